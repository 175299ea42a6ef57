// SPDX-License-Identifier: MIT
#pragma once

#include "line/scoring_arguments.hpp"

#include <csm/account.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace csm::cmd {

/// Where an account comes in a listing: smaller first, and the text where the numbers are equal.
struct Rank {
    double first = 0;
    double second = 0;
    std::string text;

    auto operator<=>(const Rank&) const = default;
};

/// A selected account's place in the order, and where it can be read again.
struct RankedPlace {
    Rank rank;
    std::uint64_t place = 0;
};

/// The first `most` places by rank; places of equal rank stay in their order.
std::vector<std::uint64_t> first_places(std::vector<RankedPlace> ranked, std::size_t most);

/// The rank by what the account itself holds: ARR (largest first), renewal date (nearest first), name, id; by
/// input order everything is equal. Accounts without the value come last.
Rank account_rank(SortKey key, const Account& account);

}  // namespace csm::cmd
