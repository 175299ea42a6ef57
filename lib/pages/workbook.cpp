// SPDX-License-Identifier: MIT
#include "pages/decisions.hpp"
#include "pages/parts.hpp"
#include "pages/portfolio.hpp"
#include "pages/score_sheets.hpp"
#include "pages/sheet.hpp"
#include "pages/sheet_figures.hpp"
#include "write/data/onboarding_columns.hpp"
#include "write/data/score_columns.hpp"
#include "write/data/team_columns.hpp"

#include <csm/number.hpp>
#include <csm/pages.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <ranges>
#include <span>

namespace csm {

using namespace pages;
using namespace columns;

namespace {

using Rows = std::span<const ListedAccount<Assessment>>;

ReportRow report_row(const ListedAccount<Assessment>& row, const Model& model, Date as_of) {
    return {row.account, row.scored, model, {}, as_of};
}

Sheet accounts_sheet(Rows rows, const Model& model, Date as_of) {
    auto sheet = sheet_of_accounts(titled(report_columns), model);
    for (const auto& row : rows) sheet.add(report_row(row, model, as_of));
    return added_up("Accounts", std::move(sheet), {"ARR", "Exposure"});
}

Sheet churn_sheet(Rows rows, const Model& model) {
    ChurnSheet sheet{model};
    for (const auto& [account, assessment] : rows)
        if (const auto& churn = assessment.churn) sheet.add(account, *churn);
    return sheet.take();
}

Sheet expansion_sheet(Rows rows, const Model& model) {
    OpportunitySheet sheet{model, "Expansion"};
    for (const auto& [account, assessment] : rows)
        if (const auto& expansion = assessment.expansion) sheet.add(account, *expansion);
    return sheet.take();
}

/// The column of the accounts with that title, for a sheet in an order of its own.
consteval OutputColumn<ReportRow> account_column(std::string_view title) {
    for (auto column : report_columns) {
        column.part = SheetPart::as_listed;
        if (column.title == title) return column;
    }
    throw "the accounts have no column of that title";
}

constexpr OutputColumn<ReportRow> renewal_columns[]{{"", "Window", window, account_column("Days").value},
                                                    account_column("Renewal"),
                                                    account_column("Days"),
                                                    account_column("Health"),
                                                    account_column("Class"),
                                                    account_column("Risk"),
                                                    account_column("Tier"),
                                                    account_column("Exposure"),
                                                    account_column("Play"),
                                                    account_column("Do")};

Sheet renewals_sheet(Rows rows, const Model& model, Date as_of) {
    struct Renewal {
        const ListedAccount<Assessment>* row;
        std::optional<long> days;
    };

    std::vector<Renewal> by_date;
    for (const auto& row : rows)
        by_date.push_back({&row, urgency_of(row.account, model.churn, as_of).days_to_renewal});
    const auto last = std::numeric_limits<long>::max();
    std::ranges::stable_sort(by_date, {},
                             [&](const Renewal& renewal) { return renewal.days.value_or(last); });
    auto sheet = sheet_of_accounts(titled(renewal_columns), model);
    for (const auto& renewal : by_date) sheet.add(report_row(*renewal.row, model, as_of));
    return added_up("Renewals", std::move(sheet), {"ARR", "Exposure"});
}

/// The accounts at critical or high risk.
SheetCases at_risk() {
    SheetCases cases;
    for (const auto tier : {Tier::critical, Tier::high}) cases.push_back({{"Tier", label_of(tier)}});
    return cases;
}

SheetCases without_verdict() {
    const auto none = label_of(Band::insufficient_data);
    return {{{"Class", none}}, {{"Class", "<>" + none}, {"Tier", none}}};
}

/// The lines of the table of renewals, each by the days that it is about.
LabelCriteria renewal_windows(const Model& model) {
    LabelCriteria labels{{"overdue", {{"Days", "<0"}}}, {"no renewal date", {{"Days", ""}}}};
    for (const double window : model.report.renewal_windows) {
        std::string days;
        append_shortest(days, window);
        labels["within " + days + " days"] = {{"Days", ">=0"}, {"Days", "<=" + days}};
    }
    return labels;
}

/// What the summary of the portfolio says that the sheet of accounts says too.
std::map<SummaryPlace, SheetFigure> portfolio_figures(const Document& summary, const Sheet& accounts,
                                                      const Model& model) {
    constexpr std::size_t arr = 2, arr_at_risk = 3;
    SheetFigures figures{summary, accounts};
    figures.add_facts({{"Accounts", rows_of()},
                       {"ARR", sum_of("ARR")},
                       {"ARR at risk", sum_of("ARR", at_risk())},
                       {"No verdict", rows_of(without_verdict())}});
    figures.add_bars("Health", "Class", "ARR");
    figures.add_bars("Churn risk", "Tier", "ARR");
    figures.add_table("Renewals", "Window", renewal_windows(model),
                      {rows_of(), sum_of("ARR"), sum_of("ARR", at_risk()), sum_of("Exposure")});
    for (const std::string title : {"Segment", "Owner"})
        figures.add_table(title, title, {{"(no owner)", {{"Owner", ""}}}},
                          {rows_of(),
                           sum_of("ARR"),
                           sum_of("ARR", at_risk()),
                           {.kind = SheetFigure::Kind::quotient,
                            .column = {},
                            .cases = {},
                            .dividend = arr_at_risk,
                            .divisor = arr}});
    return figures.take();
}

}  // namespace

Workbook report_workbook(const Listing<Assessment>& listing, const PortfolioSummary& summary,
                         const WorkbookProblems& problems, const Model& model, const Settings& settings) {
    Workbook workbook{.created = settings.as_of, .summary = {}, .sheets = {}, .figures = {}};
    auto& blocks = workbook.summary.blocks;
    blocks.emplace_back(Heading{1, "Portfolio report"});
    blocks.emplace_back(Paragraph{basis_text(model, settings), Tone::muted});
    add_rejected(workbook.summary, listing.rejected);
    add_decision_counts(workbook.summary, listing.decisions, settings,
                        "(sheet Decisions, of the accounts listed)");
    if (listing.selected > 0) add_portfolio(workbook.summary, summary, model);
    const auto& rows = listing.rows;
    workbook.sheets = {accounts_sheet(rows, model, settings.as_of), churn_sheet(rows, model),
                       expansion_sheet(rows, model), renewals_sheet(rows, model, settings.as_of),
                       problems_sheet(problems, model)};
    if (settings.decisions)
        workbook.sheets.insert(workbook.sheets.end() - 1, {"Decisions", decisions_table(listing, settings)});
    workbook.figures = portfolio_figures(workbook.summary, workbook.sheets.front(), model);
    return workbook;
}

Workbook onboarding_workbook(const Listing<OnboardingResult>& listing, const OnboardingSummary& summary,
                             const WorkbookProblems& problems, const Model& model, const Settings& settings) {
    auto sheet = sheet_of_accounts(titled(onboarding_columns), model);
    for (const auto& [account, result] : listing.rows) sheet.add({account, result, model, {}});
    return {.created = settings.as_of,
            .summary = onboarding_document(listing, summary, model, settings),
            .sheets = {{"Onboarding", sheet.take()}, problems_sheet(problems, model)}};
}

Workbook team_workbook(const Team& team, const WorkbookProblems& problems, const Model& model,
                       const Settings& settings) {
    SheetOf<TeamFigureRow> figures{titled(team_columns), model};
    for (const auto& row : team.rows)
        for (const auto& figure : row.figures) figures.add({row, figure});
    return {.created = settings.as_of,
            .summary = team_document(team, model, settings),
            .sheets = {{"Figures", figures.take()}, problems_sheet(problems, model)}};
}

}  // namespace csm
