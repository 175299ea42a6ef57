// SPDX-License-Identifier: MIT
#include "check/watches.hpp"

#include "check/own_field.hpp"

namespace csm::check {

namespace {

constexpr double days_in_year = 365;
constexpr double years_ahead = 10;
constexpr std::uint64_t enough_dates = 5;

constexpr auto starts = own_index("contract_start_date");
constexpr auto ends = own_index("contract_end_date");
constexpr auto active = own_index("contract.active_seats");
constexpr auto licensed = own_index("contract.licensed_seats");

using Values = std::vector<double>;

struct Watch {
    std::string_view code;
    std::size_t field;
    std::string_view text;
    std::string_view action;
    bool (*holds)(const Values& values, double today);
};

/// A comparison with a value that is not known is false.
constexpr Watch watches[] = {
    {"renewal_long_past", ends, "the contract ended more than a year ago",
     "Bring the dates of renewed contracts up to date, and take out customers who left",
     [](const Values& values, double today) { return values[ends] < today - days_in_year; }},
    {"renewal_far_ahead", ends, "the contract ends more than ten years from now",
     "Look for a mistyped year, or a placeholder such as 2099-12-31, and leave it out",
     [](const Values& values, double today) { return values[ends] > today + years_ahead * days_in_year; }},
    {"start_in_future", starts, "the contract starts after the as-of day",
     "Look for day and month that changed places; a customer who has not started has nothing to measure",
     [](const Values& values, double today) { return values[starts] > today; }},
    {"ends_before_start", ends, "the contract ends before it starts",
     "Look for columns or for day and month that changed places",
     [](const Values& values, double) { return values[ends] < values[starts]; }},
    {"more_active_than_licensed", active, "more seats are active than licensed",
     "Look whether the columns changed places, or active counts users who have no licence",
     [](const Values& values, double) { return values[active] > values[licensed]; }},
};

}  // namespace

void Watches::add(const AccountFacts& facts) {
    static_assert(std::size(watches) == kinds);
    for (std::size_t i = 0; i < kinds; ++i) {
        if (!watches[i].holds(facts.values, today_)) continue;
        if (seen_[i].accounts++ == 0) seen_[i].first = facts.customer_id;
    }
}

std::vector<Suspicion> Watches::suspicions(const std::vector<FieldCheck>& fields) const {
    std::vector<Suspicion> suspicions;
    const auto& dates = fields[ends];
    const auto past = dates.values.below(today_);
    if (dates.all.known >= enough_dates && 2 * past >= dates.all.known)
        suspicions.push_back({"renewals_in_past",
                              dates.field.name,
                              past,
                              dates.all.known,
                              "at least half of the contracts ended before the as-of day, the median on " +
                                  iso_text(date_of_day(dates.values.quantile(0.5))),
                              "Export again, or name the day of the export with --as-of",
                              {}});
    for (std::size_t i = 0; i < kinds; ++i) {
        if (seen_[i].accounts == 0) continue;
        const auto& field = fields[watches[i].field];
        suspicions.push_back({std::string{watches[i].code}, field.field.name, seen_[i].accounts,
                              field.all.known, std::string{watches[i].text}, std::string{watches[i].action},
                              seen_[i].first});
    }
    return suspicions;
}

}  // namespace csm::check
