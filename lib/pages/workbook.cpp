// SPDX-License-Identifier: MIT
#include "pages/decisions.hpp"
#include "pages/parts.hpp"
#include "pages/portfolio.hpp"
#include "write/data/onboarding_columns.hpp"
#include "write/data/score_columns.hpp"
#include "write/data/team_columns.hpp"

#include <csm/pages.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <ranges>
#include <span>

namespace csm {

using namespace pages;
using namespace columns;

namespace {

using Rows = std::span<const ListedAccount<Assessment>>;

/// The renewal window that the days fall into: "overdue", "within 30 days", "later".
std::string window_text(long days, const Model& model) {
    if (days < 0) return "overdue";
    for (const double window : model.report.renewal_windows)
        if (static_cast<double>(days) <= window)
            return "within " + std::to_string(static_cast<long>(window)) + " days";
    return "later";
}

/// Makes cells of the values of a column.
struct CellMaker {
    const Model& model;
    ColumnType type;

    Cell operator()(std::monostate) const {
        if (type == verdict) return (*this)(Band::insufficient_data);
        return type == window ? text_cell("date not known") : Cell{};
    }

    Cell operator()(std::string_view text) const { return text_cell(text); }

    Cell operator()(double number) const {
        if (type == money || type == estimate) return {Money{number}};
        if (type == points || type == change) return {Points{number, type == change}};
        return type == share ? Cell{Share{number}} : Cell{Measured{number}};
    }

    Cell operator()(long number) const {
        if (type != window) return {Count{number}};
        return text_cell(window_text(number, model), number < 0 ? Tone::bad : Tone::plain);
    }

    Cell operator()(Date date) const { return {date}; }

    Cell operator()(Trend trend) const { return text_cell(trend == Trend::no_data ? "" : word(trend)); }

    Cell operator()(Worded auto value) const {
        if constexpr (requires { label_of(value); })
            return text_cell(label_of(value), tone_of(value));
        else if constexpr (requires { tone_of(value); })
            return text_cell(word(value), tone_of(value));
        else
            return text_cell(word(value));
    }
};

bool is_of_numbers(ColumnType type) {
    constexpr std::array without{text, verdict, window, date};
    return std::ranges::find(without, type) == without.end();
}

/// The columns of a table that a sheet shows, in the order of its parts.
template <class Row, std::size_t Size>
std::vector<OutputColumn<Row>> titled(const OutputColumn<Row> (&all)[Size]) {
    std::vector<OutputColumn<Row>> columns;
    std::ranges::copy_if(all, std::back_inserter(columns),
                         [](const auto& column) { return !column.title.empty(); });
    std::ranges::stable_sort(columns, {}, &OutputColumn<Row>::part);
    return columns;
}

/// A sheet in the making: rows under columns.
template <class Row>
class SheetOf {
  public:
    SheetOf(std::vector<OutputColumn<Row>> columns, const Model& model)
        : columns_{std::move(columns)},
          model_{model} {
        for (const auto& column : columns_)
            table_.columns.push_back({.title = std::string{column.title},
                                      .align = is_of_numbers(column.type) ? Align::right : Align::left});
    }

    void add(const Row& row) {
        std::vector<Cell> cells;
        cells.reserve(columns_.size());
        for (const auto& column : columns_)
            cells.push_back(std::visit(CellMaker{model_, column.type}, column.value(row)));
        table_.rows.push_back({std::move(cells), {}});
    }

    Table take() { return std::move(table_); }

  private:
    std::vector<OutputColumn<Row>> columns_;
    const Model& model_;
    Table table_{};
};

/// The sheet of rows of accounts: who the account is, and other columns.
template <class Row>
SheetOf<Row> sheet_of_accounts(const std::vector<OutputColumn<Row>>& others, const Model& model) {
    std::vector<OutputColumn<Row>> columns{identity_columns<Row>.begin(), identity_columns<Row>.end()};
    columns.insert(columns.end(), others.begin(), others.end());
    return {std::move(columns), model};
}

ReportRow report_row(const ListedAccount<Assessment>& row, const Model& model, Date as_of) {
    return {row.account, row.scored, model, {}, as_of};
}

Sheet accounts_sheet(Rows rows, const Model& model, Date as_of) {
    auto sheet = sheet_of_accounts(titled(report_columns), model);
    for (const auto& row : rows) sheet.add(report_row(row, model, as_of));
    return {"Accounts", sheet.take()};
}

Sheet churn_sheet(Rows rows, const Model& model) {
    auto sheet = sheet_of_accounts(titled(churn_columns), model);
    for (const auto& [account, assessment] : rows)
        if (const auto& churn = assessment.churn)
            sheet.add({account, *churn, model, advise_on_churn(account, model, *churn)});
    return {"Churn", sheet.take()};
}

struct OpportunityRow {
    const Account& account;
    const ExpansionResult& scored;
    const Model& model;
    const Opportunity& opportunity;
};

std::string rationale_text(const OpportunityRow& row) {
    std::string rationale;
    append_rationale(rationale, row.opportunity, row.account, row.model);
    return rationale;
}

constexpr OutputColumn<OpportunityRow> opportunity_columns[]{
    {"", "What", text, [](const OpportunityRow& row) { return value_of(word(row.opportunity.kind)); }},
    {"", "Which", text,
     [](const OpportunityRow& row) { return value_of(target_of(row.opportunity, row.account)); }},
    {"", "Revenue a year", money,
     [](const OpportunityRow& row) { return value_of(row.opportunity.revenue); }},
    {"", "Effort", text, [](const OpportunityRow& row) { return value_of(row.opportunity.effort); }},
    {"", "Priority", points, [](const OpportunityRow& row) { return value_of(row.opportunity.priority); }},
    readiness_column<OpportunityRow>,
    readiness_reason_column<OpportunityRow>,
    {"", "Why", text, [](const OpportunityRow& row) { return value_of(rationale_text(row)); }}};

Sheet expansion_sheet(Rows rows, const Model& model) {
    auto sheet = sheet_of_accounts(titled(opportunity_columns), model);
    for (const auto& [account, assessment] : rows)
        if (const auto& expansion = assessment.expansion)
            for (const auto& opportunity : expansion->opportunities)
                sheet.add({account, *expansion, model, opportunity});
    return {"Expansion", sheet.take()};
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
    return {"Renewals", sheet.take()};
}

/// Places in files are counted from 1.
ColumnValue place_of(std::uint64_t number) {
    return number == 0 ? ColumnValue{} : ColumnValue{static_cast<long>(number)};
}

constexpr OutputColumn<Problem> problem_columns[]{
    {"", "File", text, [](const Problem& problem) { return value_of(problem.file); }},
    {"", "Line", count, [](const Problem& problem) { return place_of(problem.line); }},
    {"", "Column", count, [](const Problem& problem) { return place_of(problem.column); }},
    {"", "Record", text, [](const Problem& problem) { return value_of(problem.record); }},
    {"", "Customer ID", text, [](const Problem& problem) { return value_of(problem.customer_id); }},
    {"", "Field", text, [](const Problem& problem) { return value_of(problem.field); }},
    {"", "What", text, [](const Problem& problem) { return value_of(problem.message); }}};

Sheet problems_sheet(const WorkbookProblems& problems, const Model& model) {
    SheetOf<Problem> sheet{titled(problem_columns), model};
    for (const auto& problem : problems.listed) sheet.add(problem);
    auto table = sheet.take();
    if (problems.left_out > 0) {
        Row row{std::vector<Cell>(table.columns.size()), {}};
        row.cells.back() = text_cell(counted(problems.left_out, "more problem is", "more problems are") +
                                     " left out here; --all-problems lists every one");
        table.rows.push_back(std::move(row));
    }
    return {"Problems", std::move(table)};
}

}  // namespace

Workbook report_workbook(const Listing<Assessment>& listing, const PortfolioSummary& summary,
                         const WorkbookProblems& problems, const Model& model, const Settings& settings) {
    Workbook workbook{.created = settings.as_of, .summary = {}, .sheets = {}};
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
        workbook.sheets.insert(workbook.sheets.end() - 1, {"Decisions", decisions_table(rows, settings)});
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
