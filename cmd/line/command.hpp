// SPDX-License-Identifier: MIT
#pragma once

#include "line/operand.hpp"
#include "line/option.hpp"
#include "line/outcome.hpp"
#include "terminal/io.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace csm::cmd {

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
