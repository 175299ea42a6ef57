// SPDX-License-Identifier: MIT
#include <csm/churn.hpp>
#include <csm/number.hpp>

#include "base/sort_few.hpp"

namespace csm {

namespace {

Tier tier_of(double risk, const ChurnModel& churn) {
    for (std::size_t tier = 0; tier + 1 < churn.tier_from.size(); ++tier)
        if (risk >= churn.tier_from[tier]) return static_cast<Tier>(tier);
    return Tier::low;
}

}  // namespace

Urgency urgency_of(const Account& account, const ChurnModel& churn, Date as_of) {
    if (!account.contract_end) return {RenewalState::unknown, std::nullopt, churn.urgency_unknown};
    const long days = days_between(as_of, *account.contract_end);
    if (days < 0) return {RenewalState::overdue, days, churn.urgency_overdue};
    for (const auto& step : churn.urgency)
        if (static_cast<double>(days) <= step.days_at_most)
            return {RenewalState::upcoming, days, step.factor};
    return {RenewalState::upcoming, days, churn.urgency_otherwise};
}

ChurnResult score_churn(const Account& account, const Model& model, Date as_of, Missing missing,
                        Detail detail) {
    ChurnResult churn{.card = evaluate(model.churn.card, account, missing, Polarity::added_points, detail)};
    churn.urgency = urgency_of(account, model.churn, as_of);
    sort_few(churn.card.findings,
             [](const FiredFinding& a, const FiredFinding& b) { return a.severity < b.severity; });
    if (!churn.card.raw) return churn;
    churn.raw_score = round_to_tenth(*churn.card.raw);
    churn.adjusted = round_to_tenth(*churn.card.raw * churn.urgency.factor);
    churn.risk = clamp_score(*churn.adjusted);
    churn.urgency_points = round_to_tenth(*churn.adjusted - *churn.raw_score);
    churn.cap_points = round_to_tenth(*churn.risk - *churn.adjusted);
    churn.tier = tier_of(*churn.risk, model.churn);
    const bool enough = missing == Missing::use_default || churn.card.coverage >= model.coverage_floor;
    if (!enough && churn.tier == Tier::low) churn.tier = Tier::insufficient_data;
    return churn;
}

}  // namespace csm
