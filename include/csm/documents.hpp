// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/check.hpp>
#include <csm/document.hpp>
#include <csm/document_fields.hpp>
#include <csm/summary.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace csm {

/// The accounts a page lists, in order, and how many there are beside them.
struct Listing {
    std::span<const Account* const> accounts;
    std::uint64_t selected = 0;  ///< accounts that passed the filters; at least as many as are listed
    std::uint64_t rejected = 0;  ///< records left out while reading
    std::span<const std::vector<PastPeriod>> histories = {};  ///< one for each account; empty when not read
};

/// The pages of csm health, churn and expand: totals, then every listed account with one reason and one
/// action.
Document health_document(const Listing& listing, const HealthSummary& summary, const Model& model,
                         const Settings& settings);
Document churn_document(const Listing& listing, const ChurnSummary& summary, const Model& model,
                        const Settings& settings);
Document expansion_document(const Listing& listing, const ExpansionSummary& summary, const Model& model,
                            const Settings& settings);

/// The portfolio view: what needs a person this week, the distribution against its targets, renewals,
/// expansion, and a line for every listed account.
Document report_document(const Listing& listing, const PortfolioSummary& summary, const Model& model,
                         const Settings& settings);

/// Everything about one account: scores with every contribution, warnings, actions, opportunities and what is
/// missing. `history` is its health in earlier periods, oldest first.
Document account_document(const Account& account, const Model& model, const Settings& settings,
                          std::span<const PastPeriod> history = {});

/// The page of an account of a listing, with its history.
Document account_document(const Listing& listing, std::size_t index, const Model& model,
                          const Settings& settings);

/// The page of csm check: what was found, what the commands can say, problems, doubtful fields, look-alike
/// names, completeness and distributions.
Document check_document(const CheckResult& check, const Model& model);

}  // namespace csm
