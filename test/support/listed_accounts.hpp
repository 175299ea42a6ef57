// SPDX-License-Identifier: MIT
#pragma once

#include "support/models.hpp"

#include <csm/documents.hpp>

#include <vector>

namespace csm::test {

/// Accounts as a page lists them, with their totals, on 2026-02-09 under the standard model.
struct ListedAccounts {
    explicit ListedAccounts(std::vector<Account> accounts) : accounts_{std::move(accounts)} {
        for (const auto& account : accounts_) {
            pointers_.push_back(&account);
            summary.add(figures_of(account, assess(account, model, settings), model, settings));
        }
    }

    Listing listing() const { return {.accounts = pointers_, .selected = pointers_.size(), .rejected = 0}; }

    const Model& model = standard_model();
    Settings settings{Date{2026, 2, 9}, Missing::exclude};
    PortfolioSummary summary{model};

  private:
    std::vector<Account> accounts_;
    std::vector<const Account*> pointers_;
};

}  // namespace csm::test
