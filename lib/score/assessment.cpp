// SPDX-License-Identifier: MIT
#include "score/onboarding_advice.hpp"

#include <csm/advice.hpp>
#include <csm/aged.hpp>
#include <csm/assessment.hpp>
#include <csm/nearest.hpp>
#include <csm/number.hpp>
#include <csm/onboarding.hpp>
#include <csm/phrases.hpp>

#include <algorithm>
#include <type_traits>

namespace csm {

namespace {

/// Turns into what the function returns at the place where it is needed: results of this size are not moved.
template <class Function>
struct Made {
    Function function;

    // NOLINTNEXTLINE(google-explicit-constructor): emplace converts it
    operator std::invoke_result_t<Function>() const { return function(); }
};

/// Clang before 17 does not deduce it for an aggregate.
template <class Function>
Made(Function) -> Made<Function>;

bool knows_expansion(const Account& account) {
    return account.licensed_seats || account.active_seats || !account.plan_tier.empty() ||
           account.available_tiers.given || account.modules.given || account.departments_current.given ||
           account.departments_potential.given || account.plan_limits.given;
}

Band band_of(const Assessment& assessment) {
    return assessment.health ? assessment.health->band : Band::insufficient_data;
}

Tier tier_of(const Assessment& assessment) {
    return assessment.churn ? assessment.churn->tier : Tier::insufficient_data;
}

/// The priority that the health band and its trend call for.
Tier health_priority(const Assessment& assessment, const ReportModel& report) {
    const auto trend = assessment.health ? assessment.health->trend : Trend::no_data;
    return report.priority[static_cast<std::size_t>(band_of(assessment))][static_cast<std::size_t>(trend)];
}

/// The priority that the risk calls for; an unknown risk counts like an unknown health.
Tier risk_priority(const Assessment& assessment, const ReportModel& report) {
    const auto tier = tier_of(assessment);
    if (tier != Tier::insufficient_data) return tier;
    return report.priority[static_cast<std::size_t>(Band::insufficient_data)]
                          [static_cast<std::size_t>(Trend::no_data)];
}

Play play_of(Band band, Tier tier) {
    if (band == Band::red || is_critical_or_high(tier)) return Play::save;
    if (band == Band::insufficient_data || tier == Tier::insufficient_data) return Play::assess;
    return band == Band::yellow || tier == Tier::medium ? Play::nurture : Play::expand;
}

/// Whether nothing but a fall of the health score makes the account critical.
bool only_dropped(const Assessment& assessment, const ReportModel& report) {
    const auto band = band_of(assessment);
    return (band == Band::green || band == Band::yellow) && assessment.health->trend == Trend::declining &&
           health_priority(assessment, report) < Tier::high &&
           risk_priority(assessment, report) >= Tier::high;
}

/// The more urgent one of what health, risk and the contract's end call for. A small account that has only
/// dropped does not come before a large one at risk.
void set_priority(Assessment& assessment, const Account& account, const ReportModel& report,
                  const Urgency& urgency, std::optional<double> median_arr) {
    auto& priority = assessment.priority;
    priority = std::min(health_priority(assessment, report), risk_priority(assessment, report));
    if (account.arr && only_dropped(assessment, report)) {
        assessment.hangs_on_median = !median_arr;
        if (median_arr && *account.arr < *median_arr) priority = Tier::high;
    }
    if (urgency.state == RenewalState::overdue) priority = std::min(priority, report.ended_at_least);
}

/// Sets the day, and the renewal work when that comes first.
void set_due(Assessment& assessment, const Account& account, const ReportModel& report,
             const Urgency& urgency, const Settings& settings) {
    const auto priority = assessment.priority;
    const auto days = priority == Tier::low ? report.low_due_days[account.cohort()]
                                            : report.due_days[static_cast<std::size_t>(priority)];
    assessment.due = working_day_from(days_after(settings.as_of, static_cast<long>(days)), settings.weekend);
    const auto work = renewal_work(account, urgency, settings.as_of);
    if (work.kind == RenewalWork::Kind::none || work.until >= assessment.due) return;
    assessment.renewal = work;
    assessment.due = work.has_ended() ? working_day_from(settings.as_of, settings.weekend) : work.until;
}

std::string unknown_text(const Assessment& assessment, double floor) {
    const auto share = [floor](std::string_view what, double coverage) {
        std::string text{what};
        append_percent_beside(text, coverage, floor);
        return text;
    };
    const auto health =
        share("Health is measured to ", assessment.health ? assessment.health->card.coverage : 0);
    const auto risk = share("churn risk to ", assessment.churn ? assessment.churn->card.coverage : 0);
    return health + ", " + risk + "; that is too little to judge";
}

/// Whether the risk, and not the health, is what makes the account's priority.
bool risk_leads(const Assessment& assessment, const ReportModel& report) {
    if (!assessment.churn || !assessment.health) return assessment.churn.has_value();
    const auto by_health = health_priority(assessment, report);
    const auto by_risk = risk_priority(assessment, report);
    return by_risk < by_health || (by_risk == by_health && tier_of(assessment) <= Tier::medium);
}

Advice advise(const Account& account, const Model& model, const Assessment& assessment) {
    const auto& fallback = model.report.actions[static_cast<std::size_t>(assessment.play)];
    if (assessment.play == Play::assess) return {unknown_text(assessment, model.coverage_floor), fallback};
    if (assessment.play == Play::expand && assessment.priority == Tier::low) {
        if (assessment.expansion && !assessment.expansion->opportunities.empty())
            return advise_on_expansion(account, model, *assessment.expansion);
        return {"Healthy and at low risk", fallback};
    }
    if (risk_leads(assessment, model.report)) return advise_on_churn(account, model, *assessment.churn);
    auto advice = advise_on_health(account, model, *assessment.health);
    if (assessment.churn) add_gravest_warning(advice, model, *assessment.churn, Severity::critical);
    return advice;
}

/// In its first weeks an account lacks much that others have: how old it is stands beside the verdict, and
/// what its onboarding asks for comes first.
void add_age(Advice& advice, const Account& account, const Model& model, const Assessment& assessment,
             Date as_of) {
    if (assessment.play != Play::save || !account.contract_start) return;
    const auto& phase = model.lifecycle.phases[account.phase];
    if (!phase.first_year_only || phase.from_day > 0) return;
    const auto days = days_between(*account.contract_start, as_of);
    if (days < 0) return;
    std::string age = "A customer for " + std::to_string(days) + (days == 1 ? " day: " : " days: ");
    const auto begin = age.size();
    advice.reason = age + advice.reason;
    continue_sentence(advice.reason, begin);
    const auto onboarding = judge_onboarding(account, model, as_of, Detail::scores_only);
    if (onboarding.state != OnboardingState::complete) advice.action = score::onboarding_action(onboarding);
}

/// An onboarding that is stalled is a reason beside that of the scores; where these are fine, it is what to
/// act on. Without milestones of its own nobody knows whether it is: the model's checklist has every step
/// open.
void add_onboarding(Advice& advice, const Account& account, const Model& model, const Assessment& assessment,
                    Date as_of) {
    if (account.milestones.items().empty()) return;
    const auto onboarding = judge_onboarding(account, model, as_of, Detail::scores_only);
    if (!onboarding.is_stalled()) return;
    const bool is_fine = assessment.play == Play::expand && assessment.priority == Tier::low;
    if (is_fine) advice.action = score::onboarding_action(onboarding);
    advice.reason =
        (is_fine ? "The onboarding is stalled: " : advice.reason + "; the onboarding is stalled: ") +
        score::stall_reason(onboarding, model);
}

/// What is due for the renewal goes before anything else that could be done; where nothing else is urgent it
/// is the reason.
void add_renewal(Advice& advice, const Assessment& assessment) {
    if (assessment.renewal.kind == RenewalWork::Kind::none) return;
    auto reason = reason_of(assessment.renewal);
    const bool is_alone = !is_critical_or_high(assessment.priority) ||
                          (assessment.play != Play::save && assessment.renewal.has_ended());
    if (is_alone) {
        reason.front() = 'T';
        advice.reason = std::move(reason);
    } else {
        advice.reason += "; " + reason;
    }
    advice.action = action_of(assessment.renewal);
}

/// Values that became too old are named where they make another verdict or hide one. Where an account looks
/// fine for that, measuring them again is what to do.
void add_aged(Advice& advice, const AgedEffect& aged, const Assessment& assessment) {
    if (aged.labels.empty()) return;
    advice.reason += "; " + aged.reason;
    if (!aged.doubt.empty() && assessment.play == Play::expand)
        advice.action = "Measure " + enumerated(aged.labels) + " again";
}

}  // namespace

ExpansionResult score_expansion(const Account& account, const Model& model, const Settings& settings) {
    const auto health = score_health(account, model, settings.missing, Detail::scores_only);
    const auto churn = score_churn(account, model, settings.as_of, settings.missing, Detail::scores_only);
    auto expansion = find_expansion(account, model, settings.missing, health.band, churn.tier,
                                    churn.urgency.ended_days_ago());
    if (!account.aged.empty()) doubt_readiness(expansion, effect_of_aged(account, model, health, churn));
    return expansion;
}

Assessment assess(const Account& account, const Model& model, const Settings& settings, Detail detail) {
    Assessment assessment;
    const auto& health = assessment.health.emplace(
        Made{[&] { return score_health(account, model, settings.missing, detail); }});
    const auto& churn = assessment.churn.emplace(
        Made{[&] { return score_churn(account, model, settings.as_of, settings.missing, detail); }});
    const auto urgency = churn.urgency;
    const auto aged = account.aged.empty() ? AgedEffect{} : effect_of_aged(account, model, health, churn);
    const bool fill = settings.missing == Missing::use_default;
    // What nothing was measured of has no result, unless a floor of the model judges it.
    if (!fill && !(health.card.coverage > 0) && !health.floor) assessment.health.reset();
    if (!fill && !(churn.card.coverage > 0) && !churn.floor) assessment.churn.reset();
    const auto band = band_of(assessment);
    const auto tier = tier_of(assessment);
    if (knows_expansion(account))
        assessment.expansion.emplace(Made{[&] {
            return find_expansion(account, model, settings.missing, band, tier, urgency.ended_days_ago());
        }});
    if (assessment.expansion) doubt_readiness(*assessment.expansion, aged);
    set_priority(assessment, account, model.report, urgency, settings.median_arr);
    set_due(assessment, account, model.report, urgency, settings);
    if (settings.queued)
        assessment.queued = std::ranges::binary_search(*settings.queued, account.customer_id);
    assessment.play = play_of(band, tier);
    if (account.arr && assessment.churn && assessment.churn->risk)
        assessment.exposure = *account.arr * *assessment.churn->risk / 100;
    if (detail == Detail::explained) {
        auto advice = advise(account, model, assessment);
        add_onboarding(advice, account, model, assessment, settings.as_of);
        add_age(advice, account, model, assessment, settings.as_of);
        add_aged(advice, aged, assessment);
        add_renewal(advice, assessment);
        assessment.reason = std::move(advice.reason);
        assessment.next_action = std::move(advice.action);
    }
    return assessment;
}

}  // namespace csm
