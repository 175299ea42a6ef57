// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/columns.hpp"
#include "write/data/csv_writer.hpp"

#include <csm/csv.hpp>
#include <csm/number.hpp>

#include <string_view>
#include <variant>

namespace csm::columns {

using render::CsvWriter;

/// Begins a file in that style.
inline void append_byte_order_mark(TextBuffer& out, CsvStyle style) {
    if (style.byte_order_mark) out.append("\xEF\xBB\xBF");
}

/// Writes values of a column.
struct CellWriter {
    CsvWriter& csv;
    ColumnType type;

    void operator()(std::monostate) const { csv.text({}); }

    void operator()(std::string_view text) const { csv.text(text); }

    void operator()(double number) const {
        csv.number(type == ColumnType::estimate ? round_to_unit(number) : number);
    }

    void operator()(long count) const { csv.number(static_cast<double>(count)); }

    void operator()(Date date) const { csv.date(date); }

    void operator()(Worded auto value) const { csv.text(word(value)); }
};

/// The value of the column in that row.
template <class Row>
void write_cell(CsvWriter& csv, const OutputColumn<Row>& column, const Row& row) {
    std::visit(CellWriter{csv, column.type}, column.value(row));
}

}  // namespace csm::columns
