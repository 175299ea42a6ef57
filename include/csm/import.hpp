// SPDX-License-Identifier: MIT
#pragma once

#include <csm/csv_table.hpp>
#include <csm/date.hpp>
#include <csm/error.hpp>
#include <csm/model.hpp>
#include <csm/problem.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm {

/// What the user says about one column.
struct ImportRule {
    std::string file;                  ///< the name of the CSV it is for, without folders; empty: any
    std::string column;                ///< the column's name
    std::string field;                 ///< csm's field; empty: the column is left out
    std::vector<std::string> formats;  ///< such as mrr, percent, day-month-year
    std::vector<std::pair<std::string, std::string>> words;  ///< cells and what they stand for
    std::optional<std::vector<std::string>> yes, no;         ///< words of flags, instead of the usual ones
    std::string origin;                                      ///< where it was said, for messages
    bool must_apply = false;                                 ///< no file with such a column is an error
};

/// Which files make a table: patterns with * for their names, without folder and ending.
struct TableNaming {
    std::string table;                  ///< the name it has in the SELECT
    std::vector<std::string> patterns;  ///< one of them has to fit
};

/// What the cells of a raw table's column are.
enum class ColumnType : std::uint8_t { text, number, date, flag };

/// What a mapping file says that a raw table's column is.
struct TypeRule {
    std::string column;                  ///< TABLE.COLUMN
    ColumnType type = ColumnType::text;  ///< of all its cells
};

/// How files become a portfolio: rules for columns, and for raw tables a SELECT.
struct Mapping {
    std::string name;                 ///< of the mapping file; empty without one
    std::vector<ImportRule> rules;    ///< of two for a column the later one counts
    std::vector<TableNaming> tables;  ///< other files are called as they are named
    std::vector<TypeRule> types;      ///< of the other columns the cells tell
    std::string select;               ///< SQL whose columns are csm's fields; empty for flat files
};

/// Reads COLUMN=FIELD or COLUMN=FIELD:FORMAT,FORMAT; nothing after the = leaves the column out. FILE.csv:
/// before the column limits the rule to one file. Fails without a = or with no column before it.
Result<ImportRule> parse_import_rule(std::string_view text);

/// Reads a mapping file: JSON with comments. Fails with line and column, or with the key that is wrong.
Result<Mapping> read_mapping(std::string_view text, const std::string& name);

/// What holds for all columns of which nothing else is said.
struct ImportOptions {
    std::optional<DateOrder> dates;  ///< order of day and month; without it each column tells
    std::optional<char> decimal;     ///< the decimal sign, . or ,
    Date as_of;  ///< the day that the portfolio is of, which says none without one; :as_of of a SELECT
    bool first_row = false;                   ///< of several rows for a customer the first is used
    std::uint64_t sql_limit = 1'000'000'000;  ///< steps of SQLite after which a SELECT is stopped; 0: never
};

/// By what a column's field was found.
enum class ColumnOrigin : std::uint8_t {
    none,
    rule,        ///< --map, a mapping file or the SELECT
    field_name,  ///< it is called like the field
    other_name   ///< a name that vendors use, or the last part of the field's
};

/// What becomes of a column.
struct ColumnUse {
    std::string file;                          ///< as messages name it
    std::string column;                        ///< its name in the header
    std::string field;                         ///< empty when it is not used
    ColumnOrigin origin = ColumnOrigin::none;  ///< how the field was found
    std::string reason;                        ///< why it is used or not, such as: name of Zendesk
    std::vector<std::string> formats;          ///< in which its cells are read, as a rule names them
    std::vector<std::string> examples;         ///< the first three different cells that are not empty
};

/// What the columns become, and what of a mapping file fits no column.
struct ImportPlan {
    std::vector<ColumnUse> columns;  ///< in the order of the files and their headers
    std::vector<Problem> notices;    ///< what a mapping file says in vain, and the like
};

/// What the columns of flat files become, or those of raw tables and of the SELECT, without reading rows.
/// Fails when a flat file has no customer key, when a rule that must apply fits nothing, and when the SELECT
/// does not work.
Result<ImportPlan> plan_import(std::span<const CsvTable> tables, const Mapping& mapping, const Model& model);

/// A portfolio made from tables.
struct Imported {
    std::string json;                ///< {"as_of": …, "customers": […]}
    std::uint64_t customers = 0;     ///< in the portfolio
    LeftOut left_out;                ///< rows that are no records, or none that can be used
    std::vector<Problem> problems;   ///< in the order of the files
    std::vector<Problem> notices;    ///< what was assumed
    std::vector<ColumnUse> columns;  ///< what became of each
};

/// Makes a portfolio: flat files are joined on the customer key, raw tables are aggregated by the mapping's
/// SELECT. Fails, naming the place and what settles it, on a column that can be read in two ways.
Result<Imported> import_tables(std::span<const CsvTable> tables, const Mapping& mapping, const Model& model,
                               const ImportOptions& options);

/// A mapping file to edit, with comments: what each column of the tables becomes, as far as it is known. For
/// tables of which customers have several rows it drafts a SELECT.
std::string draft_mapping(std::span<const CsvTable> tables, const Model& model);

/// The table of column names that are known, one line each: field, name, whose it is, format.
std::vector<ColumnUse> known_columns();

}  // namespace csm
