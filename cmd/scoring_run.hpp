// SPDX-License-Identifier: MIT
#pragma once

#include "files/decision_file.hpp"
#include "files/inputs.hpp"
#include "gates.hpp"
#include "problem_log.hpp"
#include "selection.hpp"

#include <csm/customer_output.hpp>
#include <csm/pages.hpp>
#include <csm/ranking.hpp>

#include <concepts>
#include <functional>
#include <utility>

namespace csm::cmd {

/// A command that scores: its analysis, its words, and its page for people. It has `write_file` when it makes
/// pages for browsers and workbooks, and `fills` when it may do something else with the same arguments.
template <class C>
concept ScoringKind = Analysis<typename C::Analysis> &&
    requires(Format format, const ScoringArguments& arguments) {
    { C::name } -> std::convertible_to<std::string_view>;
    { C::default_order(format) } -> std::same_as<SortKey>;
    { C::levels } -> std::convertible_to<const Choices<typename C::Analysis::Level>&>;
};

/// One run of a scoring command.
template <ScoringKind C>
class Scoring {
  public:
    using Analysis = typename C::Analysis;

    Scoring(const ScoringArguments& arguments, Io& io, const Model& model, const DecisionFile& decisions,
            Selection selection, Output& output)
        : arguments_{arguments},
          io_{io},
          analysis_{model,
                    {arguments.as_of.value_or(io.today), arguments.missing, decisions.of_the_team(),
                     selection_shown(selection)}},
          query_{std::move(selection), arguments.sort.value_or(C::default_order(arguments.format)),
                 arguments.top.value_or(all_of_them), value_for(C::levels, arguments.fail_on),
                 arguments.gate == GateOn::effective},
          decisions_{decisions},
          output_{output} {}

    Scoring(const Scoring&) = delete;
    Scoring& operator=(const Scoring&) = delete;

    Outcome run(const Inputs& inputs) {
        Portfolio portfolio{inputs.portfolios(), analysis_.model,
                            read_options(arguments_, io_, reads_again())};
        const auto answer = is_page(arguments_.format) ? write_page(portfolio) : write_customers(portfolio);
        if (const auto unchanged = inputs.check_unchanged(); !unchanged) return unchanged.error();
        if (!answer) problems_.tell();
        if (!answer) return answer.error();
        if (const auto finished = output_.finish(); !finished) return finished.error();
        problems_.tell();
        tell_nobody(C::name, arguments_, (*answer).selected, io_);
        return check_gates(io_, C::name, arguments_,
                           {.problems = problems_.count(),
                            .accounts = (*answer).tripped,
                            .changed = (*answer).decisions.gate_changed});
    }

  private:
    using Answered = Result<Answer<Analysis>>;

    /// In the order of the input, customers are written while they are read and none is remembered.
    bool streams() const { return query_.order == SortKey::input && !is_page(arguments_.format); }

    bool shows_histories() const {
        if constexpr (requires { C::shows_histories(arguments_); }) return C::shows_histories(arguments_);
        return false;
    }

    /// A history stands in the records.
    ReadAgain reads_again() const {
        if (streams()) return ReadAgain::nothing;
        return shows_histories() ? ReadAgain::records : ReadAgain::accounts;
    }

    std::function<void(Problem)> problem() {
        return [this](Problem found) { problems_.add(std::move(found)); };
    }

    Answered write_customers(Portfolio& portfolio) {
        CustomerOutput<Analysis> customers{analysis_, data_format(arguments_.format), arguments_.explain,
                                           [this](std::string_view text) { output_.write(text); },
                                           arguments_.csv};
        const auto write = [&](std::string_view text) { customers.write(text); };
        auto answer = streams() ? stream(portfolio, customers, write) : rank(portfolio, customers, write);
        if (!answer) return answer;
        auto tail = problems_.json_tail((*answer).rejected);
        if (analysis_.settings.decisions) tail.decisions = &(*answer).decisions;
        if (const auto finished = customers.finish((*answer).summary, tail, problems_.json()); !finished)
            return finished.error();
        return answer;
    }

    /// The decisions' own problems come first, those about customers that nobody has last.
    template <class K>
    Answered ask(Portfolio& portfolio, K& keeper) {
        decisions_.tell_problems(problem());
        auto answer = csm::run(portfolio, query_, analysis_, keeper, problem());
        if (answer) decisions_.tell_unknown((*answer).decisions.met, problem());
        return answer;
    }

    Answered stream(Portfolio& portfolio, const CustomerOutput<Analysis>& customers, const TextTaker& write) {
        WrittenAccounts<Analysis, CustomerOutput<Analysis>> written{customers, query_.most_listed, write};
        return ask(portfolio, written);
    }

    Answered rank(Portfolio& portfolio, const CustomerOutput<Analysis>& customers, const TextTaker& write) {
        Ranking ranking{analysis_, query_};
        auto answer = ask(portfolio, ranking);
        if (answer) write_again(portfolio, ranking.places(), analysis_, customers, write);
        return answer;
    }

    Answered write_page(Portfolio& portfolio) {
        Ranking ranking{analysis_, query_};
        auto answer = ask(portfolio, ranking);
        if (!answer) return answer;
        const auto places = ranking.places();
        auto listing = list_again(portfolio, places, analysis_);
        listing.selected = (*answer).selected;
        listing.rejected = (*answer).rejected;
        listing.decisions = (*answer).decisions;
        if (shows_histories()) read_histories(listing, portfolio, places, problem());
        if (io_.progress) io_.progress->begin(Progress::Work::writing, 0);
        if (const auto written = write_listing(listing, (*answer).summary); !written) return written.error();
        return answer;
    }

    Result<void> write_listing(const Listing<typename Analysis::Scored>& listing,
                               const typename Analysis::Summary& summary) {
        if constexpr (requires { &C::write_file; })
            if (arguments_.format == Format::html || arguments_.format == Format::xlsx)
                return C::write_file(listing, summary, analysis_, problems_, arguments_.format, output_);
        cmd::write_page(C::document(listing, summary, analysis_, arguments_), arguments_, io_, output_);
        return {};
    }

    const ScoringArguments& arguments_;
    Io& io_;
    Analysis analysis_;
    Query<Analysis> query_;
    const DecisionFile& decisions_;
    Output& output_;
    ProblemLog problems_{C::name, arguments_, io_};
};

}  // namespace csm::cmd
