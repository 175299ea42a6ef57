// SPDX-License-Identifier: MIT
#pragma once

#include <csm/analysis.hpp>
#include <csm/decisions.hpp>
#include <csm/outlook.hpp>
#include <csm/selection.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace csm {

/// What is asked of a portfolio: which accounts, in which order, how many of them are listed, and from which
/// level on an account is counted as alarming.
template <Analysis A>
struct Query {
    Selection selection;                    ///< which accounts
    SortKey order = SortKey::input;         ///< of the list
    std::size_t most_listed = all_of_them;  ///< has no influence on totals
    std::optional<typename A::Level> gate;  ///< none: nothing is counted as alarming
    bool gates_effective = false;           ///< the gate looks at what the team decided, where it did
};

/// What all selected accounts come to, listed or not.
template <Analysis A>
struct Answer {
    typename A::Summary summary;  ///< of the selected accounts
    std::uint64_t selected = 0;   ///< accounts that it concerns and that passed the filters
    std::uint64_t tripped = 0;    ///< at the level of the gate or a worse one
    std::uint64_t rejected = 0;   ///< records left out while reading
    DecisionCounts decisions{};   ///< of the selected accounts; all 0 where none are in use
};

/// An analysis whose rows depend on the median of the portfolio's ARR. Rows that hang on it are scored again
/// once it is known, and taken then. A keeper that needs to know of them before has `take_waiting`, and
/// `take_late` in place of `take` for them.
template <class A>
concept LooksAtMedian = Analysis<A> && A::looks_at_median;

/// What a run keeps of the selected accounts beside the answer. `batch()` makes one of its parts, which takes
/// accounts in any thread and can be cleared; `add` takes the parts over one at a time, in the order of the
/// input. `detail` is how much of a score it needs.
template <class K, class A>
concept Keeper = requires(K& keeper, decltype(std::declval<const K&>().batch())& batch, Account& account,
                          const typename A::Scored& scored, std::uint64_t place) {
    { K::detail } -> std::convertible_to<Detail>;
    batch.clear();
    batch.take(account, scored, place);
    keeper.add(batch);
};

/// The selected accounts of a batch of the input.
template <Analysis A, Keeper<A> K>
class SelectedBatch {
  public:
    /// What of each account is summed up, by `figures_of`.
    using Figures = decltype(figures_of(std::declval<Account>(), std::declval<typename A::Scored>(),
                                        std::declval<Model>(), std::declval<Settings>()));

    /// All must live as long.
    SelectedBatch(const A& analysis, const Query<A>& query, const K& keeper)
        : analysis_{analysis},
          query_{query},
          kept_{keeper.batch()} {}

    /// Forgets what was taken.
    void clear() {
        figures_.clear();
        decisions_ = {};
        tripped_ = 0;
        kept_.clear();
        outlook_ = {};
    }

    /// Filters, scores and keeps one account.
    void take(Account& account, std::uint64_t place) {
        if constexpr (LooksAtMedian<A>)
            if (account.arr) outlook_.arrs.push_back(*account.arr);
        const auto* decided = decisions_about(account, analysis_.settings);
        if (decided) {
            decisions_.met.push_back(decided->number);
            analysis_.settings.decisions->take_pulse(account, *decided);
        }
        if constexpr (requires { analysis_.concerns(account); })
            if (!analysis_.concerns(account)) return;
        if (!query_.selection.admits(account, analysis_.model, analysis_.settings)) return;
        const auto scored = analysis_.score(account, K::detail);
        if constexpr (LooksAtMedian<A>)
            if (scored.hangs_on_median) {
                outlook_.waiting.push_back(place);
                if constexpr (tells_waiting) kept_.take_waiting(account, scored, place);
                return;
            }
        count(account, scored, decided);
        kept_.take(account, scored, place);
    }

    /// An account that waited for the median.
    void take_late(Account& account, std::uint64_t place) requires LooksAtMedian<A> {
        const auto* decided = decisions_about(account, analysis_.settings);
        take_pulse(account, analysis_.settings);
        const auto scored = analysis_.score(account, K::detail);
        count(account, scored, decided);
        if constexpr (tells_waiting)
            kept_.take_late(account, scored, place);
        else
            kept_.take(account, scored, place);
    }

    /// Hands everything over; in one thread at a time and in the order of the input, so that sums come out
    /// alike.
    void add_to(Answer<A>& answer, K& keeper, Outlook& outlook) {
        for (const auto& figures : figures_) answer.summary.add(figures);
        answer.selected += figures_.size();
        answer.tripped += tripped_;
        answer.decisions.add(decisions_);
        keeper.add(kept_);
        outlook.arrs.insert(outlook.arrs.end(), outlook_.arrs.begin(), outlook_.arrs.end());
        outlook.waiting.insert(outlook.waiting.end(), outlook_.waiting.begin(), outlook_.waiting.end());
    }

  private:
    void count(const Account& account, const typename A::Scored& scored, const CustomerDecisions* decided) {
        figures_.push_back(figures_of(account, scored, analysis_.model, analysis_.settings));
        if constexpr (Decidable<typename A::Scored>)
            if (decided) decisions_.add(*decided, overrides(*decided, scored));
        if (query_.gate && trips(scored, decided)) ++tripped_;
    }

    bool trips(const typename A::Scored& scored, const CustomerDecisions* decided) {
        const bool computed = A::trips(*query_.gate, scored);
        if constexpr (Decidable<typename A::Scored>)
            if (query_.gates_effective && decided) {
                const bool judged = A::trips(*query_.gate, effective(scored, *decided));
                if (judged != computed) ++decisions_.gate_changed;
                return judged;
            }
        return computed;
    }

    using Kept = decltype(std::declval<const K&>().batch());
    static constexpr bool tells_waiting = requires { &Kept::take_waiting; };

    const A& analysis_;
    const Query<A>& query_;
    std::vector<Figures> figures_;
    DecisionCounts decisions_;
    std::uint64_t tripped_ = 0;
    Kept kept_;
    Outlook outlook_;
};

}  // namespace csm
