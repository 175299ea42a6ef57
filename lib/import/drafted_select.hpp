// SPDX-License-Identifier: MIT
#pragma once

#include "import/plan.hpp"

#include <span>
#include <string>
#include <vector>

namespace csm::import {

/// The lines of a SELECT that adds the tables up to one row a customer, by the names of their columns: tables
/// of events with several rows a customer, and beside them flat ones. It minds statuses, intervals and
/// currencies, and only what was known on :as_of. Empty when no table has events, so that files do.
std::vector<std::string> drafted_select(std::span<const PlannedTable> tables,
                                        const read::TargetFields& fields);

}  // namespace csm::import
