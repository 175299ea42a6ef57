// SPDX-License-Identifier: MIT
#pragma once

#include "line/command.hpp"

#include <span>
#include <string>

namespace csm::cmd {

/// Carries out a command line, without the program's name, and returns the exit status (see Status). Data
/// goes to `io.out`, everything else to `io.err`.
int run(std::span<const std::string> args, Io& io, std::span<const Command> commands);

/// The same with all commands of the program.
int run(std::span<const std::string> args, Io& io);

/// The whole program on the streams of this process.
int run_process(int argc, const char* const* argv);

}  // namespace csm::cmd
