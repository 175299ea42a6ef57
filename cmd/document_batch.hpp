// SPDX-License-Identifier: MIT
#pragma once

#include "rank.hpp"
#include "selected_accounts.hpp"

#include <csm/document_template.hpp>
#include <csm/portfolio.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace csm::cmd {

/// The accounts that documents are about, by the lists that they are in.
struct DocumentPlaces {
    std::vector<RankedPlace> listed;  // a document each; or, in a document about the portfolio:
    std::vector<RankedPlace> queue;
    std::vector<RankedPlace> changes;
    std::vector<RankedPlace> renewals;
    std::vector<RankedPlace> ready;

    void add(DocumentPlaces more);
    void clear();

    /// Puts the account into the lists of a document about the portfolio; `usual` is its rank in the queue.
    void add_to_lists(const Account& account, const Assessment& assessment, Date as_of, Rank usual,
                      std::uint64_t place);
};

/// What the batches of a run have in common.
template <class Analysis>
struct DocumentRules {
    const ScoringArguments& arguments;
    const Analysis& analysis;
    const Selection& selection;
    Scope scope;
    SortKey order;
};

/// Selects and scores accounts, and remembers where they stand.
template <class Analysis>
class DocumentBatch : public AccountBatch {
  public:
    explicit DocumentBatch(const DocumentRules<Analysis>& rules) : rules_{rules} {}

    void clear() override {
        selected.clear();
        places.clear();
    }

    void take(Account& account, std::uint64_t place) override {
        selected.take(account, rules_, Detail::scores_only, [&](const Assessment& assessment) {
            auto rank = rules_.analysis.rank(rules_.order, account, assessment);
            if (rules_.scope == Scope::account)
                places.listed.push_back({std::move(rank), place});
            else
                places.add_to_lists(account, assessment, rules_.analysis.settings.as_of, std::move(rank),
                                    place);
        });
    }

    SelectedBatch<Analysis> selected;
    DocumentPlaces places;

  private:
    const DocumentRules<Analysis>& rules_;
};

}  // namespace csm::cmd
