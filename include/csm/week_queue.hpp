// SPDX-License-Identifier: MIT
#pragma once

#include <csm/analysis.hpp>
#include <csm/decisions.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace csm {

/// How many accounts an owner can take on in a week, unless told otherwise.
inline constexpr std::size_t usual_capacity = 10;

/// What the week asks of a team.
struct WeekPlan {
    std::vector<std::uint64_t> places;      ///< of the accounts to act on, in order; what owners can take on
    std::vector<std::string> customer_ids;  ///< theirs, sorted by bytes
    Group waiting{};                      ///< those that need a person too and exceed their owner's capacity
    std::uint64_t put_off = 0;            ///< that the team has put off, or of which the action is done
    Group unjudged{};                     ///< of which too little is measured to judge health or risk
    std::vector<std::string> unmeasured;  ///< labels of the up to three metrics that most of these lack

    /// How many accounts need a person, listed or not.
    std::uint64_t accounts() const { return places.size() + waiting.accounts; }
};

/// Keeps the accounts that need a person this week, for a run of the portfolio analysis: of critical or high
/// priority, or with a contract that has ended or ends before anything else is due; without what the team has
/// put off (docs/scoring.md, "The week's queue").
class WeekQueue {
  public:
    static constexpr auto detail = Detail::scores_only;  ///< what it needs of a score

    /// In the order of the key. Owners take on `capacity` accounts each; those without an owner are one
    /// group. The analysis must live as long.
    WeekQueue(const PortfolioAnalysis& analysis, SortKey order, std::size_t capacity)
        : analysis_{analysis},
          order_{order},
          capacity_{capacity},
          all_{analysis, order} {}

    /// The part of the queue that one thread gathers; see Keeper.
    class Batch {
      public:
        /// An empty part; the analysis must live as long.
        Batch(const PortfolioAnalysis& analysis, SortKey order)
            : analysis_{analysis},
              order_{order},
              unmeasured_(analysis.model.fields.size()) {}

        /// Forgets what was taken.
        void clear();
        /// Takes the account when it needs a person, or cannot be judged.
        void take(const Account& account, const Assessment& assessment, std::uint64_t place);

      private:
        friend class WeekQueue;

        struct Queued {
            RankedPlace ranked;
            std::string customer_id;
            std::string owner;  // in the form in which owners are compared
            Group group;        // the account alone
        };

        QueuePlace place_of(const Account& account, const Assessment& assessment) const;
        void take_unjudged(const Account& account);

        const PortfolioAnalysis& analysis_;
        SortKey order_;
        std::vector<Queued> queued_;
        std::uint64_t put_off_ = 0;
        Group unjudged_;
        std::vector<std::uint64_t> unmeasured_;  // accounts that cannot be judged, by field
    };

    /// A new empty part.
    Batch batch() const { return {analysis_, order_}; }

    /// Takes over a part, in the order of the input; what is left in it counts no more.
    void add(Batch& batch);

    /// What the week asks for, once.
    WeekPlan plan();

  private:
    std::vector<std::string> most_unmeasured() const;

    const PortfolioAnalysis& analysis_;
    SortKey order_;
    std::size_t capacity_;
    Batch all_;
};

}  // namespace csm
