// SPDX-License-Identifier: MIT
#pragma once

#include "line/command.hpp"

#include <csm/guide.hpp>

#include <span>
#include <string>

namespace csm::cmd {

/// The page csm(1), for `man`: what `csm help` prints, and the options, environment and exit status.
std::string overview_manual_page(std::span<const Command> commands);

/// The page csm-health(1), for `man`: what `csm help health` prints.
std::string command_manual_page(const Command& command, std::span<const Command> commands);

/// The page csm-playbooks(7), for `man`: the guide.
std::string guide_manual_page(const Guide& guide, std::span<const Command> commands);

}  // namespace csm::cmd
