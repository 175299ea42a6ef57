// SPDX-License-Identifier: MIT
#include <csm/months.hpp>

#include <algorithm>

namespace csm {

namespace {

constexpr long months_of_year = 12;
constexpr long first_month = 1400 * months_of_year, last_month = 9999 * months_of_year + 11;

/// Months since the year 0.
long month_number(Date day) {
    return static_cast<long>(day.year()) * months_of_year + day.month().as_number() - 1;
}

Date last_day_of(long month) {
    const auto year = static_cast<unsigned short>(month / months_of_year);
    const auto of_year = static_cast<unsigned short>(month % months_of_year + 1);
    return {year, of_year, boost::gregorian::gregorian_calendar::end_of_month_day(year, of_year)};
}

}  // namespace

bool is_last_of_month(Date day) { return day == day.end_of_month(); }

Date months_after(Date from, long months) {
    const auto month = std::clamp(month_number(from) + months, first_month, last_month);
    const auto last = last_day_of(month);
    if (is_last_of_month(from) || from.day() >= last.day()) return last;
    return {last.year(), last.month(), from.day()};
}

Date last_period_end(Date day, long months) {
    const auto month = month_number(day);
    const auto ends = month - month % months + months - 1;
    const auto end = last_day_of(std::clamp(ends, first_month, last_month));
    return end <= day ? end : last_day_of(std::max(ends - months, first_month));
}

}  // namespace csm
