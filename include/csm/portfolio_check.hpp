// SPDX-License-Identifier: MIT
#pragma once

#include <csm/check.hpp>

#include <memory>
#include <string_view>
#include <vector>

namespace csm {

/// Gathers what the accounts and problems of a portfolio say about its data. It keeps counts, the distinct
/// values of each field and the comparable names, no account.
class PortfolioCheck {
  public:
    PortfolioCheck(const Model& model, Date as_of);
    ~PortfolioCheck();
    PortfolioCheck(const PortfolioCheck&) = delete;
    PortfolioCheck& operator=(const PortfolioCheck&) = delete;

    const std::vector<CheckedField>& fields() const;

    /// One more account; in the order of the input, since the first of each kind is remembered.
    void add(const AccountFacts& facts);

    void add(Problem problem);

    /// What was found. The matches hold places, no ids and names yet.
    CheckResult result(std::uint64_t rejected) const;

  private:
    struct Tallies;

    Date as_of_;
    std::vector<CheckedField> fields_;
    std::unique_ptr<Tallies> tallies_;
};

}  // namespace csm
