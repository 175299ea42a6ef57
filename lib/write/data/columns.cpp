// SPDX-License-Identifier: MIT
#include "write/data/columns.hpp"

#include <csm/phrases.hpp>

namespace csm::columns {

ColumnValue phase_of(const Account& account, const Model& model) {
    return account.phase == 0 ? ColumnValue{} : value_of(model.lifecycle.phases[account.phase].name);
}

std::string codes_text(const Scorecard& card, const CardResult& result) {
    std::string text;
    for (const auto& fired : result.findings)
        text += (text.empty() ? "" : " ") + card.findings[fired.finding].code;
    return text;
}

std::string drivers_text(const Account& account, const Model& model, const ChurnResult& churn) {
    std::string text;
    for (const auto* driver : largest_contributions(churn.card, model.driver_count)) {
        if (!text.empty()) text += "; ";
        append_driver_text(text, model, model.churn.card, churn.card, *driver, account.cohort());
    }
    return text;
}

}  // namespace csm::columns
