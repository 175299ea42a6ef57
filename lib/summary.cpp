// SPDX-License-Identifier: MIT
#include <csm/number.hpp>
#include <csm/summary.hpp>

namespace csm {

namespace {

template <class Enum>
std::size_t index(Enum value) {
    return static_cast<std::size_t>(value);
}

bool at_risk(Tier tier) { return tier == Tier::critical || tier == Tier::high; }

double share(double part, double whole) { return whole == 0 ? 0 : part / whole; }

void add_to(Group& group, double arr, bool risky) {
    ++group.accounts;
    group.arr += arr;
    if (risky) group.arr_at_risk += arr;
}

}  // namespace

void HealthSummary::add(const HealthResult& health) {
    ++accounts;
    ++by_band[index(health.band)];
    if (health.band == Band::insufficient_data) return;
    score_sum += *health.score;
    ++scored;
}

double HealthSummary::average() const {
    return round_to_tenth(share(score_sum, static_cast<double>(scored)));
}

void ChurnSummary::add(const Account& account, const ChurnResult& churn) {
    ++accounts;
    ++by_tier[index(churn.tier)];
    if (at_risk(churn.tier)) arr_at_risk += account.arr.value_or(0);
}

void ExpansionSummary::add(const ExpansionResult& expansion, const Model& model) {
    ++accounts;
    if (expansion.coverage < model.coverage_floor) ++insufficient;
    opportunities += expansion.opportunities.size();
    total_revenue += expansion.total_revenue;
    net_revenue += expansion.net_revenue;
    if (expansion.readiness != Readiness::ready || expansion.net_revenue <= 0) return;
    ready_revenue += expansion.net_revenue;
    ++ready_accounts;
}

PortfolioSummary::PortfolioSummary(const Model& model) : by_segment(model.segments.size()) {
    for (const double days : model.report.renewal_windows) renewals.push_back({days, {}, 0});
}

void PortfolioSummary::add(const Account& account, const Assessment& assessment, const Model& model,
                           Date as_of) {
    const double arr = account.arr.value_or(0);
    const auto band = assessment.health ? assessment.health->band : Band::insufficient_data;
    const auto tier = assessment.churn ? assessment.churn->tier : Tier::insufficient_data;
    const bool risky = at_risk(tier);
    if (band == Band::insufficient_data || tier == Tier::insufficient_data) ++insufficient;
    if (assessment.health) health.add(*assessment.health);
    if (assessment.churn) churn.add(account, *assessment.churn);
    if (assessment.expansion) expansion.add(*assessment.expansion, model);
    for (auto* group :
         {&all, &by_band[index(band)], &by_tier[index(tier)], &by_priority[index(assessment.priority)],
          &by_play[index(assessment.play)], &by_segment[account.segment], &by_owner[account.owner]})
        add_to(*group, arr, risky);
    coverage_sum += (assessment.health ? assessment.health->card.coverage : 0) / 2;
    coverage_sum += (assessment.churn ? assessment.churn->card.coverage : 0) / 2;
    add_renewal(account, assessment, as_of);
}

void PortfolioSummary::add_renewal(const Account& account, const Assessment& assessment, Date as_of) {
    const bool risky = assessment.churn && at_risk(assessment.churn->tier);
    const double arr = account.arr.value_or(0);
    if (!account.contract_end) return add_to(without_renewal_date, arr, risky);
    const auto days = days_between(as_of, *account.contract_end);
    const auto add_window = [&](RenewalWindow& window) {
        add_to(window.group, arr, risky);
        window.exposure += assessment.exposure.value_or(0);
    };
    if (days < 0) return add_window(overdue);
    for (auto& window : renewals)
        if (static_cast<double>(days) <= window.days) add_window(window);
}

double PortfolioSummary::coverage() const {
    return round_share(share(coverage_sum, static_cast<double>(all.accounts)));
}

std::vector<TargetCheck> PortfolioSummary::targets(const Model& model) const {
    const auto& goal = model.report;
    const double scored = static_cast<double>(health.scored);
    const auto part = [&](Band band) {
        return share(static_cast<double>(health.by_band[index(band)]), scored);
    };
    const double green = part(Band::green), yellow = part(Band::yellow), red = part(Band::red);
    const double pipeline = share(expansion.net_revenue, goal.net_retention * all.arr);
    std::vector<TargetCheck> checks;
    if (health.scored > 0) {
        checks.push_back({"green_share", green, goal.green_share_at_least, "at_least",
                          green >= goal.green_share_at_least,
                          green < goal.green_share_review_below ? "call a portfolio review" : ""});
        checks.push_back({"yellow_share", yellow, goal.yellow_share_at_most, "at_most",
                          yellow <= goal.yellow_share_at_most, ""});
        checks.push_back({"red_share", red, goal.red_share_below, "below", red < goal.red_share_below, ""});
    }
    if (expansion.accounts > 0 && all.arr > 0)
        checks.push_back({"expansion_pipeline", pipeline, goal.pipeline_share_at_least, "at_least",
                          pipeline >= goal.pipeline_share_at_least, ""});
    return checks;
}

}  // namespace csm
