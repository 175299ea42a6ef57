// SPDX-License-Identifier: MIT
#include <csm/health.hpp>
#include <csm/number.hpp>

#include <cmath>

namespace csm {

namespace {

Band band_of(std::optional<double> score, const HealthModel& health, Cohort cohort) {
    if (!score) return Band::insufficient_data;
    if (*score >= health.green_from[cohort]) return Band::green;
    return *score >= health.yellow_from[cohort] ? Band::yellow : Band::red;
}

std::optional<double> value_at(const Account& account, std::optional<std::size_t> slot) {
    if (!slot || std::isnan(account.values[*slot])) return std::nullopt;
    return account.values[*slot];
}

Trend trend_of(std::optional<double> score, std::optional<double> previous, double threshold) {
    if (!score || !previous) return Trend::no_data;
    const double change = *score - *previous;
    if (change > threshold) return Trend::improving;
    return change < -threshold ? Trend::declining : Trend::stable;
}

/// Other values than in the previous period make other scores: where the trend is another one without those
/// that became too old, nobody knows it.
[[gnu::noinline, gnu::cold]] void weigh_aged(HealthResult& health, const Account& account, const Model& model,
                                             Missing missing) {
    if (aged_fields(model.health.card, account).empty()) return;
    const auto whole = score_health(with_aged(account), model, missing, Detail::scores_only);
    health.with_aged = {whole.score, whole.band};
    const auto set_aside = [](Trend& trend, Trend with_aged) {
        if (trend != with_aged) trend = Trend::no_data;
    };
    set_aside(health.trend, whole.trend);
    for (std::size_t d = 0; d < health.dimension_trends.size(); ++d)
        set_aside(health.dimension_trends[d], whole.dimension_trends[d]);
}

/// What is not known stays unknown below red: a floor makes no account look better than it may be.
bool is_worse(Band band, Band other) {
    return other == Band::insufficient_data ? band == Band::red : band > other;
}

}  // namespace

HealthResult score_health(const Account& account, const Model& model, Missing missing, Detail detail) {
    const auto& card = model.health.card;
    HealthResult health{.card = evaluate(card, account, {missing, Polarity::lost_points, detail})};
    if (health.card.raw) health.score = round_overall(card, *health.card.raw);
    const bool enough = missing == Missing::use_default || health.card.coverage >= model.coverage_floor;
    if (enough) health.band = band_of(health.score, model.health, account.cohort());
    if (!model.health.floors.empty()) [[unlikely]]
        health.band = limited_by(model.health.floors, account, health.band, health.floor, is_worse);
    for (std::size_t d = 0; d < card.dimensions.size(); ++d) {
        const auto score = health.card.dimensions[d].score;
        const auto previous = value_at(account, card.dimensions[d].previous_field);
        health.dimension_bands.push_back(band_of(score, model.health, account.cohort()));
        health.dimension_trends.push_back(trend_of(score, previous, model.trend_threshold));
    }
    health.previous = value_at(account, card.previous_field);
    health.trend = trend_of(health.score, health.previous, model.trend_threshold);
    if (!account.aged.empty()) [[unlikely]]
        weigh_aged(health, account, model, missing);
    if (health.trend != Trend::no_data) health.change = round_to_tenth(*health.score - *health.previous);
    return health;
}

}  // namespace csm
