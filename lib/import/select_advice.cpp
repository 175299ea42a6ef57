// SPDX-License-Identifier: MIT
#include "import/select_advice.hpp"

#include "base/quoted.hpp"
#include "import/currencies.hpp"
#include "import/qualifier.hpp"
#include "import/sql_tokens.hpp"
#include "import/synonyms.hpp"
#include "read/csv/csv_text.hpp"
#include "read/csv/number_cell.hpp"
#include "read/json/fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

namespace csm::import {

namespace {

constexpr std::array<std::string_view, 10> amount_words{"amount", "price", "mrr",   "arr",  "total",
                                                        "spend",  "fee",   "value", "paid", "revenue"};

std::string quoted(const std::string& text) { return read::quoted(std::string_view{text}); }

/// The columns of amounts that the SELECT reads, by their names.
std::vector<std::size_t> amounts_of(const RawTable& table) {
    std::vector<std::size_t> amounts;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto key = read::column_key(table.columns[i]);
        const bool is_named = std::ranges::any_of(
            amount_words, [&key](std::string_view word) { return key.find(word) != std::string::npos; });
        if (is_named && table.uses[i].is_read && table.types[i].type == ColumnType::number)
            amounts.push_back(i);
    }
    return amounts;
}

/// Whether an amount is written with a fraction; a lone .0 is how programs write whole numbers.
bool has_fraction(std::string_view text) {
    const auto taken = read::take_apart(text);
    if (!taken) return false;
    const auto sign = taken->digits.find_last_of(".,");
    return sign != std::string::npos && taken->digits.substr(sign + 1) != "0";
}

Problem about_table(const RawTable& table, std::string message) {
    return {.file = table.csv->name, .message = std::move(message)};
}

/// Amounts of a vendor who counts in cents, of which no cell is a fraction.
struct WholeAmounts {
    std::string_view vendor;
    std::vector<std::size_t> columns;
};

/// Dashboards export whole units, programs cents: the cells decide. What "types" declares is decided.
WholeAmounts whole_amounts_of(const RawTable& table) {
    WholeAmounts whole{vendor_in_cents(*table.csv), {}};
    if (whole.vendor.empty()) return whole;
    for (const auto column : amounts_of(table))
        if (!table.uses[column].declared && are_whole_amounts(*table.csv, column))
            whole.columns.push_back(column);
    return whole;
}

std::optional<Problem> told_of_cents(const RawTable& table) {
    const auto whole = whole_amounts_of(table);
    if (whole.columns.empty()) return {};
    std::vector<std::string> names;
    for (const auto column : whole.columns) names.push_back(quoted(table.columns[column]));
    return about_table(
        table, fmt::format("{} counts money in cents, and {} {} no decimals; arr of the SELECT is taken as "
                           "whole currency units, so cents have to be divided by 100.0",
                           whole.vendor, fmt::join(names, ", "), names.size() == 1 ? "has" : "have"));
}

/// Whether a SELECT makes the ARR, and divides nothing by 100 in it.
bool makes_arr_of_amounts_as_they_are(std::string_view select) {
    const auto tokens = sql_tokens(select);
    const auto is_hundred = [](const SqlToken& token) {
        return token.kind == SqlKind::number && (token.text == "100" || token.text == "100.0");
    };
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
        if (tokens[i].kind == SqlKind::sign && tokens[i].text == "/" && is_hundred(tokens[i + 1]))
            return false;
    return std::ranges::any_of(tokens, [](const SqlToken& token) {
        return (token.kind == SqlKind::word || token.kind == SqlKind::name) && token.text == "arr";
    });
}

/// Whether all amounts say by their names for how long they are, whatever the interval of a bill is.
bool are_named_for_how_long(const RawTable& table, const std::vector<std::size_t>& amounts) {
    return std::ranges::all_of(amounts, [&table](std::size_t column) {
        const auto key = read::column_key(table.columns[column]);
        return names_a_year(key) || names_a_month(key);
    });
}

/// Whether the SELECT reads dates of an end, and so knows itself who has ended.
bool reads_an_end(const RawTable& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!table.uses[i].is_read || table.types[i].type != ColumnType::date) continue;
        const auto key = read::column_key(table.columns[i]);
        for (const std::string_view word : {"end", "cancel", "churn", "close"})
            if (key.find(word) != std::string::npos) return true;
    }
    return false;
}

/// What the cells of a qualifying column say that amounts cannot be added up without minding it.
std::string difference_in(const RawTable& table, const QualifyingColumn& column) {
    Currencies currencies;
    std::set<std::string> intervals;
    std::size_t ended = 0;
    for (const auto& row : table.csv->rows) {
        const auto meaning = meaning_of(column, row[column.index].text);
        if (meaning.empty()) continue;
        if (column.kind == Qualifier::currency) currencies.add(meaning, {});
        if (intervals_in_a_year(meaning).value_or(1) != 1) intervals.insert(meaning);
        if (says_ended(meaning)) ++ended;
    }
    switch (column.kind) {
    case Qualifier::currency: {
        std::vector<std::string> codes;
        for (const auto& use : currencies.different()) codes.push_back(use.written);
        return codes.size() < 2 ? std::string{}
                                : fmt::format("amounts in {} do not add up; return it AS currency",
                                              fmt::join(codes, ", "));
    }
    case Qualifier::interval:
        return intervals.empty() ? std::string{}
                                 : fmt::format("an amount of {} is not one of a year", *intervals.begin());
    case Qualifier::status:
        return ended == 0 ? std::string{}
                          : fmt::format("{} of the rows {} ended", ended, ended == 1 ? "has" : "have");
    default: return {};
    }
}

}  // namespace

bool are_whole_amounts(const CsvTable& table, std::size_t column) {
    bool has_any = false;
    for (const auto& row : table.rows) {
        const auto& text = row[column].text;
        if (has_fraction(text)) return false;
        has_any = has_any || text.find_first_of("123456789") != std::string::npos;
    }
    return has_any;
}

std::optional<Error> question_of_cents(const RawTable& table, const Mapping& mapping) {
    const auto whole = whole_amounts_of(table);
    if (whole.columns.empty() || !makes_arr_of_amounts_as_they_are(mapping.select)) return {};
    const auto column = whole.columns.front();
    const auto& name = table.columns[column];
    const auto& row = *std::ranges::find_if(table.csv->rows, [column](const CsvRow& candidate) {
        return candidate[column].text.find_first_of("123456789") != std::string::npos;
    });
    const auto& cell = row[column];
    return Error{
        fmt::format("{}:{}:{}: column {}", table.csv->name, cell.line, cell.column, quoted(name)),
        fmt::format("{} can be whole currency units or cents: {} counts money in cents, and no value "
                    "has decimals",
                    cell.text, whole.vendor),
        fmt::format("if it is in cents, write {} / 100.0 in the SELECT of {}; if it is in whole "
                    "units, write \"types\": {{{}: \"number\"}} beside it",
                    sql_name(name), mapping.name, quoted(table.uses[column].place))};
}

std::vector<Problem> advice_on(const RawTable& table) {
    std::vector<Problem> advice;
    const auto amounts = amounts_of(table);
    if (amounts.empty()) return advice;
    if (auto cents = told_of_cents(table)) advice.push_back(std::move(*cents));
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.uses[i].is_read) continue;
        const auto column = known_qualifier(i, table.csv->header[i].text);
        if (!column || (column->kind == Qualifier::status && reads_an_end(table))) continue;
        if (column->kind == Qualifier::interval && are_named_for_how_long(table, amounts)) continue;
        if (auto difference = difference_in(table, *column); !difference.empty())
            advice.push_back(about_table(table, fmt::format("the SELECT reads amounts but not {}: {}",
                                                            quoted(table.columns[i]), difference)));
    }
    return advice;
}

}  // namespace csm::import
