// SPDX-License-Identifier: MIT
#pragma once

#include "import/currencies.hpp"
#include "read/json/fields.hpp"

#include <csm/import.hpp>

#include <span>
#include <vector>

namespace csm::import {

/// The result of a SELECT over raw tables (a cell's line is the number of its row), what was wrong with cells
/// of the tables and of the result, and what was assumed.
struct Selected {
    CsvTable table;                          ///< the result
    std::vector<Problem> problems;           ///< cells that could not be read
    std::vector<Problem> notices;            ///< what was assumed
    LeftOut left_out;                        ///< rows of the tables
    std::vector<SourceCurrency> currencies;  ///< of the amounts that it read, in the tables that were given
};

/// Whether a table is the result of a SELECT, so that the line of a cell is the number of its row.
bool is_selected(const CsvTable& table);

/// What becomes of the columns of the files, and of the columns of the SELECT, without running it.
Result<ImportPlan> explain_select(std::span<const CsvTable> tables, const Mapping& mapping,
                                  read::TargetFields& fields);

/// Makes a table of a database in memory from each CSV, without totals, and runs the mapping's SELECT. Keys
/// are text as they are written, without the marks of spreadsheets; other columns become numbers, dates as
/// YYYY-MM-DD or YYYY-MM-DD HH:MM:SS, 1 and 0 for yes/no words, or text, by what most of their cells are;
/// empty cells, and cells of another kind, are NULL. Fails on SQL that is none, that is no single SELECT,
/// that asks for the clock, the time zone or chance, or that takes too many steps, and on columns it uses
/// that can be read in two ways.
Result<Selected> run_select(std::span<const CsvTable> tables, const Mapping& mapping,
                            read::TargetFields& fields, const ImportOptions& options);

}  // namespace csm::import
