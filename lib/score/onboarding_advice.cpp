// SPDX-License-Identifier: MIT
#include "score/onboarding_advice.hpp"

#include <csm/number.hpp>

#include <string_view>

namespace csm::score {

namespace {

std::string counted(long count, std::string_view singular, std::string_view plural) {
    return std::to_string(count) + " " + std::string{count == 1 ? singular : plural};
}

std::string days_text(long days) { return counted(days, "day", "days"); }

std::string quoted(const JudgedMilestone& milestone) { return "\"" + milestone.name + "\""; }

std::string shortest(double number) {
    std::string text;
    append_shortest(text, number);
    return text;
}

std::string late_text(const OnboardingResult& result, const Stall& stall) {
    const auto& longest = result.milestones[*result.next];
    if (result.late == 1) return quoted(longest) + " is " + days_text(stall.days) + " late";
    return std::to_string(result.late) + " milestones are late, " + quoted(longest) + " by " +
           days_text(stall.days);
}

std::string stall_text(const OnboardingResult& result, const Stall& stall, const Model& model) {
    switch (stall.kind) {
    case StallKind::late: return late_text(result, stall);
    case StallKind::idle:
        return "no milestone is done for " + days_text(stall.days) + ", since " + iso_text(stall.since);
    default:
        return "day " + std::to_string(*result.day) + " of an onboarding of " +
               shortest(model.onboarding.last_day) + " days, " +
               counted(static_cast<long>(result.milestones.size() - result.done), "step", "steps") + " open";
    }
}

std::string done_text(const OnboardingResult& result) {
    return std::to_string(result.done) + " of " +
           counted(static_cast<long>(result.milestones.size()), "step is", "steps are") + " done";
}

std::string standing_text(const OnboardingResult& result, Date as_of) {
    switch (result.state) {
    case OnboardingState::complete: return done_text(result);
    case OnboardingState::unknown:
        return "its first day is not known: there is no kick-off and no contract_start_date";
    case OnboardingState::not_started: return "it starts in " + days_text(days_between(as_of, *result.start));
    default: return done_text(result) + ", nothing is late";
    }
}

std::string ask_owner(const JudgedMilestone& milestone, std::string_view ask, std::string_view alone,
                      std::string_view rest) {
    const auto begin =
        milestone.owner.empty() ? std::string{alone} : "Ask " + milestone.owner + " to " + std::string{ask};
    return begin + " " + quoted(milestone) + std::string{rest};
}

std::string action_when_complete(const OnboardingResult& result) {
    if (!result.first_value.reached_on) return "Confirm the first value with the sponsor and record its day";
    if (result.activation == Gate::open)
        return "Bring the active seats to " + shortest(result.activation_percent) + " % of the licensed ones";
    return "Hand the account over to the work on adoption";
}

std::string action_on_next(const OnboardingResult& result) {
    const auto& next = result.milestones[*result.next];
    if (result.state == OnboardingState::overrun)
        return "Agree with the sponsor by when the open steps are done, beginning with " + quoted(next);
    if (result.late > 0) return ask_owner(next, "finish", "Finish", " or agree a new day for it");
    if (result.is_stalled()) return ask_owner(next, "take up", "Take up", " again");
    return "Go on with " + quoted(next) + (next.due ? ", due " + iso_text(*next.due) : "");
}

}  // namespace

std::string stall_reason(const OnboardingResult& result, const Model& model) {
    std::string reason;
    for (const auto& stall : result.stalls)
        reason += (reason.empty() ? "" : "; ") + stall_text(result, stall, model);
    return reason;
}

std::string onboarding_reason(const OnboardingResult& result, const Model& model, Date as_of) {
    auto reason = stall_reason(result, model);
    if (reason.empty()) reason = standing_text(result, as_of);
    if (result.start_from == OnboardingStart::contract_start)
        reason += "; days count from the contract's start, for there is no kick-off";
    if (!result.has_own_milestones && !result.milestones.empty())
        reason += "; no milestones are recorded, so the model's checklist stands in";
    constexpr char to_upper = 'a' - 'A';
    if (reason.front() >= 'a' && reason.front() <= 'z') reason.front() -= to_upper;
    return reason;
}

std::string onboarding_action(const OnboardingResult& result) {
    if (result.state == OnboardingState::complete) return action_when_complete(result);
    if (result.start_from != OnboardingStart::kickoff) return "Hold the kick-off and record its day";
    if (result.state == OnboardingState::not_started)
        return "Prepare the kick-off of " + iso_text(*result.start);
    if (result.next) return action_on_next(result);
    return "Agree the milestones and record them";
}

}  // namespace csm::score
