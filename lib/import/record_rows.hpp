// SPDX-License-Identifier: MIT
#pragma once

#include <csm/csv_table.hpp>
#include <csm/left_out.hpp>
#include <csm/problem.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace csm::import {

/// Which columns of a table tell its records.
struct RecordColumns {
    std::size_t key = 0;                ///< of the customer
    std::optional<std::size_t> amount;  ///< that totals add up
};

/// The records among the rows of a table.
struct RecordRows {
    std::optional<CsvTable> table;  ///< the records with plain keys; nothing when the table already is that
    LeftOut left_out;
    std::vector<Problem> problems;
    std::vector<Problem> notices;
};

/// Leaves out totals and rows whose key names no customer or several, and takes off keys what spreadsheets
/// put around them.
RecordRows record_rows(const CsvTable& table, const RecordColumns& columns);

}  // namespace csm::import
