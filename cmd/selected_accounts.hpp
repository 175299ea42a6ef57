// SPDX-License-Identifier: MIT
#pragma once

#include "problem_log.hpp"
#include "selection.hpp"

#include <csm/figures.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace csm::cmd {

/// What the accounts of a batch that pass the filters come to.
template <class Analysis>
struct SelectedBatch {
    using Figures = decltype(figures_of(std::declval<Account>(), std::declval<typename Analysis::Scored>(),
                                        std::declval<Model>(), std::declval<Settings>()));

    std::vector<Figures> figures;
    Selection::Seen seen;
    std::uint64_t tripped = 0;  // accounts at the level of --fail-on or a worse one

    void clear() {
        figures.clear();
        seen = {};
        tripped = 0;
    }

    /// Scores the account if it passes the filters, and calls `use` with the result.
    template <class Rules, class Use>
    void take(const Account& account, const Rules& rules, Detail detail, Use use) {
        const auto& analysis = rules.analysis;
        if (!rules.selection.admits(account, analysis.model, analysis.settings, seen)) return;
        const auto scored = analysis.score(account, detail);
        figures.push_back(figures_of(account, scored, analysis.model, analysis.settings));
        const auto& level = rules.arguments.fail_on;
        if (!level.empty() && Analysis::trips(level, scored)) ++tripped;
        use(scored);
    }
};

/// The same of all batches of a run.
struct SelectedAccounts {
    std::uint64_t count = 0;
    std::uint64_t tripped = 0;
    Selection::Seen seen;

    /// Adds a batch, and its figures to the analysis's summary.
    template <class Analysis>
    void add(SelectedBatch<Analysis>& batch, Analysis& analysis) {
        for (const auto& figures : batch.figures) analysis.summary.add(figures);
        count += batch.figures.size();
        tripped += batch.tripped;
        seen.customers.merge(batch.seen.customers);
        seen.owners.merge(batch.seen.owners);
    }
};

/// Tells the problems of the input, and which customers and owners that were asked for it does not have.
void tell_findings(std::string_view command, Io& io, const ProblemLog& problems, const Selection& selection,
                   const SelectedAccounts& selected);

}  // namespace csm::cmd
