// SPDX-License-Identifier: MIT
#include "base/quoted.hpp"
#include "import/settle.hpp"
#include "import/synonyms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace csm::import {

namespace {

/// Whole amounts that are all larger than this a year are more likely cents than a portfolio without a
/// single smaller customer.
constexpr double large_amount = 1e6;

std::string quoted(const std::string& text) { return read::quoted(std::string_view{text}); }

bool names(std::string_view key, std::string_view part) { return key.find(part) != std::string_view::npos; }

/// Whether a cell is written as people write whole currency units: with a currency, with a mark between
/// thousands, or with a fraction. A lone `.0` behind every number is how programs write whole numbers.
bool shows_units(const Amount& amount) {
    const auto sign = amount.digits.find_last_of(".,");
    const bool is_program_zero =
        sign != std::string_view::npos && amount.digits.substr(sign + 1) == "0" && sign > 0;
    return amount.has_currency || (sign != std::string_view::npos && !is_program_zero) ||
           amount.cell->text.find_first_of("' ") != std::string::npos;
}

/// What is open about the period of amounts, and the formats that say it.
struct PeriodQuestion {
    std::string message;
    std::vector<std::string> formats;
};

std::optional<PeriodQuestion> period_question(const Column& column, const CellFormat& format) {
    if (format.period_declared) return {};
    const auto key = read::column_key(column.name);
    if (!format.exact && names_a_month(key))
        return PeriodQuestion{"the column's name does not go with an amount a year", {"mrr", "arr"}};
    if (column.other_interval != nullptr && (format.exact || !names_a_year(key)))
        return PeriodQuestion{fmt::format("\"{}\" says {}, so an amount can be one per interval or a year's",
                                          column.interval_name, quoted(column.other_interval->text)),
                              {"per-interval", "arr"}};
    return {};
}

/// What is assumed of amounts beside intervals.
std::optional<Problem> told_of_intervals(const Column& column, const read::TargetField& field,
                                         const CellFormat& format, const CsvCell& first) {
    if (column.other_interval == nullptr) return {};
    if (format.per_interval)
        return about(
            column, first,
            fmt::format("an amount is multiplied by how often \"{}\" comes in a year", column.interval_name));
    if (format.period_declared) return {};
    auto words = format.declared;
    words.emplace_back("per-interval");
    return about(column, first,
                 fmt::format("amounts are a year's by the column's name, though \"{}\" says {}; if they are "
                             "per interval, write {}",
                             column.interval_name, quoted(column.other_interval->text),
                             map_option(column.name, field.name, words)));
}

/// Why the amounts may be cents; empty when nothing speaks for it.
std::string reason_for_cents(const Column& column, const CellFormat& format,
                             std::span<const Amount> amounts) {
    const auto key = read::column_key(column.name);
    if (names(key, "cent")) return "the column's name speaks of cents";
    if (const auto vendor = vendor_in_cents(*column.table); !vendor.empty())
        return fmt::format("{} counts money in cents", vendor);
    if (names(key, "mrr")) return "billing systems export the MRR in cents";
    const auto is_large = [&format](const Amount& amount) {
        return amount.value == 0 || std::abs(amount.value) * format.factor > large_amount;
    };
    if (std::ranges::all_of(amounts, is_large)) return "every amount is above a million a year";
    return {};
}

/// Each of the first words with each of the second.
std::vector<std::string> combined(const std::vector<std::string>& first,
                                  const std::vector<std::string>& second) {
    std::vector<std::string> all;
    for (const auto& before : first)
        for (const auto& behind : second) all.push_back(fmt::format("{},{}", before, behind));
    return all;
}

}  // namespace

Result<std::vector<Problem>> settle_money(const Column& column, const read::TargetField& field,
                                          const CellFormat& format, std::span<const Amount> amounts) {
    const auto first = std::ranges::find_if(
        amounts, [](const Amount& amount) { return amount.value != 0 && std::isfinite(amount.value); });
    if (first == amounts.end()) return std::vector<Problem>{};
    const auto question = period_question(column, format);
    const bool is_open = !format.unit_declared && std::ranges::none_of(amounts, shows_units);
    const auto cents = is_open ? reason_for_cents(column, format, amounts) : std::string{};
    const std::vector<std::string> units{"units", "cents"};
    const auto fails = [&](std::string message, const std::vector<std::string>& words) {
        return failure_at(column, *first->cell, std::move(message),
                          map_options(column, field, format, words));
    };
    if (question)
        return fails(question->message,
                     cents.empty() ? question->formats : combined(question->formats, units));
    if (!cents.empty())
        return fails(fmt::format("{} can be whole currency units or cents: {}, and no value has a currency "
                                 "sign or decimals",
                                 first->cell->text, cents),
                     units);
    std::vector<Problem> notices;
    if (auto notice = told_of_intervals(column, field, format, *first->cell))
        notices.push_back(std::move(*notice));
    if (is_open) {
        auto words = format.declared;
        words.emplace_back("cents");
        notices.push_back(
            about(column, *first->cell,
                  fmt::format("amounts are read as whole currency units: {}; if they are cents, write {}",
                              first->cell->text, map_option(column.name, field.name, words))));
    }
    return notices;
}

std::optional<Error> interval_failure(const Column& column, const read::TargetField& field,
                                      const CellFormat& format) {
    if (!field.is(&Account::arr)) return {};
    if (format.per_interval && column.interval_name.empty())
        return Error{fmt::format("{}: column \"{}\"", column.table->name, column.name),
                     "is said to be an amount per interval, but no column of the file tells the interval",
                     "name it with --map 'COLUMN=interval'"};
    if (format.per_interval && column.other_quantity != nullptr)
        return failure_at(column, *column.other_quantity,
                          fmt::format("\"{}\" says {}, so an amount can be the price of one or of all",
                                      column.quantity_name, quoted(column.other_quantity->text)),
                          fmt::format("write {} to multiply it, or {} if it is the price of all",
                                      map_option(column.quantity_name, "quantity"),
                                      map_option(column.quantity_name, "")));
    const auto question = format.exact ? period_question(column, format) : std::nullopt;
    if (!question) return {};
    return failure_at(column, *column.other_interval, question->message,
                      map_options(column, field, format, question->formats));
}

}  // namespace csm::import
