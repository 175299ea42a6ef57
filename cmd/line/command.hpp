// SPDX-License-Identifier: MIT
#pragma once

#include "line/option.hpp"
#include "line/outcome.hpp"
#include "terminal/io.hpp"

#include <csm/error.hpp>

#include <functional>
#include <span>
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
    bool repeatable = false;    ///< takes all that is left; only the last operand may
    bool is_portfolio = false;  ///< names what the command scores; a configuration may name it instead
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

/// A command line that works, and what it is for.
struct Example {
    std::string_view command;
    std::string_view what;
};

/// One use of a command: where its options and operands go, and what to run once they are filled in. All
/// three share one fresh argument struct, which `run` keeps alive.
struct Invocation {
    std::vector<OptionGroup> options;
    std::vector<Operand> operands;  ///< empty: the command takes none
    std::function<Outcome(Io& io)> run;
};

/// A command of the program. The texts live as long as the program.
struct Command {
    std::string_view name;         ///< the word on the command line
    std::string_view summary;      ///< a phrase without a full stop, for the overview
    std::string_view usage;        ///< "csm health [OPTION…] [FILE…]", one line a form
    std::string_view description;  ///< paragraphs, separated by empty lines
    std::vector<Example> examples;
    std::function<Invocation()> declare;
};

/// Every command of the program, in the order of the overview.
std::vector<Command> all_commands();

}  // namespace csm::cmd
