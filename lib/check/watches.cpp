// SPDX-License-Identifier: MIT
#include "check/watches.hpp"

#include "check/own_field.hpp"

namespace csm::check {

namespace {

constexpr double days_in_year = 365;
constexpr double years_ahead = 10;
constexpr std::uint64_t enough_dates = 5;

struct Watch {
    std::string_view code;
    Own field;
    std::string_view text;
    std::string_view action;
    bool (*holds)(const std::vector<double>& values, double today);
};

double value(const std::vector<double>& values, Own own) { return values[index(own)]; }

/// A comparison with a value that is not known is false.
constexpr Watch watches[] = {
    {"renewal_long_past", Own::contract_end, "the contract ended more than a year ago",
     "Bring the dates of renewed contracts up to date, and take out customers who left",
     [](const std::vector<double>& values, double today) {
         return value(values, Own::contract_end) < today - days_in_year;
     }},
    {"renewal_far_ahead", Own::contract_end, "the contract ends more than ten years from now",
     "Look for a mistyped year, or a placeholder such as 2099-12-31, and leave it out",
     [](const std::vector<double>& values, double today) {
         return value(values, Own::contract_end) > today + years_ahead * days_in_year;
     }},
    {"start_in_future", Own::contract_start, "the contract starts after the as-of day",
     "Look for day and month that changed places; a customer who has not started has nothing to measure",
     [](const std::vector<double>& values, double today) {
         return value(values, Own::contract_start) > today;
     }},
    {"ends_before_start", Own::contract_end, "the contract ends before it starts",
     "Look for columns or for day and month that changed places",
     [](const std::vector<double>& values, double) {
         return value(values, Own::contract_end) < value(values, Own::contract_start);
     }},
    {"more_active_than_licensed", Own::active_seats, "more seats are active than licensed",
     "Look whether the columns changed places, or active counts users who have no licence",
     [](const std::vector<double>& values, double) {
         return value(values, Own::active_seats) > value(values, Own::licensed_seats);
     }},
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
    const auto& ends = fields[index(Own::contract_end)];
    const auto past = ends.values.below(today_);
    if (ends.all.known >= enough_dates && 2 * past >= ends.all.known)
        suspicions.push_back({"renewals_in_past",
                              ends.field.name,
                              past,
                              ends.all.known,
                              "at least half of the contracts ended before the as-of day, the median on " +
                                  iso_text(date_of_day(ends.values.quantile(0.5))),
                              "Export again, or name the day of the export with --as-of",
                              {}});
    for (std::size_t i = 0; i < kinds; ++i) {
        if (seen_[i].accounts == 0) continue;
        const auto& field = fields[index(watches[i].field)];
        suspicions.push_back({std::string{watches[i].code}, field.field.name, seen_[i].accounts,
                              field.all.known, std::string{watches[i].text}, std::string{watches[i].action},
                              seen_[i].first});
    }
    return suspicions;
}

}  // namespace csm::check
