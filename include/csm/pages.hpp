// SPDX-License-Identifier: MIT
#pragma once

#include <csm/calendar.hpp>
#include <csm/check.hpp>
#include <csm/document.hpp>
#include <csm/html.hpp>
#include <csm/listing.hpp>
#include <csm/message.hpp>
#include <csm/onboarding.hpp>
#include <csm/problem.hpp>
#include <csm/team.hpp>
#include <csm/xlsx.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

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

/// The portfolio view: the key figures, what needs a person this week, the distribution against its targets,
/// renewals, expansion, and a line for every listed account.
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

/// What needs a person this week, for a chat or a mail: the accounts of the list that the report begins with,
/// the first `most` of them or 10, each with one reason and one action, the others counted; and the figures
/// of the whole portfolio. The listing holds all selected accounts.
Message week_message(const Listing<Assessment>& listing, const PortfolioSummary& summary, const Model& model,
                     const Settings& settings, std::optional<std::size_t> most = {});

/// The same of csm health, about red and yellow accounts, and of csm churn, about critical and high risk.
Message health_message(const Listing<HealthResult>& listing, const HealthSummary& summary, const Model& model,
                       const Settings& settings, std::optional<std::size_t> most = {});
Message churn_message(const Listing<ChurnResult>& listing, const ChurnSummary& summary, const Model& model,
                      const Settings& settings, std::optional<std::size_t> most = {});

/// The days that a portfolio sets, and how many it does not.
struct PortfolioCalendar {
    Calendar calendar{};
    std::uint64_t renewals = 0;      ///< events of contracts that end on the as-of day or later
    std::uint64_t due_dates = 0;     ///< events of accounts that need a person this week
    std::uint64_t without_date = 0;  ///< accounts whose contract end is not known
    std::uint64_t ended = 0;         ///< accounts whose contract ended before the as-of day
    std::uint64_t running_on = 0;    ///< accounts whose contract runs on after its end
    std::uint64_t waiting = 0;       ///< accounts that need a person and exceed their owner's capacity
    std::uint64_t put_off = 0;       ///< accounts whose action the team has put off or done
};

/// The renewals and last days of notice of the listed accounts, and the due dates of those in the week's
/// queue, by day.
PortfolioCalendar report_calendar(const Listing<Assessment>& listing, const Model& model,
                                  const Settings& settings);

/// "34 renewals and 14 due dates; no event where 2 accounts have no contract end".
std::string calendar_text(const PortfolioCalendar& found);

/// The problems that a workbook lists, and how many it leaves out.
struct WorkbookProblems {
    std::span<const Problem> listed{};
    std::uint64_t left_out = 0;
};

/// The portfolio report as a workbook: Summary, Accounts, Churn, Expansion, Renewals,
/// where they are in use Decisions, and Problems.
Workbook report_workbook(const Listing<Assessment>& listing, const PortfolioSummary& summary,
                         const WorkbookProblems& problems, const Model& model, const Settings& settings);

/// The pages of csm health, churn and expand as workbooks: a summary, a sheet with one row an account, for
/// expand also one with one row an opportunity, Decisions where they are in use, and Problems.
Workbook health_workbook(const Listing<HealthResult>& listing, const HealthSummary& summary,
                         const WorkbookProblems& problems, const Model& model, const Settings& settings);
Workbook churn_workbook(const Listing<ChurnResult>& listing, const ChurnSummary& summary,
                        const WorkbookProblems& problems, const Model& model, const Settings& settings);
Workbook expansion_workbook(const Listing<ExpansionResult>& listing, const ExpansionSummary& summary,
                            const WorkbookProblems& problems, const Model& model, const Settings& settings);

/// The page of csm onboarding as a workbook: the page, then a sheet with one row an account, and Problems.
Workbook onboarding_workbook(const Listing<OnboardingResult>& listing, const OnboardingSummary& summary,
                             const WorkbookProblems& problems, const Model& model, const Settings& settings);

/// The figures of csm team as a workbook: the page, then a sheet with one row a figure, and Problems.
Workbook team_workbook(const Team& team, const WorkbookProblems& problems, const Model& model,
                       const Settings& settings);

}  // namespace csm
