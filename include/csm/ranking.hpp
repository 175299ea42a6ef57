// SPDX-License-Identifier: MIT
#pragma once

#include <csm/query.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace csm {

/// Keeps where the accounts come in the order of a query.
template <Analysis A>
class Ranking {
  public:
    static constexpr auto detail = Detail::scores_only;  ///< what it needs of a score

    /// Both must live as long.
    Ranking(const A& analysis, const Query<A>& query) : analysis_{analysis}, query_{query} {}

    /// The part of the ranks that one thread gathers; see Keeper.
    struct Batch {
        const A& analysis;
        SortKey order;                      ///< of the query
        std::vector<RankedPlace> ranked{};  ///< in the order of the input

        void clear() { ranked.clear(); }

        void take(const Account& account, const typename A::Scored& scored, std::uint64_t place) {
            ranked.push_back({analysis.rank(order, account, scored), place});
        }

        /// Only an order by priority, which never has two alike, waits for the median.
        void take_waiting(const Account& account, const typename A::Scored& scored, std::uint64_t place) {
            if (order != SortKey::priority) take(account, scored, place);
        }

        void take_late(const Account& account, const typename A::Scored& scored, std::uint64_t place) {
            if (order == SortKey::priority) take(account, scored, place);
        }
    };

    /// A new empty part.
    Batch batch() const { return {analysis_, query_.order}; }

    /// Takes over a part, in the order of the input.
    void add(Batch& batch) { std::ranges::move(batch.ranked, std::back_inserter(ranked_)); }

    /// The places of the listed accounts, in order; once.
    std::vector<std::uint64_t> places() { return first_places(std::move(ranked_), query_.most_listed); }

  private:
    const A& analysis_;
    const Query<A>& query_;
    std::vector<RankedPlace> ranked_;
};

}  // namespace csm
