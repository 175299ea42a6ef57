// SPDX-License-Identifier: MIT
#pragma once

#include <csm/csv_table.hpp>
#include <csm/problem.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace csm::import {

/// The records among the rows of a table.
struct RecordRows {
    std::optional<CsvTable> table;  ///< the records with plain keys; nothing when the table already is that
    LeftOut left_out;               ///< by reason
    std::vector<Problem> problems;  ///< what is wrong with rows
    std::vector<Problem> notices;   ///< what was taken off keys
};

/// Leaves out totals (of the `amount`, where that is a column) and rows whose key names no customer or
/// several, and takes off keys what spreadsheets put around them.
RecordRows customer_rows(const CsvTable& table, std::size_t key, std::optional<std::size_t> amount);

/// The same for a table of anything: leaves out totals, which say so in the first key or, without keys, in
/// the first column, and takes marks off all keys.
RecordRows record_rows(const CsvTable& table, std::span<const std::size_t> keys);

}  // namespace csm::import
