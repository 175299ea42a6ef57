// SPDX-License-Identifier: MIT
#pragma once

#include <csm/week_queue.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace csm {

/// The places of the accounts of each list, in order.
struct PortfolioPlaces {
    WeekPlan week;                        ///< what needs a person this week
    std::vector<std::uint64_t> changes;   ///< health improves or declines
    std::vector<std::uint64_t> renewals;  ///< overdue or due soon
    std::vector<std::uint64_t> ready;     ///< to be sold to
};

/// Keeps the accounts that a letter about the portfolio lists, for a run of the portfolio analysis: the
/// week's queue; those whose health moves up or down, by the size of the change; renewals that are overdue or
/// due within 90 days, nearest first; and those ready to be sold to, by net revenue. An account may stand in
/// several of them.
class PortfolioLists {
  public:
    static constexpr auto detail = Detail::scores_only;  ///< what it needs of a score

    /// The queue comes in the order of the key. The analysis must live as long.
    PortfolioLists(const PortfolioAnalysis& analysis, SortKey order, std::size_t capacity)
        : analysis_{analysis},
          queue_{analysis, order, capacity},
          all_{analysis, queue_.batch()} {}

    /// The part of the lists that one thread gathers; see Keeper.
    class Batch {
      public:
        /// An empty part; the analysis must live as long.
        Batch(const PortfolioAnalysis& analysis, WeekQueue::Batch queue)
            : analysis_{analysis},
              queue_{std::move(queue)} {}

        /// Forgets what was taken.
        void clear();
        /// Puts the account into each list that it belongs to.
        void take(const Account& account, const Assessment& assessment, std::uint64_t place);

      private:
        friend class PortfolioLists;

        const PortfolioAnalysis& analysis_;
        WeekQueue::Batch queue_;
        std::vector<RankedPlace> changes_, renewals_, ready_;
    };

    /// A new empty part.
    Batch batch() const { return {analysis_, queue_.batch()}; }

    /// Takes over a part, in the order of the input; what is left in it counts no more.
    void add(Batch& batch);

    /// The first of each list, `most` or as many as usual: 10, of the renewals 15; once.
    PortfolioPlaces places(std::optional<std::size_t> most);

  private:
    const PortfolioAnalysis& analysis_;
    WeekQueue queue_;
    Batch all_;
};

}  // namespace csm
