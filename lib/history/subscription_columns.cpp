// SPDX-License-Identifier: MIT
#include "history/subscription_columns.hpp"

#include "base/quoted.hpp"
#include "read/json/fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

namespace csm::history {

namespace {

/// What a column is called, as `read::column_key` has it; the one that comes first is meant first.
using Names = std::initializer_list<std::string_view>;

const Names customer_names{"customerid",     "customer",      "accountid",      "companyid",     "clientid",
                           "customernumber", "accountnumber", "organizationid", "organisationid"};
const Names amount_names{"amount", "price", "subscriptionamount", "planamount", "recurringamount"};
const Names month_names{"months", "billingmonths", "billingperiodmonths", "periodmonths", "intervalmonths"};
const Names start_names{"start",
                        "startdate",
                        "startson",
                        "startedon",
                        "startedat",
                        "subscriptionstart",
                        "subscriptionstartdate",
                        "contractstartdate"};
const Names end_names{"end",
                      "enddate",
                      "endson",
                      "endedon",
                      "endedat",
                      "subscriptionend",
                      "subscriptionenddate",
                      "contractenddate"};
const Names trial_names{"trial", "istrial", "intrial", "ontrial"};
const Names segment_names{"segment", "customersegment", "accountsegment"};
const Names currency_names{"currency",        "currencycode",         "currencyisocode",
                           "billingcurrency", "subscriptioncurrency", "amountcurrency"};

std::optional<std::size_t> column_of(const CsvTable& table, const Names& names) {
    for (const auto name : names) {
        const auto found = std::ranges::find_if(
            table.header, [&](const CsvCell& cell) { return read::column_key(cell.text) == name; });
        if (found != table.header.end()) return static_cast<std::size_t>(found - table.header.begin());
    }
    return std::nullopt;
}

Error missing_column(const CsvTable& table, std::string_view name) {
    constexpr std::size_t most_named = 12;
    std::vector<std::string> columns;
    for (const auto& cell : table.header)
        if (columns.size() < most_named) columns.push_back(read::quoted(std::string_view{cell.text}));
    return {table.name, fmt::format("has no column {}; its columns are {}", name, fmt::join(columns, ", ")),
            "csm retention --subscriptions needs customer_id, amount, months and start"};
}

}  // namespace

Result<SubscriptionColumns> subscription_columns(const CsvTable& table) {
    SubscriptionColumns columns;

    struct Needed {
        std::string_view name;
        const Names& names;
        std::size_t SubscriptionColumns::*place;
    };

    for (const auto& [name, names, place] :
         {Needed{"customer_id", customer_names, &SubscriptionColumns::customer_id},
          Needed{"amount", amount_names, &SubscriptionColumns::amount},
          Needed{"months", month_names, &SubscriptionColumns::months},
          Needed{"start", start_names, &SubscriptionColumns::start}}) {
        const auto found = column_of(table, names);
        if (!found) return missing_column(table, name);
        columns.*place = *found;
    }
    columns.end = column_of(table, end_names);
    columns.trial = column_of(table, trial_names);
    columns.segment = column_of(table, segment_names);
    columns.currency = column_of(table, currency_names);
    return columns;
}

}  // namespace csm::history
