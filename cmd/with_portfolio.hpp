// SPDX-License-Identifier: MIT
#pragma once

#include "day.hpp"
#include "files/inputs.hpp"
#include "line/outcome.hpp"
#include "line/scoring_arguments.hpp"
#include "selection.hpp"

#include <string_view>
#include <utility>

namespace csm::cmd {

/// Opens what a command about the accounts of a portfolio needs, in the order in which mistakes are cheapest
/// to tell, and returns what `use(arguments, inputs, model, selection)` makes of it, whose arguments have the
/// day that is looked at. What the command itself needs before the portfolios are opened, `first(inputs,
/// model)` may open; it may change the model.
template <class Use, class First>
Outcome with_portfolio(std::string_view command, const ScoringArguments& arguments, Io& io, Use use,
                       First first) {
    Inputs inputs{io, arguments.quiet};
    auto model = load_model(arguments.model, inputs);
    if (!model) return model.error();
    const boost::system::result<void, Failure> ready = first(inputs, *model);
    if (!ready) return ready.error();
    auto selection = selection_of(command, arguments, *model);
    if (!selection) return selection.error();
    show_progress(arguments, io);
    if (const auto opened = inputs.open_portfolios(arguments.files); !opened) return opened.error();
    auto dated = arguments;
    if (const auto settled = settle_day(command, dated, inputs); !settled) return settled.error();
    selection = named_selection(command, dated, std::move(*selection), inputs, *model);
    if (!selection) return selection.error();
    return use(std::as_const(dated), inputs, *model, std::move(*selection));
}

/// The same for a command that needs nothing else.
template <class Use>
Outcome with_portfolio(std::string_view command, const ScoringArguments& arguments, Io& io, Use use) {
    return with_portfolio(command, arguments, io, std::move(use),
                          [](Inputs&, const Model&) { return boost::system::result<void, Failure>{}; });
}

}  // namespace csm::cmd
