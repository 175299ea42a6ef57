// SPDX-License-Identifier: MIT
#pragma once

#include <csm/analysis.hpp>
#include <csm/decisions.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace csm {

/// The places of the accounts of each list, in order.
struct PortfolioPlaces {
    std::vector<std::uint64_t> queue;     ///< critical or high priority
    std::vector<std::uint64_t> changes;   ///< health improves or declines
    std::vector<std::uint64_t> renewals;  ///< overdue or due soon
    std::vector<std::uint64_t> ready;     ///< to be sold to
};

/// Keeps the accounts that a letter about the portfolio lists, for a run of the portfolio analysis:
/// the queue of critical and high priority, without what the team has put off; those whose health moves up or
/// down, by the size of the change; renewals that are overdue or due within 90 days, nearest first; and those
/// ready to be sold to, by net revenue. An account may stand in several of them.
class PortfolioLists {
  public:
    static constexpr auto detail = Detail::scores_only;  ///< what it needs of a score

    /// The queue comes in the order of the key. The analysis must live as long.
    PortfolioLists(const PortfolioAnalysis& analysis, SortKey order) : analysis_{analysis}, order_{order} {}

    /// The part of the lists that one thread gathers; see Keeper.
    class Batch {
      public:
        /// An empty part; the analysis must live as long.
        Batch(const PortfolioAnalysis& analysis, SortKey order) : analysis_{analysis}, order_{order} {}

        /// Forgets what was taken.
        void clear();
        /// Puts the account into each list that it belongs to.
        void take(const Account& account, const Assessment& assessment, std::uint64_t place);

      private:
        friend class PortfolioLists;

        const PortfolioAnalysis& analysis_;
        SortKey order_;
        QueuePlace queue_place(const Account& account, const Assessment& assessment) const;

        std::vector<RankedPlace> queue_, changes_, renewals_, ready_;
        std::uint64_t put_off_ = 0;
    };

    /// A new empty part.
    Batch batch() const { return {analysis_, order_}; }

    /// Takes over a part, in the order of the input; what is left in it counts no more.
    void add(Batch& batch);

    /// How many accounts the queue has, listed or not.
    std::size_t queue_size() const { return all_.queue_.size(); }

    /// How many accounts are left out of the queue because the team has put them off.
    std::uint64_t put_off() const { return all_.put_off_; }

    /// The first of each list, `most` or as many as usual: 10, of the renewals 15; once.
    PortfolioPlaces places(std::optional<std::size_t> most);

  private:
    const PortfolioAnalysis& analysis_;
    SortKey order_;
    Batch all_{analysis_, order_};
};

}  // namespace csm
