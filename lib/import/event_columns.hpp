// SPDX-License-Identifier: MIT
#pragma once

#include "import/plan.hpp"
#include "import/table_qualifiers.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace csm::import {

/// What the rows of a table are, as far as its names and its cells tell.
enum class RowKind : std::uint8_t {
    customers,  ///< one row each
    tickets,
    amounts,   ///< subscriptions, or movements of what is paid
    versions,  ///< of customers: what was known of them at different times
    uses,
    churns,
    sales,
    unknown
};

/// A table of which customers have several rows: what these are, and which columns say what of them. A column
/// counts only when its cells are what its name promises.
struct EventColumns {
    RowKind kind = RowKind::unknown;    ///< unknown without a key
    std::optional<std::size_t> key;     ///< of the customer
    std::optional<std::size_t> amount;  ///< of a year, a month or an interval, as its name and others tell
    std::optional<std::size_t> open_amount;  ///< of which nothing says for how long it is
    /// By the meaning of the same name, as `event_meaning` tells it.
    std::optional<std::size_t> begun, ended, stopped, priority, movement, deleted, person, feature;
    std::optional<std::size_t> day;      ///< on which a row came: rows after :as_of do not count
    std::optional<std::size_t> version;  ///< of a history: since when a row says so
    std::vector<std::size_t> entity;     ///< of a history: rows that agree in these are versions of one
    bool has_several_rows = false;       ///< a customer has several that differ

    /// Whether rows are versions of something, of which the last one counts.
    bool is_history() const { return version.has_value(); }
};

/// Finds them by the names of the columns and of the file, and by the cells. Without a column for the
/// customer's key the others do not count.
EventColumns event_columns_of(const PlannedTable& planned, const TableQualifiers& qualifiers,
                              const read::TargetFields& fields);

/// Whether a column is called `name` and nothing else: in a table of events, of whatever a row is.
bool is_bare_name(std::string_view column);

}  // namespace csm::import
