// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace csm {

/// What a list of accounts can be ordered by. Most urgent, largest, nearest or, of texts, first comes first;
/// `input` leaves the order as it is.
enum class SortKey : std::uint8_t {
    input,
    priority,
    score,
    risk,
    adjusted,
    revenue,
    exposure,
    arr,
    renewal,
    coverage,
    name,
    customer_id
};

/// The key as --sort takes it, such as "customer-id".
std::string_view word(SortKey key);

/// Where an account comes in a list: smaller first, and the text where the numbers are equal.
struct Rank {
    double first = 0;   ///< compared first; finite
    double second = 0;  ///< where the first are equal
    std::string text;   ///< where all numbers are equal; compared by bytes
    double third = 0;   ///< where the second are equal too

    std::partial_ordering operator<=>(const Rank& other) const {
        if (const auto numbers =
                std::tie(first, second, third) <=> std::tie(other.first, other.second, other.third);
            numbers != 0)
            return numbers;
        return text <=> other.text;
    }

    bool operator==(const Rank&) const = default;
};

/// An account's rank, and the place where a portfolio has it again.
struct RankedPlace {
    Rank rank;                ///< by the key of the list
    std::uint64_t place = 0;  ///< for Portfolio::read_again
};

/// As the number of rows of a list: every account is listed.
inline constexpr std::size_t all_of_them = std::size_t(-1);

/// The first `most` places by rank; places of equal rank stay in their order.
std::vector<std::uint64_t> first_places(std::vector<RankedPlace> ranked, std::size_t most = all_of_them);

/// The rank by what the account itself holds: ARR (largest first), renewal date (nearest first), name, id; by
/// any other key everything is equal. Accounts without the value come last.
Rank account_rank(SortKey key, const Account& account);

}  // namespace csm
