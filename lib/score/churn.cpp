// SPDX-License-Identifier: MIT
#include <csm/churn.hpp>
#include <csm/health.hpp>
#include <csm/number.hpp>

#include "base/sort_few.hpp"

namespace csm {

namespace {

Tier tier_of(double risk, const ChurnModel& churn) {
    for (std::size_t tier = 0; tier + 1 < churn.tier_from.size(); ++tier)
        if (risk >= churn.tier_from[tier]) return static_cast<Tier>(tier);
    return Tier::low;
}

/// Needed by models with a finding on it only.
std::optional<HealthDrop> health_drop(const Account& account, const Model& model, Missing missing) {
    if (!model.churn.health_drop) return std::nullopt;
    const auto health = score_health(account, model, missing, Detail::scores_only);
    const bool is_known = health.trend != Trend::no_data;
    return HealthDrop{*model.churn.health_drop, is_known ? *health.previous - *health.score : missing_value};
}

/// The risk that urgency makes of the raw score, and its tier.
void weigh_risk(ChurnResult& churn, const Model& model, Missing missing) {
    const double raw = *churn.card.raw;
    churn.raw_score = round_overall(model.churn.card, raw);
    churn.adjusted = round_overall(model.churn.card, raw * churn.urgency.factor);
    churn.risk = clamp_score(*churn.adjusted);
    churn.urgency_points = round_to_tenth(*churn.adjusted - *churn.raw_score);
    churn.cap_points = round_to_tenth(*churn.risk - *churn.adjusted);
    churn.tier = tier_of(*churn.risk, model.churn);
    const bool enough = missing == Missing::use_default || churn.card.coverage >= model.coverage_floor;
    if (!enough && churn.tier == Tier::low) churn.tier = Tier::insufficient_data;
}

[[gnu::noinline, gnu::cold]] void weigh_aged(ChurnResult& churn, const Account& account, const Model& model,
                                             Date as_of, Missing missing) {
    if (aged_fields(model.churn.card, account).empty()) return;
    const auto whole = score_churn(with_aged(account), model, as_of, missing, Detail::scores_only);
    churn.with_aged = {whole.risk, whole.tier};
}

/// No verdict is the least urgent of all.
bool is_worse(Tier tier, Tier other) { return tier < other; }

}  // namespace

Urgency urgency_of(const Account& account, const ChurnModel& churn, Date as_of) {
    if (!account.contract_end) return {RenewalState::unknown, std::nullopt, churn.urgency_unknown};
    const long days = days_between(as_of, *account.contract_end);
    const auto& runs_on = churn.runs_on;
    if (runs_on && static_cast<double>(-days) > churn.runs_on_after && holds(*runs_on, account))
        return {RenewalState::runs_on, std::nullopt, churn.urgency_unknown};
    if (days < 0) return {RenewalState::overdue, days, churn.urgency_overdue};
    for (const auto& step : churn.urgency)
        if (static_cast<double>(days) <= step.days_at_most)
            return {RenewalState::upcoming, days, step.factor};
    return {RenewalState::upcoming, days, churn.urgency_otherwise};
}

ChurnResult score_churn(const Account& account, const Model& model, Date as_of, Missing missing,
                        Detail detail) {
    ChurnResult churn{
        .card = evaluate(model.churn.card, account,
                         {missing, Polarity::added_points, detail, health_drop(account, model, missing)})};
    churn.urgency = urgency_of(account, model.churn, as_of);
    sort_few(churn.card.findings,
             [](const FiredFinding& a, const FiredFinding& b) { return a.severity < b.severity; });
    if (churn.card.raw) weigh_risk(churn, model, missing);
    if (!model.churn.floors.empty()) [[unlikely]]
        churn.tier = limited_by(model.churn.floors, account, churn.tier, churn.floor, is_worse);
    if (!account.aged.empty()) [[unlikely]]
        weigh_aged(churn, account, model, as_of, missing);
    return churn;
}

}  // namespace csm
