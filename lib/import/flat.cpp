// SPDX-License-Identifier: MIT

#include "import/flat.hpp"

#include "import/repeated_rows.hpp"
#include "import/settle.hpp"
#include "read/cell_words.hpp"
#include "read/expectation.hpp"
#include "read/number_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace csm::import {

namespace {

/// Whether the user said what a cell without a value means.
bool is_declared(std::string_view text, const CellFormat& format) {
    const auto holds = [text](const auto& words) {
        return words && std::ranges::find(*words, text) != words->end();
    };
    return holds(format.yes) || holds(format.no) ||
           std::ranges::find(format.words, text, [](const auto& word) {
               return std::string_view{word.first};
           }) != format.words.end();
}

std::string quoted(const std::string& text) { return read::quoted(std::string_view{text}); }

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

void FlatJoin::note(const CsvTable& table, const CsvCell& cell, std::string customer, std::string field,
                    std::string message) {
    result_.problems.push_back({.file = table.name,
                                .line = cell.line,
                                .column = cell.column,
                                .record = {},
                                .customer_id = std::move(customer),
                                .field = std::move(field),
                                .message = std::move(message)});
}

Result<std::vector<FlatJoin::Reader>> FlatJoin::readers_of(const PlannedTable& planned, bool exact) {
    std::vector<Reader> readers;
    for (const auto& column : planned.columns) {
        result_.columns.push_back({.file = planned.table->name,
                                   .column = planned.table->header[column.index].text,
                                   .field = column.field ? fields_[*column.field].name : std::string{},
                                   .reason = column.reason,
                                   .formats = column.rule.formats,
                                   .examples = {}});
        if (!column.field) continue;
        const auto& field = fields_[*column.field];
        auto declared = declared_format(column.rule, field);
        if (!declared) return declared.error();
        (*declared).exact = exact;
        auto settled = settle(column_of(*planned.table, column.index), field, std::move(*declared), options_);
        if (!settled) return settled.error();
        readers.push_back({column.index, *column.field, std::move((*settled).format)});
        for (auto& notice : (*settled).notices) result_.notices.push_back(std::move(notice));
        tell_missing_words(*planned.table, readers.back());
    }
    return readers;
}

void FlatJoin::tell_missing_words(const CsvTable& table, const Reader& reader) {
    const CsvCell* first = nullptr;
    std::size_t count = 0;
    for (const auto& row : table.rows) {
        const auto& cell = row[reader.column];
        if (cell.text.empty() || !read::says_missing(cell.text) || is_declared(cell.text, reader.format))
            continue;
        if (count++ == 0) first = &cell;
    }
    if (first == nullptr) return;
    result_.notices.push_back(
        {.file = table.name,
         .line = first->line,
         .column = first->column,
         .record = {},
         .customer_id = {},
         .field = fmt::format("column \"{}\"", table.header[reader.column].text),
         .message = fmt::format("{} as missing, such as {}", counted(count, "cell counts", "cells count"),
                                quoted(first->text))});
}

Result<void> FlatJoin::add(const CsvTable& table, bool exact) {
    const auto planned = plan_table(table, mapping_, fields_);
    if (!planned) return planned.error();
    if (!(*planned).key) return no_customer_key(table);
    if (auto failure = empty_customer_key(*planned)) return std::move(*failure);
    const auto key = (*planned).columns[*(*planned).key].index;
    if (auto failure = options_.first_row ? std::nullopt : several_rows(table, key, exact))
        return std::move(*failure);
    const auto readers = readers_of(*planned, exact);
    if (!readers) return readers.error();
    if (readers->size() == 1)
        result_.notices.push_back(
            {.file = table.name,
             .line = 0,
             .column = 0,
             .record = {},
             .customer_id = {},
             .field = {},
             .message =
                 "no column is used but the customer key; --map or a mapping file says what the others are"});
    const auto before = customers_.size();
    std::unordered_map<std::string, std::uint64_t> lines;  // by customer, in this table
    for (const auto& row : table.rows) add_row(table, row, key, *readers, lines);
    const auto added = customers_.size() - before;
    if (!is_first_table_) tell_join(table, lines.size(), lines.size() - added, before);
    is_first_table_ = false;
    return {};
}

void FlatJoin::add_row(const CsvTable& table, const CsvRow& row, std::size_t key,
                       const std::vector<Reader>& readers,
                       std::unordered_map<std::string, std::uint64_t>& lines) {
    const auto& id = row[key];
    if (read::says_missing(id.text) || read::is_shortened_number(id.text)) {
        ++result_.rejected;
        return note(
            table, id, {}, "customer_id",
            read::says_missing(id.text)
                ? std::string{"is missing; the row is left out"}
                : fmt::format("{} is a number that a spreadsheet shortened, so the customer cannot be told; "
                              "the row is left out",
                              quoted(id.text)));
    }
    const auto [line, is_new] = lines.emplace(id.text, id.line);
    if (!is_new) {
        ++result_.rejected;
        return note(table, id, id.text, "customer_id",
                    fmt::format("came before, in line {}; the first row is used and this one left out",
                                line->second));
    }
    const auto [place, is_new_customer] = customers_.emplace(id.text, records_.size());
    if (is_new_customer) {
        records_.emplace_back();
        ids_.push_back(id.text);
    }
    for (const auto& reader : readers) take(table, row, reader, place->second);
}

void FlatJoin::take(const CsvTable& table, const CsvRow& row, const Reader& reader, std::size_t customer) {
    const auto& cell = row[reader.column];
    if (read::says_missing(cell.text) && !is_declared(cell.text, reader.format)) return;
    const auto& field = fields_[reader.field];
    auto reading = read_cell(cell.text, field, reader.format, model_);
    if (!reading.problem.empty()) note(table, cell, ids_[customer], field.name, std::move(reading.problem));
    if (!reading.value) return;
    const auto [kept, is_new] = records_[customer].emplace(reader.field, *reading.value);
    if (is_new || kept->second == *reading.value) return;
    note(table, cell, ids_[customer], field.name,
         fmt::format("{} differs from the value of an earlier file, which is used", quoted(cell.text)));
}

void FlatJoin::tell_join(const CsvTable& table, std::size_t rows, std::size_t known, std::size_t before) {
    if (rows == known && known == before) return;
    result_.notices.push_back(
        {.file = table.name,
         .line = 0,
         .column = 0,
         .record = {},
         .customer_id = {},
         .field = {},
         .message = fmt::format("{} of its {} came in an earlier file, and {} of that file's {} not here",
                                known, counted(rows, "customer", "customers"), before - known,
                                before == 1 ? "1 is" : fmt::format("{} are", before))});
}

Imported FlatJoin::finish() {
    result_.json = portfolio_text(records_, fields_);
    result_.customers = records_.size();
    return std::move(result_);
}

}  // namespace csm::import
