// SPDX-License-Identifier: MIT
#pragma once

#include <csm/listing.hpp>
#include <csm/queued_ranking.hpp>

#include <cstddef>
#include <vector>

namespace csm::cmd {

/// The ranking of a command, and where its analysis has one the week's queue.
template <class A>
class WeekOf {
  public:
    static constexpr bool is_there = LooksAtMedian<A>;

    /// Owners take on `capacity` accounts each.
    explicit WeekOf(std::size_t capacity) : capacity_{capacity} {}

    auto ranking(const A& analysis, const Query<A>& query) const {
        if constexpr (is_there)
            return QueuedRanking{analysis, query, capacity_};
        else
            return Ranking{analysis, query};
    }

    /// Finds out what the week asks for, and tells the analysis; it must outlive that.
    void plan(auto& ranking, A& analysis) {
        if constexpr (is_there) {
            plan_ = ranking.plan();
            analysis.settings.queued = &plan_.customer_ids;
        }
    }

    /// Puts it into the listing, with the accounts as they are read again.
    void list(Listing<typename A::Scored>& listing, Portfolio& portfolio, const A& analysis) const {
        if constexpr (is_there) {
            listing.week = plan_;
            listing.week_rows = list_again(portfolio, plan_.places, analysis).rows;
        }
    }

  private:
    std::size_t capacity_;
    WeekPlan plan_;
};

}  // namespace csm::cmd
