// SPDX-License-Identifier: MIT
#include "letters/fact.hpp"
#include "pages/parts.hpp"

#include <csm/letter_template.hpp>

#include <algorithm>
#include <tuple>

namespace csm {

namespace {

using namespace templates;

constexpr std::string_view review = "qbr", save_plan = "save-plan", success_plan = "success-plan";

/// Within so many days of the contract's end one speaks of the renewal; the model's longest.
double renewal_days(const Model& model) {
    double most = 0;
    for (const auto& phase : model.lifecycle.phases) most = std::max(most, phase.days_before_end.value_or(0));
    return most;
}

bool is_near_end(const AccountView& view) {
    const auto days = days_to_end(view);
    return days && static_cast<double>(*days) <= renewal_days(view.model);
}

std::string days_text(long days) { return pages::counted(static_cast<std::uint64_t>(days), "day", "days"); }

/// A low risk of an account whose contract runs and whose health is not red.
std::optional<Unsuitable> for_accounts_at_risk(const AccountView& view) {
    const auto& [health, churn] = std::tie(view.assessment().health, view.assessment().churn);
    const auto days = days_to_end(view);
    const bool has_ended = days && *days < 0;
    const bool is_low = churn && churn->risk && churn->tier == Tier::low;
    if (!is_low || has_ended || (health && health->band == Band::red)) return std::nullopt;
    return Unsuitable{"its churn risk is low (" + score_text(*churn->risk) + " of 100)", review};
}

/// An account whose onboarding ended as long ago as it took.
std::optional<Unsuitable> for_onboarding(const AccountView& view) {
    const auto& account = view.account();
    const auto start = account.kickoff ? account.kickoff : account.contract_start;
    if (!start) return std::nullopt;
    const auto& lifecycle = view.model.lifecycle;
    const auto said = find_phase(lifecycle, account.lifecycle_stage);
    if (said && lifecycle.phases[*said].first_year_only) return std::nullopt;
    const auto days = days_between(*start, view.settings.as_of);
    if (static_cast<double>(days) <= 2 * view.model.onboarding.last_day) return std::nullopt;
    return Unsuitable{"its onboarding is long over: it began " + days_text(days) + " ago, on " +
                          date_text(view.model, *start),
                      is_near_end(view) ? review : success_plan};
}

/// An account whose term is about to end, or has ended.
std::optional<Unsuitable> for_planning(const AccountView& view) {
    if (!is_near_end(view)) return std::nullopt;
    const auto days = *days_to_end(view);
    const auto when = days < 0    ? "its contract ended " + days_text(-days) + " ago"
                      : days == 0 ? "it renews today"
                                  : "it renews in " + days_text(days);
    const bool is_at_risk = days < 0 || view.assessment().play == Play::save;
    return Unsuitable{when + ", on " + date_text(view.model, *view.account().contract_end),
                      is_at_risk ? save_plan : review};
}

}  // namespace

std::optional<Unsuitable> find_unsuitable(const LetterTemplate& filled, const AccountContent& content,
                                          const Model& model, const Settings& settings) {
    const AccountView view{content, model, settings, filled.voice};
    switch (filled.fit) {
    case Fit::at_risk: return for_accounts_at_risk(view);
    case Fit::onboarding: return for_onboarding(view);
    case Fit::planning: return for_planning(view);
    case Fit::any: break;
    }
    return std::nullopt;
}

}  // namespace csm
