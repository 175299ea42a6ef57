// SPDX-License-Identifier: MIT
#pragma once

#include <csm/csv_table.hpp>
#include <csm/error.hpp>

#include <cstddef>
#include <optional>

namespace csm::import {

/// A failure when customers have several rows that differ, as in tables of events, of which one could only
/// be picked at random; `key` is the column of the customer key. A row that comes twice, equal in every cell,
/// is none. `selected` tells that a SELECT made the table.
std::optional<Error> several_rows(const CsvTable& table, std::size_t key, bool selected);

}  // namespace csm::import
