// SPDX-License-Identifier: MIT
#include "letters/metrics.hpp"
#include "letters/slots.hpp"
#include "pages/parts.hpp"

#include <array>

namespace csm::templates {

namespace {

using View = AccountView;

constexpr auto safe = Voice::customer_safe;

const std::optional<HealthResult>& health_of(const View& view) { return view.assessment().health; }

Band band_of(const View& view) {
    const auto& health = health_of(view);
    return health ? health->band : Band::insufficient_data;
}

Fact score_fact(const View& view) {
    const auto& health = health_of(view);
    if (health && health->score) return known(score_text(*health->score));
    return missing("health score", blocks_text(view.model, view.model.health.card));
}

Fact previous_fact(const View& view) {
    const auto& health = health_of(view);
    return health && health->previous ? known(score_text(*health->previous)) : dash();
}

Fact change_fact(const View& view) {
    const auto& health = health_of(view);
    return health && health->change ? known(change_text(*health->change)) : dash();
}

constexpr std::array slots{
    AccountSlot{"health.overall_score", safe, score_fact},
    AccountSlot{"health.status", safe, [](const View& v) { return known(status_of(band_of(v))); }},
    AccountSlot{"health.classification", safe,
                [](const View& v) { return known(pages::label_of(band_of(v))); }},
    AccountSlot{
        "health.trend", safe,
        [](const View& v) { return known(trend_text(health_of(v) ? health_of(v)->trend : Trend::no_data)); }},
    AccountSlot{"health.previous_score", safe, previous_fact},
    AccountSlot{"health.score_change", safe, change_fact},
    AccountSlot{
        "health.green_from", safe,
        [](const View& v) { return known(number_text(v.model.health.green_from[v.account().cohort()])); }},
    AccountSlot{
        "health.yellow_from", safe,
        [](const View& v) { return known(number_text(v.model.health.yellow_from[v.account().cohort()])); }},
    AccountSlot{
        "health.coverage", Voice::internal,
        [](const View& v) { return known(share_text(health_of(v) ? health_of(v)->card.coverage : 0)); }},
};

}  // namespace

std::span<const AccountSlot> health_slots() { return slots; }

}  // namespace csm::templates
