// SPDX-License-Identifier: MIT
#pragma once

#include <csm/check.hpp>
#include <csm/document.hpp>
#include <csm/listing.hpp>

#include <span>

namespace csm {

/// The pages of csm health, churn and expand: totals, then every listed account with one reason and one
/// action.
Document health_document(const Listing<HealthResult>& listing, const HealthSummary& summary,
                         const Model& model, const Settings& settings);
Document churn_document(const Listing<ChurnResult>& listing, const ChurnSummary& summary, const Model& model,
                        const Settings& settings);
Document expansion_document(const Listing<ExpansionResult>& listing, const ExpansionSummary& summary,
                            const Model& model, const Settings& settings);

/// The portfolio view: what needs a person this week, the distribution against its targets, renewals,
/// expansion, and a line for every listed account.
Document report_document(const Listing<Assessment>& listing, const PortfolioSummary& summary,
                         const Model& model, const Settings& settings);

/// Everything about one account: scores with every contribution, warnings, actions, opportunities and what is
/// missing. `assessment` is of the account, explained; `history` its health in earlier periods, oldest first.
Document account_document(const Account& account, const Assessment& assessment, const Model& model,
                          const Settings& settings, std::span<const PastPeriod> history = {});

/// The page of csm check: what was found, what the commands can say, problems, doubtful fields, look-alike
/// names, completeness and distributions.
Document check_document(const CheckResult& check, const Model& model);

}  // namespace csm
