// SPDX-License-Identifier: MIT
#pragma once

#include <csm/check.hpp>
#include <csm/document.hpp>
#include <csm/html.hpp>
#include <csm/listing.hpp>
#include <csm/onboarding.hpp>
#include <csm/problem.hpp>
#include <csm/team.hpp>
#include <csm/xlsx.hpp>

#include <cstdint>
#include <span>

namespace csm {

/// The pages of csm health, churn and expand: totals, then every listed account with one reason and one
/// action. `listing` holds explained scores, and the summary counts accounts beyond it.
Document health_document(const Listing<HealthResult>& listing, const HealthSummary& summary,
                         const Model& model, const Settings& settings);
Document churn_document(const Listing<ChurnResult>& listing, const ChurnSummary& summary, const Model& model,
                        const Settings& settings);
Document expansion_document(const Listing<ExpansionResult>& listing, const ExpansionSummary& summary,
                            const Model& model, const Settings& settings);

/// The page of csm onboarding: totals, then every listed account with its day, its next milestone, what is
/// stalled, the gates and one action.
Document onboarding_document(const Listing<OnboardingResult>& listing, const OnboardingSummary& summary,
                             const Model& model, const Settings& settings);

/// The portfolio view: what needs a person this week, the distribution against its targets, renewals,
/// expansion, and a line for every listed account.
Document report_document(const Listing<Assessment>& listing, const PortfolioSummary& summary,
                         const Model& model, const Settings& settings);

/// Everything about one account: scores with every contribution, warnings, actions, opportunities and what is
/// missing. `assessment` is of the account, explained; `history` its health in earlier periods, oldest first.
/// With `notes` also whom to call, what is open, what was promised and what the team wrote down.
Document account_document(const Account& account, const Assessment& assessment, const Model& model,
                          const Settings& settings, std::span<const PastPeriod> history = {},
                          const RecordNotes* notes = nullptr);

/// The page of csm check: what was found, what the commands can say, problems, doubtful fields, look-alike
/// names, completeness and distributions.
Document check_document(const CheckResult& check, const Model& model);

/// The page of csm team: the figures of the whole team beside their targets, then every owner.
Document team_document(const Team& team, const Model& model, const Settings& settings);

/// The portfolio report as a page for browsers: key figures, charts, a table of all listed accounts and a
/// page for each. The listed accounts, the model and the settings must outlive it.
HtmlReport html_report(const Listing<Assessment>& listing, const PortfolioSummary& summary,
                       const Model& model, const Settings& settings);

/// The problems that a workbook lists, and how many it leaves out.
struct WorkbookProblems {
    std::span<const Problem> listed{};
    std::uint64_t left_out = 0;
};

/// The portfolio report as a workbook: Summary, Accounts, Churn, Expansion, Renewals,
/// where they are in use Decisions, and Problems.
Workbook report_workbook(const Listing<Assessment>& listing, const PortfolioSummary& summary,
                         const WorkbookProblems& problems, const Model& model, const Settings& settings);

/// The page of csm onboarding as a workbook: the page, then a sheet with one row an account, and Problems.
Workbook onboarding_workbook(const Listing<OnboardingResult>& listing, const OnboardingSummary& summary,
                             const WorkbookProblems& problems, const Model& model, const Settings& settings);

/// The figures of csm team as a workbook: the page, then a sheet with one row a figure, and Problems.
Workbook team_workbook(const Team& team, const WorkbookProblems& problems, const Model& model,
                       const Settings& settings);

}  // namespace csm
