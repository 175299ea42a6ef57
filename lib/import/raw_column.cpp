// SPDX-License-Identifier: MIT

#include "import/raw_column.hpp"

#include "normalised.hpp"
#include "read/date_cell.hpp"
#include "read/number_cell.hpp"

#include <csm/number.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace csm::import {

namespace {

/// Also tells whether one of them has a time of day.
std::optional<bool> all_dates(const Column& column) {
    bool has_time = false;
    for (const CsvCell* cell : column.cells) {
        const auto date = read::take_date_apart(cell->text);
        if (!date) return std::nullopt;
        has_time = has_time || !date->time.empty();
    }
    return has_time;
}

/// What settles the decimal sign in a column of numbers that people wrote.
struct DecimalWitnesses {
    const CsvCell* point = nullptr;
    const CsvCell* comma = nullptr;
    const CsvCell* ambiguous = nullptr;
    const CsvCell* currency = nullptr;
};

/// Nothing when a cell is no number, or when no cell has a sign that only numbers have.
std::optional<DecimalWitnesses> decimal_witnesses(const Column& column) {
    DecimalWitnesses found;
    for (const CsvCell* cell : column.cells) {
        const auto number = read::take_apart(cell->text);
        if (!number || number->percent) return std::nullopt;
        if (number->digits.size() > 1 && number->digits[0] == '0' && number->digits[1] >= '0' &&
            number->digits[1] <= '9')
            return std::nullopt;
        if (!number->currency.empty()) found.currency = cell;
        const auto evidence = read::decimal_evidence(number->digits);
        if (evidence == read::DecimalEvidence::point) found.point = cell;
        if (evidence == read::DecimalEvidence::comma) found.comma = cell;
        if (evidence == read::DecimalEvidence::ambiguous) found.ambiguous = cell;
    }
    if (!found.point && !found.comma && !found.ambiguous && !found.currency) return std::nullopt;
    return found;
}

/// A column of numbers with currencies, marks between thousands, or decimal commas.
std::optional<RawColumn> written_numbers(const Column& column, const ImportOptions& options) {
    const auto found = decimal_witnesses(column);
    if (!found) return std::nullopt;
    RawColumn raw;
    const bool is_open = !options.decimal && !found->point && !found->comma && found->ambiguous;
    if (is_open || (!options.decimal && found->point && found->comma)) {
        const auto* const cell = is_open ? found->ambiguous : found->comma;
        raw.failure = failure_at(
            column, *cell,
            is_open ? fmt::format("{} can have a decimal sign or thousands, and no other number settles it",
                                  cell->text)
                    : fmt::format("{} has a decimal comma, but {} in line {} a decimal point", cell->text,
                                  found->point->text, found->point->line),
            "write --decimal point or --decimal comma");
        return raw;
    }
    raw.type = RawType::number;
    raw.decimal = options.decimal.value_or(found->comma ? ',' : '.');
    const auto is_number = [&raw](const CsvCell* cell) { return raw_number(cell->text, raw).has_value(); };
    if (!std::ranges::all_of(column.cells, is_number)) return std::nullopt;
    const CsvCell* const witness = found->comma       ? found->comma
                                   : found->point     ? found->point
                                   : found->ambiguous ? found->ambiguous
                                                      : found->currency;
    std::string value;
    append_shortest(value, raw_number(witness->text, raw).value_or(0));
    raw.notice = about(column, *witness,
                       fmt::format("numbers are read without signs: {} is {}", witness->text, value));
    return raw;
}

}  // namespace

std::optional<double> raw_number(std::string_view text, const RawColumn& column) {
    if (!column.decimal) return raw_number(text);
    const auto taken = read::take_apart(text);
    return taken ? read::value_of(*taken, *column.decimal) : std::nullopt;
}

std::optional<int> raw_flag(std::string_view text) {
    if (are_alike(text, "true") || are_alike(text, "yes")) return 1;
    if (are_alike(text, "false") || are_alike(text, "no")) return 0;
    return std::nullopt;
}

std::optional<double> raw_number(std::string_view text) {
    const auto digits = text.substr(text.starts_with('-') ? 1 : 0);
    // Leading zeros and very long numbers are identifiers.
    if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') return std::nullopt;
    if (digits.empty() || digits.size() > 15 || digits[0] < '0' || digits[0] > '9') return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

RawColumn raw_column(const Column& column, const ImportOptions& options) {
    RawColumn raw;
    if (column.cells.empty()) return raw;
    const auto all = [&column](auto fits) {
        return std::ranges::all_of(column.cells, [&fits](const CsvCell* cell) { return fits(cell->text); });
    };
    if (all([](std::string_view text) { return raw_number(text).has_value(); })) {
        raw.type = RawType::number;
    } else if (all([](std::string_view text) { return raw_flag(text).has_value(); })) {
        raw.type = RawType::flag;
    } else if (const auto has_time = all_dates(column)) {
        raw.type = RawType::date;
        raw.has_time = *has_time;
        if (options.dates) {
            raw.order = *options.dates;
            return raw;
        }
        auto found = find_order(column, "write --dates day-month-year or --dates month-day-year");
        if (!found) {
            raw.type = RawType::text;
            raw.failure = found.error();
            return raw;
        }
        raw.order = (*found).order.value_or(DateOrder::year_month_day);
        raw.notice = std::move((*found).notice);
    } else if (auto numbers = written_numbers(column, options)) {
        return std::move(*numbers);
    }
    return raw;
}

std::string raw_date(const std::string& text, const RawColumn& column) {
    const auto date = read::take_date_apart(text);
    const auto day = date ? read::date_of(*date, column.order) : std::nullopt;
    if (!day) return text;
    if (!column.has_time) return iso_text(*day);
    return iso_text(*day) + " " + (date->time.empty() ? "00:00:00" : date->time);
}

}  // namespace csm::import
