// SPDX-License-Identifier: MIT
#include "letters/plan_days.hpp"

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <algorithm>

namespace csm::templates {

namespace {

/// What began on 29 February turns a year on 1 March.
Date anniversary(Date start, int years) {
    const auto [began, month, day] = start.year_month_day();
    const auto year = static_cast<unsigned short>(began + years);
    constexpr unsigned short leap_day = 29, last_year = 9999;
    if (year > last_year) return Date{last_year, boost::gregorian::Dec, 31};
    const bool is_missing = month == boost::gregorian::Feb && day == leap_day &&
                            !boost::gregorian::gregorian_calendar::is_leap_year(year);
    return is_missing ? Date{year, boost::gregorian::Mar, 1} : Date{year, month, day};
}

int whole_years(Date start, Date day) {
    auto years = static_cast<int>(day.year()) - static_cast<int>(start.year());
    if (years > 0 && anniversary(start, years) > day) --years;
    return std::max(years, 0);
}

/// The day that decides which year of the contract counts.
Date day_within(const Account& account, Date as_of) {
    return account.contract_end ? std::min(as_of, *account.contract_end) : as_of;
}

}  // namespace

Date working_day_until(Date day, Weekend weekend) {
    while (working_day_from(day, weekend) != day) day = days_after(day, -1);
    return day;
}

long working_days_between(Date from, Date to, Weekend weekend) {
    long count = 0;
    for (auto day = from; day < to;) {
        const auto next = working_day_from(days_after(day, 1), weekend);
        if (next > to || next == day) break;
        day = next;
        ++count;
    }
    return count;
}

Date working_days_after(Date from, long count, Weekend weekend) {
    for (; count > 0; --count) from = working_day_from(days_after(from, 1), weekend);
    return from;
}

std::optional<Span> current_term(const Account& account, Date as_of) {
    if (!account.contract_start) return std::nullopt;
    const auto start = *account.contract_start;
    const auto years = whole_years(start, day_within(account, as_of));
    Span term{anniversary(start, years), days_after(anniversary(start, years + 1), -1)};
    if (account.contract_end && *account.contract_end >= term.first)
        term.last = std::min(term.last, *account.contract_end);
    return term;
}

int year_of_contract(const Account& account, Date as_of) {
    if (!account.contract_start) return 1;
    return whole_years(*account.contract_start, day_within(account, as_of)) + 1;
}

}  // namespace csm::templates
