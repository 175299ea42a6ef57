// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/document.hpp>
#include <csm/summary.hpp>

namespace csm::documents {

/// Adds an account's health, its dimensions and what else can be compared, beside what others reach with
/// accounts of the segment. Nothing when there is nothing to compare.
void add_account_benchmarks(Document& document, const Account& account, const Assessment& assessment,
                            const Model& model);

/// Adds the portfolio's distribution over the health classes and the average health of its segments, beside
/// what others reach. Nothing when no account has a verdict.
void add_portfolio_benchmarks(Document& document, const PortfolioSummary& summary, const Model& model);

}  // namespace csm::documents
