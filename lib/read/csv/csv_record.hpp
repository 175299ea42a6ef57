// SPDX-License-Identifier: MIT
#pragma once

#include "read/csv/csv_rows.hpp"
#include "read/csv/key_cell.hpp"
#include "read/json/record_handler.hpp"
#include "read/json/record_schema.hpp"

#include <csm/error.hpp>
#include <csm/problem.hpp>

#include <compare>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::read {

/// What a column of a CSV fills.
struct CsvColumn {
    const SchemaNode* node = nullptr;   ///< of the schema, which lives on; null: nothing
    std::string module{};               ///< the module that the node is a part of
    const SchemaNode* block = nullptr;  ///< of that module or limit; none for other fields

    auto operator<=>(const CsvColumn&) const = default;
};

/// A row that is no record, or only looks so, and what is told of it.
struct OddRow {
    std::size_t offset = 0;                          ///< of its first cell
    bool is_left_out = false;                        ///< no record; else kept as one
    ProblemKind kind = ProblemKind::like_no_record;  ///< of what is told
    std::string message;                             ///< for people
};

/// A CSV whose columns are csm's fields.
struct CsvLayout {
    char delimiter = ',';                     ///< between cells
    std::size_t begin = 0;                    ///< of the rows
    std::vector<CsvColumn> columns;           ///< in the order of the header
    std::vector<std::size_t> order;           ///< of the columns: parts of a module follow each other
    const SchemaNode* customer_id = nullptr;  ///< the key
    KeyShapes key_shapes;                     ///< of the first keys
    std::vector<OddRow> odd_rows;             ///< in their order

    /// The odd row that begins at an offset; null for any other.
    const OddRow* odd_row(std::size_t offset) const;
};

/// Whether a text that is no portfolio of JSON is meant as CSV: by the name of its file, or by a first line
/// of several names.
bool looks_like_csv(std::string_view text, std::string_view name);

/// Reads the header. Fails, naming them, when columns are not csm's fields, and when none is customer_id.
Result<CsvLayout> csv_layout(std::string_view text, const std::string& name, const RecordSchema& schema);

/// Whether two CSVs both have a column of a value, not only of ids and names: they are parts of one portfolio
/// rather than what two systems know of the same customers.
bool have_a_value_in_common(const CsvLayout& one, const CsvLayout& other);

/// Where the first cell is whose quotes do not pair, in a CSV that has one, and what is wrong with them.
std::pair<std::size_t, std::string_view> first_quotes_defect(std::string_view text, const CsvLayout& layout);

/// Whether all cells are empty.
bool is_blank_row(std::span<const SourceCell> row);

/// Fills the handler's account from a row. A number has a decimal point and nothing around it, a flag is yes
/// or no, true or false, a date can be read in one way only, lists have semicolons; anything else is a
/// defect, and the field is missing.
void take_row(const CsvLayout& layout, std::span<const SourceCell> row, RecordHandler& handler);

}  // namespace csm::read
