// SPDX-License-Identifier: MIT
#pragma once

#include "import/raw_table.hpp"

#include <csm/problem.hpp>

#include <span>
#include <vector>

namespace csm::import {

/// What is told of tables that a SELECT joins by keys of which they share few or none: each side's keys are
/// all that its columns hold. Tables that share enough by one of several comparisons are not told of.
std::vector<Problem> tables_that_share_few(std::span<const RawTable> tables, const SelectColumns& select);

}  // namespace csm::import
