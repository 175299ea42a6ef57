// SPDX-License-Identifier: MIT
#include <csm/number.hpp>
#include <csm/onboarding.hpp>
#include <csm/summary.hpp>

namespace csm {

namespace {

template <class Enum>
std::size_t index(Enum value) {
    return static_cast<std::size_t>(value);
}

double share(double part, double whole) { return whole == 0 ? 0 : part / whole; }

void add_to(Group& group, double arr, bool risky) {
    ++group.accounts;
    group.arr += arr;
    if (risky) group.arr_at_risk += arr;
}

}  // namespace

HealthFigures figures_of(const Account&, const HealthResult& health, const Model&, const Settings&) {
    const auto by_score = health.floor ? health.floor->computed : health.band;
    return {health.band, by_score != Band::insufficient_data ? health.score : std::nullopt,
            health.card.coverage};
}

ChurnFigures figures_of(const Account& account, const ChurnResult& churn, const Model&, const Settings&) {
    return {churn.tier, account.arr.value_or(0), churn.card.coverage};
}

ExpansionFigures figures_of(const Account&, const ExpansionResult& expansion, const Model& model,
                            const Settings&) {
    return {expansion.opportunities.size(), expansion.total_revenue, expansion.net_revenue,
            expansion.readiness, expansion.coverage >= model.coverage_floor};
}

RowFigures figures_of(const Account& account, const Assessment& assessment, const Model& model,
                      const Settings& settings) {
    RowFigures figures;
    if (assessment.health) figures.health = figures_of(account, *assessment.health, model, settings);
    if (assessment.churn) figures.churn = figures_of(account, *assessment.churn, model, settings);
    if (assessment.expansion) figures.expansion = figures_of(account, *assessment.expansion, model, settings);
    figures.priority = assessment.priority;
    figures.play = assessment.play;
    figures.segment = account.segment;
    figures.arr = account.arr.value_or(0);
    figures.exposure = assessment.exposure.value_or(0);
    figures.days_to_renewal = urgency_of(account, model.churn, settings.as_of).days_to_renewal;
    figures.owner = account.owner;
    figures.oldest_measured = account.oldest_measured;
    return figures;
}

OnboardingFigures figures_of(const Account& account, const OnboardingResult& result, const Model&,
                             const Settings&) {
    return {result.state, result.is_stalled(), result.start_from == OnboardingStart::kickoff,
            account.arr.value_or(0)};
}

void OnboardingSummary::add(const OnboardingFigures& figures) {
    ++accounts;
    const bool is_complete = figures.state == OnboardingState::complete;
    is_complete ? ++complete : ++in_onboarding;
    if (figures.state == OnboardingState::overrun) ++overrun;
    if (!is_complete && !figures.has_kickoff) ++without_kickoff;
    if (!figures.is_stalled) return;
    ++stalled;
    stalled_arr += figures.arr;
}

void HealthSummary::add(const HealthFigures& health) {
    ++accounts;
    ++by_band[index(health.band)];
    if (health.band == Band::insufficient_data) return;
    ++scored;
    if (!health.score) return;
    score_sum += *health.score;
    ++with_score;
}

std::optional<double> HealthSummary::average() const {
    if (with_score == 0) return std::nullopt;
    return round_to_tenth(score_sum / static_cast<double>(with_score));
}

void ChurnSummary::add(const ChurnFigures& churn) {
    ++accounts;
    ++by_tier[index(churn.tier)];
    if (is_critical_or_high(churn.tier)) arr_at_risk += churn.arr;
}

void ExpansionSummary::add(const ExpansionFigures& expansion) {
    ++accounts;
    if (!expansion.is_known) ++insufficient;
    opportunities += expansion.opportunities;
    total_revenue += expansion.total_revenue;
    net_revenue += expansion.net_revenue;
    if (expansion.readiness != Readiness::ready || expansion.net_revenue <= 0) return;
    ready_revenue += expansion.net_revenue;
    ++ready_accounts;
}

PortfolioSummary::PortfolioSummary(const Model& model)
    : by_segment(model.segments.size()),
      health_by_segment(model.segments.size()) {
    for (const double days : model.report.renewal_windows) renewals.push_back({days, {}, 0});
}

void PortfolioSummary::add(const RowFigures& row) {
    const auto band = row.health ? row.health->band : Band::insufficient_data;
    const auto tier = row.churn ? row.churn->tier : Tier::insufficient_data;
    const bool risky = is_critical_or_high(tier);
    if (band == Band::insufficient_data || tier == Tier::insufficient_data) ++insufficient;
    if (row.health) {
        health.add(*row.health);
        health_by_segment[row.segment].add(*row.health);
    }
    if (row.churn) churn.add(*row.churn);
    if (row.expansion) expansion.add(*row.expansion);
    for (auto* group : {&all, &by_band[index(band)], &by_tier[index(tier)], &by_priority[index(row.priority)],
                        &by_play[index(row.play)], &by_segment[row.segment], &by_owner[row.owner]})
        add_to(*group, row.arr, risky);
    coverage_sum += (row.health ? row.health->coverage : 0) / 2;
    coverage_sum += (row.churn ? row.churn->coverage : 0) / 2;
    if (row.oldest_measured && (!oldest_measured || *row.oldest_measured < *oldest_measured))
        oldest_measured = row.oldest_measured;
    add_renewal(row, risky);
}

void PortfolioSummary::add_renewal(const RowFigures& row, bool risky) {
    if (!row.days_to_renewal) return add_to(without_renewal_date, row.arr, risky);
    const auto add_window = [&](RenewalWindow& window) {
        add_to(window.group, row.arr, risky);
        window.exposure += row.exposure;
    };
    if (*row.days_to_renewal < 0) return add_window(overdue);
    const auto period = static_cast<std::size_t>(*row.days_to_renewal / 30);
    if (period < arr_by_30_days.size()) arr_by_30_days[period] += row.arr;
    for (auto& window : renewals)
        if (static_cast<double>(*row.days_to_renewal) <= window.days) add_window(window);
}

double PortfolioSummary::coverage() const {
    return round_share(share(coverage_sum, static_cast<double>(all.accounts)));
}

std::vector<TargetCheck> PortfolioSummary::targets(const Model& model) const {
    const auto& goal = model.report;
    const auto scored = static_cast<double>(health.scored);
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
