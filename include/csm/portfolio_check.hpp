// SPDX-License-Identifier: MIT
#pragma once

#include <csm/check.hpp>
#include <csm/portfolio.hpp>

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace csm {

/// Gathers what the accounts and problems of a portfolio say about its data. It keeps counts, the distinct
/// values of each field and the comparable names, no account.
class PortfolioCheck {
  public:
    /// The model must live as long; `as_of` is the day by which dates are judged.
    PortfolioCheck(const Model& model, Date as_of);
    ~PortfolioCheck();
    PortfolioCheck(const PortfolioCheck&) = delete;
    PortfolioCheck& operator=(const PortfolioCheck&) = delete;

    /// Where a reading delivers to; `problem` is told of each problem too, if it is there. The reading must
    /// end before the check does.
    BatchSink sink(std::function<void(const Problem&)> problem = {});

    /// What was found. The matches hold places, no ids and names yet.
    CheckResult result(std::uint64_t rejected) const;

  private:
    class FactsBatch;
    struct Tallies;

    void add(const AccountFacts& facts);

    const Model& model_;
    Date as_of_;
    std::vector<CheckedField> fields_;
    std::unique_ptr<Tallies> tallies_;
};

/// Reads a portfolio and checks it; `problem` is told of each problem. Fails as Portfolio::read does.
Result<CheckResult> check_portfolio(Portfolio& portfolio, const Model& model, Date as_of,
                                    const std::function<void(const Problem&)>& problem);

}  // namespace csm
