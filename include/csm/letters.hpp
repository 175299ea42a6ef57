// SPDX-License-Identifier: MIT
#pragma once

#include <csm/letter_template.hpp>
#include <csm/portfolio_lists.hpp>
#include <csm/query.hpp>

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// A template filled for an account, or for the portfolio; then without a customer_id.
struct Letter {
    std::string customer_id;                 ///< empty for the portfolio
    std::string markdown;                    ///< the filled template; empty for an account that it is not for
    std::optional<Unsuitable> unsuitable{};  ///< why it is not
    std::string name{};                      ///< of the customer, for messages
};

/// Fills a template with what is selected of a portfolio: first `select`, then the letters.
class Letters {
  public:
    /// All must live as long; the analysis learns the portfolio's median. The portfolio keeps no packed
    /// accounts; an owner takes on `capacity` accounts a week. `problem` is told what is wrong in the input,
    /// of each record once.
    Letters(Portfolio& portfolio, PortfolioAnalysis& analysis, const LetterTemplate& filled,
            std::size_t capacity, std::function<void(Problem)> problem)
        : portfolio_{portfolio},
          analysis_{analysis},
          template_{filled},
          capacity_{capacity},
          problem_{std::move(problem)} {}

    /// Reads the portfolio and finds out whom the letters are about. Fails as Portfolio::read does.
    Result<Answer<PortfolioAnalysis>> select(const Query<PortfolioAnalysis>& query);

    /// The places of the accounts that get a letter each, in order; none for a template about the portfolio.
    std::span<const std::uint64_t> listed() const { return listed_; }

    /// Fills the template also for accounts that it is not for.
    void fill_for_all() { for_all_ = true; }

    /// The letters of some of the listed accounts, one a place and in that order. Fails when one becomes
    /// longer than anybody could mean.
    Result<std::vector<Letter>> letters(std::span<const std::uint64_t> places);

    /// The letter about the portfolio, once after `select`: `most` accounts in each of its lists, or as many
    /// as usual. Fails as above.
    Result<Letter> portfolio_letter(const Answer<PortfolioAnalysis>& answer, const Filters& filters,
                                    std::optional<std::size_t> most);

  private:
    std::vector<AccountContent> contents(std::span<const std::uint64_t> places);
    std::function<void(Problem)> counting();

    Portfolio& portfolio_;
    PortfolioAnalysis& analysis_;
    const LetterTemplate& template_;
    std::size_t capacity_;
    std::function<void(Problem)> problem_;
    ProblemGroups groups_;
    std::vector<std::uint64_t> listed_;
    bool for_all_ = false;
    std::optional<PortfolioLists> lists_;
    std::set<std::uint64_t> told_;  // the places whose problems were told
};

/// Names the files of letters, one for each customer_id, so that none takes another one's place, also where
/// file names do not tell upper from lower case. A name says as much of the id as a file name takes; where
/// that is not all, the digest of the id follows.
class LetterNames {
  public:
    /// `extension` with its dot.
    explicit LetterNames(std::string extension) : extension_{std::move(extension)} {}

    std::string name_for(std::string_view customer_id);

  private:
    std::string extension_;
    std::set<std::string> taken_;  // in lower case
};

}  // namespace csm
