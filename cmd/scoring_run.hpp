// SPDX-License-Identifier: MIT
#pragma once

#include "file_writing.hpp"
#include "files/decision_file.hpp"
#include "files/inputs.hpp"
#include "gates.hpp"
#include "problem_log.hpp"
#include "scoring_kind.hpp"
#include "selection.hpp"
#include "week_of.hpp"

#include <csm/customer_output.hpp>
#include <csm/pages.hpp>

#include <functional>
#include <utility>

namespace csm::cmd {

/// One run of a scoring command.
template <ScoringKind C>
class Scoring {
  public:
    using Analysis = typename C::Analysis;

    Scoring(const ScoringArguments& arguments, Io& io, const Model& model, const DecisionFile& decisions,
            Selection selection, Output& output)
        : arguments_{arguments},
          io_{io},
          analysis_{model, settings_of(arguments, io, decisions.of_the_team(), selection)},
          query_{std::move(selection), arguments.sort.value_or(C::default_order(arguments.format)),
                 is_message(arguments.format) ? all_of_them : arguments.top.value_or(all_of_them),
                 value_for(C::levels, arguments.fail_on), arguments.gate == GateOn::effective},
          week_{arguments.capacity.value_or(usual_capacity)},
          decisions_{decisions},
          output_{output} {}

    Scoring(const Scoring&) = delete;
    Scoring& operator=(const Scoring&) = delete;

    Outcome run(const Inputs& inputs) {
        look_ahead(query_.selection, analysis_.settings, inputs, analysis_.model, arguments_, io_);
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

    /// Nothing is remembered then; rows that depend on the whole portfolio cannot be written while it is
    /// read.
    bool streams() const {
        return !WeekOf<Analysis>::is_there && query_.order == SortKey::input && !is_page(arguments_.format);
    }

    RecordUse of_records() const {
        if constexpr (requires { C::of_records(arguments_); }) return C::of_records(arguments_);
        return {};
    }

    ReadAgain reads_again() const {
        if (streams()) return ReadAgain::nothing;
        return of_records().any() ? ReadAgain::records : ReadAgain::accounts;
    }

    std::function<void(Problem)> problem() {
        return [this](Problem found) { problems_.add(std::move(found)); };
    }

    Answered write_customers(Portfolio& portfolio) {
        CustomerOutput<Analysis> customers{analysis_, data_format(arguments_.format), arguments_.explain,
                                           [this](std::string_view text) { output_.write(text); },
                                           arguments_.csv};
        const auto write = [&](std::string_view text) { customers.write(text); };
        auto answer = write_in_order(portfolio, customers, write);
        if (!answer) return answer;
        auto tail = problems_.json_tail((*answer).rejected);
        if (analysis_.settings.decisions) tail.decisions = &(*answer).decisions;
        if (const auto finished = customers.finish((*answer).summary, tail, problems_.json()); !finished)
            return finished.error();
        return answer;
    }

    // The decisions' own problems come first, those about customers that nobody has last.
    Answered ask(Portfolio& portfolio, auto& keeper) {
        decisions_.tell_problems(problem());
        auto answer = csm::run(portfolio, query_, analysis_, keeper, problem());
        if (answer) decisions_.tell_unknown((*answer).decisions.met, problem());
        return answer;
    }

    /// In the order of the input, customers are written while they are read and none is remembered.
    Answered stream(Portfolio& portfolio, const CustomerOutput<Analysis>& customers, const TextTaker& write) {
        WrittenAccounts<Analysis, CustomerOutput<Analysis>> written{customers, query_.most_listed, write};
        return ask(portfolio, written);
    }

    Answered write_in_order(Portfolio& portfolio, const CustomerOutput<Analysis>& customers,
                            const TextTaker& write) {
        if constexpr (!WeekOf<Analysis>::is_there)
            if (streams()) return stream(portfolio, customers, write);
        return rank(portfolio, customers, write);
    }

    Answered rank(Portfolio& portfolio, const CustomerOutput<Analysis>& customers, const TextTaker& write) {
        auto ranking = week_.ranking(analysis_, query_);
        auto answer = ask(portfolio, ranking);
        if (!answer) return answer;
        week_.plan(ranking, analysis_);
        write_again(portfolio, ranking.places(), analysis_, customers, write);
        return answer;
    }

    Answered write_page(Portfolio& portfolio) {
        auto ranking = week_.ranking(analysis_, query_);
        auto answer = ask(portfolio, ranking);
        if (!answer) return answer;
        week_.plan(ranking, analysis_);
        const auto places = ranking.places();
        auto listing = week_.listing(portfolio, places, analysis_, *answer);
        if (of_records().people) week_.read_week_notes(portfolio, listing);
        if (of_records().histories) read_notes(listing, portfolio, places, problem());
        if (io_.progress) io_.progress->begin(Progress::Work::writing, 0);
        if (const auto written = write_listing(listing, (*answer).summary); !written) return written.error();
        return answer;
    }

    Result<void> write_listing(const Listing<typename Analysis::Scored>& listing,
                               const typename Analysis::Summary& summary) {
        if constexpr (requires { &C::write_file; })
            if (!is_text(arguments_.format))
                return C::write_file(listing, summary, analysis_,
                                     FileWriting{arguments_, io_, problems_, output_});
        cmd::write_page(C::document(listing, summary, analysis_, arguments_), arguments_, io_, output_);
        return {};
    }

    const ScoringArguments& arguments_;
    Io& io_;
    Analysis analysis_;
    Query<Analysis> query_;
    WeekOf<Analysis> week_;
    const DecisionFile& decisions_;
    Output& output_;
    ProblemLog problems_{C::name, arguments_, io_};
};

}  // namespace csm::cmd
