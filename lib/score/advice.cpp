// SPDX-License-Identifier: MIT
#include <csm/advice.hpp>
#include <csm/label.hpp>
#include <csm/number.hpp>
#include <csm/phrases.hpp>

#include <array>
#include <tuple>
#include <utility>

namespace csm {

namespace {

/// A driver of less than a point explains nothing.
constexpr double least_worth_naming = 1;

const std::string& action_for(const Model& model, Play play) {
    return model.report.actions[static_cast<std::size_t>(play)];
}

std::string measured_text(std::string_view what, double coverage, double floor) {
    std::string text{what};
    text += " is measured to ";
    append_percent_beside(text, coverage, floor);
    return text += ", too little to judge";
}

/// A scored account, and what its drivers are called.
struct Judged {
    const Account& account;
    const Model& model;
    const Scorecard& card;
    const CardResult& result;
    std::string_view points;     ///< what the drivers' points are
    std::string_view no_driver;  ///< the reason when none is worth naming
};

/// The largest driver after the beginning of the reason, and the action against it.
Advice advise_on_driver(std::string reason, const Judged& judged, const std::string& otherwise) {
    const auto drivers = largest_contributions(judged.result, 1);
    if (drivers.empty() || drivers.front()->points < least_worth_naming)
        return {reason.append(judged.no_driver), otherwise};
    const auto& driver = *drivers.front();
    append_driver_text(reason, judged.model, judged.card, judged.result, driver, judged.account.cohort());
    reason += " (";
    append_fixed(reason, driver.points, 1);
    reason.append(judged.points).append(")");
    const auto* fired = fired_on(judged.card, judged.result, driver);
    return {std::move(reason), fired ? judged.card.findings[fired->finding].action : otherwise};
}

double points_of(const Finding& finding, const CardResult& result) {
    return finding.metric ? result.contributions[*finding.metric].points : 0;
}

/// Of those alike in all three the first one.
const FiredFinding* gravest(const Scorecard& card, const CardResult& result) {
    const FiredFinding* found = nullptr;
    const auto rank = [&](const FiredFinding& fired) {
        const auto& finding = card.findings[fired.finding];
        return std::tuple{static_cast<int>(fired.severity), -finding.gravity, -points_of(finding, result)};
    };
    for (const auto& fired : result.findings)
        if (found == nullptr || rank(fired) < rank(*found)) found = &fired;
    return found;
}

/// "Fell from 84 to 76.2: "
void append_fall(std::string& text, const HealthResult& health) {
    text += "Fell from ";
    append_shortest(text, *health.previous);
    text += " to ";
    append_shortest(text, *health.score);
    text += ": ";
}

/// Memory for nearly every reason, taken at once.
std::string empty_reason() {
    std::string reason;
    reason.reserve(224);
    return reason;
}

/// Why a floor of the model, and not the score, made the verdict: "The champion has left, so yellow at best".
template <class Class>
void append_floor(std::string& text, const std::vector<Floor<Class>>& floors, const Limited<Class>& limited,
                  std::string_view side) {
    const auto& floor = floors[limited.floor];
    text += floor.reason + ", so " + std::string{word(floor.limit)} + std::string{side};
}

/// "Offer the SSO module"
std::string offer_text(const Opportunity& best, const Account& account) {
    using Kind = Opportunity::Kind;
    const auto target = target_of(best, account);
    std::string text;
    switch (best.kind) {
    case Kind::seats: return "Offer more seats";
    case Kind::tier: append_named(text = "Offer the ", target, "tier"); break;
    case Kind::module: append_named(text = "Offer the ", target, "module"); break;
    case Kind::department:
        append_named(text = "Ask for an introduction to the ", target, "department");
        break;
    case Kind::limit: append_as_words(text = "Offer a larger limit of ", target); break;
    }
    return text;
}

/// The offer to make, or why to wait.
std::string offer_or_wait(const Opportunity& best, const Account& account, const ExpansionResult& expansion) {
    constexpr std::array<std::string_view, 4> waits{
        "", "Prepare, and sell once it is green: ", "Do not sell now: ", "Find out first: "};
    const bool is_ready = expansion.readiness == Readiness::ready;
    if (is_ready && !expansion.ended_days_ago) return offer_text(best, account);
    const auto beginning = waits[static_cast<std::size_t>(expansion.readiness)];
    if (expansion.ended_days_ago) return std::string{beginning} + expansion.readiness_text();
    return std::string{beginning}.append(expansion.readiness_reason);
}

}  // namespace

Advice advise_on_health(const Account& account, const Model& model, const HealthResult& health) {
    const auto& usual = action_for(model, model.health.actions[static_cast<std::size_t>(health.band)]);
    if (health.band == Band::insufficient_data)
        return {measured_text("Health", health.card.coverage, model.coverage_floor), usual};
    const bool falls = health.trend == Trend::declining && health.band != Band::red;
    auto reason = empty_reason();
    if (health.floor) {
        append_floor(reason, model.health.floors, *health.floor, " at best");
        if (!health.score) return {std::move(reason), usual};
        reason += "; ";
    }
    if (falls) append_fall(reason, health);
    return advise_on_driver(std::move(reason),
                            {account, model, model.health.card, health.card, " health points lost",
                             "No metric costs as much as one health point"},
                            falls ? model.report.declining_action : usual);
}

Advice advise_on_churn(const Account& account, const Model& model, const ChurnResult& churn) {
    if (churn.tier == Tier::insufficient_data)
        return {measured_text("Churn risk", churn.card.coverage, model.coverage_floor),
                action_for(model, Play::assess)};
    const auto& first_of_playbook = model.churn.playbooks[static_cast<std::size_t>(churn.tier)].front();
    auto reason = empty_reason();
    if (churn.floor) {
        append_floor(reason, model.churn.floors, *churn.floor, " at least");
        if (!churn.risk) return {std::move(reason), first_of_playbook};
        reason += "; ";
    }
    auto advice =
        advise_on_driver(std::move(reason),
                         {account, model, model.churn.card, churn.card, " risk points before urgency",
                          "No signal adds as much as one risk point"},
                         first_of_playbook);
    add_gravest_warning(advice, model, churn, Severity::high);
    return advice;
}

void add_gravest_warning(Advice& advice, const Model& model, const ChurnResult& churn, Severity least) {
    const auto& card = model.churn.card;
    const auto* fired = gravest(card, churn.card);
    if (fired == nullptr || fired->severity > least) return;
    const auto& finding = card.findings[fired->finding];
    if (finding.action == advice.action) return;
    advice.reason += "; ";
    const auto begin = advice.reason.size();
    append_finding_text(advice.reason, model, card, churn.card, *fired);
    continue_sentence(advice.reason, begin);
    advice.action = finding.action;
}

Advice advise_on_expansion(const Account& account, const Model& model, const ExpansionResult& expansion) {
    if (expansion.opportunities.empty())
        return {"No opportunity in what is known", action_for(model, Play::expand)};
    if (account.arr && *account.arr <= 0)
        return {"With an ARR of 0 no opportunity is worth anything", action_for(model, Play::expand)};
    const auto& best = expansion.opportunities.front();
    auto reason = empty_reason();
    append_rationale(reason, best, account, model);
    if (best.revenue) {
        reason += " (about ";
        append_thousands(reason, *best.revenue);
        reason += " a year)";
    }
    return {std::move(reason), offer_or_wait(best, account, expansion)};
}

}  // namespace csm
