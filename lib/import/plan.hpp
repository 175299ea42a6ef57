// SPDX-License-Identifier: MIT
#pragma once

#include "import/qualifier.hpp"
#include "read/json/fields.hpp"

#include <csm/import.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace csm::import {

/// What one column of one file becomes.
struct PlannedColumn {
    std::size_t index = 0;             ///< of the column in its table
    std::optional<std::size_t> field;  ///< into read::TargetFields; nothing when the column is not used
    ImportRule rule;                   ///< formats and words; made up for names that are known
    ColumnOrigin origin = ColumnOrigin::none;   ///< how the field was found
    std::string reason;                         ///< why it is used, or why not
    std::string suggestion;                     ///< of a name that misleads: what a rule can say that it is
    std::size_t rank = 0;                       ///< smaller is surer: a rule, a field's own name, a synonym
    std::optional<QualifyingColumn> qualifier;  ///< what the column says of the amounts beside it
};

/// All columns of one file, in their order.
struct PlannedTable {
    const CsvTable* table = nullptr;     ///< lives on
    std::vector<PlannedColumn> columns;  ///< one for each column of the header
    std::optional<std::size_t> key;      ///< position in `columns` of the customer key
    std::optional<Error> failure{};      ///< columns of which one has to be chosen before rows are read
};

/// What becomes of a planned column, for those who want to know; without examples.
ColumnUse use_of(const PlannedTable& planned, const PlannedColumn& column, const read::TargetFields& fields);

/// Finds the field of every column. Fails on a rule that names no field or has a format that does not fit it,
/// and on two rules for one field.
Result<PlannedTable> plan_table(const CsvTable& table, const Mapping& mapping, read::TargetFields& fields);

/// A failure when columns of one name, without regard to case, blanks and signs, are used for a field.
std::optional<Error> used_columns_of_one_name(const PlannedTable& planned);

/// What is told of several columns of one name that are not used, by the second of them.
Problem told_of_one_name(const CsvTable& table, const CsvCell& second, std::size_t count);

/// What is told of columns of one name that are not used.
std::vector<Problem> unused_columns_of_one_name(const PlannedTable& planned);

}  // namespace csm::import
