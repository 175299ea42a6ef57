// SPDX-License-Identifier: MIT
#pragma once

#include "import/cell_format.hpp"
#include "read/json/fields.hpp"

#include <map>
#include <span>
#include <string>

namespace csm::import {

/// The values of one customer, by the index of their field.
using Record = std::map<std::size_t, CellValue>;

/// A portfolio as JSON: a key a line, blocks on one line, in the order of a record's fields.
std::string portfolio_text(std::span<const Record> records, const read::TargetFields& fields);

}  // namespace csm::import
