// SPDX-License-Identifier: MIT
#include <csm/document_content.hpp>

#include <cmath>

namespace csm {

PortfolioLists portfolio_lists_of(const Account& account, const Assessment& assessment, Date as_of) {
    constexpr long soon = 90;
    PortfolioLists lists{
        .queue = is_critical_or_high(assessment.priority), .changes = {}, .renewals = {}, .ready = {}};
    const auto& health = assessment.health;
    const bool moves = health && (health->trend == Trend::improving || health->trend == Trend::declining);
    if (moves && health->change) lists.changes = -std::abs(*health->change);
    if (account.contract_end) {
        const auto days = days_between(as_of, *account.contract_end);
        if (days <= soon) lists.renewals = static_cast<double>(days);
    }
    const auto& expansion = assessment.expansion;
    if (expansion && expansion->readiness == Readiness::ready && expansion->net_revenue > 0)
        lists.ready = -expansion->net_revenue;
    return lists;
}

}  // namespace csm
