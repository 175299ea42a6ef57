// SPDX-License-Identifier: MIT
#pragma once

#include <csm/import.hpp>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace csm::import {

/// The rule for a column: one for this file before one for any, and a later one before an earlier one.
/// Nothing when there is none.
const ImportRule* rule_for(const Mapping& mapping, const CsvTable& table, std::string_view column);

/// A failure when a rule that must apply fits no column of any table.
std::optional<Error> unused_rule(std::span<const CsvTable> tables, const Mapping& mapping);

/// The other rules that fit no column: what a mapping file says in vain.
std::vector<Problem> unmatched_rules(std::span<const CsvTable> tables, const Mapping& mapping);

/// The last part of a path.
std::string_view file_name(std::string_view path);

}  // namespace csm::import
