// SPDX-License-Identifier: MIT
#pragma once

#include "import/raw_column.hpp"

#include <csm/import.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::import {

/// A CSV as a table of SQL: its name, and the names and types of its columns.
struct RawTable {
    const CsvTable* csv = nullptr;
    std::string name;
    std::vector<std::string> columns;
    std::vector<RawColumn> types;
    std::vector<bool> used{};  ///< which columns the SELECT looks at
};

/// A name as SQL quotes it.
std::string sql_name(std::string_view name);

/// The name of the table that a file becomes: the mapping's, else the file's without folder and ending.
std::string raw_table_name(const CsvTable& csv, const Mapping& mapping);

/// The table that a file becomes; its name is the mapping's, else the file's without folder and ending.
RawTable raw_table(const CsvTable& csv, const Mapping& mapping, const ImportOptions& options);

/// "numbers", "dates", … of a type of column, as users are told; empty for text.
std::string_view type_words(RawType type);

/// The table's name, and the types of its columns that are used.
Problem told(const RawTable& table);

/// A notice when the table is of a vendor who counts money in cents, which the SELECT has to mind.
std::optional<Problem> told_of_cents(const CsvTable& csv);

/// Marks the columns that a SELECT uses: those that it reads, and those of USING and of NATURAL joins, of
/// which SQLite does not tell.
void mark_used(RawTable& table, std::string_view select,
               const std::set<std::pair<std::string, std::string>>& reads);

}  // namespace csm::import
