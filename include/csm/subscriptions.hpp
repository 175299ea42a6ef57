// SPDX-License-Identifier: MIT
#pragma once

#include <csm/cents.hpp>
#include <csm/date.hpp>
#include <csm/error.hpp>
#include <csm/portfolio.hpp>
#include <csm/problem.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// A row of a table of subscriptions: what a customer pays a year from one day on, and until when.
struct Subscription {
    std::uint32_t customer = 0;  ///< index into `SubscriptionTable::customers`
    Cents arr = 0;               ///< amount · 12 / months, from 0
    Date start;                  ///< the first day
    std::optional<Date> end;     ///< the first day on which it is over; nothing: it runs on

    /// start ≤ day < end.
    bool is_active_on(Date day) const { return start <= day && (!end || day < *end); }
};

/// A customer with at least one subscription.
struct Subscriber {
    std::string customer_id;
    std::uint32_t segment = 0;       ///< index into `SubscriptionTable::segments`, by the last row
    std::optional<Date> first_paid;  ///< the first start with an ARR above 0
};

/// Subscriptions as billing systems export them. Trials, problems and other currencies are left out.
struct SubscriptionTable {
    std::string name;                   ///< of the file, for messages
    std::vector<Subscription> rows;     ///< in the order of the file
    std::vector<Subscriber> customers;  ///< in the order of their first row
    std::vector<std::string> segments;  ///< of all rows of the file, by code point; empty without the column
    std::string currency;               ///< of all amounts; empty when the file does not say
    std::uint64_t rows_read = 0;        ///< all of the file
    std::uint64_t rejected = 0;         ///< rows left out for a problem
    std::uint64_t trials = 0;           ///< rows left out because nobody pays for a trial
    std::uint64_t in_other_currencies = 0;  ///< rows left out because another currency was asked for

    /// What each customer pays a year on that day, by index; overlapping subscriptions add up.
    std::vector<Cents> arr_on(Date day) const;
};

/// Reads a CSV with the columns customer_id, amount, months and start, and as far as they are there end,
/// trial, segment and currency, in any spelling. Ids and words are texts; dates are YYYY-MM-DD. Fails
/// without one of the first four, without a usable row, for several currencies unless one is asked for
/// (`currency`, empty for none), and when the amounts cannot be added up.
Result<SubscriptionTable> read_subscriptions(const Source& source, std::string_view currency,
                                             const std::function<void(Problem)>& problem);

}  // namespace csm
