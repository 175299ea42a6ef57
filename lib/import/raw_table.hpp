// SPDX-License-Identifier: MIT
#pragma once

#include "import/raw_column.hpp"
#include "import/select_columns.hpp"
#include "import/sql_tokens.hpp"
#include "read/json/fields.hpp"

#include <csm/import.hpp>

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::import {

/// A CSV as a table of SQL: its name, and of each column the name, what the SELECT does with it, and what it
/// is. Columns that the SELECT does not read have no type.
struct RawTable {
    const CsvTable* csv = nullptr;     ///< lives on
    std::string name;                  ///< as the SELECT calls it
    std::vector<std::string> columns;  ///< names, in the order of the header
    std::vector<RawUse> uses{};        ///< one for each column
    std::vector<RawColumn> types{};    ///< one for each column, once settled
    bool is_used = false;              ///< the SELECT looks at it, if only to count its rows
};

/// The name of the table that a file becomes: the mapping's, else the file's without folder and ending.
std::string raw_table_name(const CsvTable& csv, const Mapping& mapping);

/// The tables that the files become, and what the mapping declares of their columns. Fails on two tables of
/// one name, and on one that SQL cannot take.
Result<std::vector<RawTable>> raw_tables(std::span<const CsvTable> csvs, const Mapping& mapping);

/// What the mapping's "types" declare of no column.
std::vector<Problem> unmatched_types(std::span<const RawTable> tables, const Mapping& mapping);

/// What SQLite and csm know about a SELECT: tables and columns that it reads, the names of its result's
/// columns, and what it does, unless that could not be followed.
struct SelectUse {
    std::set<std::pair<std::string, std::string>> reads;  ///< table and column, as declared
    std::vector<std::string> result;                      ///< in their order
    std::optional<SelectColumns> columns;                 ///< none: it could not be followed
};

/// Marks the columns that are read, and among them the keys: those that come out as customer_id, those whose
/// name is one of a customer key, and those that are compared with another table's, unless these are dates,
/// yes/no words, or numbers that the SELECT calculates with. Of each it is said, too, what fields are made of
/// it; of a SELECT that was not followed that any field may be.
void mark_columns(std::vector<RawTable>& tables, const SelectUse& use, read::TargetFields& fields);

/// Whether a column of the result is the customer key.
bool is_customer_id(std::string_view column);

/// Settles the type of each column that is read; one that cannot be told, or whose name the header has twice,
/// gets a failure.
void settle_types(RawTable& table, const ImportOptions& options);

/// What is told of columns of one name of which the SELECT reads none, in a table that it uses.
std::vector<Problem> unread_columns_of_one_name(const RawTable& table);

/// What columns of which the SELECT makes amounts say of their currency, by signs and by the column's name,
/// unless the mapping declares them. `file` is the table as it was given, and lives on.
std::vector<SourceCurrency> source_currencies(const RawTable& table, const CsvTable& file);

/// "numbers", "keys", … of a column, as users are told.
std::string_view type_words(const RawTable& table, std::size_t column);

/// The table's name, and the types of its columns that are used.
Problem told(const RawTable& table);

}  // namespace csm::import
