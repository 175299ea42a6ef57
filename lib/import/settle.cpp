// SPDX-License-Identifier: MIT
#include "import/settle.hpp"

#include "base/quoted.hpp"
#include "import/synonyms.hpp"
#include "read/csv/csv_text.hpp"
#include "read/csv/date_cell.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace csm::import {

namespace {

using read::Shape;

/// A list is split at one mark: the one that stands in its cells.
void find_separator(const Column& column, Settled& settled) {
    constexpr std::string_view marks = ";|,";
    for (const char mark : marks) {
        const auto with_mark = std::ranges::find_if(
            column.cells, [mark](const CsvCell* cell) { return cell->text.find(mark) != std::string::npos; });
        if (with_mark == column.cells.end()) continue;
        settled.format.list_separator = mark;
        settled.notices.push_back(about(column, **with_mark, fmt::format("lists are split at \"{}\"", mark)));
        return;
    }
}

/// Zero dates are missing, in the result of a SELECT too.
std::optional<Problem> tell_zero_dates(const Column& column) {
    const auto is_zero = [](const CsvCell* cell) { return read::is_zero_date(cell->text); };
    const auto first = std::ranges::find_if(column.cells, is_zero);
    if (first == column.cells.end()) return {};
    const auto count = std::ranges::count_if(column.cells, is_zero);
    return about(column, **first,
                 fmt::format("{} as missing, such as {}, which is written where there is no date",
                             count == 1 ? "1 cell counts" : fmt::format("{} cells count", count),
                             read::quoted(std::string_view{(*first)->text})));
}

/// Whether the user said what cells mean that say elsewhere that there is no value.
bool declares_missing_words(const CellFormat& format) {
    const auto has = [](const auto& words) {
        return words && std::ranges::any_of(*words, read::says_missing);
    };
    return has(format.yes) || has(format.no) ||
           std::ranges::any_of(format.words, [](const auto& word) { return read::says_missing(word.first); });
}

/// How SQL makes a date of a number that looks like one.
std::string_view sql_of(read::NumberedDate kind) {
    switch (kind) {
    case read::NumberedDate::excel_serial: return "date(… + 2415018.5)";
    case read::NumberedDate::excel_serial_1904: return "date(… + 2416480.5)";
    case read::NumberedDate::yyyymmdd:
        return "substr(…, 1, 4) || '-' || substr(…, 5, 2) || '-' || substr(…, 7, 2)";
    case read::NumberedDate::unix_seconds: return "date(…, 'unixepoch')";
    case read::NumberedDate::unix_milliseconds: return "date(… / 1000, 'unixepoch')";
    }
    return {};
}

std::string way_out(const Column& column, const read::TargetField& field, const CellFormat& format,
                    const CsvCell& cell) {
    if (format.exact) {
        const auto look = field.shape == Shape::date ? read::look_of_number(cell.text) : std::nullopt;
        return look ? fmt::format("{} in the SELECT makes a date of {}", sql_of(*look),
                                  read::description(*look))
                    : std::string{"mend the SELECT, or leave the column out of it"};
    }
    auto leave_out = fmt::format("{} leaves the column out", map_option(column.name, ""));
    const auto words = format_words(field);
    if (words.empty()) return leave_out;
    return fmt::format("{} says how the cells are written, with one of {}; {}",
                       map_option(column.name, field.name, {"FORMAT"}), fmt::join(words, ", "), leave_out);
}

/// The first cells of each kind in a column of dates.
struct DateWitnesses {
    const CsvCell* day_first = nullptr;
    const CsvCell* month_first = nullptr;
    const CsvCell* ambiguous = nullptr;
    const CsvCell* dotted = nullptr;
    const CsvCell* short_year = nullptr;
    bool any = false;
};

void keep_first(const CsvCell*& witness, const CsvCell* cell, bool holds) {
    if (holds && witness == nullptr) witness = cell;
}

DateWitnesses witnesses_of(const Column& column) {
    DateWitnesses found;
    for (const CsvCell* cell : column.cells) {
        const auto date = read::take_date_apart(cell->text);
        if (!date || read::is_zero_date(cell->text)) continue;
        const auto order = read::order_of(*date);
        found.any = true;
        keep_first(found.day_first, cell, order == DateOrder::day_month_year);
        keep_first(found.month_first, cell, order == DateOrder::month_day_year);
        keep_first(found.ambiguous, cell, read::is_ambiguous(*date) && !date->dotted);
        keep_first(found.dotted, cell, read::is_ambiguous(*date) && date->dotted);
        keep_first(found.short_year, cell, date->short_year);
    }
    return found;
}

/// Dates that a system wrote as numbers: where no cell is a date and at least half of them look like one
/// kind.
std::optional<Question> ask_for_numbers(const Column& column, const read::TargetField& field,
                                        const CellFormat& format) {
    const CsvCell* first = nullptr;
    std::optional<read::NumberedDate> kind;
    std::size_t like = 0, other = 0;
    for (const CsvCell* cell : column.cells) {
        if (read::is_zero_date(cell->text)) continue;
        const auto look = read::look_of_number(cell->text);
        if (look && kind && look != kind) return {};
        if (look && !kind) first = cell;
        if (look) kind = look;
        ++(look ? like : other);
    }
    if (first == nullptr || like < other) return {};
    const std::vector<std::string> formats{std::string{word(*kind)}};
    const auto day = read::date_of_number(first->text, *kind);
    return Question{failure_at(column, *first,
                               fmt::format("{} looks like {}, {}", first->text, read::description(*kind),
                                           day ? iso_text(*day) : std::string{}),
                               map_options(column, field, format, formats)),
                    formats};
}

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

Settling settle_dates(const Column& column, const read::TargetField& field, CellFormat format) {
    Settled settled{std::move(format), {}};
    if (settled.format.numbered) return settled;
    const auto witnesses = witnesses_of(column);
    if (!witnesses.any)
        if (auto question = ask_for_numbers(column, field, settled.format)) return std::move(*question);
    if (witnesses.short_year != nullptr)
        settled.notices.push_back(about(
            column, *witnesses.short_year,
            fmt::format("years of two digits are read as 1969 to 2068: {}", witnesses.short_year->text)));
    if (settled.format.dates) return settled;
    const std::vector<std::string> orders{"day-month-year", "month-day-year"};
    const auto options = map_options(column, field, settled.format, orders);
    auto found = find_order(column, options + ", or --dates for all columns");
    if (!found) return Question{found.error(), orders};
    settled.format.dates = (*found).order;
    if ((*found).notice) settled.notices.push_back(*(*found).notice);
    return settled;
}

}  // namespace

Column column_of(const CsvTable& table, std::size_t index) {
    Column column{.table = &table, .name = table.header[index].text, .cells = {}};
    for (const auto& row : table.rows)
        if (!read::says_missing(row[index].text)) column.cells.push_back(&row[index]);
    return column;
}

Problem about(const Column& column, const CsvCell& cell, std::string message) {
    return {.file = column.table->name,
            .line = cell.line,
            .column = cell.column,
            .field = fmt::format("column \"{}\"", column.name),
            .message = std::move(message)};
}

Error failure_at(const Column& column, const CsvCell& cell, std::string message, std::string hint) {
    return {describe(about(column, cell, {})), std::move(message), std::move(hint)};
}

std::string map_options(const Column& column, const read::TargetField& field, const CellFormat& declared,
                        const std::vector<std::string>& formats) {
    std::string text = "write ";
    for (const auto& format : formats) {
        auto words = declared.declared;
        words.push_back(format);
        if (&format != formats.data()) text += " or ";
        text += map_option(column.name, field.name, words);
    }
    return text;
}

Settling settle_or_ask(const Column& column, const read::TargetField& field, CellFormat declared,
                       const ImportOptions& options) {
    if (auto failure = interval_failure(column, field, declared)) return Question{std::move(*failure), {}};
    if (declared.exact) return Settled{std::move(declared), {}};
    if (field.shape == Shape::number) {
        if (!declared.decimal) declared.decimal = options.decimal;
        return settle_numbers(column, field, std::move(declared));
    }
    if (field.shape == Shape::date) {
        if (!declared.dates) declared.dates = options.dates;
        return settle_dates(column, field, std::move(declared));
    }
    Settled settled{std::move(declared), {}};
    if (field.shape == Shape::texts) find_separator(column, settled);
    return settled;
}

Result<Settled> settle(const Column& column, const read::TargetField& field, CellFormat declared,
                       const ImportOptions& options) {
    auto settling = settle_or_ask(column, field, std::move(declared), options);
    if (auto* const question = std::get_if<Question>(&settling)) return std::move(question->error);
    auto& settled = std::get<Settled>(settling);
    if (field.shape == Shape::date)
        if (auto told = tell_zero_dates(column)) settled.notices.push_back(std::move(*told));
    return std::move(settled);
}

std::optional<Error> nothing_readable(const Column& column, const read::TargetField& field,
                                      const CellFormat& format, const Model& model) {
    const CsvCell* first = nullptr;
    std::string finding;
    std::size_t count = 0;
    if (declares_missing_words(format)) return {};
    for (const CsvCell* cell : column.cells) {
        auto reading = read_cell(cell->text, field, format, model);
        if (reading.value) return {};
        if (reading.problem.empty()) continue;
        if (count++ > 0) continue;
        first = cell;
        finding = std::move(reading.problem);
    }
    if (first == nullptr) return {};
    // What a cell's problem says after this is how to declare its words.
    constexpr std::string_view treated = "; treated as missing";
    const auto end = std::min(finding.find(treated), finding.size());
    auto hint = finding.substr(std::min(end + treated.size(), finding.size()));
    if (hint.starts_with("; ")) hint.erase(0, 2);
    if (!hint.empty()) hint += "; ";
    return failure_at(
        column, *first,
        count == 1 ? fmt::format("its only cell cannot be read: {}", finding.substr(0, end))
                   : fmt::format("none of its {} cells can be read: {}", count, finding.substr(0, end)),
        hint + way_out(column, field, format, *first));
}

Result<FoundOrder> find_order(const Column& column, std::string_view fix) {
    const auto found = witnesses_of(column);
    if (found.day_first != nullptr && found.month_first != nullptr)
        return failure_at(column, *found.month_first,
                          fmt::format("{} has the month first, but {} in line {} has the day first",
                                      found.month_first->text, found.day_first->text, found.day_first->line),
                          "one column has one order; mend the file, or leave the column out");
    const CsvCell* const witness = found.day_first != nullptr ? found.day_first : found.month_first;
    if (witness != nullptr) {
        const auto order = found.day_first != nullptr ? DateOrder::day_month_year : DateOrder::month_day_year;
        return FoundOrder{order, about(column, *witness,
                                       fmt::format("dates are read as {}: {} can be nothing else",
                                                   read::order_word(order), witness->text))};
    }
    if (found.ambiguous != nullptr)
        return failure_at(column, *found.ambiguous,
                          fmt::format("{} can be day-month-year or month-day-year, and no date of the column "
                                      "settles it",
                                      found.ambiguous->text),
                          std::string{fix});
    if (found.dotted != nullptr)
        return FoundOrder{
            DateOrder::day_month_year,
            about(column, *found.dotted,
                  fmt::format("dates with points are read as day.month.year: {}", found.dotted->text))};
    return FoundOrder{};
}

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
