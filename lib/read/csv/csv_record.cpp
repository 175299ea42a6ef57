// SPDX-License-Identifier: MIT
#include "read/csv/csv_record.hpp"

#include "base/quoted.hpp"
#include "read/csv/csv_text.hpp"
#include "read/csv/date_cell.hpp"
#include "read/csv/number_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

namespace csm::read {

namespace {

/// A number as programs write it: digits, a decimal point, a sign, an exponent. Infinite when it is too
/// large.
std::optional<double> plain_number(std::string_view text) {
    double value = 0;
    const auto digits = text.substr(text.starts_with('-') ? 1 : 0);
    if (digits.empty() || digits.front() < '0' || digits.front() > '9') return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size()) return std::nullopt;
    const bool is_small =
        digits.front() == '0' || text.find("e-") != text.npos || text.find("E-") != text.npos;
    if (error == std::errc::result_out_of_range && !is_small) return std::numeric_limits<double>::infinity();
    return error == std::errc() ? std::optional{value} : std::nullopt;
}

/// The date as YYYY-MM-DD when there is only one way to read it, else the text, as of what is no date.
std::string clear_date(std::string_view text) {
    const auto date = is_zero_date(text) ? std::nullopt : take_date_apart(text);
    if (!date || date->short_year || is_ambiguous(*date)) return std::string{text};
    const auto day = date_of(*date, order_of(*date).value_or(DateOrder::day_month_year));
    return day ? iso_text(*day) : std::string{text};
}

void take_list(RecordBuilder& builder, const SchemaNode& node, std::string_view text) {
    // Other marks may divide a list too, or be part of its only text.
    if (text.find(';') == std::string_view::npos && text.find_first_of("|,") != std::string_view::npos)
        return builder.text(node, text);
    builder.open(node, false);
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        const auto item = without_blanks(text.substr(0, end));
        if (!item.empty()) builder.add_item(node, item);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// "12;14;9", oldest first.
void take_series(RecordBuilder& builder, const SchemaNode& node, std::string_view text) {
    if (!builder.open(node, false)) return;
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        const auto item = without_blanks(text.substr(0, end));
        if (const auto number = plain_number(item))
            builder.add_item(node, *number);
        else if (!item.empty())
            builder.add_item(node, item);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    builder.end_items(node);
}

void take_value(RecordBuilder& builder, const SchemaNode& node, std::string_view text) {
    switch (node.shape) {
    case Shape::number:
        if (const auto number = plain_number(text)) return builder.number(node, *number, text);
        break;
    case Shape::flag:
        if (const auto flag = flag_of(text)) return builder.flag(node, *flag);
        break;
    case Shape::date:
    case Shape::dates: return builder.text(node, clear_date(text));
    case Shape::texts: return take_list(builder, node, text);
    case Shape::series: return take_series(builder, node, text);
    default: break;
    }
    builder.text(node, text);
}

/// A customer key; without one the record is left out.
void take_key(const CsvLayout& layout, RecordBuilder& builder, const SchemaNode& node,
              std::string_view cell) {
    const auto plain = plain_key(cell);
    const auto key = plain ? std::string_view{*plain} : cell;
    if (key.empty()) return;
    const auto remark = [&](ProblemKind kind, std::string_view what) {
        builder.remark(node, kind, fmt::format("{} {}; treated as missing", quoted(key), what));
    };
    if (says_missing(key)) return remark(ProblemKind::null, "says that there is no value");
    if (names_nobody(key)) return remark(ProblemKind::null, "names no customer");
    if (is_shortened_number(key))
        return remark(ProblemKind::wrong_type, "is a number that a spreadsheet shortened");
    if (layout.key_shapes.are_several(key)) return remark(ProblemKind::several_ids, "holds several keys");
    if (plain)
        builder.remark(
            node, ProblemKind::marked_id,
            fmt::format("read as {}, without the marks that spreadsheets and copying leave", quoted(key)));
    builder.text(node, key);
}

void take_cell(const CsvLayout& layout, RecordBuilder& builder, const SchemaNode& node,
               const SourceCell& cell) {
    const bool is_key = &node == layout.customer_id;
    if (cell.quotes == CellQuotes::stray && !(is_key && is_text_formula(cell.text)))
        builder.remark(node, ProblemKind::stray_quote, std::string{stray_quote});
    if (cell.converted) builder.remark(node, ProblemKind::not_utf_8, "is not UTF-8; read as Windows-1252");
    if (is_key) return take_key(layout, builder, node, cell.text);
    if (says_missing(cell.text))
        return builder.remark(node, ProblemKind::null,
                              quoted(std::string_view{cell.text}) +
                                  " says that there is no value; treated as missing");
    take_value(builder, node, cell.text);
}

}  // namespace

const OddRow* CsvLayout::odd_row(std::size_t offset) const {
    const auto found = std::ranges::lower_bound(odd_rows, offset, {}, &OddRow::offset);
    return found == odd_rows.end() || found->offset != offset ? nullptr : &*found;
}

bool is_blank_row(std::span<const SourceCell> row) {
    return std::ranges::all_of(row, &std::string::empty, &SourceCell::text);
}

std::pair<std::size_t, std::string_view> first_quotes_defect(std::string_view text, const CsvLayout& layout) {
    CsvRows rows{text, layout.delimiter};
    std::vector<SourceCell> cells;
    for (auto offset = layout.begin; offset < text.size();) {
        offset = rows.read(offset, cells);
        for (const auto& cell : cells)
            if (const auto defect = defect_of(cell.quotes); !defect.empty()) return {cell.offset, defect};
    }
    return {text.size(), "the end of a row is missing"};
}

void take_row(const CsvLayout& layout, std::span<const SourceCell> row, RecordHandler& handler) {
    const CsvColumn* open = nullptr;  // the module or limit being read
    for (const auto index : layout.order) {
        if (index >= row.size() || row[index].text.empty()) continue;
        const auto& column = layout.columns[index];
        auto& builder = handler.value_at(row[index].offset);
        if (column.block != nullptr &&
            (open == nullptr || open->block != column.block || open->module != column.module)) {
            if (open == nullptr || open->block != column.block) builder.open(*column.block, true);
            open = &column;
            builder.open_part(*column.block, column.module);
        }
        take_cell(layout, builder, *column.node, row[index]);
    }
}

}  // namespace csm::read
