// SPDX-License-Identifier: MIT
#include <csm/advice.hpp>
#include <csm/number.hpp>
#include <csm/phrases.hpp>

#include <array>

namespace csm {

namespace {

/// A driver of less than a point explains nothing.
constexpr double least_worth_naming = 1;

const std::string& action_for(const Model& model, Play play) {
    return model.report.actions[static_cast<std::size_t>(play)];
}

std::string measured_text(std::string_view what, double coverage) {
    std::string text{what};
    text += " is measured to ";
    append_shortest(text, round_to_unit(coverage * 100));
    return text += " %, too little to judge";
}

Advice advise_on_driver(const Account& account, const Model& model, const Scorecard& card,
                        const CardResult& result, std::string_view meaning, const std::string& otherwise) {
    const auto drivers = largest_contributions(result, 1);
    if (drivers.empty() || drivers.front()->points < least_worth_naming) return {{}, otherwise};
    const auto& driver = *drivers.front();
    const auto* fired = fired_on(card, result, driver);
    auto reason = driver_text(model, card, result, driver, account.segment) + " (";
    append_fixed(reason, driver.points, 1);
    return {reason.append(meaning).append(")"), fired ? card.findings[fired->finding].action : otherwise};
}

/// "Fell from 84 to 76.2: "
std::string fall_text(const HealthResult& health) {
    std::string text = "Fell from ";
    append_shortest(text, *health.previous);
    text += " to ";
    append_shortest(text, *health.score);
    return text += ": ";
}

Play play_for(Band band) {
    constexpr std::array plays{Play::expand, Play::nurture, Play::save, Play::assess};
    return plays[static_cast<std::size_t>(band)];
}

}  // namespace

Advice advise_on_health(const Account& account, const Model& model, const HealthResult& health) {
    const auto& usual = action_for(model, play_for(health.band));
    if (health.band == Band::insufficient_data) return {measured_text("Health", health.card.coverage), usual};
    const bool falls = health.trend == Trend::declining && health.band != Band::red;
    auto advice = advise_on_driver(account, model, model.health.card, health.card, " health points lost",
                                   falls ? model.report.declining_action : usual);
    if (advice.reason.empty()) advice.reason = "No metric costs as much as one health point";
    if (falls) advice.reason = fall_text(health) + advice.reason;
    return advice;
}

Advice advise_on_churn(const Account& account, const Model& model, const ChurnResult& churn) {
    if (churn.tier == Tier::insufficient_data)
        return {measured_text("Churn risk", churn.card.coverage), action_for(model, Play::assess)};
    const auto& first_of_playbook = model.churn.playbooks[static_cast<std::size_t>(churn.tier)].front();
    auto advice = advise_on_driver(account, model, model.churn.card, churn.card,
                                   " risk points before urgency", first_of_playbook);
    if (advice.reason.empty()) advice.reason = "No signal adds as much as one risk point";
    return advice;
}

Advice advise_on_expansion(const Account& account, const Model& model, const ExpansionResult& expansion) {
    if (expansion.opportunities.empty())
        return {"No opportunity in what is known", action_for(model, Play::expand)};
    const auto& best = expansion.opportunities.front();
    auto reason = rationale_of(best, account, model);
    if (best.revenue) {
        reason += " (about ";
        append_thousands(reason, *best.revenue);
        reason += " a year)";
    }
    constexpr std::array<std::string_view, 4> offers{"Offer more seats", "Offer the tier ",
                                                     "Offer the module ", "Ask for an introduction to "};
    auto action = std::string{offers[static_cast<std::size_t>(best.kind)]} + target_of(best, account);
    if (expansion.readiness == Readiness::hold) action = "Do not sell now: " + expansion.readiness_reason;
    if (expansion.readiness == Readiness::later)
        action = "Prepare, and sell once it is green: " + expansion.readiness_reason;
    if (expansion.readiness == Readiness::unknown) action = "Find out first: " + expansion.readiness_reason;
    return {reason, action};
}

}  // namespace csm
