// SPDX-License-Identifier: MIT
#pragma once

#include "line/outcome.hpp"
#include "line/scoring_arguments.hpp"
#include "terminal/io.hpp"

#include <cstdint>
#include <string_view>

namespace csm::cmd {

/// What the gates look at.
struct GateCounts {
    std::uint64_t problems = 0;  ///< of the input
    std::uint64_t accounts = 0;  ///< at the level of --fail-on or a worse one
    std::uint64_t changed = 0;   ///< that the team's decisions made the gate judge otherwise
};

/// The status that --strict and --fail-on ask for; every gate that trips says why on `io.err`.
Status check_gates(Io& io, std::string_view command, const ScoringArguments& arguments,
                   const GateCounts& counts);

/// Fails when --gate stands without --fail-on.
boost::system::result<void, Failure> check_gate_arguments(const ScoringArguments& arguments);

/// The error of the command line when a workbook would go to a terminal; `file` is a name to write it to.
Failure no_workbook_on_a_terminal(std::string_view file);

}  // namespace csm::cmd
