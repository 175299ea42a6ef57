// SPDX-License-Identifier: MIT
#include "read/csv/date_cell.hpp"
#include "read/csv/number_cell.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace csm::test {

namespace {

/// How a person or a program writes a number of cents.
struct NumberStyle {
    std::string mark;  ///< between thousands; may be empty
    char decimal = '.';
    bool indian = false;
    std::string before;  ///< what stands in front of the digits, with %s where the minus is
    std::string after;
};

std::string grouped(std::string digits, const NumberStyle& style) {
    std::string text;
    std::size_t size = 3;
    while (!style.mark.empty() && digits.size() > size) {
        text = style.mark + digits.substr(digits.size() - size) + text;
        digits.erase(digits.size() - size);
        size = style.indian ? 2 : 3;
    }
    return digits + text;
}

std::string written(long long cents, const NumberStyle& style, bool accounting) {
    const auto size = std::abs(cents);
    const auto digits =
        fmt::format("{}{}{:02}", grouped(std::to_string(size / 100), style), style.decimal, size % 100);
    if (cents >= 0) return style.before + digits + style.after;
    if (accounting) return style.before + "(" + digits + ")" + style.after;
    return *rc::gen::element(
        std::string{"-"} + style.before + digits + style.after, style.before + "-" + digits + style.after,
        style.before + digits + "-" + style.after, "\u2212" + style.before + digits + style.after,
        "(" + style.before + digits + style.after + ")");
}

std::vector<NumberStyle> styles() {
    std::vector<NumberStyle> all;
    for (const auto* before : {"", "$", "$ ", "US$", "€", "CHF ", "USD", "\u20B9 ", "'"})
        for (const auto* after : {"", " €", " USD", "kr", "\u00A0EUR", " "}) {
            const bool has_currency = *before != '\0' && *before != '\'';
            if (has_currency && std::string_view{after}.size() > 1) continue;
            all.push_back({",", '.', false, before, after});
            all.push_back({".", ',', false, before, after});
            all.push_back({",", '.', true, before, after});
            for (const auto* mark : {"", " ", "'", "\u2019", "\u00A0", "\u202F", "\u2009"})
                for (const char decimal : {'.', ','}) all.push_back({mark, decimal, false, before, after});
        }
    return all;
}

}  // namespace

RC_GTEST_PROP(CellProperty, NumbersAreReadAsTheyWereWrittenInEveryStyle, ()) {
    static const auto all = styles();
    const auto& style = all[*rc::gen::inRange<std::size_t>(0, all.size())];
    const auto size = *rc::gen::inRange(1, 13);
    const auto cents = *rc::gen::inRange<long long>(-static_cast<long long>(std::pow(10, size)),
                                                    static_cast<long long>(std::pow(10, size)));
    const bool quote = style.before == "'" && cents < 0;  // only the first character of a cell is a mark
    const auto text =
        quote ? "'" + written(cents, {style.mark, style.decimal, style.indian, {}, style.after}, true)
              : written(cents, style, *rc::gen::arbitrary<bool>());
    RC_LOG() << text << "\n";
    const auto taken = read::take_apart(text);
    RC_ASSERT(taken.has_value());
    RC_ASSERT(read::value_of(*taken, style.decimal) == static_cast<double>(cents) / 100);
    RC_ASSERT(read::take_apart(text, read::Magnitudes::taken)->exponent == 0);
    const auto evidence = read::decimal_evidence(taken->digits);
    RC_ASSERT(evidence ==
              (style.decimal == '.' ? read::DecimalEvidence::point : read::DecimalEvidence::comma));
}

RC_GTEST_PROP(CellProperty, MagnitudesMoveTheDecimalPoint, ()) {
    struct Word {
        std::string word;
        double factor;
    };

    const auto [word, factor] = *rc::gen::elementOf(std::vector<Word>{{"k", 1e3},
                                                                      {"K", 1e3},
                                                                      {" M", 1e6},
                                                                      {"mn", 1e6},
                                                                      {" Mio.", 1e6},
                                                                      {"bn", 1e9},
                                                                      {" lakh", 1e5},
                                                                      {" Cr", 1e7}});
    const auto tenths = *rc::gen::inRange<long long>(0, 100'000);
    const auto text = fmt::format("${}.{}{}", tenths / 10, tenths % 10, word);
    RC_ASSERT(!read::take_apart(text));
    const auto taken = read::take_apart(text, read::Magnitudes::taken);
    RC_ASSERT(taken.has_value());
    // Both are whole, so that the division is exact.
    RC_ASSERT(read::value_of(*taken, '.') == static_cast<double>(tenths) * (factor / 10));
}

/// Bytes of all kinds, most of them such as cells of numbers and dates hold.
rc::Gen<std::string> any_cell() {
    const auto piece = rc::gen::elementOf(std::vector<std::string>{
        "0",  "1",  "12", "2026", "00",     ".",      ",",      "-",    "/",        ":", " ", "(",
        ")",  "$",  "€",  "%",    "k",      "M",      "e",      "E+",   "USD",      "T", "Z", "Jan",
        "st", "am", "+",  "'",    "\u00A0", "\u2212", "\uFF11", "\xFF", "\xE2\x80", "[", "]", "_"});
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const auto& one : pieces) text += one;
                            return text;
                        });
}

RC_GTEST_PROP(CellProperty, AnyCellIsReadOrRefusedAlike, ()) {
    const auto text = *any_cell();
    for (const auto magnitudes : {read::Magnitudes::refused, read::Magnitudes::taken}) {
        const auto number = read::take_apart(text, magnitudes);
        if (!number) continue;
        for (const char decimal : {'.', ','}) {
            const double value = read::value_of(*number, decimal).value_or(1);
            RC_ASSERT(std::isfinite(value));
            RC_ASSERT((value != 0 || !std::signbit(value)));
        }
    }
    const auto date = read::take_date_apart(text);
    const bool is_zero = read::is_zero_date(text);
    for (const auto order : {DateOrder::day_month_year, DateOrder::month_day_year}) {
        const auto day = date ? read::date_of(*date, order) : std::nullopt;
        // A zero date that is a day is one of 1899, whatever the order.
        const bool is_of_1899 = day && day->year() == 1899;
        RC_ASSERT(!day || !is_zero || is_of_1899);
    }
    const bool is_ambiguous = date && read::is_ambiguous(*date);
    RC_ASSERT(!is_zero || !is_ambiguous);
    if (const auto look = read::look_of_number(text))
        RC_ASSERT(read::date_of_number(text, *look).has_value());
}

RC_GTEST_PROP(CellProperty, SerialsFollowEachOther, ()) {
    const auto serial = *rc::gen::inRange(61, 2'958'464);
    using read::NumberedDate;
    const auto day = read::date_of_number(std::to_string(serial), NumberedDate::excel_serial);
    const auto next = read::date_of_number(std::to_string(serial + 1), NumberedDate::excel_serial);
    RC_ASSERT(day.has_value());
    RC_ASSERT(next.has_value());
    RC_ASSERT(days_between(*day, *next) == 1);
    auto compact = iso_text(*day);
    std::erase(compact, '-');
    RC_ASSERT(read::date_of_number(compact, NumberedDate::yyyymmdd) == day);
}

}  // namespace csm::test
