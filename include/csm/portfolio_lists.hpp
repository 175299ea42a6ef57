// SPDX-License-Identifier: MIT
#pragma once

#include <csm/analysis.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace csm {

/// The places of the accounts of each list, in order.
struct PortfolioPlaces {
    std::vector<std::uint64_t> queue;
    std::vector<std::uint64_t> changes;
    std::vector<std::uint64_t> renewals;
    std::vector<std::uint64_t> ready;
};

/// Keeps the accounts that a document about the portfolio lists, for a run of the portfolio analysis:
/// the queue of critical and high priority; those whose health moves up or down, by the size of the change;
/// renewals that are overdue or due within 90 days, nearest first; and those ready to be sold to, by net
/// revenue. An account may stand in several of them.
class PortfolioLists {
  public:
    static constexpr auto detail = Detail::scores_only;

    /// The queue comes in the order of the key. The analysis must live as long.
    PortfolioLists(const PortfolioAnalysis& analysis, SortKey order) : analysis_{analysis}, order_{order} {}

    class Batch {
      public:
        Batch(const PortfolioAnalysis& analysis, SortKey order) : analysis_{analysis}, order_{order} {}

        void clear();
        void take(const Account& account, const Assessment& assessment, std::uint64_t place);

      private:
        friend class PortfolioLists;

        const PortfolioAnalysis& analysis_;
        SortKey order_;
        std::vector<RankedPlace> queue_, changes_, renewals_, ready_;
    };

    Batch batch() const { return {analysis_, order_}; }

    void add(Batch& batch);

    /// How many accounts the queue has, listed or not.
    std::size_t queue_size() const { return all_.queue_.size(); }

    /// The first of each list, `most` or as many as usual: 10, of the renewals 15; once.
    PortfolioPlaces places(std::optional<std::size_t> most);

  private:
    const PortfolioAnalysis& analysis_;
    SortKey order_;
    Batch all_{analysis_, order_};
};

}  // namespace csm
