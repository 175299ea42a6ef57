// SPDX-License-Identifier: MIT
#pragma once

#include <csm/documents.hpp>
#include <csm/portfolio.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace csm::cmd {

/// The accounts at the places, read again.
std::vector<Account> accounts_at(Portfolio& portfolio, std::span<const std::uint64_t> places);

/// What the account's records hold for documents; what is wrong there is told with the customer. The
/// portfolio keeps no packed accounts.
DocumentFields fields_of(const Account& account, std::uint64_t place, Portfolio& portfolio,
                         const std::function<void(Problem)>& problem);

/// What a page lists, for as long as it is made.
struct KeptAccounts {
    std::vector<Account> accounts;
    std::vector<const Account*> listed;              ///< all of them
    std::vector<std::vector<PastPeriod>> histories;  ///< one for each account, or none at all

    Listing listing(std::uint64_t selected, std::uint64_t rejected) const {
        return {.accounts = listed, .selected = selected, .rejected = rejected, .histories = histories};
    }
};

/// Reads the accounts at the places again, and their health in earlier periods if `with_histories`, as
/// fields_of does. What is wrong in a history is told.
KeptAccounts keep_listed(Portfolio& portfolio, std::span<const std::uint64_t> places, bool with_histories,
                         const std::function<void(Problem)>& problem);

}  // namespace csm::cmd
