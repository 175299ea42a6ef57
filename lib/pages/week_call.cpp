// SPDX-License-Identifier: MIT
#include "pages/week_call.hpp"

#include "pages/note_entries.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace csm::pages {

namespace {

constexpr long soon = 14;            // days until a promise is due
constexpr std::size_t longest = 80;  // bytes of a title that a row has room for

/// The title on one line, cut at a blank where it is too long.
std::string short_title(std::string title) {
    for (char& letter : title)
        if (letter == '\n' || letter == '\r' || letter == '\t') letter = ' ';
    if (title.size() <= longest) return title;
    auto end = title.rfind(' ', longest);
    if (end == std::string::npos || end < longest / 2) end = longest;
    while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80U) --end;  // inside a character
    return title.substr(0, end) + "…";
}

std::string quoted(const FieldEntry& entry, std::string_view key, std::string_view otherwise) {
    const auto title = name_in(entry, key, "");
    return title.empty() ? std::string{otherwise} : "\"" + short_title(title) + "\"";
}

std::string due_text(const FieldEntry& entry, Date as_of) {
    const auto due = day_at(entry, "due");
    if (!due) return {};
    return (*due < as_of ? ", was due " : ", due ") + iso_text(*due);
}

std::optional<std::string> issue_of(const RecordNotes& notes, std::string_view severity) {
    for (const auto& issue : entries_of(notes, "open_issues"))
        if (severity.empty() || is_word(text_at(issue, "severity"), severity)) {
            const auto said = text_at(issue, "severity");
            return "issue " + quoted(issue, "title", "without a title") + (said.empty() ? "" : ", " + said);
        }
    return std::nullopt;
}

/// A promise that is due by `days` from the as-of date on, the first of the list.
std::optional<std::string> promise_of(const RecordNotes& notes, Date as_of, long days) {
    for (const auto& action : entries_of(notes, "actions")) {
        const auto due = day_at(action, "due");
        if (due && days_between(as_of, *due) <= days)
            return "promise " + quoted(action, "action", "without a name") + due_text(action, as_of);
    }
    return std::nullopt;
}

std::optional<std::string> late_milestone_of(const RecordNotes& notes, Date as_of) {
    for (const auto& milestone : entries_of(notes, "milestones"))
        if (is_late(milestone, as_of))
            return "milestone " + quoted(milestone, "name", "without a name") + due_text(milestone, as_of);
    return std::nullopt;
}

std::optional<std::string> goal_behind_of(const RecordNotes& notes, Date as_of) {
    for (const auto& goal : entries_of(notes, "goals"))
        if (is_behind(goal, as_of)) return "goal " + quoted(goal, "objective", "without a name") + ", behind";
    return std::nullopt;
}

}  // namespace

std::string action_with_person(const Assessment& assessment, const RecordNotes* notes) {
    const auto* person = notes == nullptr ? nullptr : decider_in(*notes);
    const auto& action = assessment.next_action;
    if (person == nullptr || action.empty()) return action;
    const auto role = name_in(*person, "role", "");
    return action + "; contact " + short_title(text_at(*person, "name")) +
           (role.empty() ? "" : ", " + short_title(role));
}

std::string most_urgent_open(const RecordNotes* notes, Date as_of) {
    if (notes == nullptr) return {};
    if (auto issue = issue_of(*notes, "critical")) return *issue;
    if (auto issue = issue_of(*notes, "high")) return *issue;
    if (auto promise = promise_of(*notes, as_of, -1)) return *promise;
    if (auto milestone = late_milestone_of(*notes, as_of)) return *milestone;
    if (auto promise = promise_of(*notes, as_of, soon)) return *promise;
    if (auto goal = goal_behind_of(*notes, as_of)) return *goal;
    return issue_of(*notes, {}).value_or("");
}

std::string reason_with_open(const Assessment& assessment, const RecordNotes* notes, Date as_of) {
    const auto open = most_urgent_open(notes, as_of);
    return open.empty() ? assessment.reason : assessment.reason + "; open: " + open;
}

}  // namespace csm::pages
