// SPDX-License-Identifier: MIT
#include "pages/score_sheets.hpp"

#include <csm/label.hpp>

namespace csm::pages {

namespace {

using enum ColumnType;

std::string rationale_text(const OpportunityRow& row) {
    std::string rationale;
    append_rationale(rationale, row.opportunity, row.account, row.model);
    return rationale;
}

constexpr OutputColumn<OpportunityRow> opportunity_columns[]{
    {"", "What", text, [](const OpportunityRow& row) { return value_of(word(row.opportunity.kind)); }},
    {"", "Which", text,
     [](const OpportunityRow& row) {
         return value_of(label_of_name(target_of(row.opportunity, row.account)));
     }},
    {"", "Revenue a year", money,
     [](const OpportunityRow& row) { return value_of(row.opportunity.revenue); }},
    {"", "Effort", text, [](const OpportunityRow& row) { return value_of(row.opportunity.effort); }},
    {"", "Priority", points, [](const OpportunityRow& row) { return value_of(row.opportunity.priority); }},
    readiness_column<OpportunityRow>,
    readiness_reason_column<OpportunityRow>,
    {"", "Why", text, [](const OpportunityRow& row) { return value_of(rationale_text(row)); }}};

}  // namespace

ChurnSheet::ChurnSheet(const Model& model)
    : model_{model},
      rows_{sheet_of_accounts(titled(churn_columns), model)} {}

void ChurnSheet::add(const Account& account, const ChurnResult& churn) {
    rows_.add({account, churn, model_, advise_on_churn(account, model_, churn)});
}

Sheet ChurnSheet::take() { return added_up("Churn", std::move(rows_), {"ARR"}); }

OpportunitySheet::OpportunitySheet(const Model& model, std::string name)
    : model_{model},
      name_{std::move(name)},
      rows_{sheet_of_accounts(titled(opportunity_columns), model)} {}

void OpportunitySheet::add(const Account& account, const ExpansionResult& expansion) {
    for (const auto& opportunity : expansion.opportunities)
        rows_.add({account, expansion, model_, opportunity});
}

Sheet OpportunitySheet::take() { return added_up(name_, std::move(rows_), {"Revenue a year"}); }

}  // namespace csm::pages
