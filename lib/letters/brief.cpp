// SPDX-License-Identifier: MIT
#include "letters/notes.hpp"
#include "letters/opportunities.hpp"
#include "letters/slots.hpp"
#include "pages/parts.hpp"

#include <csm/phrases.hpp>

#include <algorithm>

namespace csm::templates {

namespace {

using View = AccountView;

constexpr auto internal = Voice::internal;
constexpr long renewal_talk = 120;  // days to the contract's end
constexpr std::size_t most_points = 6;

std::string due_text(const View& view, const FieldEntry& entry) {
    const auto due = day_at(entry, "due");
    if (!due) return {};
    return (*due < view.settings.as_of ? ", was due " : ", due ") + date_text(view.model, *due);
}

std::string with(std::string_view before, const std::string& text) {
    return text.empty() ? std::string{} : std::string{before} + text;
}

bool is_grave(const FieldEntry& issue) {
    const auto severity = text_at(issue, "severity");
    return is_word(severity, "critical") || is_word(severity, "high");
}

std::string name_of_milestone(const FieldEntry& milestone) {
    return name_in(milestone, "name", "a milestone without a name");
}

std::string name_of_goal(const FieldEntry& goal) {
    return name_in(goal, "objective", "a goal without a name");
}

void add_successes(std::vector<std::string>& points, const View& view) {
    for (const auto& goal : entries_of(view.notes(), "goals"))
        if (state_of(goal_of(goal)) == GoalState::met) {
            points.push_back("Begin with what worked: " + name_of_goal(goal) +
                             with(", ", text_at(goal, "actual")));
            return;
        }
}

void add_issues(std::vector<std::string>& points, const View& view) {
    for (const auto& issue : entries_of(view.notes(), "open_issues"))
        if (is_grave(issue))
            points.push_back("Say where it stands before they ask: " + issue_text(view.model, issue) +
                             with(", with ", text_at(issue, "owner")));
}

/// What was promised and is due.
void add_promises(std::vector<std::string>& points, const View& view) {
    constexpr long soon = 14;
    for (const auto& action : entries_of(view.notes(), "actions")) {
        const auto due = day_at(action, "due");
        if (due && days_between(view.settings.as_of, *due) <= soon)
            points.push_back("Bring an answer: " + name_in(action, "action", "an action without a name") +
                             with(" (", text_at(action, "owner")) +
                             (text_at(action, "owner").empty() ? "" : ")") + due_text(view, action));
    }
    for (const auto& milestone : entries_of(view.notes(), "milestones"))
        if (is_late(milestone, view.settings.as_of))
            points.push_back("Agree on a new day: " + name_of_milestone(milestone) +
                             due_text(view, milestone));
    for (const auto& goal : entries_of(view.notes(), "goals"))
        if (is_behind(goal, view.settings.as_of))
            points.push_back("Ask what stands in the way: " + name_of_goal(goal) +
                             with(", ", text_at(goal, "actual")) + with(" of ", text_at(goal, "target")));
}

/// "Ilse Marchand", or "the plant manager" of whom only the role is given.
std::string person_text(const FieldEntry& person) {
    const auto role = name_in(person, "role", "contact who is against it");
    return name_in(person, "name", "the " + role);
}

void add_people(std::vector<std::string>& points, const View& view) {
    for (const auto& person : entries_of(view.notes(), "stakeholders"))
        if (is_word(text_at(person, "sentiment"), "negative"))
            points.push_back("Ask what would change the mind of " + person_text(person));
}

bool is_done(const View& view, std::string_view flag) {
    const auto found = view.notes().renewal.find(flag);
    return found != view.notes().renewal.end() && found->second;
}

void add_renewal(std::vector<std::string>& points, const View& view) {
    const auto days = days_to_end(view);
    if (!days) return;
    if (*days < 0) return points.push_back("Ask whether the contract was renewed: its end has passed");
    if (*days > renewal_talk) return;
    if (!is_done(view, "sponsor_aligned"))
        points.push_back("Find out how " +
                         (decider_of(view.notes()).empty() ? "the sponsor" : decider_of(view.notes())) +
                         " sees the next term");
    if (!is_done(view, "terms_discussed")) points.push_back("Open the terms of the renewal");
}

/// The action of the gravest warning, or what health recommends.
void add_action(std::vector<std::string>& points, const View& view) {
    const auto& text = view.assessment().next_action;
    if (!text.empty()) points.push_back(text);
}

void add_offer(std::vector<std::string>& points, const View& view) {
    const auto& expansion = view.assessment().expansion;
    if (!expansion || expansion->readiness != Readiness::ready || expansion->opportunities.empty()) return;
    const auto& best = expansion->opportunities.front();
    points.push_back("If it goes well: " + what_text(best, view.account()) + " (" +
                     why_text(best, view.account()) + ")");
}

List talking_points(const AccountList&, const View& view) {
    std::vector<std::string> points;
    add_successes(points, view);
    add_issues(points, view);
    add_action(points, view);
    add_renewal(points, view);
    add_promises(points, view);
    add_people(points, view);
    add_offer(points, view);
    List list{{}, dash()};
    for (auto& point : points) {
        if (list.items.size() == most_points) break;
        list.items.push_back({{}, {{"text", known(std::move(point))}}});
    }
    return list;
}

/// What waits for an answer, from either side: issues, milestones that are late, goals that are behind.
List open_points(const AccountList& slot, const View& view) {
    std::vector<std::string> points;
    for (const auto& issue : entries_of(view.notes(), "open_issues"))
        points.push_back("Issue: " + issue_text(view.model, issue) + with(", ", text_at(issue, "severity")) +
                         with(", ", text_at(issue, "owner")));
    for (const auto& milestone : entries_of(view.notes(), "milestones"))
        if (is_late(milestone, view.settings.as_of))
            points.push_back("Late milestone: " + name_of_milestone(milestone) + due_text(view, milestone));
    for (const auto& goal : entries_of(view.notes(), "goals"))
        if (is_behind(goal, view.settings.as_of))
            points.push_back("Goal behind: " + name_of_goal(goal) + with(", ", text_at(goal, "actual")) +
                             with(" of ", text_at(goal, "target")) + due_text(view, goal));
    List list{{}, known(std::string{slot.none})};
    for (auto& point : points) list.items.push_back({{}, {{"text", known(std::move(point))}}});
    const bool is_given =
        view.notes().lists.contains("open_issues") || view.notes().lists.contains("milestones");
    if (!is_given) list.none = missing("open issues", "open_issues");
    return list;
}

}  // namespace

std::span<const AccountList> brief_lists() {
    static const std::vector<AccountList> lists{
        {"talking_points", internal, "", item_slots(internal, {"text"}), false, talking_points},
        {"open_points", internal, "Nothing is open.", item_slots(internal, {"text"}), false, open_points}};
    return lists;
}

}  // namespace csm::templates
