// SPDX-License-Identifier: MIT
#pragma once

#include <csm/analysis.hpp>
#include <csm/portfolio.hpp>
#include <csm/selection.hpp>

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <functional>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace csm {

/// What is asked of a portfolio: which accounts, in which order, how many of them are listed, and from which
/// level on an account is counted as alarming.
template <Analysis A>
struct Query {
    Selection selection;
    SortKey order = SortKey::input;
    std::size_t most_listed = all_of_them;
    std::optional<typename A::Level> gate;
};

/// What all selected accounts come to, listed or not.
template <Analysis A>
struct Answer {
    typename A::Summary summary;
    std::uint64_t selected = 0;
    std::uint64_t tripped = 0;   ///< at the level of the gate or a worse one
    std::uint64_t rejected = 0;  ///< records left out while reading
    Selection::Seen seen{};
};

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
    using Figures = decltype(figures_of(std::declval<Account>(), std::declval<typename A::Scored>(),
                                        std::declval<Model>(), std::declval<Settings>()));

    SelectedBatch(const A& analysis, const Query<A>& query, const K& keeper)
        : analysis_{analysis},
          query_{query},
          kept_{keeper.batch()} {}

    void clear() {
        figures_.clear();
        seen_ = {};
        tripped_ = 0;
        kept_.clear();
    }

    void take(Account& account, std::uint64_t place) {
        if (!query_.selection.admits(account, analysis_.model, analysis_.settings, seen_)) return;
        const auto scored = analysis_.score(account, K::detail);
        figures_.push_back(figures_of(account, scored, analysis_.model, analysis_.settings));
        if (query_.gate && A::trips(*query_.gate, scored)) ++tripped_;
        kept_.take(account, scored, place);
    }

    /// Hands everything over.
    void add_to(Answer<A>& answer, K& keeper) {
        for (const auto& figures : figures_) answer.summary.add(figures);
        answer.selected += figures_.size();
        answer.tripped += tripped_;
        answer.seen.merge(seen_);
        keeper.add(kept_);
    }

  private:
    const A& analysis_;
    const Query<A>& query_;
    std::vector<Figures> figures_;
    Selection::Seen seen_;
    std::uint64_t tripped_ = 0;
    decltype(std::declval<const K&>().batch()) kept_;
};

/// Reads the portfolio, selects, scores and sums up; `problem` is told what is wrong with the input. Fails as
/// Portfolio::read does.
template <Analysis A, Keeper<A> K>
Result<Answer<A>> run(Portfolio& portfolio, const Query<A>& query, const A& analysis, K& keeper,
                      std::function<void(Problem)> problem) {
    Answer<A> answer{analysis.empty_summary()};
    const auto counts =
        portfolio.read({[&] {
                            return SelectedBatch<A, K>{analysis, query, keeper};
                        },
                        [&](auto& batch) { batch.add_to(answer, keeper); }, std::move(problem)});
    if (!counts) return counts.error();
    answer.rejected = (*counts).rejected;
    return answer;
}

/// Keeps where the accounts come in the order of a query.
template <Analysis A>
class Ranking {
  public:
    static constexpr auto detail = Detail::scores_only;

    /// Both must live as long.
    Ranking(const A& analysis, const Query<A>& query) : analysis_{analysis}, query_{query} {}

    struct Batch {
        const A& analysis;
        SortKey order;
        std::vector<RankedPlace> ranked{};

        void clear() { ranked.clear(); }

        void take(const Account& account, const typename A::Scored& scored, std::uint64_t place) {
            ranked.push_back({analysis.rank(order, account, scored), place});
        }
    };

    Batch batch() const { return {analysis_, query_.order}; }

    void add(Batch& batch) { std::ranges::move(batch.ranked, std::back_inserter(ranked_)); }

    /// The places of the listed accounts, in order; once.
    std::vector<std::uint64_t> places() { return first_places(std::move(ranked_), query_.most_listed); }

  private:
    const A& analysis_;
    const Query<A>& query_;
    std::vector<RankedPlace> ranked_;
};

}  // namespace csm
