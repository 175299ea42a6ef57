// SPDX-License-Identifier: MIT
#include "letters/notes.hpp"
#include "letters/plan_days.hpp"
#include "letters/slots.hpp"
#include "pages/parts.hpp"

#include <csm/phrases.hpp>
#include <csm/renewal.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace csm::templates {

namespace {

using View = AccountView;

constexpr auto internal = Voice::internal;

/// How much is done for an account: by how many accounts a manager of its segment carries.
enum class Effort { light, standard, full };

/// What kind of thing lies at the root of a risk.
enum class Cause { usage, engagement, relationship, support, commercial, other };

constexpr std::array<std::string_view, 6> cause_words{"usage",   "engagement", "relationship",
                                                      "support", "commercial", "not known"};

/// When what is done by whom, and what comes of it.
struct Step {
    double at = 0;  ///< of the plan's span, 0–1
    std::string who;
    std::string what;
    std::string result;
};

RenewalWork work_of(const View& view) {
    const auto as_of = view.settings.as_of;
    return renewal_work(view.account(), urgency_of(view.account(), view.model.churn, as_of), as_of);
}

bool has_ended(const View& view) { return work_of(view).has_ended(); }

std::string or_else(std::string name, std::string_view role) {
    return name.empty() ? std::string{role} : name;
}

std::string manager_of(const View& view) { return or_else(view.account().owner, "customer success manager"); }

std::string decider(const View& view) { return or_else(decider_of(view.notes()), "the decision maker"); }

const Contribution* largest_driver(const View& view) {
    const auto& churn = view.assessment().churn;
    if (!churn) return nullptr;
    const auto drivers = largest_contributions(churn->card, 1);
    return drivers.empty() || drivers.front()->points <= 0 ? nullptr : drivers.front();
}

/// By the words of the dimension that the driver belongs to.
Cause cause_of(const View& view) {
    const auto* driver = largest_driver(view);
    if (driver == nullptr) return Cause::other;
    const auto& name = view.model.churn.card.dimensions[driver->dimension].name;
    constexpr std::array<std::pair<std::string_view, Cause>, 11> words{{{"usage", Cause::usage},
                                                                        {"adoption", Cause::usage},
                                                                        {"engagement", Cause::engagement},
                                                                        {"sentiment", Cause::engagement},
                                                                        {"relationship", Cause::relationship},
                                                                        {"stakeholder", Cause::relationship},
                                                                        {"support", Cause::support},
                                                                        {"service", Cause::support},
                                                                        {"commercial", Cause::commercial},
                                                                        {"contract", Cause::commercial},
                                                                        {"price", Cause::commercial}}};
    for (const auto& [word, cause] : words)
        if (name.find(word) != std::string::npos) return cause;
    return Cause::other;
}

Fact root_cause_fact(const View& view) {
    const std::string word{cause_words[static_cast<std::size_t>(cause_of(view))]};
    const auto* driver = largest_driver(view);
    if (driver == nullptr) return known(word + ": no driver of the risk is measured");
    const auto& card = view.model.churn.card;
    std::string text;
    append_driver_text(text, view.model, card, view.assessment().churn->card, *driver,
                       view.account().cohort());
    return known(card.dimensions[driver->dimension].label + " (" + word + "): " + text + ", " +
                 score_text(driver->points) + " risk points");
}

/// What the plan's first and last day are: four weeks, and never past the last day of notice or the
/// contract's end. The decision falls some days before that, as far as there are some.
Span span_of(const View& view) {
    constexpr long weeks_of_work = 20, ended = 5;  // working days
    const auto weekend = view.settings.weekend;
    const auto work = work_of(view);
    const auto first = working_day_from(view.settings.as_of, weekend);
    if (work.has_ended()) return {first, working_days_after(first, ended, weekend)};
    const auto last = working_days_after(first, weeks_of_work, weekend);
    if (work.kind == RenewalWork::Kind::none) return {first, last};
    const auto latest = working_day_until(work.until, weekend);
    if (latest <= first) {
        const auto only = std::min(first, work.until);
        return {only, only};
    }
    // A week to sign at most: a quarter of what is left of the four weeks.
    const auto spare = working_days_between(first, std::min(latest, last), weekend) / 4;
    auto decision = latest;
    for (long i = 0; i < spare; ++i) decision = working_day_until(days_after(decision, -1), weekend);
    return {first, std::min(last, decision)};
}

/// With two days left there is no time for more than the essential.
Effort effort_of(const View& view) {
    constexpr double full_up_to = 12, standard_up_to = 50;  // accounts a manager carries
    constexpr long least_days = 3;
    const auto [first, last] = span_of(view);
    const auto carried = view.model.touch[view.account().segment].accounts_per_manager;
    if (carried > standard_up_to || working_days_between(first, last, view.settings.weekend) < least_days)
        return Effort::light;
    return carried > full_up_to ? Effort::standard : Effort::full;
}

/// The gravest issue that is open; null where none is.
const FieldEntry* gravest_issue(const View& view) {
    const auto& issues = entries_of(view.notes(), "open_issues");
    for (const std::string_view severity : {"critical", "high"})
        for (const auto& issue : issues)
            if (is_word(text_at(issue, "severity"), severity)) return &issue;
    return nullptr;
}

Step issue_step(const View& view, const FieldEntry& issue) {
    return {0.35, or_else(text_at(issue, "owner"), "lead of support"),
            "Close the issue, or give it a date the customer accepts: " + issue_text(view.model, issue),
            "closed, or dated in writing"};
}

/// What is done against the root cause itself.
Step cause_step(const View& view, Effort effort) {
    constexpr double when = 0.4;
    const auto manager = manager_of(view);
    const bool is_light = effort == Effort::light;
    const auto by = [&](std::string_view role) { return is_light ? manager : std::string{role}; };
    switch (cause_of(view)) {
    case Cause::usage:
        return {when, manager,
                "Win the use back: name who stopped, and train them on the workflow that matters",
                "log-ins rise again"};
    case Cause::engagement:
        return {when, manager, "Agree on the one meeting that is worth the customer's time, and hold it",
                "the next date is in both calendars"};
    case Cause::relationship:
        return {when, manager, "Find who carries the product now, and win them: talk to " + decider(view),
                "a named champion"};
    case Cause::support:
        if (const auto* issue = gravest_issue(view)) return issue_step(view, *issue);
        return {when, by("lead of support"), "Close or date every ticket the customer calls urgent",
                "no critical ticket without a date"};
    case Cause::commercial:
        return {when, by("account executive"), "Clear budget and terms: what may change in scope and price",
                "the limits of both sides are known"};
    case Cause::other: break;
    }
    return {when, manager, "Agree with " + decider(view) + " on the one change that matters most",
            "one change with a date"};
}

std::vector<Step> light_steps(const View& view) {
    const auto manager = manager_of(view);
    return {{0, manager, "Call " + decider(view) + ": what is missing, and what would make them stay",
             "the objections, in the customer's words"},
            cause_step(view, Effort::light),
            {0.7, manager, "Send one clear offer for the next term", "an offer in writing"},
            {1, manager, "Ask for the decision", "a yes or a no, in writing"}};
}

std::vector<Step> larger_steps(const View& view, Effort effort) {
    const bool is_full = effort == Effort::full;
    const auto manager = manager_of(view);
    const auto people = or_else(champion_of(view.notes()), "the people who use it every day");
    std::vector<Step> steps{
        {0, manager, "Confirm the root cause with " + people, "the objections, in the customer's words"},
        {0.15, is_full ? "vice president of customer success" : "manager of customer success",
         (is_full ? "Executive call with " : "Call with ") + decider(view),
         "both sides have named what must change"},
        cause_step(view, effort)};
    if (const auto* issue = gravest_issue(view); issue != nullptr && cause_of(view) != Cause::support)
        steps.push_back(issue_step(view, *issue));
    steps.push_back({0.6, manager, "Value assessment with the customer's own numbers",
                     "what was reached, what was not, and why"});
    steps.push_back({0.8, is_full ? "account executive" : manager, "Proposal: scope, terms, dated milestones",
                     "a proposal in writing"});
    steps.push_back({1, manager, "Decision of " + decider(view), "a signature, or the date of one"});
    std::ranges::stable_sort(steps, {}, &Step::at);
    return steps;
}

/// Nothing can be planned backwards from a day that has passed.
std::vector<Step> steps_after_the_end(const View& view) {
    const auto manager = manager_of(view);
    return {
        {0, manager, "Ask " + decider(view) + " whether the contract was renewed",
         "a yes or a no, in writing"},
        {0.4, manager, "If it was: put the new end into the portfolio", "contract_end_date is a day to come"},
        {0.4, effort_of(view) == Effort::light ? manager : "manager of customer success",
         "If it was not: one call about why, and what would bring them back", "the reason, in their words"},
        {1, manager, "Decide: an offer to come back, or an orderly end", "a decision with a date"}};
}

List save_steps(const AccountList&, const View& view) {
    const auto effort = effort_of(view);
    const auto steps = has_ended(view)           ? steps_after_the_end(view)
                       : effort == Effort::light ? light_steps(view)
                                                 : larger_steps(view, effort);
    const auto [first, last] = span_of(view);
    const auto days = static_cast<double>(working_days_between(first, last, view.settings.weekend));
    List list{{}, dash()};
    for (const auto& step : steps)
        list.items.push_back(
            {{},
             {{"due", known(date_text(view.model, working_days_after(first, std::lround(step.at * days),
                                                                     view.settings.weekend)))},
              {"who", known(step.who)},
              {"what", known(step.what)},
              {"result", known(step.result)}}});
    return list;
}

/// Who takes over when nothing moves, as high as the segment is looked after.
List escalation_path(const AccountList&, const View& view) {
    std::vector<std::pair<double, std::string>> leaders{
        {0, manager_of(view) + (view.account().owner.empty() ? "" : ", customer success manager")},
        {effort_of(view) == Effort::light ? 0.6 : 0.35, "manager of customer success"}};
    if (effort_of(view) == Effort::full)
        leaders.emplace_back(0.7, "vice president of customer success and executive sponsor");
    const auto [first, last] = span_of(view);
    const auto days = static_cast<double>(working_days_between(first, last, view.settings.weekend));
    List list{{}, dash()};
    for (auto& [at, who] : leaders)
        list.items.push_back(
            {{},
             {{"from", known(date_text(view.model, working_days_after(first, std::lround(at * days),
                                                                      view.settings.weekend)))},
              {"who", known(std::move(who))}}});
    return list;
}

Fact frame_fact(const View& view) {
    const auto work = work_of(view);
    const auto last = date_text(view.model, span_of(view).last);
    if (work.kind == RenewalWork::Kind::none) {
        if (!view.account().contract_end) return missing("contract end", "contract_end_date");
        return known("The contract runs on until somebody gives notice: the decision is due by " + last);
    }
    auto reason = reason_of(work);
    reason.front() = 'T';
    return known(
        reason +
        (work.has_ended() ? ": first confirm whether it was renewed, by " : ": the decision is due by ") +
        last);
}

constexpr std::array slots{
    AccountSlot{"save.root_cause", internal, root_cause_fact},
    AccountSlot{"save.frame", internal, frame_fact},
    AccountSlot{"save.until", internal,
                [](const View& v) { return known(date_text(v.model, span_of(v).last)); }},
};

}  // namespace

std::span<const AccountSlot> save_plan_slots() { return slots; }

std::span<const AccountList> save_plan_lists() {
    static const std::vector<AccountList> lists{
        {"save_steps", internal, "", item_slots(internal, {"due", "who", "what", "result"}), false,
         save_steps},
        {"escalation_path", internal, "", item_slots(internal, {"from", "who"}), false, escalation_path}};
    return lists;
}

}  // namespace csm::templates
