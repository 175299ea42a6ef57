// SPDX-License-Identifier: MIT
#include "letters/metrics.hpp"
#include "letters/notes.hpp"
#include "letters/slots.hpp"
#include "pages/parts.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace csm::templates {

namespace {

using View = AccountView;

constexpr auto safe = Voice::customer_safe;
constexpr long renewal_near = 60, renewal_next = 14;  // days to the contract's end

/// Something that the status of the whole depends on, and how bad it is by itself.
struct Sign {
    Band band = Band::yellow;
    std::string text;  ///< for customers: facts that both sides know
};

using Signs = std::vector<Sign>;

std::string since_text(const View& view, const FieldEntry& entry, std::string_view key,
                       std::string_view before) {
    const auto day = day_at(entry, key);
    return day ? std::string{before} + date_text(view.model, *day) : std::string{};
}

/// ": Slow dashboards"; nothing where the entry has no such text.
std::string named_after(const FieldEntry& entry, std::string_view key) {
    const auto name = name_in(entry, key, "");
    return name.empty() ? name : ": " + name;
}

void add_contract_end(Signs& signs, const View& view) {
    const auto to_end = days_to_end(view);
    if (!to_end) return;
    const auto days = *to_end;
    const auto& end = view.account().contract_end;
    const auto count = pages::counted(static_cast<std::uint64_t>(std::abs(days)), "day", "days");
    if (days < 0)
        signs.push_back({Band::red, "The contract ended " + count + " ago, on " +
                                        date_text(view.model, *end) + ": the next term is not confirmed"});
    else if (days <= renewal_near)
        signs.push_back({days <= renewal_next ? Band::red : Band::yellow,
                         "The contract ends " + (days == 0 ? "today" : "in " + count) + ", on " +
                             date_text(view.model, *end)});
}

void add_issues(Signs& signs, const View& view) {
    for (const auto& [severity, band] : {std::pair{"critical", Band::red}, std::pair{"high", Band::yellow}})
        for (const auto& issue : entries_of(view.notes(), "open_issues"))
            if (is_word(text_at(issue, "severity"), severity))
                signs.push_back({band, std::string{"An issue of "} + severity + " severity is open" +
                                           since_text(view, issue, "opened", " since ") +
                                           named_after(issue, "title")});
}

/// Who led the work or answered for it is no longer there: both sides know.
void add_people(Signs& signs, const View& view) {
    constexpr std::array<std::string_view, 3> champion{"champion_left", "champion_gone", "champion_change"};
    constexpr std::array<std::string_view, 4> sponsor{"sponsor_change", "sponsor_left", "sponsor_gone",
                                                      "sponsor_changed"};
    const auto is_said = [&](const auto& names) {
        return std::ranges::any_of(metrics_of(view.model), [&](const Metric* metric) {
            const auto& path = path_of(view.model, *metric);
            const auto name = std::string_view{path}.substr(path.rfind('.') + 1);
            return std::ranges::find(names, name) != names.end() &&
                   measured(view.account(), *metric).value_or(0) == 1;
        });
    };
    if (is_said(champion)) signs.push_back({Band::yellow, "Our main contact on your side has changed"});
    if (is_said(sponsor)) signs.push_back({Band::yellow, "The sponsor on your side has changed"});
}

void add_milestones(Signs& signs, const View& view) {
    for (const auto& milestone : entries_of(view.notes(), "milestones"))
        if (is_late(milestone, view.settings.as_of))
            signs.push_back({Band::yellow, "A milestone is late" + named_after(milestone, "name") +
                                               since_text(view, milestone, "due", ", due ")});
}

void add_goals(Signs& signs, const View& view) {
    for (const auto& goal : entries_of(view.notes(), "goals"))
        if (is_behind(goal, view.settings.as_of))
            signs.push_back({Band::yellow, "A goal is behind" + named_after(goal, "objective")});
}

void add_health(Signs& signs, const View& view) {
    const auto& health = view.assessment().health;
    if (!health || health->band == Band::insufficient_data) return;
    if (health->band != Band::green)
        signs.push_back({health->band,
                         "The health score is " + score_text(*health->score) + " of 100, " +
                             number_text(view.model.health.green_from[view.account().cohort()]) + " wanted"});
    if (health->trend == Trend::declining && health->change)
        signs.push_back(
            {Band::yellow, "The health score fell by " + score_text(std::abs(*health->change)) + " points"});
}

/// What keeps the account from being on track, worst first; within a kind in the order of the input.
Signs signs_of(const View& view) {
    Signs signs;
    add_issues(signs, view);
    add_people(signs, view);
    add_milestones(signs, view);
    add_goals(signs, view);
    add_health(signs, view);
    add_contract_end(signs, view);
    std::ranges::stable_sort(signs, std::ranges::greater{}, &Sign::band);
    return signs;
}

Band band_of(const View& view) {
    return view.assessment().health ? view.assessment().health->band : Band::insufficient_data;
}

Fact status_fact(const View& view) {
    const auto signs = signs_of(view);
    return known(status_of(signs.empty() ? band_of(view) : signs.front().band));
}

Fact reason_fact(const View& view) {
    const auto signs = signs_of(view);
    if (!signs.empty()) return known(signs.front().text);
    if (band_of(view) == Band::insufficient_data) return known("Too little is measured to say");
    return known("Nothing stands against it");
}

List status_reasons(const AccountList& slot, const View& view) {
    constexpr std::size_t most_listed = 4;
    List list{{}, known(std::string{slot.none})};
    for (auto& [band, text] : signs_of(view)) {
        if (list.items.size() == most_listed) break;
        list.items.push_back({{}, {{"text", known(std::move(text))}, {"status", known(status_of(band))}}});
    }
    return list;
}

/// The sum of a number of the entries of roi; nothing where none has it.
std::optional<double> sum_of(const View& view, std::string_view key) {
    std::optional<double> sum;
    for (const auto& entry : entries_of(view.notes(), "roi"))
        if (const auto* number = number_at(entry, key)) sum = sum.value_or(0) + *number;
    return sum && std::isfinite(*sum) ? sum : std::nullopt;
}

/// What the customer got for their money, and the fields that say it.
Fact value_line_fact(const View& view) {
    const auto value = sum_of(view, "value");
    if (!value) return missing("value delivered in money", "roi.value");
    const auto own_cost = sum_of(view, "cost");
    const auto cost = own_cost ? own_cost : view.account().arr;
    auto text = money_text(view.model, *value) + " a year delivered";
    if (!cost) return known(text + " (source: roi.value)");
    text += " for " + money_text(view.model, *cost) + " a year";
    if (*cost > 0 && std::isfinite(*value / *cost))
        text += ": " + score_text(*value / *cost) + " for each 1 spent";
    return known(text + " (source: roi.value, " + (own_cost ? "roi.cost" : "arr") + ")");
}

const std::string& text_of(const Item& item, std::string_view slot) {
    return std::ranges::find(item.facts, slot, [](const auto& fact) { return fact.first; })->second.text;
}

/// The measured ones of a list of metrics in one line: "Login frequency 84 %, down; CSAT score 4.2".
Fact metrics_line(const View& view, std::string_view name) {
    const auto& slot = *find_account_list(name);
    const auto list = slot.list(slot, view);
    if (list.items.empty()) return list.none;
    std::string line;
    for (const auto& item : list.items) {
        const auto& value = text_of(item, "value");
        if (value.empty()) continue;
        line += (line.empty() ? "" : "; ") + text_of(item, "label") + " " + value;
        if (const auto& direction = text_of(item, "direction"); direction != "–") line += ", " + direction;
    }
    return known(line);
}

/// The texts of a list in one line, or what it says when it is empty.
Fact list_line(const View& view, std::string_view name, std::string_view text) {
    const auto& slot = *find_account_list(name);
    const auto list = slot.list(slot, view);
    if (list.items.empty()) return list.none;
    std::string line;
    for (const auto& item : list.items) line += (line.empty() ? "" : "; ") + text_of(item, text);
    return known(line);
}

Fact growth_line(const View& view) {
    auto line = list_line(view, "growth", "what");
    if (line.text.ends_with('.')) line.text.pop_back();
    return line;
}

/// The prices of the growth, each with what it is for; one gap for all.
Fact growth_prices(const View& view) {
    const auto& slot = *find_account_list("growth");
    const auto list = slot.list(slot, view);
    std::string line;
    for (const auto& item : list.items) {
        const auto value =
            std::ranges::find(item.facts, "value", [](const auto& fact) { return fact.first; });
        if (!value->second.gap.empty()) return value->second;
        line += (line.empty() ? "" : "; ") + text_of(item, "what") + " " + value->second.text;
    }
    return line.empty() ? dash() : known(line);
}

constexpr std::array slots{
    AccountSlot{"review.status", safe, status_fact},
    AccountSlot{"review.reason", safe, reason_fact},
    AccountSlot{"value_line", safe, value_line_fact},
    AccountSlot{"highlights_line", safe, [](const View& v) { return list_line(v, "highlights", "text"); }},
    AccountSlot{"focus_line", safe, [](const View& v) { return list_line(v, "focus_areas", "text"); }},
    AccountSlot{"growth_line", safe, growth_line},
    AccountSlot{"growth_prices", safe, growth_prices},
    AccountSlot{"usage_line", safe, [](const View& v) { return metrics_line(v, "usage_metrics"); }},
    AccountSlot{"service_line", safe, [](const View& v) { return metrics_line(v, "service_metrics"); }},
};

}  // namespace

std::span<const AccountSlot> review_slots() { return slots; }

std::span<const AccountList> review_lists() {
    static const std::vector<AccountList> lists{{"status_reasons", safe, "Nothing stands against it.",
                                                 item_slots(safe, {"text", "status"}), false,
                                                 status_reasons}};
    return lists;
}

}  // namespace csm::templates
