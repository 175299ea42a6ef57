// SPDX-License-Identifier: MIT
#include "read/date_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace csm::read {

namespace {

constexpr std::array<std::string_view, 3> order_words{"year-month-day", "day-month-year", "month-day-year"};
constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> long_months{"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'); }

/// A run of digits or letters at the front.
std::string_view take_run(std::string_view& text, bool (*belongs)(char)) {
    std::size_t size = 0;
    while (size < text.size() && belongs(text[size])) ++size;
    const auto run = text.substr(0, size);
    text.remove_prefix(size);
    return run;
}

int number_of(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

std::string lower(std::string_view text) {
    std::string word{text};
    for (char& letter : word)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return word;
}

int month_of(std::string_view text) {
    const auto word = lower(text);
    for (std::size_t i = 0; i < months.size(); ++i)
        if (word == months[i] || word == long_months[i] || (i == 8 && word == "sept"))
            return static_cast<int>(i) + 1;
    return 0;
}

/// ":07" or ":07:30.5", as a number of two digits.
std::optional<int> take_sixtieth(std::string_view& text) {
    text.remove_prefix(1);
    const auto digits = take_run(text, is_digit);
    if (digits.size() != 2 || number_of(digits) > 59) return std::nullopt;
    return number_of(digits);
}

/// The hour on a clock of 24 hours.
std::optional<int> hour_of(int hour, const std::string& half) {
    if (half.empty()) return hour <= 24 ? std::optional{hour} : std::nullopt;
    if ((half != "am" && half != "pm") || hour < 1 || hour > 12) return std::nullopt;
    return hour % 12 + (half == "pm" ? 12 : 0);
}

/// A time of day behind the date, with its zone left out; nothing when it is something else.
std::optional<std::string> time_of(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('T')) text.remove_prefix(1);
    if (text.empty()) return std::string{};
    const auto digits = take_run(text, is_digit);
    if (digits.empty() || digits.size() > 2 || !text.starts_with(':')) return std::nullopt;
    const auto minutes = take_sixtieth(text);
    if (!minutes) return std::nullopt;
    int seconds = 0;
    if (text.starts_with(':')) {
        const auto taken = take_sixtieth(text);
        if (!taken) return std::nullopt;
        seconds = *taken;
    }
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        take_run(text, is_digit);
    }
    while (text.starts_with(' ')) text.remove_prefix(1);
    auto half = lower(take_run(text, is_letter));
    if (half == "z" || half == "utc") half.clear();
    const auto hour = hour_of(number_of(digits), half);
    const bool rest_is_zone = text.empty() || text.front() == '+' || text.front() == '-';
    if (!hour || !rest_is_zone) return std::nullopt;
    return fmt::format("{:02}:{:02}:{:02}", *hour, *minutes, seconds);
}

struct Part {
    int value = 0;
    std::size_t digits = 0;
    bool named = false;
};

std::optional<Part> take_part(std::string_view& text) {
    if (const auto digits = take_run(text, is_digit); !digits.empty()) {
        if (digits.size() > 4 || digits.size() == 3) return std::nullopt;
        return Part{number_of(digits), digits.size(), false};
    }
    const int month = month_of(take_run(text, is_letter));
    if (month == 0) return std::nullopt;
    return Part{month, 0, true};
}

}  // namespace

std::string_view order_word(DateOrder order) { return order_words[static_cast<std::size_t>(order)]; }

std::optional<DateOrder> order_of_word(std::string_view word) {
    for (const auto order : {DateOrder::year_month_day, DateOrder::day_month_year, DateOrder::month_day_year})
        if (order_word(order) == word) return order;
    return std::nullopt;
}

std::optional<DateText> take_date_apart(std::string_view text) {
    DateText date;
    std::array<Part, 3> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto part = take_part(text);
        if (!part) return std::nullopt;
        parts[i] = *part;
        if (i == 2) break;
        const auto separators = text.substr(0, text.find_first_not_of("-/. ,"));
        if (separators.empty() || separators.size() > 2 || separators.size() == text.size())
            return std::nullopt;
        date.dotted = separators.front() == '.';
        text.remove_prefix(separators.size());
    }
    date.year_first = parts[0].digits == 4;
    if (parts[0].named && !parts[1].named) std::swap(parts[0], parts[1]);  // Jul 27, 2023
    date.month_named = parts[1].named;
    const std::size_t year = date.year_first ? 0 : 2;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if ((parts[i].digits == 4) != (i == year) && !(i == year && parts[i].digits == 2))
            return std::nullopt;
    if (parts[0].named || parts[2].named) return std::nullopt;
    date.short_year = parts[year].digits == 2;
    if (date.short_year) parts[year].value += 2000;
    for (std::size_t i = 0; i < parts.size(); ++i) date.parts[i] = parts[i].value;
    auto time = time_of(text);
    if (!time) return std::nullopt;
    date.time = std::move(*time);
    return date;
}

std::optional<DateOrder> order_of(const DateText& date) {
    if (date.year_first) return DateOrder::year_month_day;
    if (date.month_named) return std::nullopt;
    if (date.parts[0] > 12 && date.parts[1] <= 12) return DateOrder::day_month_year;
    if (date.parts[1] > 12 && date.parts[0] <= 12) return DateOrder::month_day_year;
    return std::nullopt;
}

bool is_ambiguous(const DateText& date) {
    return !date.year_first && !date.month_named && date.parts[0] <= 12 && date.parts[1] <= 12 &&
           date.parts[0] != date.parts[1];
}

std::optional<Date> date_of(const DateText& date, DateOrder order) {
    const auto& parts = date.parts;
    if (date.year_first)
        return parse_iso_date(fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]));
    const bool month_first = order == DateOrder::month_day_year && !date.month_named;
    const int day = month_first ? parts[1] : parts[0];
    const int month = month_first ? parts[0] : parts[1];
    return parse_iso_date(fmt::format("{:04}-{:02}-{:02}", parts[2], month, day));
}

}  // namespace csm::read
