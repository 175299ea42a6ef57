// SPDX-License-Identifier: MIT
#pragma once

#include <csm/ranking.hpp>
#include <csm/week_queue.hpp>

namespace csm {

/// Keeps the order of a query of the portfolio analysis, and the week's queue in the order of priority.
class QueuedRanking {
  public:
    static constexpr auto detail = Detail::scores_only;  ///< what it needs of a score

    /// Both must live as long. Owners take on `capacity` accounts each.
    QueuedRanking(const PortfolioAnalysis& analysis, const Query<PortfolioAnalysis>& query,
                  std::size_t capacity)
        : ranking_{analysis, query},
          queue_{analysis, SortKey::priority, capacity} {}

    /// The part that one thread gathers; see Keeper.
    struct Batch {
        Ranking<PortfolioAnalysis>::Batch ranking;
        WeekQueue::Batch queue;

        void clear() {
            ranking.clear();
            queue.clear();
        }

        void take(const Account& account, const Assessment& assessment, std::uint64_t place) {
            ranking.take(account, assessment, place);
            queue.take(account, assessment, place);
        }

        void take_waiting(const Account& account, const Assessment& assessment, std::uint64_t place) {
            ranking.take_waiting(account, assessment, place);
        }

        void take_late(const Account& account, const Assessment& assessment, std::uint64_t place) {
            ranking.take_late(account, assessment, place);
            queue.take(account, assessment, place);
        }
    };

    /// A new empty part.
    Batch batch() const { return {ranking_.batch(), queue_.batch()}; }

    /// Takes over a part, in the order of the input.
    void add(Batch& batch) {
        ranking_.add(batch.ranking);
        queue_.add(batch.queue);
    }

    /// The places of the listed accounts, in order; once.
    std::vector<std::uint64_t> places() { return ranking_.places(); }

    /// What the week asks for; once.
    WeekPlan plan() { return queue_.plan(); }

  private:
    Ranking<PortfolioAnalysis> ranking_;
    WeekQueue queue_;
};

}  // namespace csm
