// SPDX-License-Identifier: MIT
#pragma once

#include <csm/portfolio_diff.hpp>

#include <cstddef>
#include <vector>

namespace csm {

/// The accounts that a page lists: those whose behaviour changed a score most come first, those without a
/// comparison last, equal ones by customer_id. Memory grows with how many are listed only.
class DiffListing {
  public:
    /// Keeps `most` accounts.
    explicit DiffListing(std::size_t most) : most_{most} {}

    /// One more account.
    void add(const AccountDiff& account);

    /// Those that are listed, in order.
    std::vector<AccountDiff> accounts() const;

  private:
    std::size_t most_;
    std::vector<AccountDiff> kept_;  // a heap, the last one of the order on top
};

}  // namespace csm
