// SPDX-License-Identifier: MIT
#pragma once

#include "files/inputs.hpp"
#include "line/outcome.hpp"
#include "line/scoring_arguments.hpp"
#include "selection.hpp"

#include <string_view>
#include <utility>

namespace csm::cmd {

/// Opens what a command about the accounts of a portfolio needs, in the order in which mistakes are cheapest
/// to tell, and returns what `use(inputs, model, selection)` makes of it.
template <class Use>
Outcome with_portfolio(std::string_view command, const ScoringArguments& arguments, Io& io, Use use) {
    Inputs inputs{io, arguments.quiet};
    const auto model = load_model(arguments.model, inputs);
    if (!model) return model.error();
    auto selection = selection_of(arguments, *model);
    if (!selection) return selection.error();
    show_progress(arguments, io);
    if (const auto opened = inputs.open_portfolios(arguments.files); !opened) return opened.error();
    selection = named_selection(command, arguments, std::move(*selection), inputs, *model);
    if (!selection) return selection.error();
    return use(inputs, *model, std::move(*selection));
}

}  // namespace csm::cmd
