// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace csm::read {

/// A date as people and systems write it, taken apart but not yet read: 27/07/2023, 2023-07-27T10:00:00Z,
/// 27 Jul 2023, Friday, July 27th, 2023 3:15 PM.
struct DateText {
    int parts[3]{};            ///< as written; a month that is a word is its number
    bool year_first = false;   ///< the first part has four digits
    bool month_named = false;  ///< the month is a word: `parts` are day, month, year
    bool dotted = false;       ///< 27.07.2023
    bool short_year = false;   ///< a year of two digits, taken for one of 1969 to 2068
    std::string time;          ///< HH:MM:SS, or empty
};

/// Nothing when the text has not the form of a date. A zone or an offset behind the time is left out: the day
/// is that of the place where it was written.
std::optional<DateText> take_date_apart(std::string_view text);

/// Whether a text is what systems write where there is no date, with or without a time: 0000-00-00, 0, what
/// spreadsheets make of 0 (1/0/1900, 1899-12-30), 0001-01-01. It is no value, and no evidence of an order.
bool is_zero_date(std::string_view text);

/// What is told of such a text, behind it.
inline constexpr std::string_view no_date = " is written where there is no date";

/// The order that is the only possible one, if there is only one: by the year's place or by a part above 12.
std::optional<DateOrder> order_of(const DateText& date);

/// Whether day and month could be changed for each other and that made a difference.
bool is_ambiguous(const DateText& date);

/// The day, in that order unless the date itself leaves no choice of form (a year in front, a named month);
/// nothing when the calendar has no such day.
std::optional<Date> date_of(const DateText& date, DateOrder order);

/// How a date is written that is one number.
enum class NumberedDate : std::uint8_t {
    excel_serial,       ///< days, 1 is 1900-01-01; 60 is a day that never was, 1900-02-29
    excel_serial_1904,  ///< days since 1904-01-01, of workbooks that come from an old Macintosh
    yyyymmdd,           ///< 20261215, also with a time behind it
    unix_seconds,
    unix_milliseconds
};

/// The day; nothing when the text is none of that kind. Fractions, which are times of day, are left out.
/// Seconds and milliseconds begin in 1973, so that neither is taken for the other.
std::optional<Date> date_of_number(std::string_view text, NumberedDate kind);

/// What a number looks like that is to be a date, with a day between 1941 and 2199.
std::optional<NumberedDate> look_of_number(std::string_view text);

/// The format word, "excel-serial", and what it is for people, "a spreadsheet serial (Excel)".
std::string_view word(NumberedDate kind);
std::string_view description(NumberedDate kind);
/// The kind of that format word; nothing for any other.
std::optional<NumberedDate> numbered_date_of_word(std::string_view word);

/// The format word: "day-month-year" and so on.
std::string_view order_word(DateOrder order);
/// The order of that format word; nothing for any other.
std::optional<DateOrder> order_of_word(std::string_view word);

}  // namespace csm::read
