// SPDX-License-Identifier: MIT
#include "import/table_qualifiers.hpp"

#include "base/keyed_hash.hpp"
#include "base/quoted.hpp"
#include "import/cell_format.hpp"
#include "import/currencies.hpp"
#include "import/synonyms.hpp"
#include "read/csv/csv_text.hpp"
#include "read/csv/number_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace csm::import {

namespace {

constexpr std::string_view currency_word = "currency";

/// The key of the column's name without the currency in it.
std::string bare_key(const CsvTable& table, std::size_t column) {
    return read::column_key(without_currency(table.header[column].text));
}

/// What stands before "Currency" in the column's name.
std::string qualified_key(const CsvTable& table, std::size_t column) {
    auto key = read::column_key(table.header[column].text);
    if (!key.ends_with(currency_word)) return {};
    key.resize(key.size() - currency_word.size());
    return key;
}

/// A column of currencies is of no use for the amounts when it is named after another column, and the one
/// that is named after theirs comes first.
std::optional<QualifyingColumn> currency_of_amounts(const PlannedTable& planned,
                                                    std::optional<std::size_t> amount) {
    const auto& table = *planned.table;
    std::optional<QualifyingColumn> best;
    std::unordered_set<std::string, KeyedHash> names;
    for (const auto& cell : table.header) names.insert(read::column_key(cell.text));
    for (const auto& column : planned.columns) {
        const auto key = qualified_key(table, column.index);
        const bool is_of_amount = amount && !key.empty() && key == bare_key(table, *amount);
        const bool is_free = !column.field && column.rank != 0;
        auto candidate = column.qualifier;
        if (!candidate && is_of_amount && is_free)
            candidate = QualifyingColumn{column.index, Qualifier::currency, false, {}, {}};
        if (!candidate || candidate->kind != Qualifier::currency) continue;
        if (candidate->declared) return candidate;
        if (!is_of_amount && !key.empty() && names.contains(key)) continue;
        if (!best || is_of_amount) best = candidate;
    }
    return best;
}

bool is_whole_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool holds_counts(const CsvTable& table, std::size_t column) {
    bool has_any = false;
    for (const auto& row : table.rows) {
        const auto& text = row[column].text;
        if (read::says_missing(text)) continue;
        if (!is_whole_number(text)) return false;
        has_any = true;
    }
    return has_any;
}

std::optional<double> plain_number(std::string_view text) {
    const auto taken = read::take_apart(text);
    return taken ? read::value_of(*taken, '.') : std::nullopt;
}

void keep_surer(std::optional<QualifyingColumn>& kept, const QualifyingColumn& column) {
    if (!kept || (column.declared && !kept->declared)) kept = column;
}

}  // namespace

TableQualifiers qualifiers_of(const PlannedTable& planned, const read::TargetFields& fields) {
    TableQualifiers found;
    std::vector<QualifyingColumn> intervals;
    for (const auto& column : planned.columns) {
        if (column.field && fields[*column.field].is(&Account::arr)) found.amount = column.index;
        if (!column.qualifier) continue;
        switch (column.qualifier->kind) {
        case Qualifier::interval: intervals.push_back(*column.qualifier); break;
        case Qualifier::interval_count: keep_surer(found.interval_count, *column.qualifier); break;
        case Qualifier::quantity: keep_surer(found.quantity, *column.qualifier); break;
        case Qualifier::status: found.statuses.push_back(*column.qualifier); break;
        case Qualifier::currency: break;
        }
    }
    // "Billing Period" can be the 3 of 3 months, which "Billing Period Unit" tells.
    for (const auto& interval : intervals) {
        const bool is_count =
            intervals.size() > 1 && !interval.declared && holds_counts(*planned.table, interval.index);
        keep_surer(is_count ? found.interval_count : found.interval, interval);
    }
    found.currency = currency_of_amounts(planned, found.amount);
    if (std::ranges::any_of(found.statuses, &QualifyingColumn::declared))
        std::erase_if(found.statuses, [](const QualifyingColumn& column) { return !column.declared; });
    return found;
}

Repetition repetition_of(const TableQualifiers& qualifiers, const CsvRow& row) {
    const auto& cell = row[qualifiers.interval->index];
    const auto interval = meaning_of(*qualifiers.interval, cell.text);
    if (interval.empty()) return {1, &cell, "the interval is missing"};
    const auto in_a_year = intervals_in_a_year(interval);
    if (!in_a_year)
        return {1, &cell,
                fmt::format("the interval {} is not known", read::quoted(std::string_view{interval}))};
    if (!qualifiers.interval_count) return {*in_a_year, &cell, {}};
    const auto& count_cell = row[qualifiers.interval_count->index];
    const auto count = meaning_of(*qualifiers.interval_count, count_cell.text);
    if (count.empty()) return {*in_a_year, &cell, {}};
    const auto number = plain_number(count);
    if (!number || !(*number > 0))
        return {
            1, &count_cell,
            fmt::format("the number of intervals {} is not known", read::quoted(std::string_view{count}))};
    return {*in_a_year / *number, &cell, {}};
}

const CsvCell* interval_not_a_year(const CsvTable& table, const TableQualifiers& qualifiers) {
    if (!qualifiers.interval || !qualifiers.amount) return nullptr;
    for (const auto& row : table.rows) {
        if (read::says_missing(row[*qualifiers.amount].text)) continue;
        const auto repetition = repetition_of(qualifiers, row);
        if (repetition.a_year != 1 || !repetition.problem.empty()) return repetition.cell;
    }
    return nullptr;
}

std::optional<double> quantity_of(const TableQualifiers& qualifiers, const CsvRow& row) {
    if (!qualifiers.quantity || !qualifiers.quantity->declared) return 1;
    return plain_number(meaning_of(*qualifiers.quantity, row[qualifiers.quantity->index].text));
}

std::optional<std::size_t> likely_amount(const PlannedTable& planned, const TableQualifiers& qualifiers) {
    if (qualifiers.amount || !qualifiers.interval) return qualifiers.amount;
    for (const auto& column : planned.columns)
        if (!column.field && column.suggestion.starts_with("arr:")) return column.index;
    return std::nullopt;
}

bool is_price_of_one(const CsvTable& table, std::size_t amount) {
    const auto key = read::column_key(table.header[amount].text);
    for (const std::string_view word : {"price", "plan", "unit"})
        if (key.find(word) != std::string::npos) return true;
    return key == "amount" && std::ranges::any_of(table.header, [](const CsvCell& cell) {
               return vendor_in_cents(cell.text) == "Stripe";
           });
}

const CsvCell* quantity_not_one(const CsvTable& table, const TableQualifiers& qualifiers) {
    if (!qualifiers.quantity || qualifiers.quantity->declared) return nullptr;
    for (const auto& row : table.rows) {
        const auto& cell = row[qualifiers.quantity->index];
        if (!read::says_missing(cell.text) && plain_number(cell.text) != 1.0) return &cell;
    }
    return nullptr;
}

void suggest_rules(PlannedTable& planned, const read::TargetFields& fields) {
    const auto qualifiers = qualifiers_of(planned, fields);
    if (!qualifiers.interval) return;
    const auto& rows = planned.table->rows;
    const bool is_yearly = !rows.empty() && std::ranges::all_of(rows, [&](const CsvRow& row) {
        const auto repetition = repetition_of(qualifiers, row);
        return repetition.problem.empty() && repetition.a_year <= 1;
    });
    for (auto& column : planned.columns) {
        if (column.field || column.suggestion.empty()) continue;
        const bool is_amount = column.suggestion.starts_with("arr:");
        if (is_amount ? qualifiers.amount.has_value() : !is_yearly) continue;
        column.reason += fmt::format("; {} {}",
                                     is_amount ? "if it is what is paid each interval, write"
                                               : "all intervals are a year, so if contracts end then, write",
                                     map_option(planned.table->header[column.index].text, column.suggestion));
    }
}

}  // namespace csm::import
