// SPDX-License-Identifier: MIT
#pragma once

#include <csm/listing.hpp>
#include <csm/queued_ranking.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace csm::cmd {

/// What a page shows of the records beside the accounts.
struct RecordUse {
    bool histories = false;  ///< of the accounts with a page: earlier periods, contacts, what is open
    bool people = false;     ///< of the accounts of the week: whom to call, what is open

    /// Whether anything is.
    bool any() const { return histories || people; }
};

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

    /// The accounts at the places, and those of the week, as they are read again.
    auto listing(Portfolio& portfolio, std::span<const std::uint64_t> places, const A& analysis,
                 const Answer<A>& answer) const {
        auto listing = list_again(portfolio, places, analysis);
        listing.selected = answer.selected;
        listing.rejected = answer.rejected;
        listing.decisions = answer.decisions;
        if constexpr (is_there) {
            listing.week = plan_;
            listing.week_rows = list_again(portfolio, plan_.places, analysis).rows;
        }
        return listing;
    }

    /// Reads what the records of the week's accounts say beside them, for whom to call and what is open. What
    /// is wrong there is told where the records themselves are shown.
    void read_week_notes(Portfolio& portfolio, auto& listing) const {
        if constexpr (is_there)
            for (std::size_t i = 0; i < plan_.places.size(); ++i)
                listing.week_notes.push_back(notes_at(portfolio, plan_.places[i],
                                                      listing.week_rows[i].account, [](const Problem&) {}));
    }

  private:
    std::size_t capacity_;
    WeekPlan plan_;
};

}  // namespace csm::cmd
