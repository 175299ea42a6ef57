// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>
#include <csm/import.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace csm::read {

/// A date as people and systems write it, taken apart but not yet read: 27/07/2023, 2023-07-27T10:00:00Z,
/// 27 Jul 2023, Jul 27, 2023 3:15 PM.
struct DateText {
    int parts[3]{};            ///< as written; a month that is a word is its number
    bool year_first = false;   ///< the first part has four digits
    bool month_named = false;  ///< the month is a word: `parts` are day, month, year
    bool dotted = false;       ///< 27.07.2023
    bool short_year = false;   ///< a year of two digits, taken for 20…
    std::string time;          ///< HH:MM:SS, or empty
};

/// Nothing when the text has not the form of a date.
std::optional<DateText> take_date_apart(std::string_view text);

/// The order that is the only possible one, if there is only one: by the year's place or by a part above 12.
std::optional<DateOrder> order_of(const DateText& date);

/// Whether day and month could be changed for each other and that made a difference.
bool is_ambiguous(const DateText& date);

/// The day, in that order unless the date itself leaves no choice of form (a year in front, a named month).
std::optional<Date> date_of(const DateText& date, DateOrder order);

/// "day-month-year" and so on.
std::string_view order_word(DateOrder order);
std::optional<DateOrder> order_of_word(std::string_view word);

}  // namespace csm::read
