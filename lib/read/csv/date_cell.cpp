// SPDX-License-Identifier: MIT
#include "read/csv/date_cell.hpp"

#include "base/normalised.hpp"
#include "read/csv/csv_text.hpp"
#include "read/csv/number_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace csm::read {

namespace {

constexpr std::array<std::string_view, 3> order_words{"year-month-day", "day-month-year", "month-day-year"};
constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 4> ordinal_ends{"st", "nd", "rd", "th"};

struct NumberedKind {
    std::string_view word;
    std::string_view description;
};

/// In the order of NumberedDate.
constexpr std::array<NumberedKind, 5> numbered_kinds{
    {{"excel-serial", "a spreadsheet serial (Excel)"},
     {"excel-serial-1904", "a spreadsheet serial that counts from 1904"},
     {"yyyymmdd", "a date written yyyymmdd"},
     {"unix-seconds", "seconds since 1970"},
     {"unix-milliseconds", "milliseconds since 1970"}}};

constexpr int days_to_1904 = 1462, last_serial = 2'958'465;  // 1904-01-01 and 9999-12-31
constexpr double least_seconds = 1e8, end_of_seconds = 1e11;
constexpr int first_short_year = 69;                // 1969: the usual turn
constexpr int first_year = 1941, last_year = 2199;  // of numbers that look like dates

const NumberedKind& kind_of(NumberedDate kind) { return numbered_kinds[static_cast<std::size_t>(kind)]; }

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

/// The place of a name in a list, also when it is cut to three letters or more; the list's size when it is
/// none.
template <std::size_t Count>
std::size_t place_of_name(std::string_view text, const std::array<std::string_view, Count>& names) {
    constexpr std::size_t shortest = 3, longest = 9;
    if (text.size() < shortest || text.size() > longest) return Count;
    const auto found = std::ranges::find_if(
        names, [text](std::string_view name) { return matches(text, name.substr(0, text.size())); });
    return static_cast<std::size_t>(found - names.begin());
}

int month_of(std::string_view text) {
    const auto place = place_of_name(text, months);
    return place == months.size() ? 0 : static_cast<int>(place) + 1;
}

/// "Fri, " in front of a date.
void drop_weekday(std::string_view& text) {
    auto rest = text;
    if (place_of_name(take_run(rest, is_letter), weekdays) == weekdays.size()) return;
    const auto begin = rest.find_first_not_of("., ");
    if (begin == 0 || begin == std::string_view::npos) return;
    text = rest.substr(begin);
}

/// ":07", as a number of two digits.
std::optional<int> take_sixtieth(std::string_view& text) {
    text.remove_prefix(1);
    const auto digits = take_run(text, is_digit);
    if (digits.size() != 2 || number_of(digits) > 59) return std::nullopt;
    return number_of(digits);
}

/// Drops the letters in any case, where no other letter follows.
bool drop_word(std::string_view& text, std::string_view word) {
    if (text.empty() || !is_letter(text.front())) return false;
    const auto rest = text.substr(std::min(text.size(), word.size()));
    if (!matches(text.substr(0, word.size()), word) || (!rest.empty() && is_letter(rest.front())))
        return false;
    text = rest;
    return true;
}

enum class Half : std::uint8_t { none, morning, afternoon };

Half take_half(std::string_view& text) {
    for (const std::string_view word : {"am", "a.m.", "a.m"})
        if (drop_word(text, word)) return Half::morning;
    for (const std::string_view word : {"pm", "p.m.", "p.m"})
        if (drop_word(text, word)) return Half::afternoon;
    return Half::none;
}

/// The hour on a clock of 24 hours.
std::optional<int> hour_of(int hour, Half half) {
    if (half == Half::none) return hour <= 24 ? std::optional{hour} : std::nullopt;
    if (hour < 1 || hour > 12) return std::nullopt;
    return hour % 12 + (half == Half::afternoon ? 12 : 0);
}

/// Z, CET, +02:00, GMT+0200 (Central European Time), Europe/Berlin, +02:00[Europe/Berlin], or nothing.
bool is_zone(std::string_view text) {
    text = without_blanks(text);
    if (text.empty()) return true;
    take_run(text, [](char letter) { return is_letter(letter) || letter == '/' || letter == '_'; });
    if (text.starts_with('+') || text.starts_with('-')) {
        text.remove_prefix(1);
        const auto hours = take_run(text, is_digit);
        if (hours.size() == 2 && text.starts_with(':') && !take_sixtieth(text)) return false;
        if (hours.size() != 2 && hours.size() != 4) return false;
    }
    text = without_blanks(text);
    return text.empty() || (text.starts_with('(') && text.ends_with(')')) ||
           (text.starts_with('[') && text.ends_with(']'));
}

/// A time of day behind the date, with its zone left out; nothing when it is something else.
std::optional<std::string> time_of(std::string_view text) {
    while (!text.empty() && std::string_view{" ,Tt"}.find(text.front()) != std::string_view::npos)
        text.remove_prefix(1);
    if (text.empty()) return std::string{};
    const auto digits = take_run(text, is_digit);
    if (digits.empty() || digits.size() > 2) return std::nullopt;
    std::array<int, 2> sixtieths{};
    std::size_t count = 0;
    for (; count < sixtieths.size() && text.starts_with(':'); ++count) {
        const auto taken = take_sixtieth(text);
        if (!taken) return std::nullopt;
        sixtieths[count] = *taken;
    }
    if (count == 2 && (text.starts_with('.') || text.starts_with(','))) {
        text.remove_prefix(1);
        if (take_run(text, is_digit).empty()) return std::nullopt;
    }
    text = without_blanks(text);
    const auto half = take_half(text);
    const auto hour = hour_of(number_of(digits), half);
    if (!hour || (count == 0 && half == Half::none) || !is_zone(text)) return std::nullopt;
    if (*hour == 24 && (sixtieths[0] != 0 || sixtieths[1] != 0)) return std::nullopt;
    return fmt::format("{:02}:{:02}:{:02}", *hour, sixtieths[0], sixtieths[1]);
}

/// Nothing for a day that the calendar does not have.
std::optional<Date> day_of_calendar(int year, int month, int day) {
    using Calendar = boost::gregorian::gregorian_calendar;
    constexpr int first = 1400, last = 9999, last_month = 12;
    if (year < first || year > last || month < 1 || month > last_month || day < 1) return std::nullopt;
    const auto short_year = static_cast<unsigned short>(year);
    const auto short_month = static_cast<unsigned short>(month);
    if (day > Calendar::end_of_month_day(short_year, short_month)) return std::nullopt;
    return Date(short_year, short_month, static_cast<unsigned short>(day));
}

struct Part {
    int value = 0;
    std::size_t digits = 0;
    bool named = false;
};

std::optional<Part> take_part(std::string_view& text) {
    if (const auto digits = take_run(text, is_digit); !digits.empty()) {
        if (digits.size() > 4 || digits.size() == 3) return std::nullopt;
        if (digits.size() <= 2)
            std::ranges::any_of(ordinal_ends, [&text](auto end) { return drop_word(text, end); });
        return Part{number_of(digits), digits.size(), false};
    }
    const int month = month_of(take_run(text, is_letter));
    if (month == 0) return std::nullopt;
    return Part{month, 0, true};
}

/// What stands between two parts: one mark at most, with blanks; nothing only beside a name, as in 15JAN2027.
std::optional<std::string_view> take_separators(std::string_view& text, bool behind_name) {
    const auto size = std::min(text.find_first_not_of("-/. ,"), text.size());
    const auto separators = text.substr(0, size);
    const auto marks = std::ranges::count_if(separators, [](char letter) { return letter != ' '; });
    text.remove_prefix(size);
    const bool beside_name = behind_name || (!text.empty() && is_letter(text.front()));
    if (text.empty() || marks > 1 || size > 3 || (size == 0 && !beside_name)) return std::nullopt;
    return separators;
}

std::optional<DateText> take_apart_plain(std::string_view text) {
    DateText date;
    std::array<Part, 3> parts;
    if (text.starts_with('\'')) text.remove_prefix(1);  // keeps a spreadsheet from reading the rest
    text = without_blanks(text);
    drop_weekday(text);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto part = take_part(text);
        if (!part) return std::nullopt;
        parts[i] = *part;
        if (i == 2) break;
        const auto separators = take_separators(text, part->named);
        if (!separators) return std::nullopt;
        date.dotted = separators->find('.') != std::string_view::npos;
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
    if (date.short_year) parts[year].value += parts[year].value < first_short_year ? 2000 : 1900;
    for (std::size_t i = 0; i < parts.size(); ++i) date.parts[i] = parts[i].value;
    auto time = time_of(text);
    if (!time) return std::nullopt;
    date.time = std::move(*time);
    return date;
}

/// 0, 00000000 and 0.00.
bool is_zero_number(std::string_view text) {
    return text.find('0') != std::string_view::npos &&
           text.find_first_not_of("0.") == std::string_view::npos && std::ranges::count(text, '.') <= 1;
}

/// Nearly every date is told by its digits: no number in it is 0, 0001 or 1899.
bool may_be_zero_date(std::string_view text) {
    for (auto rest = text; !rest.empty();) {
        const auto digits = take_run(rest, is_digit);
        if (digits == "1899" || digits == "0001") return true;
        if (!digits.empty() && digits.find_first_not_of('0') == std::string_view::npos) return true;
        if (digits.empty()) rest.remove_prefix(1);
    }
    return !is_ascii(text);
}

/// A number that counts days or seconds. A mark before its last three digits stands between thousands.
std::optional<double> count_of(std::string_view text) {
    const auto number = take_apart(text);
    if (!number || number->negative || number->percent || number->exponent != 0 || !number->currency.empty())
        return std::nullopt;
    const auto evidence = decimal_evidence(number->digits);
    const bool has_comma = number->digits.find(',') != std::string::npos;
    const bool is_comma =
        evidence == DecimalEvidence::ambiguous ? !has_comma : evidence == DecimalEvidence::comma;
    return value_of(*number, is_comma ? ',' : '.');
}

std::optional<Date> date_of_serial(double count) {
    constexpr int never_was = 60;  // 1900-02-29, for the sake of older spreadsheets
    if (count < 1 || count >= last_serial + 1) return std::nullopt;
    const auto days = static_cast<int>(count);
    if (days == never_was) return std::nullopt;
    return Date(1899, 12, days < never_was ? 31 : 30) + boost::gregorian::days(days);
}

/// 20261215, 20261215T103000Z, 20261215 10:30 and 20261215.0.
std::optional<Date> date_of_digits(std::string_view text) {
    const auto digits = take_run(text, is_digit);
    const bool has_time = digits.size() == 12 || digits.size() == 14;
    if (digits.size() != 8 && !has_time) return std::nullopt;
    const auto time = text.starts_with('T') ? text.substr(1) : std::string_view{};
    const auto clock = time.substr(0, time.find_first_not_of("0123456789"));
    const bool is_compact = (clock.size() == 4 || clock.size() == 6) && is_zone(time.substr(clock.size()));
    if (text != ".0" && !(has_time && is_zone(text)) && !is_compact && !time_of(text)) return std::nullopt;
    return day_of_calendar(number_of(digits.substr(0, 4)), number_of(digits.substr(4, 2)),
                           number_of(digits.substr(6, 2)));
}

}  // namespace

std::string_view order_word(DateOrder order) { return order_words[static_cast<std::size_t>(order)]; }

std::optional<DateOrder> order_of_word(std::string_view word) {
    for (const auto order : {DateOrder::year_month_day, DateOrder::day_month_year, DateOrder::month_day_year})
        if (order_word(order) == word) return order;
    return std::nullopt;
}

std::optional<DateText> take_date_apart(std::string_view text) {
    return is_ascii(text) ? take_apart_plain(text) : take_apart_plain(in_plain_characters(text));
}

bool is_zero_date(std::string_view text) {
    if (!may_be_zero_date(text)) return false;
    if (is_zero_number(text)) return true;
    const auto date = take_date_apart(text);
    if (!date) return false;
    auto parts = std::to_array(date->parts);
    if (!date->year_first) std::swap(parts[0], parts[2]);
    const auto [year, a, b] = parts;
    if (a == 0 || b == 0) return year == 0 || year == 1900 || (date->short_year && year == 2000);
    if (year == 1899) return std::min(a, b) == 12 && (std::max(a, b) == 30 || std::max(a, b) == 31);
    return year == 1 && a == 1 && b == 1;
}

std::optional<DateOrder> order_of(const DateText& date) {
    if (date.year_first) return DateOrder::year_month_day;
    if (date.month_named || date.parts[0] == 0 || date.parts[1] == 0) return std::nullopt;
    if (date.parts[0] > 12 && date.parts[1] <= 12) return DateOrder::day_month_year;
    if (date.parts[1] > 12 && date.parts[0] <= 12) return DateOrder::month_day_year;
    return std::nullopt;
}

bool is_ambiguous(const DateText& date) {
    return !date.year_first && !date.month_named && date.parts[0] <= 12 && date.parts[1] <= 12 &&
           date.parts[0] != date.parts[1] && date.parts[0] > 0 && date.parts[1] > 0;
}

std::optional<Date> date_of(const DateText& date, DateOrder order) {
    const auto& parts = date.parts;
    if (date.year_first) return day_of_calendar(parts[0], parts[1], parts[2]);
    const bool month_first = order == DateOrder::month_day_year && !date.month_named;
    const int day = month_first ? parts[1] : parts[0];
    const int month = month_first ? parts[0] : parts[1];
    return day_of_calendar(parts[2], month, day);
}

std::string_view word(NumberedDate kind) { return kind_of(kind).word; }

std::string_view description(NumberedDate kind) { return kind_of(kind).description; }

std::optional<NumberedDate> numbered_date_of_word(std::string_view word) {
    const auto found = std::ranges::find(numbered_kinds, word, &NumberedKind::word);
    if (found == numbered_kinds.end()) return std::nullopt;
    return static_cast<NumberedDate>(found - numbered_kinds.begin());
}

std::optional<Date> date_of_number(std::string_view text, NumberedDate kind) {
    if (kind == NumberedDate::yyyymmdd) return date_of_digits(text);
    const auto count = count_of(text);
    if (!count) return std::nullopt;
    if (kind == NumberedDate::excel_serial) return date_of_serial(*count);
    if (kind == NumberedDate::excel_serial_1904)
        return *count < 1 ? std::nullopt : date_of_serial(*count + days_to_1904);
    const double seconds = kind == NumberedDate::unix_seconds ? *count : *count / 1000;
    if (seconds < least_seconds || seconds >= end_of_seconds) return std::nullopt;
    return Date(1970, 1, 1) + boost::gregorian::days(static_cast<long>(seconds / 86'400));
}

std::optional<NumberedDate> look_of_number(std::string_view text) {
    const auto count = count_of(text);
    for (const auto kind : {NumberedDate::excel_serial, NumberedDate::yyyymmdd, NumberedDate::unix_seconds,
                            NumberedDate::unix_milliseconds}) {
        if (kind == NumberedDate::excel_serial && !(count && *count >= 15'000 && *count < 80'000)) continue;
        const auto day = date_of_number(text, kind);
        if (day && day->year() >= first_year && day->year() <= last_year) return kind;
    }
    return std::nullopt;
}

}  // namespace csm::read
