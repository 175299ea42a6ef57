// SPDX-License-Identifier: MIT
#pragma once

#include <csm/portfolio.hpp>
#include <csm/selected_batch.hpp>

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace csm {

/// Scores the accounts that waited, now that the settings know the median.
template <LooksAtMedian A, Keeper<A> K>
void run_late(Portfolio& portfolio, const Query<A>& query, const A& analysis, K& keeper, Answer<A>& answer,
              const std::vector<std::uint64_t>& waiting) {
    struct Late {
        SelectedBatch<A, K> selected;

        void clear() { selected.clear(); }

        void take(Account& account, std::uint64_t place) { selected.take_late(account, place); }
    };

    Outlook none;
    portfolio.read_again(waiting, {[&] {
                                       return Late{{analysis, query, keeper}};
                                   },
                                   [&](Late& late) { late.selected.add_to(answer, keeper, none); },
                                   {}});
}

/// Reads the portfolio, selects, scores and sums up; `problem` is told what is wrong with the input. Fails as
/// Portfolio::read does. An analysis that looks at the portfolio's median finds it in its settings then; the
/// portfolio can be read again for it. Where the selection looks at it, it must be there before.
template <Analysis A, Keeper<A> K>
Result<Answer<A>> run(Portfolio& portfolio, const Query<A>& query, A& analysis, K& keeper,
                      std::function<void(Problem)> problem) {
    Answer<A> answer{analysis.empty_summary()};
    Outlook outlook;
    const auto counts =
        portfolio.read({[&] {
                            return SelectedBatch<A, K>{analysis, query, keeper};
                        },
                        [&](auto& batch) { batch.add_to(answer, keeper, outlook); }, std::move(problem)});
    if (!counts) return counts.error();
    answer.rejected = (*counts).rejected;
    if constexpr (LooksAtMedian<A>) {
        if (!analysis.settings.median_arr) analysis.settings.median_arr = outlook.median_arr();
        if (!outlook.waiting.empty()) run_late(portfolio, query, analysis, keeper, answer, outlook.waiting);
    }
    return answer;
}

}  // namespace csm
