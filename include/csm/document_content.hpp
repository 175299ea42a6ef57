// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/document_fields.hpp>
#include <csm/problem_groups.hpp>
#include <csm/summary.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace csm {

/// What a document about an account is filled from.
struct AccountContent {
    Account account;
    DocumentFields fields;
    Assessment assessment;  ///< of the account, explained
};

/// The lists of a document about the portfolio that an account stands in, and what it is ordered by in each;
/// what is smaller comes first.
struct PortfolioLists {
    bool queue = false;              ///< in the order of the report
    std::optional<double> changes;   ///< by the size of the change of health
    std::optional<double> renewals;  ///< by the days to the renewal, at most 90
    std::optional<double> ready;     ///< by net revenue
};

PortfolioLists portfolio_lists_of(const Account& account, const Assessment& assessment, Date as_of);

/// What a document about the portfolio is filled from.
struct PortfolioContent {
    PortfolioSummary summary;
    std::string selection;          ///< "all accounts", or the filters in words
    std::uint64_t queue_count = 0;  ///< accounts whose priority is critical or high, listed or not
    std::uint64_t rejected = 0;     ///< records left out while reading
    std::uint64_t problem_count = 0;
    std::vector<ProblemGroup> problems;  ///< most frequent first

    // The listed accounts, in order.
    std::vector<AccountContent> queue;     ///< priority critical or high
    std::vector<AccountContent> changes;   ///< improving or declining
    std::vector<AccountContent> renewals;  ///< due soon or overdue
    std::vector<AccountContent> ready;     ///< to sell to now
};

}  // namespace csm
