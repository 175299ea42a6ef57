// SPDX-License-Identifier: MIT
#pragma once

#include "import/plan.hpp"

#include <csm/csv_table.hpp>
#include <csm/error.hpp>
#include <csm/problem.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace csm::import {

/// The failure for a table without a customer key; names the column that looks like one, or the line that
/// looks like the header.
Error no_customer_key(const CsvTable& table);

/// A failure when the customer key's column holds nothing.
std::optional<Error> empty_customer_key(const PlannedTable& planned);

/// What is told of different keys that may be meant as one: those that differ only in case, or in leading
/// zeros, and ids of Salesforce with 15 and with 18 characters. A notice for each kind, with an example.
std::vector<Problem> alike_keys(std::span<const std::string> keys);

}  // namespace csm::import
