// SPDX-License-Identifier: MIT
#include <csm/analysis.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace csm {

namespace {

static_assert(Analysis<HealthAnalysis> && Analysis<ChurnAnalysis> && Analysis<ExpansionAnalysis> &&
              Analysis<OnboardingAnalysis> && Analysis<PortfolioAnalysis>);

double band_rank(Band band) {
    constexpr std::array ranks{2.0, 1.0, 0.0, 3.0};
    return ranks[static_cast<std::size_t>(band)];
}

double begin_of(Tier tier, const ChurnModel& model) {
    return model.tier_from[static_cast<std::size_t>(tier)];
}

/// The risk, or where the tier begins that a floor of the model gave without one.
double risk_of(const ChurnResult& churn, std::optional<double> risk, const ChurnModel& model) {
    if (risk) return *risk;
    return churn.tier == Tier::insufficient_data ? 0 : begin_of(churn.tier, model);
}

/// The risk that an account is ordered by. Without a verdict it is the smallest step below the least of the
/// tiers above low.
double sortable(const ChurnResult& churn, std::optional<double> risk, const ChurnModel& model) {
    constexpr double just_below = 0.05;
    if (churn.tier != Tier::insufficient_data) return risk_of(churn, risk, model);
    for (const auto tier : {Tier::medium, Tier::high, Tier::critical})
        if (!std::isnan(begin_of(tier, model))) return begin_of(tier, model) - just_below;
    return 0;
}

}  // namespace

HealthResult HealthAnalysis::score(const Account& account, Detail detail) const {
    return score_health(account, model, settings.missing, detail);
}

Rank HealthAnalysis::rank(SortKey key, const Account& account, const HealthResult& health) const {
    if (key == SortKey::score) return {band_rank(health.band), health.score.value_or(0), {}};
    if (key == SortKey::coverage) return {health.card.coverage, 0, {}};
    return account_rank(key, account);
}

bool HealthAnalysis::trips(Band level, const HealthResult& health) {
    if (level == Band::insufficient_data || health.band == Band::insufficient_data)
        return health.band == level;
    return health.band >= level;
}

ChurnResult ChurnAnalysis::score(const Account& account, Detail detail) const {
    return score_churn(account, model, settings.as_of, settings.missing, detail);
}

Rank ChurnAnalysis::rank(SortKey key, const Account& account, const ChurnResult& churn) const {
    if (key == SortKey::risk) return {-sortable(churn, churn.risk, model.churn), 0, {}};
    if (key == SortKey::adjusted) return {-sortable(churn, churn.adjusted, model.churn), 0, {}};
    if (key == SortKey::coverage) return {churn.card.coverage, 0, {}};
    return account_rank(key, account);
}

bool ChurnAnalysis::trips(Tier level, const ChurnResult& churn) {
    if (level == Tier::insufficient_data || churn.tier == Tier::insufficient_data) return churn.tier == level;
    return churn.tier <= level;
}

ExpansionResult ExpansionAnalysis::score(const Account& account, Detail) const {
    return score_expansion(account, model, settings);
}

Rank ExpansionAnalysis::rank(SortKey key, const Account& account, const ExpansionResult& expansion) const {
    if (key == SortKey::revenue) return {-expansion.total_revenue, 0, {}};
    if (key == SortKey::priority)
        return {expansion.opportunities.empty() ? 1 : -expansion.opportunities.front().priority, 0, {}};
    if (key == SortKey::coverage) return {expansion.coverage, 0, {}};
    return account_rank(key, account);
}

bool ExpansionAnalysis::trips(Readiness level, const ExpansionResult& expansion) {
    return !expansion.opportunities.empty() && expansion.readiness == level;
}

OnboardingResult OnboardingAnalysis::score(const Account& account, Detail detail) const {
    return judge_onboarding(account, model, settings.as_of, detail);
}

Rank OnboardingAnalysis::rank(SortKey key, const Account& account, const OnboardingResult& onboarding) const {
    if (key != SortKey::priority) return account_rank(key, account);
    const auto& stalls = onboarding.stalls;
    const auto longest = std::ranges::max_element(stalls, {}, &Stall::days);
    return {static_cast<double>(onboarding.state),
            longest == stalls.end() ? 0 : -static_cast<double>(longest->days), account.customer_id};
}

bool OnboardingAnalysis::trips(OnboardingLevel level, const OnboardingResult& onboarding) {
    return level == OnboardingLevel::stalled ? onboarding.is_stalled()
                                             : onboarding.state == OnboardingState::overrun;
}

Assessment PortfolioAnalysis::score(const Account& account, Detail detail) const {
    return assess(account, model, settings, detail);
}

Rank PortfolioAnalysis::rank(SortKey key, const Account& account, const Assessment& assessment) const {
    constexpr double last = std::numeric_limits<double>::max();
    const auto& health = assessment.health;
    const auto& churn = assessment.churn;
    const auto& exposure = assessment.exposure;
    if (key == SortKey::priority) {
        const auto days = urgency_of(account, model.churn, settings.as_of).days_to_renewal;
        return {static_cast<double>(assessment.priority),
                exposure ? -*exposure * churn->urgency.factor : last, account.customer_id,
                days ? static_cast<double>(*days) : last};
    }
    if (key == SortKey::exposure) return {-exposure.value_or(-1), 0, account.customer_id};
    if (key == SortKey::score) {
        const bool has_class = health && health->score && health->band != Band::insufficient_data;
        return {has_class ? *health->score : last, 0, account.customer_id};
    }
    if (key == SortKey::risk)
        return {churn ? -risk_of(*churn, churn->risk, model.churn) : last, 0, account.customer_id};
    return account_rank(key, account);
}

bool PortfolioAnalysis::trips(Tier level, const Assessment& assessment) {
    if (level == Tier::insufficient_data)
        return !assessment.health || assessment.health->band == Band::insufficient_data ||
               !assessment.churn || assessment.churn->tier == Tier::insufficient_data;
    return assessment.priority <= level;
}

}  // namespace csm
