// SPDX-License-Identifier: MIT
#pragma once

#include "document_batch.hpp"
#include "document_writer.hpp"
#include "files/document_output.hpp"
#include "files/inputs.hpp"
#include "gates.hpp"
#include "line/selection_words.hpp"
#include "problem_log.hpp"

#include <memory>
#include <utility>
#include <vector>

namespace csm::cmd {

/// One run that fills a template: read, select, and fill a document for each selected account, or one for all
/// of them.
template <class Analysis>
class DocumentRun {
  public:
    DocumentRun(const ScoringArguments& arguments, Io& io, Analysis analysis, Selection selection,
                const DocumentTemplate& filled, DocumentOutput& output)
        : arguments_{arguments},
          io_{io},
          analysis_{std::move(analysis)},
          selection_{std::move(selection)},
          template_{filled},
          output_{output} {}

    DocumentRun(const DocumentRun&) = delete;
    DocumentRun& operator=(const DocumentRun&) = delete;

    Outcome run(const Inputs& inputs) {
        Portfolio portfolio{inputs.portfolios(), analysis_.model,
                            read_options(arguments_, io_, ReadAgain::records)};
        const auto counts = portfolio.read(reading());
        if (!counts) tell();
        if (!counts) return counts.error();
        const auto written = write(inputs, portfolio, (*counts).rejected);
        if (const auto unchanged = inputs.check_unchanged(); !unchanged) return unchanged.error();
        tell();
        if (!written) return written.error();
        if (const auto finished = output_.finish(); !finished) return finished.error();
        return check_gates(io_, Analysis::name, arguments_,
                           {.problems = problems_.count(), .accounts = selected_.tripped});
    }

  private:
    using Batch = DocumentBatch<Analysis>;

    BatchSink reading() {
        return {.make = [this] { return std::make_unique<Batch>(rules_); },
                .deliver = [this](AccountBatch& batch) { add(dynamic_cast<Batch&>(batch)); },
                .problem = [this](Problem problem) { add(std::move(problem)); }};
    }

    void add(Batch& batch) {
        selected_.add(batch.selected, analysis_);
        places_.add(std::move(batch.places));
    }

    void add(Problem problem) {
        if (template_.scope == Scope::portfolio) groups_.add(problem);
        problems_.add(std::move(problem));
    }

    DocumentWriter writer(const Inputs& inputs, Portfolio& portfolio) {
        return {template_,          inputs,
                portfolio,          analysis_.model,
                analysis_.settings, [this](Problem problem) { problems_.add(std::move(problem)); }};
    }

    boost::system::result<void, Failure> write(const Inputs& inputs, Portfolio& portfolio,
                                               std::uint64_t rejected) {
        auto documents = writer(inputs, portfolio);
        if (template_.scope == Scope::account)
            return documents.write_accounts(std::move(places_.listed), arguments_, io_, output_);
        PortfolioContent content{.summary = analysis_.summary,
                                 .selection = selection_words(arguments_),
                                 .queue_count = places_.queue.size(),
                                 .rejected = rejected,
                                 .problem_count = groups_.total(),
                                 .problems = groups_.groups(),
                                 .queue = {},
                                 .changes = {},
                                 .renewals = {},
                                 .ready = {}};
        return documents.write_portfolio(std::move(content), std::move(places_), arguments_, output_);
    }

    void tell() const { tell_findings(Analysis::name, io_, problems_, selection_, selected_); }

    const ScoringArguments& arguments_;
    Io& io_;
    Analysis analysis_;
    Selection selection_;
    const DocumentTemplate& template_;
    DocumentOutput& output_;
    DocumentRules<Analysis> rules_{arguments_, analysis_, selection_, template_.scope,
                                   arguments_.sort.value_or(Analysis::default_sort(Format::text))};
    DocumentPlaces places_;
    ProblemLog problems_{Analysis::name, arguments_, io_};
    ProblemGroups groups_;
    SelectedAccounts selected_;
};

}  // namespace csm::cmd
