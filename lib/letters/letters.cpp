// SPDX-License-Identifier: MIT
#include <csm/letters.hpp>

#include <utility>

namespace csm {

/// A letter about the portfolio counts the problems of its input.
std::function<void(Problem)> Letters::counting() {
    return [this](Problem problem) {
        if (template_.scope == Scope::portfolio) groups_.add(problem);
        problem_(std::move(problem));
    };
}

Result<Answer<PortfolioAnalysis>> Letters::select(const Query<PortfolioAnalysis>& query) {
    if (template_.scope == Scope::portfolio) {
        lists_.emplace(analysis_, query.order);
        return run(portfolio_, query, analysis_, *lists_, counting());
    }
    Ranking ranking{analysis_, query};
    auto answer = run(portfolio_, query, analysis_, ranking, counting());
    listed_ = ranking.places();
    return answer;
}

/// An account may stand in several lists.
std::vector<AccountContent> Letters::contents(std::span<const std::uint64_t> places) {
    std::set<std::uint64_t> told;
    auto all = contents_at(portfolio_, places, analysis_.model, analysis_.settings,
                           [&](std::uint64_t place, Problem problem) {
                               if (told_.contains(place)) return;
                               told.insert(place);
                               problem_(std::move(problem));
                           });
    told_.merge(told);
    return all;
}

Result<std::vector<Letter>> Letters::letters(std::span<const std::uint64_t> places) {
    std::vector<Letter> letters;
    for (const auto& content : contents(places)) {
        auto filled = fill(template_, content, analysis_.model, analysis_.settings);
        if (!filled) return filled.error();
        letters.push_back({content.account.customer_id, std::move((*filled).markdown)});
    }
    return letters;
}

Result<Letter> Letters::portfolio_letter(const Answer<PortfolioAnalysis>& answer, const Filters& filters,
                                         std::optional<std::size_t> most) {
    const auto queue_count = lists_->queue_size();
    const auto places = lists_->places(most);
    const PortfolioContent content{.summary = answer.summary,
                                   .selection = phrase_of(filters),
                                   .queue_count = queue_count,
                                   .rejected = answer.rejected,
                                   .problem_count = groups_.total(),
                                   .problems = groups_.groups(),
                                   .queue = contents(places.queue),
                                   .changes = contents(places.changes),
                                   .renewals = contents(places.renewals),
                                   .ready = contents(places.ready)};
    auto filled = fill(template_, content, analysis_.model, analysis_.settings);
    if (!filled) return filled.error();
    return Letter{{}, std::move((*filled).markdown)};
}

}  // namespace csm
