// SPDX-License-Identifier: MIT
#pragma once

#include "import/column_flow.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm::import {

/// The names of a table that a SELECT may use.
struct TableNames {
    std::string table;                 ///< as it is declared
    std::vector<std::string> columns;  ///< in its order
};

/// What a SELECT does with the columns of its tables, as far as it can be seen without running it.
struct SelectColumns {
    /// Of each column of the result, the columns whose values, or texts made of them, it passes on.
    std::vector<std::vector<ColumnId>> returned;
    /// The same, and those whose numbers it is calculated from.
    std::vector<std::vector<ColumnId>> sources;
    /// Of each comparison by =, IN, USING or NATURAL between different tables, the columns on both sides.
    std::vector<std::vector<ColumnId>> compared;
    std::vector<ComparedColumns> joins;  ///< those by which rows of different tables come together
    bool folds_case = false;             ///< something is compared without regard to case
    std::map<ColumnId, ColumnTreatment> treatments;  ///< of columns with which something is done
    /// How many SELECTs there are when every sub-select is counted as often as it is named.
    std::uint64_t selects = 0;
    std::string zone;  ///< localtime or utc, where a date function is asked for one of them; else empty
};

/// Whether a text is a modifier of date functions that depends on where the program runs.
bool names_zone(std::string_view word);

/// Reads a SELECT of SQLite. Nothing when it is none, or nested too deeply to be read.
std::optional<SelectColumns> select_columns(std::string_view select, std::span<const TableNames> tables);

}  // namespace csm::import
