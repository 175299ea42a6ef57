// SPDX-License-Identifier: MIT
#pragma once

#include "line/command.hpp"

#include <csm/guide.hpp>
#include <csm/render.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace csm::cmd {

/// What `csm` alone prints, as wide as that: the commands, the first examples, and where to read on.
std::string overview_page(std::span<const Command> commands, int width);

/// What `csm help health` prints.
std::string command_page(const Command& command, int width);

/// The page csm(1): what `csm help` prints, and the options, environment and exit status.
ManualPage overview_manual_page(std::span<const Command> commands);

/// The page csm-health(1): what `csm help health` prints.
ManualPage command_manual_page(const Command& command, std::span<const Command> commands);

/// The page csm-playbooks(7): the guide.
ManualPage guide_manual_page(const Guide& guide, std::span<const Command> commands);

/// The command with this name; null when there is none.
const Command* find_command(std::span<const Command> commands, std::string_view name);

/// `there is no command "helth"; did you mean "health"?`
Failure unknown_command(std::span<const Command> commands, std::string_view name);

/// The help command over a list of commands; `commands` is called when help is asked for.
Command help_command_for(std::function<std::vector<Command>()> commands);

/// "csm 0.1.0", with its line end.
std::string version_line();

}  // namespace csm::cmd
