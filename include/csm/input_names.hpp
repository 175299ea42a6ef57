// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// What the words of a command line mean.
struct InputNames {
    struct LeftOut {
        std::string name;
        std::string_view kind;  ///< "a pipe", "a socket" or "a device"
    };

    std::vector<std::string> names;
    std::vector<LeftOut> left_out;  ///< what a folder or a pattern leads to, but nobody named
};

/// The inputs that the words of a command line mean: a folder stands for the portfolios in it, in the order
/// of their names, and a word with *, ? or [ that is no file for the files it matches. Fails when a folder
/// holds no portfolio or a pattern matches nothing.
Result<InputNames> input_names(const std::vector<std::string>& words);

}  // namespace csm
