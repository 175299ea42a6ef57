// SPDX-License-Identifier: MIT
#pragma once

#include "pages/sheet.hpp"
#include "write/data/score_columns.hpp"

#include <string>

namespace csm::pages {

/// The sheet of churn risks in the making; the model must live as long, here and below.
class ChurnSheet {
  public:
    explicit ChurnSheet(const Model& model);

    /// A row more.
    void add(const Account& account, const ChurnResult& churn);

    /// The sheet; once.
    Sheet take();

  private:
    const Model& model_;
    SheetOf<ChurnRow> rows_;
};

/// An opportunity of an account.
struct OpportunityRow {
    const Account& account;
    const ExpansionResult& scored;
    const Model& model;
    const Opportunity& opportunity;
};

/// The sheet of opportunities in the making, a row each.
class OpportunitySheet {
  public:
    OpportunitySheet(const Model& model, std::string name);

    /// A row for each of the account's opportunities.
    void add(const Account& account, const ExpansionResult& expansion);

    /// The sheet; once.
    Sheet take();

  private:
    const Model& model_;
    std::string name_;
    SheetOf<OpportunityRow> rows_;
};

}  // namespace csm::pages
