// SPDX-License-Identifier: MIT
#pragma once

#include "line/option.hpp"

#include <csm/error.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace csm::cmd {

/// What stands on the command line without dashes: a file, a sub-word. A lone - is an operand too.
struct Operand {
    std::string name;                  ///< as the usage shows it, such as FILE
    std::string summary;               ///< a phrase without a full stop
    std::vector<std::string> choices;  ///< words to offer in help and completions; `store` decides
    Offer offer;                       ///< for completions, where there are no choices
    bool required = false;
    bool repeatable = false;  ///< takes all that is left; only the last operand may
    std::function<Result<void>(std::string_view value)> store;
};

/// One operand that may be left out.
Operand operand(std::string_view name, std::string_view summary, std::string& variable, Offer offer = {});

/// Any number of operands.
Operand operands(std::string_view name, std::string_view summary, std::vector<std::string>& variable,
                 Offer offer = {});

/// One word of a closed list, such as a sub-command, that must be given.
Operand word(std::string_view name, std::string_view summary, std::string& variable,
             std::vector<std::string> choices);

}  // namespace csm::cmd
