// SPDX-License-Identifier: MIT
#pragma once

#include "files/inputs.hpp"
#include "gates.hpp"
#include "kept_accounts.hpp"
#include "listing_output.hpp"
#include "problem_log.hpp"
#include "scoring_batch.hpp"

#include <algorithm>
#include <vector>

namespace csm::cmd {

/// One run of a scoring command: read, select, score, sum up, order, write. `Analysis` says what is scored
/// and how it is written; commands/health.cpp is the smallest one.
template <class Analysis>
class Scoring {
  public:
    Scoring(const ScoringArguments& arguments, Io& io, Analysis analysis, Selection selection, Output& output)
        : arguments_{arguments},
          io_{io},
          analysis_{std::move(analysis)},
          selection_{std::move(selection)},
          output_{output},
          customer_writer_{analysis_, arguments.format, arguments.explain},
          account_output_{analysis_, arguments.format, output} {}

    Scoring(const Scoring&) = delete;
    Scoring& operator=(const Scoring&) = delete;

    Outcome run(const Inputs& inputs) {
        Portfolio portfolio{
            inputs.portfolios(), analysis_.model,
            read_options(arguments_, io_, read_again<Analysis>(arguments_, rules_.streams()))};
        const auto counts = portfolio.read(first_reading());
        if (counts)
            if (const auto written = write(portfolio, (*counts).rejected); !written) return written.error();
        if (const auto unchanged = inputs.check_unchanged(); !unchanged) return unchanged.error();
        if (!counts) tell();
        if (!counts) return counts.error();
        if (const auto finished = output_.finish(); !finished) return finished.error();
        tell();
        return check_gates(io_, Analysis::name, arguments_,
                           {.problems = problems_.count(), .accounts = selected_.tripped});
    }

  private:
    using FirstBatch = ScoringBatch<Analysis>;
    using SecondBatch = WritingBatch<Analysis>;

    BatchSink first_reading() {
        return {.make = [this] { return std::make_unique<FirstBatch>(rules_); },
                .deliver = [this](AccountBatch& batch) { add(dynamic_cast<FirstBatch&>(batch)); },
                .problem = [this](Problem problem) { problems_.add(std::move(problem)); }};
    }

    void add(FirstBatch& batch) {
        selected_.add(batch.selected, analysis_);
        std::move(batch.ranked.begin(), batch.ranked.end(), std::back_inserter(ranked_));
        account_output_.write(batch.written(rules_.most_listed() - listed_));
        listed_ += std::min(batch.ends.size(), rules_.most_listed() - listed_);
    }

    /// The places of the listed accounts, in order.
    std::vector<std::uint64_t> places() { return first_places(std::move(ranked_), rules_.most_listed()); }

    BatchSink second_reading() {
        return {.make = [this] { return std::make_unique<SecondBatch>(rules_); },
                .deliver =
                    [this](AccountBatch& batch) {
                        account_output_.write(dynamic_cast<SecondBatch&>(batch).text.view());
                    },
                .problem = {}};
    }

    Result<void> write(Portfolio& portfolio, std::uint64_t rejected) {
        if (is_page(arguments_.format)) return write_page(portfolio, rejected);
        if (!rules_.streams()) portfolio.read_again(places(), second_reading());
        return account_output_.finish(rejected, problems_);
    }

    Result<void> write_page(Portfolio& portfolio, std::uint64_t rejected) {
        const auto kept = keep_listed(portfolio, places(), shows_account_pages<Analysis>(arguments_),
                                      [this](Problem problem) { problems_.add(std::move(problem)); });
        if (io_.progress) io_.progress->begin(Progress::Work::writing, 0);
        return write_listing(kept.listing(selected_.count, rejected), problems_, analysis_, arguments_, io_,
                             output_);
    }

    void tell() const { tell_findings(Analysis::name, io_, problems_, selection_, selected_); }

    const ScoringArguments& arguments_;
    Io& io_;
    Analysis analysis_;
    Selection selection_;
    Output& output_;
    CustomerWriter<Analysis> customer_writer_;
    AccountOutput<Analysis> account_output_;
    ScoringRules<Analysis> rules_{arguments_, analysis_, selection_, customer_writer_,
                                  arguments_.sort.value_or(Analysis::default_sort(arguments_.format))};
    ProblemLog problems_{Analysis::name, arguments_, io_};
    std::vector<RankedPlace> ranked_;
    SelectedAccounts selected_;
    std::size_t listed_ = 0;  // accounts written while reading
};

}  // namespace csm::cmd
