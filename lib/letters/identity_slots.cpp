// SPDX-License-Identifier: MIT
#include "letters/slots.hpp"
#include "pages/parts.hpp"

#include <csm/churn.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace csm::templates {

namespace {

using View = AccountView;

constexpr auto safe = Voice::customer_safe;

Fact prepared_by_fact(const View& view) {
    const auto& given = view.notes().prepared_by;
    return text_or_gap(given.empty() ? view.account().owner : given, "prepared by", "prepared_by");
}

Fact attendees_fact(const View& view) {
    const auto& attendees = view.notes().attendees;
    if (!attendees) return missing("attendees", "attendees");
    return attendees->empty() ? dash() : known(texts_text(*attendees));
}

Fact arr_fact(const View& view) {
    const auto arr = view.account().arr;
    return arr ? known(money_text(view.model, *arr)) : missing("ARR", "arr");
}

std::string years_text(int years) {
    return pages::counted(static_cast<std::uint64_t>(years), "year", "years");
}

std::string months_text(int months) {
    return pages::counted(static_cast<std::uint64_t>(months), "month", "months");
}

/// Whole years and months from the beginning of the contract.
Fact contract_age_fact(const View& view) {
    const auto start = view.account().contract_start;
    const auto today = view.settings.as_of;
    if (!start) return missing("contract start", "contract_start_date");
    if (*start > today) return known("not begun yet");
    int months = (static_cast<int>(today.year()) - static_cast<int>(start->year())) * 12 +
                 static_cast<int>(today.month()) - static_cast<int>(start->month());
    if (today.day() < start->day()) --months;
    const auto years = months / 12;
    months %= 12;
    if (years == 0) return known(months == 0 ? "less than a month" : months_text(months));
    return known(years_text(years) + (months == 0 ? "" : " " + months_text(months)));
}

Fact renewal_in_fact(const View& view) {
    if (!view.account().contract_end) return missing("contract end", "contract_end_date");
    const auto to_end = days_to_end(view);
    if (!to_end) return known("runs on until notice");
    const auto days = *to_end;
    const auto count = pages::counted(static_cast<std::uint64_t>(std::abs(days)), "day", "days");
    return known(days == 0 ? "today" : days > 0 ? "in " + count : count + " ago");
}

Fact seats_fact(std::optional<double> seats, std::string label, std::string field) {
    return seats ? known(count_text(*seats)) : missing(std::move(label), std::move(field));
}

Fact licensed_fact(const View& view) {
    return seats_fact(view.account().licensed_seats, "licensed seats", "contract.licensed_seats");
}

Fact active_fact(const View& view) {
    return seats_fact(view.account().active_seats, "active seats", "contract.active_seats");
}

Fact seats_used_fact(const View& view) {
    const auto licensed = view.account().licensed_seats, active = view.account().active_seats;
    if (!active) return active_fact(view);
    if (!licensed) return licensed_fact(view);
    return *licensed > 0 && std::isfinite(*active / *licensed) ? known(share_text(*active / *licensed))
                                                               : dash();
}

Fact departments_fact(const Listed<std::string>& departments, std::string label, std::string field) {
    if (!departments.given) return missing(std::move(label), std::move(field));
    const auto items = departments.items();
    std::vector<std::string> labels;
    std::ranges::transform(items, std::back_inserter(labels), label_of_name);
    return items.empty() ? dash() : known(texts_text(labels));
}

Fact modules_adopted_fact(const View& view) {
    const auto& modules = view.account().modules;
    if (!modules.given) return missing("modules", "product_usage");
    const auto adopted = std::ranges::count_if(
        modules.items(), [](const Module& module) { return module.adopted.value_or(false); });
    return known(std::to_string(adopted) + " of " + std::to_string(modules.items().size()));
}

/// A list of the account's phase in one line.
Fact phase_list_fact(const View& view, const std::vector<std::string> Phase::*list) {
    const auto& account = view.account();
    if (account.phase == 0) return missing("phase", "contract_start_date");
    const auto& items = view.model.lifecycle.phases[account.phase].*list;
    return items.empty() ? dash() : known(pages::in_one_line(items));
}

Fact phase_fact(const View& view) {
    const auto& account = view.account();
    if (account.phase == 0) return missing("phase", "contract_start_date");
    return known(view.model.lifecycle.phases[account.phase].label);
}

constexpr std::array slots{
    AccountSlot{"customer_id", safe, [](const View& v) { return known(v.account().customer_id); }},
    AccountSlot{"name", safe, [](const View& v) { return known(pages::name_of(v.account())); }},
    AccountSlot{"segment", safe,
                [](const View& v) { return known(v.model.segments[v.account().segment].label); }},
    AccountSlot{"industry", safe,
                [](const View& v) { return text_or_gap(v.account().industry, "industry", "industry"); }},
    AccountSlot{"lifecycle_stage", Voice::internal,
                [](const View& v) {
                    return text_or_gap(v.account().lifecycle_stage, "lifecycle stage", "lifecycle_stage");
                }},
    AccountSlot{"phase", Voice::internal, phase_fact},
    AccountSlot{"phase_goals", Voice::internal,
                [](const View& v) { return phase_list_fact(v, &Phase::goals); }},
    AccountSlot{"phase_touchpoints", Voice::internal,
                [](const View& v) { return phase_list_fact(v, &Phase::touchpoints); }},
    AccountSlot{"phase_measures", Voice::internal,
                [](const View& v) { return phase_list_fact(v, &Phase::measures); }},
    AccountSlot{"touch_model", Voice::internal,
                [](const View& v) { return known(v.model.touch[v.account().segment].model); }},
    AccountSlot{"touch_rhythm", Voice::internal,
                [](const View& v) { return known(v.model.touch[v.account().segment].rhythm); }},
    AccountSlot{"owner", safe,
                [](const View& v) { return text_or_gap(v.account().owner, "owner", "owner"); }},
    AccountSlot{"prepared_by", safe, prepared_by_fact},
    AccountSlot{"attendees", safe, attendees_fact},
    AccountSlot{"arr", safe, arr_fact},
    AccountSlot{"contract_start_date", safe,
                [](const View& v) {
                    return date_or_gap(v.model, v.account().contract_start, "contract start",
                                       "contract_start_date");
                }},
    AccountSlot{"contract_end_date", safe,
                [](const View& v) {
                    return date_or_gap(v.model, v.account().contract_end, "contract end",
                                       "contract_end_date");
                }},
    AccountSlot{"contract_age", safe, contract_age_fact},
    AccountSlot{"renewal_in", safe, renewal_in_fact},
    AccountSlot{"next_review_date", safe,
                [](const View& v) {
                    return date_or_gap(v.model, v.notes().next_review_date, "next review",
                                       "next_review_date");
                }},
    AccountSlot{
        "contract.plan_tier", safe,
        [](const View& v) { return text_or_gap(v.account().plan_tier, "plan", "contract.plan_tier"); }},
    AccountSlot{"contract.licensed_seats", safe, licensed_fact},
    AccountSlot{"contract.active_seats", safe, active_fact},
    AccountSlot{"seats_used", safe, seats_used_fact},
    AccountSlot{"departments.current", safe,
                [](const View& v) {
                    return departments_fact(v.account().departments_current, "departments",
                                            "departments.current");
                }},
    AccountSlot{"departments.potential", Voice::internal,
                [](const View& v) {
                    return departments_fact(v.account().departments_potential, "potential departments",
                                            "departments.potential");
                }},
    AccountSlot{"modules_adopted", safe, modules_adopted_fact},
    AccountSlot{"date", safe, [](const View& v) { return known(date_text(v.model, v.settings.as_of)); }},
    AccountSlot{"period", safe, [](const View& v) { return known(quarter_text(v.settings.as_of)); }},
    AccountSlot{"next_period", safe, [](const View& v) { return known(quarter_text(v.settings.as_of, 1)); }},
    AccountSlot{"model", safe, [](const View& v) { return known(model_text(v.model)); }},
};

}  // namespace

std::span<const AccountSlot> identity_slots() { return slots; }

}  // namespace csm::templates
