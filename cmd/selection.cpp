// SPDX-License-Identifier: MIT
#include "selection.hpp"

#include "problem_log.hpp"

#include <csm/asked_names.hpp>
#include <csm/escaped.hpp>
#include <csm/nearest.hpp>
#include <csm/outlook.hpp>
#include <csm/where_columns.hpp>

#include <fmt/format.h>

#include <utility>

namespace csm::cmd {

namespace {

/// Whether the name must stand as accounts have it: where a slip might go unseen.
bool is_exact(const ScoringArguments& arguments) {
    const bool writes_file = !arguments.output.empty() && arguments.output != "-";
    return writes_file || arguments.strict || !arguments.fail_on.empty();
}

}  // namespace

boost::system::result<Selection, Failure> selection_of(std::string_view command,
                                                       const ScoringArguments& arguments,
                                                       const Model& model) {
    auto selection = Selection::make(arguments.filters, model);
    if (!selection) {
        const auto& [option, name, known] = selection.error();
        return wrong_usage(unknown_word(fmt::format("--{}", option), name, known));
    }
    if (arguments.filters.where.empty()) return std::move(*selection);
    auto where = Where::read(arguments.filters.where, comparable_fields(command, model));
    if (!where) return wrong_usage(where.error());
    (*selection).restrict_to(std::move(*where));
    return std::move(*selection);
}

std::string selection_shown(const Selection& selection) {
    auto filters = selection.filters();
    filters.customers.clear();
    const auto phrase = phrase_of(filters);
    return phrase == phrase_of({}) ? std::string{} : phrase;
}

Settings settings_of(const ScoringArguments& arguments, const Io& io, const Decisions* decisions,
                     const Selection& selection) {
    return {.as_of = arguments.as_of.value_or(io.today),
            .missing = arguments.missing,
            .decisions = decisions,
            .weekend = arguments.weekend,
            .selection = selection_shown(selection)};
}

void look_ahead(const Selection& selection, Settings& settings, const Inputs& inputs, const Model& model,
                const ScoringArguments& arguments, Io& io) {
    if (!selection.looks_at_median()) return;
    Portfolio portfolio{inputs.portfolios(), model, read_options(arguments, io, ReadAgain::nothing)};
    if (const auto median = read_median_arr(portfolio)) settings.median_arr = *median;
}

void tell_nobody(std::string_view command, const ScoringArguments& arguments, std::uint64_t selected,
                 Io& io) {
    const bool is_seen = !arguments.quiet || !arguments.fail_on.empty();
    if (selected == 0 && !arguments.filters.where.empty() && is_seen)
        io.err(fmt::format("csm {}: no account passes --where and the other filters\n", command));
}

boost::system::result<Selection, Failure> named_selection(std::string_view command,
                                                          const ScoringArguments& arguments,
                                                          Selection selection, Inputs& inputs,
                                                          const Model& model) {
    if (arguments.filters.customers.empty() && arguments.filters.owners.empty()) return selection;
    auto told = arguments;
    told.format = Format::text;
    told.all_problems = false;
    ProblemLog problems{command, told, inputs.io()};
    Portfolio portfolio{inputs.portfolios(), model, read_options(arguments, inputs.io(), ReadAgain::nothing)};
    const auto names =
        read_names(portfolio, arguments.filters, [&](Problem found) { problems.add(std::move(found)); });
    if (!names) return selection;  // the command itself fails on that, and tells the problems before it
    auto asked = look_up(arguments.filters, *names, is_exact(arguments));
    if (asked.unclear) {
        if (const auto unchanged = inputs.check_unchanged(); !unchanged) return Failure{unchanged.error()};
        problems.tell();  // the name may stand in a record that was left out
        return wrong_usage(std::move(*asked.unclear));
    }
    for (const auto& sentence : asked.taken)
        inputs.io().err(escaped(fmt::format("csm {}: {}", command, sentence)) + "\n");
    selection.rename(std::move(asked.customers), std::move(asked.owners));
    return selection;
}

}  // namespace csm::cmd
