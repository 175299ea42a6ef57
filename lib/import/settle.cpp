// SPDX-License-Identifier: MIT

#include "import/settle.hpp"

#include "read/cell_words.hpp"
#include "read/date_cell.hpp"

#include <fmt/format.h>

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

Result<Settled> settle(const Column& column, const read::TargetField& field, CellFormat declared,
                       const ImportOptions& options) {
    if (auto failure = interval_failure(column, field, declared)) return std::move(*failure);
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

}  // namespace csm::import
