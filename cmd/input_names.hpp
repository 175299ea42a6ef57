// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>

#include <string>
#include <vector>

namespace csm::cmd {

/// The inputs that the words of a command line mean: a folder stands for the portfolios in it, in the order
/// of their names, and a word with *, ? or [ that is no file for the files it matches. Fails when a folder
/// holds no portfolio or a pattern matches nothing.
Result<std::vector<std::string>> input_names(const std::vector<std::string>& words);

}  // namespace csm::cmd
