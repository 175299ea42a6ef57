// SPDX-License-Identifier: MIT
#include "letters/metrics.hpp"
#include "letters/opportunities.hpp"
#include "letters/slots.hpp"
#include "pages/parts.hpp"
#include "pages/week_call.hpp"

#include <array>

namespace csm::templates {

namespace {

using View = AccountView;

constexpr auto internal = Voice::internal;

const std::optional<ChurnResult>& churn_of(const View& view) { return view.assessment().churn; }

const std::optional<ExpansionResult>& expansion_of(const View& view) { return view.assessment().expansion; }

Tier tier_of(const View& view) { return churn_of(view) ? churn_of(view)->tier : Tier::insufficient_data; }

Fact risk_fact(const View& view) {
    const auto& churn = churn_of(view);
    if (churn && churn->risk) return known(score_text(*churn->risk));
    return missing("churn signals", blocks_text(view.model, view.model.churn.card));
}

/// What a save plan aims to fall below: out of the critical and the high tier, or else to the low one.
Fact target_risk_fact(const View& view) {
    const auto aim = tier_of(view) == Tier::critical ? Tier::high : Tier::medium;
    return known(number_text(view.model.churn.tier_from[static_cast<std::size_t>(aim)]));
}

Fact readiness_reason_fact(const View& view) {
    const auto& expansion = expansion_of(view);
    return expansion ? known(expansion->readiness_text()) : dash();
}

/// Something of the best opportunity; a dash when there is none.
template <class Of>
Fact of_best(const View& view, Of of) {
    const auto& expansion = expansion_of(view);
    return expansion && !expansion->opportunities.empty() ? of(expansion->opportunities.front()) : dash();
}

constexpr std::array slots{
    AccountSlot{"churn.risk_score", internal, risk_fact},
    AccountSlot{"churn.risk_tier", internal,
                [](const View& v) { return known(pages::label_of(tier_of(v))); }},
    AccountSlot{
        "churn.raw_score", internal,
        [](const View& v) { return score_or_dash(churn_of(v) ? churn_of(v)->raw_score : std::nullopt); }},
    AccountSlot{"churn.urgency_multiplier", internal,
                [](const View& v) {
                    return known(
                        number_text(urgency_of(v.account(), v.model.churn, v.settings.as_of).factor));
                }},
    AccountSlot{
        "churn.coverage", internal,
        [](const View& v) { return known(share_text(churn_of(v) ? churn_of(v)->card.coverage : 0)); }},
    AccountSlot{"churn.target_risk", internal, target_risk_fact},
    AccountSlot{"expansion.net_estimated_revenue", internal,
                [](const View& v) {
                    return expansion_of(v) ? known(money_text(v.model, expansion_of(v)->net_revenue))
                                           : dash();
                }},
    AccountSlot{"expansion.total_estimated_revenue", internal,
                [](const View& v) {
                    return expansion_of(v) ? known(money_text(v.model, expansion_of(v)->total_revenue))
                                           : dash();
                }},
    AccountSlot{"expansion.opportunity_count", internal,
                [](const View& v) {
                    return expansion_of(v) ? known(std::to_string(expansion_of(v)->opportunities.size()))
                                           : dash();
                }},
    AccountSlot{"expansion.readiness", internal,
                [](const View& v) {
                    return known(
                        std::string{word(expansion_of(v) ? expansion_of(v)->readiness : Readiness::unknown)});
                }},
    AccountSlot{"expansion.readiness_reason", internal, readiness_reason_fact},
    AccountSlot{"best.what", internal,
                [](const View& v) {
                    return of_best(
                        v, [&](const Opportunity& best) { return known(what_text(best, v.account())); });
                }},
    AccountSlot{"best.why", internal,
                [](const View& v) {
                    return of_best(
                        v, [&](const Opportunity& best) { return known(why_text(best, v.account())); });
                }},
    AccountSlot{"best.value", internal,
                [](const View& v) {
                    return of_best(
                        v, [&](const Opportunity& best) { return money_or_dash(v.model, best.revenue); });
                }},
    AccountSlot{"priority", internal,
                [](const View& v) { return known(std::string{word(v.assessment().priority)}); }},
    AccountSlot{"play", internal,
                [](const View& v) { return known(std::string{word(v.assessment().play)}); }},
    AccountSlot{"exposure", internal,
                [](const View& v) { return money_or_dash(v.model, v.assessment().exposure); }},
    AccountSlot{"reason", internal, [](const View& v) { return known(v.assessment().reason); }},
    AccountSlot{"next_action", internal, [](const View& v) { return known(v.assessment().next_action); }},
    AccountSlot{"week.reason", internal,
                [](const View& v) {
                    return known(pages::reason_with_open(v.assessment(), &v.notes(), v.settings.as_of));
                }},
    AccountSlot{"week.action", internal,
                [](const View& v) { return known(pages::action_with_person(v.assessment(), &v.notes())); }},
    AccountSlot{"due", internal, [](const View& v) { return known(date_text(v.model, v.assessment().due)); }},
};

}  // namespace

std::span<const AccountSlot> risk_slots() { return slots; }

}  // namespace csm::templates
