// SPDX-License-Identifier: MIT
#include "pages/note_entries.hpp"

#include "base/normalised.hpp"
#include "write/page/text_value.hpp"

#include <algorithm>

namespace csm::pages {

const std::vector<FieldEntry>& entries_of(const RecordNotes& notes, std::string_view list) {
    static const std::vector<FieldEntry> none;
    const auto found = notes.lists.find(list);
    return found == notes.lists.end() ? none : found->second;
}

std::string text_at(const FieldEntry& entry, std::string_view key) {
    const auto found = entry.find(key);
    if (found == entry.end()) return {};
    if (const auto* number = std::get_if<double>(&found->second)) return value_text(Measured{*number});
    return std::get<std::string>(found->second);
}

const double* number_at(const FieldEntry& entry, std::string_view key) {
    const auto found = entry.find(key);
    return found == entry.end() ? nullptr : std::get_if<double>(&found->second);
}

std::optional<Date> day_at(const FieldEntry& entry, std::string_view key) {
    return parse_iso_date(text_at(entry, key));
}

bool is_word(std::string_view text, std::string_view word) { return normalised(text) == normalised(word); }

bool is_late(const FieldEntry& milestone, Date as_of) {
    const auto status = text_at(milestone, "status");
    if (is_word(status, "done") || is_word(status, "reached") || is_word(status, "dropped")) return false;
    const auto due = day_at(milestone, "due");
    return is_word(status, "late") || (due && *due < as_of);
}

bool is_behind(const FieldEntry& goal, Date as_of) {
    const auto state = state_of(goal_of(goal));
    if (state == GoalState::met || state == GoalState::dropped) return false;
    const auto due = day_at(goal, "due");
    return is_word(text_at(goal, "status"), "behind") || (due && *due < as_of);
}

std::string name_in(const FieldEntry& entry, std::string_view key, std::string_view otherwise) {
    auto name = text_at(entry, key);
    return name.find_first_not_of(" \t\r\n") == std::string::npos ? std::string{otherwise} : name;
}

const FieldEntry* decider_in(const RecordNotes& notes) {
    const auto& people = entries_of(notes, "stakeholders");
    const auto found = [&](const auto& decides) -> const FieldEntry* {
        const auto person = std::ranges::find_if(people, [&](const FieldEntry& one) {
            return decides(text_at(one, "influence")) && !text_at(one, "name").empty();
        });
        return person == people.end() ? nullptr : &*person;
    };
    if (const auto* decider = found([](const std::string& said) { return is_word(said, "decides"); }))
        return decider;
    return found([](const std::string& said) { return said.empty(); });
}

std::string decider_of(const RecordNotes& notes) {
    const auto* person = decider_in(notes);
    return person == nullptr ? std::string{} : text_at(*person, "name");
}

std::string champion_of(const RecordNotes& notes) {
    for (const auto& person : entries_of(notes, "stakeholders"))
        if (!is_word(text_at(person, "influence"), "decides") &&
            is_word(text_at(person, "sentiment"), "positive"))
            return text_at(person, "name");
    return {};
}

}  // namespace csm::pages
