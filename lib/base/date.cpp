// SPDX-License-Identifier: MIT
#include <csm/date.hpp>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <array>
#include <cassert>

namespace csm {

namespace {

constexpr unsigned short first_year = 1400;
constexpr unsigned short last_month = 12;

/// The number that `digits` spells; nothing when one of them is no digit. At most four digits.
std::optional<unsigned short> digits_value(std::string_view digits) {
    unsigned value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(digit - '0');
    }
    return static_cast<unsigned short>(value);
}

char digit_of(unsigned value, unsigned place_value) {
    return static_cast<char>('0' + value / place_value % 10);
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits_value(text.substr(0, 4));
    const auto month = digits_value(text.substr(5, 2));
    const auto day = digits_value(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    if (*year < first_year || *month < 1 || *month > last_month || *day < 1) return std::nullopt;
    if (*day > boost::gregorian::gregorian_calendar::end_of_month_day(*year, *month)) return std::nullopt;
    return Date(*year, *month, *day);
}

std::string iso_text(Date date) {
    assert(!date.is_special());
    const auto parts = date.year_month_day();
    const unsigned year = parts.year;
    const unsigned month = parts.month.as_number();
    const unsigned day = parts.day.as_number();
    return {digit_of(year, 1000),
            digit_of(year, 100),
            digit_of(year, 10),
            digit_of(year, 1),
            '-',
            digit_of(month, 10),
            digit_of(month, 1),
            '-',
            digit_of(day, 10),
            digit_of(day, 1)};
}

std::string_view word(Weekend weekend) {
    constexpr std::array<std::string_view, 3> words{"sat,sun", "fri,sat", "none"};
    return words[static_cast<std::size_t>(weekend)];
}

Date working_day_from(Date day, Weekend weekend) {
    if (weekend == Weekend::none) return day;
    constexpr long friday = 5, saturday = 6, days_of_week = 7;
    const long first = weekend == Weekend::friday_saturday ? friday : saturday;
    const long into_weekend = (day.day_of_week().as_number() + days_of_week - first) % days_of_week;
    return into_weekend < 2 ? days_after(day, 2 - into_weekend) : day;
}

long days_between(Date from, Date to) { return (to - from).days(); }

Date days_after(Date from, long days) {
    const Date first{first_year, 1, 1}, last{9999, 12, 31};
    if (days <= days_between(from, first)) return first;
    return days < days_between(from, last) ? from + boost::gregorian::days{days} : last;
}

}  // namespace csm
