// SPDX-License-Identifier: MIT
#pragma once

#include <csm/csv_table.hpp>
#include <csm/import.hpp>

#include <span>
#include <string>

namespace csm {

/// Lines about tables that were read: how many rows and columns, and what separates them.
std::string table_messages(std::span<const CsvTable> tables);

/// Lines on what an import assumed, what was wrong, which columns it did not use, and what was written.
/// Without `every_problem` alike problems are told once with their count, and of many kinds only the first.
/// For this and the others: each line ends in a newline, and no lines are an empty text.
std::string import_messages(const Imported& imported, bool every_problem);

/// Lines on what was assumed, and what a mapping file says in vain.
std::string notice_messages(std::span<const Problem> notices);

/// What becomes of every column, one line each; the file's name stands above its columns.
std::string explain_columns(std::span<const ColumnUse> columns);

/// The names of columns that csm knows, one line each.
std::string explain_known_columns(std::span<const ColumnUse> known);

}  // namespace csm
