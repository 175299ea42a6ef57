// SPDX-License-Identifier: MIT
#pragma once

#include "line/command.hpp"

#include <span>
#include <string>

namespace csm::cmd {

/// Reads the words after the command's name: --name value, --name=value, -n value; -- ends the options, names
/// are written in full. Keeps every value that fits and returns the first error. Nothing is kept of a command
/// line that has an option unknown to the invocation.
Result<void> parse(std::span<const std::string> words, const Invocation& invocation);

}  // namespace csm::cmd
