// SPDX-License-Identifier: MIT
#include "letters/notes.hpp"
#include "letters/slots.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <cmath>

namespace csm::templates {

namespace {

using View = AccountView;

constexpr auto safe = Voice::customer_safe;

/// The list of the input that a list of letters shows.
std::string_view field_of(const AccountList& slot) {
    if (slot.name == "open_goals") return "goals";
    return slot.name == "latest_notes" ? std::string_view{"notes"} : slot.name;
}

std::string label_of(std::string_view field) {
    return field == "roi" ? "return on investment" : as_words(field);
}

Fact value_of(const View& view, const FieldEntry& entry, std::string_view key, std::string_view field) {
    auto text = text_at(entry, key);
    if (const auto day = parse_iso_date(text)) text = date_text(view.model, *day);
    return text_or_gap(text, as_words(key), std::string{field}.append(".").append(key));
}

Item item_of(const AccountList& slot, const View& view, const FieldEntry& entry) {
    Item item;
    // What names an item is the first of its slots; a note has no name.
    if (field_of(slot) != "notes") item.label = text_at(entry, slot.slots.front().name);
    for (const auto& [name, voice] : slot.slots)
        item.facts.emplace_back(name, value_of(view, entry, name, field_of(slot)));
    return item;
}

const std::vector<FieldEntry>* given(const AccountList& slot, const View& view) {
    const auto found = view.notes().lists.find(field_of(slot));
    return found == view.notes().lists.end() ? nullptr : &found->second;
}

Fact none_of(const AccountList& slot, const View& view) {
    const std::string field{field_of(slot)};
    return given(slot, view) == nullptr ? missing(label_of(field), field) : known(std::string{slot.none});
}

List as_given(const AccountList& slot, const View& view) {
    List list{{}, none_of(slot, view)};
    if (const auto* entries = given(slot, view))
        for (const auto& entry : *entries) list.items.push_back(item_of(slot, view, entry));
    return list;
}

bool is_open(const FieldEntry& entry) {
    const auto state = state_of(goal_of(entry));
    return state != GoalState::met && state != GoalState::dropped;
}

List open_ones(const AccountList& slot, const View& view) {
    List list{{}, none_of(slot, view)};
    if (const auto* entries = given(slot, view))
        for (const auto& entry : *entries)
            if (is_open(entry)) list.items.push_back(item_of(slot, view, entry));
    return list;
}

List newest_first(const AccountList& slot, const View& view) {
    auto list = as_given(slot, view);
    const auto* entries = given(slot, view);
    if (entries == nullptr) return list;
    auto sorted = *entries;
    std::ranges::stable_sort(sorted, std::ranges::greater{},
                             [](const FieldEntry& entry) { return text_at(entry, "date"); });
    list.items.clear();
    for (const auto& entry : sorted) list.items.push_back(item_of(slot, view, entry));
    return list;
}

List latest(const AccountList& slot, const View& view) {
    constexpr std::size_t most_listed = 3;
    auto list = newest_first(slot, view);
    if (list.items.size() > most_listed) list.items.resize(most_listed);
    return list;
}

/// (after − before) / before; what began at 0 or below has no share to change by.
Fact relative_change(const FieldEntry& entry) {
    const auto* before = number_at(entry, "before");
    const auto* after = number_at(entry, "after");
    if (before == nullptr || after == nullptr || *before <= 0) return dash();
    const auto percent = (*after - *before) / *before * 100;
    return std::isfinite(percent) ? known(signed_number(round_to_unit(percent)) + " %") : dash();
}

List return_on_investment(const AccountList& slot, const View& view) {
    List list{{}, none_of(slot, view)};
    const auto* entries = given(slot, view);
    if (entries == nullptr) return list;
    for (const auto& entry : *entries) {
        const auto unit = text_at(entry, "unit");
        const auto with_unit = [&](std::string_view key) {
            auto fact = value_of(view, entry, key, "roi");
            if (fact.gap.empty() && !unit.empty()) fact.text += " " + unit;
            return fact;
        };
        list.items.push_back({text_at(entry, "metric"),
                              {{"metric", value_of(view, entry, "metric", "roi")},
                               {"before", with_unit("before")},
                               {"after", with_unit("after")},
                               {"change", relative_change(entry)}}});
    }
    return list;
}

std::vector<AccountList> make_lists() {
    const auto goal =
        item_slots(safe, {"objective", "metric", "baseline", "target", "actual", "status", "due", "owner"});
    return {
        {"goals", safe, "No goals are agreed.", goal, false, as_given},
        {"open_goals", safe, "No goals are open.", goal, false, open_ones},
        {"roi", safe, "Not measured yet.", item_slots(safe, {"metric", "before", "after", "change"}), false,
         return_on_investment},
        {"milestones", safe, "No milestones are set.", item_slots(safe, {"name", "due", "status"}), false,
         as_given},
        {"stakeholders",
         safe,
         "No contacts are named.",
         {{"name", safe}, {"role", safe}, {"influence", Voice::internal}, {"sentiment", Voice::internal}},
         false,
         as_given},
        {"open_issues", safe, "No open issues.", item_slots(safe, {"title", "severity", "opened", "owner"}),
         false, as_given},
        {"feature_requests", safe, "No open requests.", item_slots(safe, {"title", "status", "planned"}),
         false, as_given},
        {"actions", safe, "No open actions.", item_slots(safe, {"action", "owner", "due", "importance"}),
         false, as_given},
        {"obstacles", safe, "None are known.", item_slots(safe, {"obstacle", "effect", "response", "owner"}),
         false, as_given},
        {"notes", Voice::internal, "No notes.", item_slots(Voice::internal, {"date", "text"}), false,
         newest_first},
        {"latest_notes", Voice::internal, "No notes.", item_slots(Voice::internal, {"date", "text"}), false,
         latest},
    };
}

}  // namespace

std::span<const AccountList> given_lists() {
    static const auto lists = make_lists();
    return lists;
}

}  // namespace csm::templates
