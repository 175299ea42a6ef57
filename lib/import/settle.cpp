// SPDX-License-Identifier: MIT

#include "import/settle.hpp"

#include "base/quoted.hpp"
#include "read/csv/cell_words.hpp"
#include "read/csv/date_cell.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

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

}  // namespace csm::import
