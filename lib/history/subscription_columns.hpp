// SPDX-License-Identifier: MIT
#pragma once

#include <csm/csv_table.hpp>
#include <csm/error.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace csm::history {

/// Where the columns of a table of subscriptions stand.
struct SubscriptionColumns {
    std::size_t customer_id = 0;
    std::size_t amount = 0;
    std::size_t months = 0;
    std::size_t start = 0;
    std::optional<std::size_t> end, trial, segment, currency;
};

/// Finds them by name, in any spelling and by other names that mean the same; the first name counts. Fails,
/// naming what is there, when one that is needed is not.
Result<SubscriptionColumns> subscription_columns(const CsvTable& table);

}  // namespace csm::history
