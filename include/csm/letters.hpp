// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document_template.hpp>
#include <csm/portfolio_lists.hpp>
#include <csm/query.hpp>

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace csm {

/// A template filled for an account, or for the portfolio; then without a customer_id.
struct Letter {
    std::string customer_id;
    std::string markdown;
};

/// Fills a template with what is selected of a portfolio: first `select`, then the letters.
class Letters {
  public:
    /// All must live as long. The portfolio keeps no packed accounts; `problem` is told what is wrong in the
    /// input, of each record once.
    Letters(Portfolio& portfolio, const PortfolioAnalysis& analysis, const DocumentTemplate& filled,
            std::function<void(Problem)> problem)
        : portfolio_{portfolio},
          analysis_{analysis},
          template_{filled},
          problem_{std::move(problem)} {}

    /// Reads the portfolio and finds out whom the letters are about. Fails as Portfolio::read does.
    Result<Answer<PortfolioAnalysis>> select(const Query<PortfolioAnalysis>& query);

    /// The places of the accounts that get a letter each, in order; none for a template about the portfolio.
    std::span<const std::uint64_t> listed() const { return listed_; }

    /// The letters of some of the listed accounts. Fails when one becomes longer than anybody could mean.
    Result<std::vector<Letter>> letters(std::span<const std::uint64_t> places);

    /// The letter about the portfolio; `most` accounts in each of its lists, or as many as usual.
    Result<Letter> portfolio_letter(const Answer<PortfolioAnalysis>& answer, const Filters& filters,
                                    std::optional<std::size_t> most);

  private:
    std::vector<AccountContent> contents(std::span<const std::uint64_t> places);
    std::function<void(Problem)> counting();

    Portfolio& portfolio_;
    const PortfolioAnalysis& analysis_;
    const DocumentTemplate& template_;
    std::function<void(Problem)> problem_;
    ProblemGroups groups_;
    std::vector<std::uint64_t> listed_;
    std::optional<PortfolioLists> lists_;
    std::set<std::uint64_t> told_;  // the places whose problems were told
};

}  // namespace csm
