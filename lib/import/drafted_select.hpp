// SPDX-License-Identifier: MIT
#pragma once

#include "import/drafted_part.hpp"

#include <span>
#include <vector>

namespace csm::import {

/// The lines of a SELECT that makes one row a customer of the tables, by the names of their columns: tables
/// of which customers have several rows, and beside them flat ones. It minds statuses, intervals and
/// currencies, and only what was known on :as_of. What only the user can know is a remark and a choice, never
/// a field. Empty when no table has several rows a customer, so that files do.
std::vector<DraftedLine> drafted_select(std::span<const PlannedTable> tables,
                                        const read::TargetFields& fields);

}  // namespace csm::import
