// SPDX-License-Identifier: MIT
#pragma once

#include "import/column_flow.hpp"
#include "import/currencies.hpp"
#include "import/settle.hpp"
#include "read/csv/date_cell.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm::import {

/// What a SELECT and the mapping file say of a raw table's column.
struct RawUse {
    std::string place;                   ///< TABLE.COLUMN, as "types" of a mapping file names it
    std::optional<ColumnType> declared;  ///< by "types"
    ColumnTreatment treatment;           ///< what the SELECT does with it
    bool is_read = false;                ///< the SELECT looks at it
    bool is_key = false;                 ///< of a customer, or of another table's rows
    bool is_told = false;                ///< the SELECT returns it as it is for a text
    bool is_amount = false;              ///< the SELECT makes an amount of it
    bool has_no_thousandths = false;     ///< what the SELECT makes of it has none: an amount, or seats
};

/// What the cells of a raw table's column are, and how they are written for SQL.
struct RawColumn {
    ColumnType type = ColumnType::text;           ///< what its cells are
    DateOrder order = DateOrder::year_month_day;  ///< of dates in numbers
    bool has_time = false;                        ///< dates have a time of day other than midnight
    std::optional<read::NumberedDate> numbered;   ///< how dates that are one number are written
    bool takes_zeros = false;                     ///< a number can begin with zeros
    std::optional<char> decimal;  ///< the decimal sign of numbers that people wrote; none: as programs do
    std::vector<CurrencyUse> currencies;  ///< by the cells' signs; their places have no file and no column
    std::vector<Problem> notices;         ///< what was assumed
    std::vector<Problem> problems;        ///< cells that are not of the type, in their order
    std::optional<Error> failure;  ///< what the column is cannot be told, or it is not what the SELECT takes
};

/// The type of a column by its cells alone: what at least half of them are, else text.
ColumnType type_of_cells(const Column& column);

/// Settles what a column that a SELECT reads is. Keys are text; others are what at least half of the cells
/// are, and the rest of these are problems, or a failure when they are more than a fifth and more than two.
RawColumn raw_column(const Column& column, const RawUse& use, const ImportOptions& options);

/// A date cell as SQL compares it; nothing when it is none.
std::optional<std::string> raw_date(std::string_view text, const RawColumn& column);

/// A number of the column; nothing when the cell is none.
std::optional<double> raw_number(std::string_view text, const RawColumn& column);

/// "text", "number", "date" or "flag".
std::string_view type_word(ColumnType type);
/// The type of that word; nothing for any other.
std::optional<ColumnType> type_of_word(std::string_view word);

}  // namespace csm::import
