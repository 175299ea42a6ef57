// SPDX-License-Identifier: MIT
#include "gates.hpp"

#include <csm/escaped.hpp>
#include <csm/nearest.hpp>

#include <fmt/format.h>

namespace csm::cmd {

void tell_unmatched(std::string_view command, Io& io, const std::vector<Unmatched>& unmatched) {
    for (const auto& [what, value, nearest] : unmatched)
        io.err(fmt::format(
            "csm {}: {}\n", command,
            escaped(fmt::format("no account has the {} \"{}\"{}", what, value,
                                nearest ? fmt::format("; did you mean \"{}\"?", *nearest) : ""))));
}

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
    return strict || counts.accounts > 0 ? Status::gate_tripped : Status::done;
}

boost::system::result<Selection, Failure> selection_of(const ScoringArguments& arguments,
                                                       const Model& model) {
    auto selection = Selection::make(arguments.filters, model);
    if (selection) return std::move(*selection);
    std::vector<std::string> known;
    for (const auto& segment : model.segments) known.push_back(segment.name);
    return wrong_usage(unknown_word("--segment", selection.error().name, known));
}

}  // namespace csm::cmd
