// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/portfolio.hpp>
#include <csm/problem_groups.hpp>
#include <csm/summary.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace csm {

/// What a document about an account is filled from.
struct AccountContent {
    Account account;
    DocumentFields fields;
    Assessment assessment;  ///< of the account, explained
};

/// What documents about the accounts at the places are filled from, read again and scored. `problem` is told
/// what is wrong in the records of a place. The portfolio keeps no packed accounts.
std::vector<AccountContent> contents_at(Portfolio& portfolio, std::span<const std::uint64_t> places,
                                        const Model& model, const Settings& settings,
                                        const std::function<void(std::uint64_t, Problem)>& problem);

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
