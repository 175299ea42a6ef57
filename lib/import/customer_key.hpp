// SPDX-License-Identifier: MIT
#pragma once

#include "import/plan.hpp"

#include <csm/csv_table.hpp>
#include <csm/error.hpp>

#include <optional>

namespace csm::import {

/// The failure for a table without a customer key; names the column that looks like one, or the line that
/// looks like the header.
Error no_customer_key(const CsvTable& table);

/// A failure when the customer key's column holds nothing.
std::optional<Error> empty_customer_key(const PlannedTable& planned);

}  // namespace csm::import
