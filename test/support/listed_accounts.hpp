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
    }

    const Listing<Assessment>& listing() const { return listing_; }

    const Model& model = standard_model();
    Settings settings{Date{2026, 2, 9}, Missing::exclude};
    PortfolioSummary summary{model};

  private:
    Listing<Assessment> listing_;
};

}  // namespace csm::test
