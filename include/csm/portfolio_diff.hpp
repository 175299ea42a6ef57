// SPDX-License-Identifier: MIT
#pragma once

#include <csm/difference.hpp>
#include <csm/portfolio.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// An account that is there on both days.
struct AccountDiff {
    std::string customer_id, name, owner;         ///< as the later day has them
    std::string segment;                          ///< its name in the later model
    std::optional<double> arr_before, arr_after;  ///< a year
    ScoreChange<Band> health;
    ScoreChange<Tier> churn;
};

/// What the accounts whose score is known on both days add up to.
struct MeanChange {
    std::uint64_t compared = 0;              ///< accounts
    long change = 0;                         ///< of all of them, in tenths of points
    std::array<long, change_parts> parts{};  ///< the same by part

    /// Of one account, in points; none without accounts.
    std::optional<double> mean_change() const { return mean(change); }

    std::optional<double> mean_part(ChangePart part) const {
        return mean(parts[static_cast<std::size_t>(part)]);
    }

  private:
    std::optional<double> mean(long tenths) const {
        if (compared == 0) return std::nullopt;
        return static_cast<double>(tenths) / 10 / static_cast<double>(compared);
    }
};

/// How many verdicts a kind of score has, insufficient data among them.
template <class Class>
inline constexpr std::size_t verdicts = static_cast<std::size_t>(Class::insufficient_data) + 1;

/// One kind of score of all accounts that are there on both days.
template <class Class>
struct CardDiff {
    MeanChange mean;
    std::array<std::array<std::uint64_t, verdicts<Class>>, verdicts<Class>>
        migration{};           ///< [from][to], accounts
    std::uint64_t worse = 0;   ///< whose verdict is worse than it was; no verdict is neither worse nor better
    std::uint64_t better = 0;  ///< whose verdict is better
    std::uint64_t moved = 0;   ///< whose score moved by more than `move_points`

    void add(const ScoreChange<Class>& change);
};

/// By how many points a score has to move to count as moved.
inline constexpr double move_points = 5;

/// Of how many of the compared accounts a score may move before the data is suspected, as a share.
inline constexpr double mass_move_share = 0.15;

/// Whether one verdict is worse than another; with insufficient data neither is.
constexpr bool is_worse(Band band, Band other) {
    return band != Band::insufficient_data && other != Band::insufficient_data && band > other;
}

constexpr bool is_worse(Tier tier, Tier other) {
    return tier != Tier::insufficient_data && other != Tier::insufficient_data && tier < other;
}

/// What the days come to for some of the accounts.
struct GroupDiff {
    std::uint64_t accounts = 0;
    CardDiff<Band> health;
    CardDiff<Tier> churn;

    void add(const AccountDiff& account);
};

/// An account that only one of the days has.
struct LoneAccount {
    std::string customer_id;
    std::optional<double> arr;
};

/// By what the accounts are grouped.
enum class DiffBy : std::uint8_t { nothing, owner, segment };

/// "nothing", "owner", "segment"; lives as long as the program.
std::string_view word(DiffBy by);

/// What the two days come to; the accounts are handed over one by one.
struct PortfolioDiff {
    GroupDiff all;                                         ///< accounts that are there on both days
    std::vector<LoneAccount> only_before, only_after;      ///< by customer_id, in the order of their bytes
    std::map<std::string, GroupDiff, std::less<>> groups;  ///< by owner or segment; "" for accounts without
    std::uint64_t rejected = 0;                            ///< records of either day that were left out

    /// Whether more than `mass_move_share` of the compared accounts moved, of one of the scores.
    bool is_mass_move() const;
};

/// What is compared, and how.
struct DiffPlan {
    DiffSide earlier, later;
    Missing missing = Missing::exclude;
    DiffBy by = DiffBy::nothing;
};

/// The portfolios of a comparison.
struct DiffInput {
    Portfolio& before;     ///< read by the earlier model on its day
    Portfolio& after;      ///< read by the earlier model on the later day
    Portfolio* own_after;  ///< the same accounts read by the later model; null where both models are one
};

/// Compares every account of two days: `take` gets those that both have, in the order of the later one, and
/// `problem` what the reading finds. Fails as Portfolio::read does.
Result<PortfolioDiff> compare(const DiffInput& input, const DiffPlan& plan,
                              const std::function<void(const AccountDiff&)>& take,
                              const std::function<void(Problem)>& problem);

}  // namespace csm
