// SPDX-License-Identifier: MIT
#include "letters/slots.hpp"

#include "letters/metrics.hpp"
#include "letters/plan_days.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace csm::templates {

namespace {

template <class Row>
const Row* find_row(std::span<const Row> rows, std::string_view name) {
    const auto found = std::ranges::find(rows, name, &Row::name);
    return found == rows.end() ? nullptr : &*found;
}

constexpr std::string_view texts = "texts.", internal = "internal.", renewal = "renewal.", day = "day.",
                           in_days = "in_days.", term_day = "term_day.";

bool is_name(std::string_view name) {
    const auto fits = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '_';
    };
    return !name.empty() && std::ranges::all_of(name, fits);
}

/// The number from 1 to 999 that is all of the text.
std::optional<long> day_number(std::string_view text) {
    constexpr std::size_t most_digits = 3;
    long number = 0;
    const auto* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stopped != end || text.size() > most_digits || number < 1)
        return std::nullopt;
    return number;
}

std::optional<long> day_number_of(std::string_view name, std::string_view family) {
    return name.starts_with(family) ? day_number(name.substr(family.size())) : std::nullopt;
}

Fact flag_fact(std::string_view flag, const AccountView& view) {
    const auto& flags = view.notes().renewal;
    const auto found = flags.find(flag);
    if (found == flags.end()) return missing(as_words(flag), std::string{renewal}.append(flag));
    return known(found->second ? "done" : "open");
}

Fact own_text_fact(std::string_view name, std::string_view family, const AccountView& view) {
    const auto key = name.substr(family.size());
    const auto& kept = family == texts ? view.notes().texts : view.notes().internal;
    const auto found = kept.find(key);
    return text_or_gap(found == kept.end() ? std::string{} : found->second, as_words(key), std::string{name});
}

Fact contract_day_fact(long number, const AccountView& view) {
    const auto start = view.account().contract_start;
    return start ? later_day(view.model, *start, number - 1)
                 : missing("contract start", "contract_start_date");
}

Fact term_day_fact(long number, const AccountView& view) {
    const auto term = current_term(view.account(), view.settings.as_of);
    return term ? later_day(view.model, term->first, number - 1)
                : missing("contract start", "contract_start_date");
}

}  // namespace

std::array<std::span<const AccountSlot>, 7> account_slots() {
    return {identity_slots(), health_slots(),    benchmark_slots(),   risk_slots(),
            review_slots(),   save_plan_slots(), success_plan_slots()};
}

std::array<std::span<const AccountList>, 7> account_lists() {
    return {given_lists(),     metric_lists(),       computed_lists(), review_lists(),
            save_plan_lists(), success_plan_lists(), brief_lists()};
}

const AccountSlot* find_account_slot(std::string_view name) {
    for (const auto slots : account_slots())
        if (const auto* slot = find_row(slots, name)) return slot;
    return nullptr;
}

const AccountList* find_account_list(std::string_view name) {
    for (const auto lists : account_lists())
        if (const auto* list = find_row(lists, name)) return list;
    return nullptr;
}

const PortfolioSlot* find_portfolio_slot(std::string_view name) { return find_row(portfolio_slots(), name); }

const PortfolioList* find_portfolio_list(std::string_view name) { return find_row(portfolio_lists(), name); }

std::vector<ItemSlot> item_slots(Voice voice, std::initializer_list<std::string_view> names) {
    std::vector<ItemSlot> slots;
    for (const auto name : names) slots.push_back({name, voice});
    return slots;
}

std::optional<Voice> family_voice(std::string_view name, const Model& model) {
    if (name.starts_with(texts) && is_name(name.substr(texts.size()))) return Voice::customer_safe;
    if (name.starts_with(internal) && is_name(name.substr(internal.size()))) return Voice::internal;
    if (name.starts_with(renewal) &&
        std::ranges::find(renewal_steps, name.substr(renewal.size())) != renewal_steps.end())
        return Voice::internal;
    if (day_number_of(name, day) || day_number_of(name, term_day) || day_number_of(name, in_days))
        return Voice::customer_safe;
    const auto* metric = find_metric(model, name);
    if (metric == nullptr) return std::nullopt;
    return metric->is_for_customers ? Voice::customer_safe : Voice::internal;
}

Fact family_fact(std::string_view name, const AccountView& view) {
    if (name.starts_with(texts)) return own_text_fact(name, texts, view);
    if (name.starts_with(internal)) return own_text_fact(name, internal, view);
    if (const auto number = day_number_of(name, day)) return contract_day_fact(*number, view);
    if (const auto number = day_number_of(name, term_day)) return term_day_fact(*number, view);
    if (is_later_day(name)) return later_day_fact(name, view.model, view.settings.as_of);
    if (const auto* metric = find_metric(view.model, name)) return value_fact(view, *metric);
    return flag_fact(name.substr(renewal.size()), view);
}

bool is_later_day(std::string_view name) { return day_number_of(name, in_days).has_value(); }

Fact later_day_fact(std::string_view name, const Model& model, Date from) {
    return later_day(model, from, *day_number_of(name, in_days));
}

}  // namespace csm::templates
