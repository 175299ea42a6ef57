// SPDX-License-Identifier: MIT
#pragma once

#include "line/command.hpp"
#include "scoring_run.hpp"
#include "with_portfolio.hpp"

#include <functional>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace csm::cmd {

/// What the command can do; everything unless it says otherwise.
template <class C>
inline constexpr Abilities abilities = [] {
    if constexpr (requires { C::abilities; }) return C::abilities;
    return Abilities{};
}();

/// Opens what a scoring command needs, in the order in which mistakes are cheapest to tell, and runs it.
template <ScoringKind C>
Outcome run_scoring(const ScoringArguments& arguments, Io& io) {
    if (const auto usable = check_csv_arguments(arguments); !usable) return usable.error();
    if constexpr (requires { C::fill(arguments, io); })
        if (C::fills(arguments)) return C::fill(arguments, io);
    if (arguments.format == Format::xlsx && arguments.output.empty() && io.out_is_terminal)
        return no_workbook_on_a_terminal(std::string{C::name} + ".xlsx");
    if (const auto usable = check_gate_arguments(arguments); !usable) return usable.error();
    return with_portfolio(
        C::name, arguments, io,
        [&](const ScoringArguments& dated, Inputs& inputs, const Model& model,
            Selection selection) -> Outcome {
            const auto decisions = abilities<C>.decides ? DecisionFile::open(C::name, dated, model, inputs)
                                                        : Result<DecisionFile>{DecisionFile{}};
            if (!decisions) return decisions.error();
            auto output = inputs.open_output(dated.output);
            if (!output) return output.error();
            return Scoring<C>{dated, io, model, *decisions, std::move(selection), *output}.run(inputs);
        });
}

/// The declaration that all scoring commands share; `own_options` makes a group of the command's own.
template <ScoringKind C>
Invocation declare_scoring(std::vector<SortKey> sort_keys, std::string_view default_order,
                           const std::function<OptionGroup(ScoringArguments&)>& own_options = {}) {
    std::vector<Format> files;
    if constexpr (requires { C::files; }) files.assign(std::begin(C::files), std::end(C::files));
    const auto arguments = std::make_shared<ScoringArguments>();
    Invocation invocation;
    if (own_options) invocation.options.push_back(own_options(*arguments));
    auto shared = scoring_options(*arguments, {.sort_keys = std::move(sort_keys),
                                               .default_order = default_order,
                                               .levels = words_of(C::levels),
                                               .files = std::move(files),
                                               .abilities = abilities<C>});
    for (auto& group : shared) invocation.options.push_back(std::move(group));
    invocation.operands = portfolio_operands(*arguments);
    invocation.run = [arguments](Io& io) { return run_scoring<C>(*arguments, io); };
    return invocation;
}

}  // namespace csm::cmd
