// SPDX-License-Identifier: MIT
#pragma once

#include "support/models.hpp"

#include <csm/pages.hpp>

#include <vector>

namespace csm::test {

/// Accounts as a page lists them, with their totals, on 2026-02-09 under the standard model.
struct ListedAccounts {
    explicit ListedAccounts(std::vector<Account> accounts) {
        for (auto& account : accounts) {
            auto assessment = assess(account, model, settings);
            summary.add(figures_of(account, assessment, model, settings));
            listing_.rows.push_back({std::move(account), std::move(assessment)});
        }
        listing_.selected = accounts.size();
        plan_week();
    }

    const Listing<Assessment>& listing() const { return listing_; }

    const Model& model = standard_model();
    Settings settings{Date{2026, 2, 9}, Missing::exclude};
    PortfolioSummary summary{model};

  private:
    void plan_week() {
        const PortfolioAnalysis analysis{model, settings};
        WeekQueue queue{analysis, SortKey::priority, usual_capacity};
        auto batch = queue.batch();
        for (std::size_t i = 0; i < listing_.rows.size(); ++i)
            batch.take(listing_.rows[i].account, listing_.rows[i].scored, i);
        queue.add(batch);
        listing_.week = queue.plan();
        for (const auto place : listing_.week.places) listing_.week_rows.push_back(listing_.rows[place]);
    }

    Listing<Assessment> listing_;
};

}  // namespace csm::test
