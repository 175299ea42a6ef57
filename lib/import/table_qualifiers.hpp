// SPDX-License-Identifier: MIT
#pragma once

#include "import/plan.hpp"

#include <csm/csv_table.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace csm::import {

/// The columns of a table that qualify its amounts, the surest of each kind.
struct TableQualifiers {
    std::optional<std::size_t> amount;  ///< the column that is the ARR
    /// None where the table has no such column.
    std::optional<QualifyingColumn> currency, interval, interval_count, quantity;
    std::vector<QualifyingColumn> statuses;  ///< only the declared ones, where there are such
};

/// Finds them among the columns that rules declare or whose names are known. A currency column that is named
/// after another column than the amount's is none.
TableQualifiers qualifiers_of(const PlannedTable& planned, const read::TargetFields& fields);

/// How many times a year an amount of the row is paid, or what is wrong with its interval.
struct Repetition {
    double a_year = 1;              ///< from above 0; 1 when there is a problem
    const CsvCell* cell = nullptr;  ///< that says so, or is wrong
    std::string problem;            ///< such as: the interval is missing
};

/// The repetition of the row's amount, by the interval and the number of intervals; only for a table with an
/// interval column.
Repetition repetition_of(const TableQualifiers& qualifiers, const CsvRow& row);

/// How many times the amount of the row counts by a declared quantity; nothing when that cannot be read.
std::optional<double> quantity_of(const TableQualifiers& qualifiers, const CsvRow& row);

/// The column that is the amount, or that is most likely to be it: one whose name leaves open for how long
/// its amounts are, beside a column of intervals.
std::optional<std::size_t> likely_amount(const PlannedTable& planned, const TableQualifiers& qualifiers);

/// Whether an amount beside a quantity is the price of one, by its name or its vendor.
bool is_price_of_one(const CsvTable& table, std::size_t amount);

/// The first cell of a quantity that is not declared and not 1; nothing when there is none.
const CsvCell* quantity_not_one(const CsvTable& table, const TableQualifiers& qualifiers);

/// The first cell that says another interval than a year, or none that is known; nothing when all are a
/// year's, and when no column tells the interval.
const CsvCell* interval_not_a_year(const CsvTable& table, const TableQualifiers& qualifiers);

/// Adds to the reasons of columns that are not used what a rule can say they are, where the table bears it
/// out: that an amount is one per interval, and that a period's end is a contract's where all are yearly.
void suggest_rules(PlannedTable& planned, const read::TargetFields& fields);

}  // namespace csm::import
