// SPDX-License-Identifier: MIT
#pragma once

#include "import/raw_table.hpp"

#include <csm/error.hpp>
#include <csm/problem.hpp>

#include <optional>
#include <vector>

namespace csm::import {

/// What a SELECT has to mind of the amounts in a table it reads: that whole numbers of a vendor may be cents,
/// and that a column which the SELECT does not look at says several currencies or intervals, or who has
/// ended.
std::vector<Problem> advice_on(const RawTable& table);

/// Whether a column's amounts are whole numbers, 12.0 among them, and not all 0, which is 0 in cents, too.
bool are_whole_amounts(const CsvTable& table, std::size_t column);

/// Asks whether whole numbers are cents, of a vendor who counts in them, where the SELECT makes the ARR of
/// amounts that it neither divides by 100 nor the mapping's "types" declare to be numbers as they are.
std::optional<Error> question_of_cents(const RawTable& table, const Mapping& mapping);

}  // namespace csm::import
