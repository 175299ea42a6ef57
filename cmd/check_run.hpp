// SPDX-License-Identifier: MIT
#pragma once

#include "line/common_arguments.hpp"
#include "line/outcome.hpp"

#include <cstdint>
#include <vector>

namespace csm::cmd {

/// What --fail-on of csm check looks for.
enum class CheckLevel : std::uint8_t { problems, suspicious, incomplete };

/// What csm check is told on the command line.
struct CheckArguments : CommonArguments {
    std::vector<CheckLevel> fail_on;
};

/// Reads the portfolio once, writes what was found, and then looks at the gates.
Outcome run_check(const CheckArguments& arguments, Io& io);

}  // namespace csm::cmd
