// SPDX-License-Identifier: MIT
#pragma once

#include <csm/import.hpp>

#include <span>
#include <vector>

namespace csm::import {

/// The result of a SELECT over raw tables (a cell's line is the number of its row), and what was assumed
/// about their columns.
struct Selected {
    CsvTable table;
    std::vector<Problem> notices;
};

/// What becomes of the columns of the files, and of the columns of the SELECT, without reading the rows.
Result<std::vector<ColumnUse>> explain_select(std::span<const CsvTable> tables, const Mapping& mapping);

/// Makes a table of a database in memory from each CSV and runs the mapping's SELECT. Columns of numbers
/// become numbers, columns of dates YYYY-MM-DD or YYYY-MM-DD HH:MM:SS, columns of yes/no words 1 and 0, empty
/// cells NULL, all else text. Fails on SQL that is none, that is no single SELECT, or that asks for the
/// clock or for chance, and on dates of a column it uses that can be read in two ways.
Result<Selected> run_select(std::span<const CsvTable> tables, const Mapping& mapping,
                            const ImportOptions& options);

}  // namespace csm::import
