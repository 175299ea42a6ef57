// SPDX-License-Identifier: MIT
#include "gates.hpp"

#include <fmt/format.h>

namespace csm::cmd {

Status check_gates(Io& io, std::string_view command, const ScoringArguments& arguments,
                   const GateCounts& counts) {
    const bool strict = arguments.strict && counts.problems > 0;
    if (strict)
        io.err(fmt::format("csm {}: the input has {} {} (--strict)\n", command, counts.problems,
                           counts.problems == 1 ? "problem" : "problems"));
    if (counts.accounts > 0)
        io.err(fmt::format("csm {}: {} at \"{}\" or worse (--fail-on)\n", command,
                           counts.accounts == 1 ? "1 account is"
                                                : fmt::format("{} accounts are", counts.accounts),
                           arguments.fail_on));
    if (arguments.gate == GateOn::effective)
        io.err(fmt::format(
            "csm {}: --gate effective: the team's decisions change what --fail-on says of {}\n", command,
            counts.changed == 1 ? "1 account" : fmt::format("{} accounts", counts.changed)));
    return strict || counts.accounts > 0 ? Status::gate_tripped : Status::done;
}

boost::system::result<void, Failure> check_gate_arguments(const ScoringArguments& arguments) {
    if (!arguments.gate || !arguments.fail_on.empty()) return {};
    return wrong_usage({{}, "--gate says what --fail-on looks at", "add --fail-on with a level"});
}

Failure no_workbook_on_a_terminal(std::string_view file) {
    return wrong_usage({{},
                        "--format xlsx writes a file for a spreadsheet program, not text",
                        fmt::format("add --output {}", file)});
}

}  // namespace csm::cmd
