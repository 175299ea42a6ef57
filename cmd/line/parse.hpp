// SPDX-License-Identifier: MIT
#pragma once

#include "line/command.hpp"

#include <cstddef>
#include <set>
#include <span>
#include <string>

namespace csm::cmd {

/// What a command line has, whatever its values.
struct Given {
    std::set<std::string> options{};  ///< by their names
    std::size_t operands = 0;
};

/// Reads the words after the command's name: --name value, --name=value, -n value; -- ends the options, names
/// are written in full. Keeps every value that fits and returns the first error. Nothing is kept of a command
/// line that has an option unknown to the invocation. Words such as "yesterday" count from `today`.
Result<Given> parse(std::span<const std::string> words, const Invocation& invocation, Date today);

}  // namespace csm::cmd
