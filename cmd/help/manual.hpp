// SPDX-License-Identifier: MIT
#pragma once

#include "line/command.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace csm::cmd {

/// What `csm` alone prints: the commands, the first examples, and where to read on. Pages are at most `width`
/// columns wide, counted as 40 to 100.
std::string overview_page(std::span<const Command> commands, int width);

/// What `csm help health` prints.
std::string command_page(const Command& command, int width);

/// The command with this name; null when there is none.
const Command* find_command(std::span<const Command> commands, std::string_view name);

/// `there is no command "helth"; did you mean "health"?`
Failure unknown_command(std::span<const Command> commands, std::string_view name);

/// The help command over a list of commands; `commands` is called when help is asked for.
Command help_command_for(std::function<std::vector<Command>()> commands);

}  // namespace csm::cmd
