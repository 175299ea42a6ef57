// SPDX-License-Identifier: MIT
#pragma once

#include "import/raw_table.hpp"

#include <csm/problem.hpp>

#include <vector>

namespace csm::import {

/// What a SELECT has to mind of the amounts in a table it reads: that whole numbers of a vendor may be cents,
/// and that a column which the SELECT does not look at says several currencies or intervals, or who has
/// ended.
std::vector<Problem> advice_on(const RawTable& table);

}  // namespace csm::import
