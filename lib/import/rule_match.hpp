// SPDX-License-Identifier: MIT
#pragma once

#include <csm/import.hpp>

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm::import {

/// The rules for the columns of one table; the mapping must live as long.
class TableRules {
  public:
    /// Chooses the rules that are for this file or any.
    TableRules(const Mapping& mapping, const CsvTable& table);

    /// The rule for a column: one for this file before one for any, and a later one before an earlier one. A
    /// rule is for the columns of exactly its name, or else for those that differ in case, blanks and signs.
    /// Null when there is none.
    const ImportRule* rule_for(std::string_view column) const;

  private:
    using Rules = std::map<std::string, const ImportRule*, std::less<>>;

    Rules by_name_;
    Rules by_key_;
};

/// A failure when a rule that must apply fits no column of any table.
std::optional<Error> unused_rule(std::span<const CsvTable> tables, const Mapping& mapping);

/// The other rules that fit no column: what a mapping file says in vain. Where a SELECT made the table, rules
/// for columns of the files it was made from are told together.
std::vector<Problem> unmatched_rules(std::span<const CsvTable> tables, const Mapping& mapping,
                                     std::span<const CsvTable> files = {});

/// The last part of a path, behind its last slash; a view of the path.
std::string_view file_name(std::string_view path);

}  // namespace csm::import
