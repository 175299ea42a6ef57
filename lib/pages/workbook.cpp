// SPDX-License-Identifier: MIT
#include "pages/parts.hpp"
#include "pages/portfolio.hpp"

#include <csm/phrases.hpp>
#include <csm/workbook.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <span>

namespace csm {

using namespace documents;

namespace {

using Rows = std::span<const ListedAccount<Assessment>>;

Cell share_cell(double ratio) { return {Share{ratio}}; }

Cell date_cell(std::optional<Date> date) { return date ? Cell{*date} : Cell{}; }

Cell whole_cell(std::optional<long> number) { return number ? Cell{Count{*number}} : Cell{}; }

Cell number_cell(double number) { return {Measured{number}}; }

/// The columns that every sheet of accounts begins with.
std::vector<Column> with_identity(std::vector<Column> others) {
    std::vector<Column> columns{{"Customer ID"}, {"Account"}, {"Segment"}, {"Owner"}, {"ARR", Align::right}};
    columns.insert(columns.end(), others.begin(), others.end());
    return columns;
}

std::vector<Cell> identity(const Account& account, const Model& model) {
    return {text_cell(account.customer_id), text_cell(account.name),
            text_cell(model.segments[account.segment].name), text_cell(account.owner),
            money_cell(account.arr)};
}

void append(std::vector<Cell>& cells, std::vector<Cell> more) {
    std::move(more.begin(), more.end(), std::back_inserter(cells));
}

std::vector<Cell> health_cells(const Assessment& assessment) {
    if (!assessment.health)
        return {{}, text_cell(label_of(Band::insufficient_data), Tone::unknown), {}, {}, {}};
    const auto& health = *assessment.health;
    return {points_cell(health.score), text_cell(label_of(health.band), tone_of(health.band)),
            text_cell(health.trend == Trend::no_data ? "" : word(health.trend)),
            points_cell(health.change, Tone::plain, true), share_cell(health.card.coverage)};
}

std::vector<Cell> risk_cells(const Assessment& assessment) {
    if (!assessment.churn) return {{}, text_cell(label_of(Tier::insufficient_data), Tone::unknown)};
    return {points_cell(assessment.churn->risk),
            text_cell(label_of(assessment.churn->tier), tone_of(assessment.churn->tier))};
}

Sheet accounts_sheet(Rows rows, const Model& model, Date as_of) {
    Table table{.columns = with_identity({{"Health", Align::right},
                                          {"Class"},
                                          {"Trend"},
                                          {"Change", Align::right},
                                          {"Measured", Align::right},
                                          {"Risk", Align::right},
                                          {"Tier"},
                                          {"Priority"},
                                          {"Play"},
                                          {"Exposure", Align::right},
                                          {"Renewal"},
                                          {"Days", Align::right},
                                          {"Due"},
                                          {"Why"},
                                          {"Do"}}),
                .rows = {},
                .more = {}};
    for (const auto& [account, assessment] : rows) {
        auto cells = identity(account, model);
        append(cells, health_cells(assessment));
        append(cells, risk_cells(assessment));
        append(cells, {text_cell(word(assessment.priority), tone_of(assessment.priority)),
                       text_cell(word(assessment.play)),
                       money_cell(assessment.exposure),
                       date_cell(account.contract_end),
                       whole_cell(urgency_of(account, model.churn, as_of).days_to_renewal),
                       {assessment.due},
                       text_cell(assessment.reason),
                       text_cell(assessment.next_action)});
        table.rows.push_back({std::move(cells), {}});
    }
    return {"Accounts", std::move(table)};
}

/// The signals that add most to the risk, as sentences.
std::string drivers_text(const Account& account, const ChurnResult& churn, const Model& model) {
    std::string text;
    for (const auto* driver : largest_contributions(churn.card, model.driver_count)) {
        if (!text.empty()) text += "; ";
        append_driver_text(text, model, model.churn.card, churn.card, *driver, account.segment);
    }
    return text;
}

Sheet churn_sheet(Rows rows, const Model& model) {
    Table table{.columns = with_identity({{"Risk", Align::right},
                                          {"Tier"},
                                          {"Before urgency", Align::right},
                                          {"Urgency", Align::right},
                                          {"Renewal"},
                                          {"Days", Align::right},
                                          {"Measured", Align::right},
                                          {"Warnings", Align::right},
                                          {"Drivers"},
                                          {"Do"}}),
                .rows = {},
                .more = {}};
    for (const auto& [account, assessment] : rows) {
        if (!assessment.churn) continue;
        const auto& churn = *assessment.churn;
        auto cells = identity(account, model);
        append(cells, risk_cells(assessment));
        append(cells, {points_cell(churn.raw_score),
                       number_cell(churn.urgency.factor),
                       date_cell(account.contract_end),
                       whole_cell(churn.urgency.days_to_renewal),
                       share_cell(churn.card.coverage),
                       {Count{static_cast<std::int64_t>(churn.card.findings.size())}},
                       text_cell(drivers_text(account, churn, model)),
                       text_cell(advise_on_churn(account, model, churn).action)});
        table.rows.push_back({std::move(cells), {}});
    }
    return {"Churn", std::move(table)};
}

Sheet expansion_sheet(Rows rows, const Model& model) {
    constexpr std::array<std::string_view, 4> kinds{"seats", "tier", "module", "department"};
    Table table{.columns = with_identity({{"What"},
                                          {"Which"},
                                          {"Revenue a year", Align::right},
                                          {"Effort"},
                                          {"Priority", Align::right},
                                          {"Readiness"},
                                          {"Because"},
                                          {"Why"}}),
                .rows = {},
                .more = {}};
    for (const auto& [account, assessment] : rows) {
        if (!assessment.expansion) continue;
        const auto& expansion = *assessment.expansion;
        for (const auto& opportunity : expansion.opportunities) {
            std::string rationale;
            append_rationale(rationale, opportunity, account, model);
            auto cells = identity(account, model);
            append(cells, {text_cell(kinds[static_cast<std::size_t>(opportunity.kind)]),
                           text_cell(target_of(opportunity, account)), money_cell(opportunity.revenue),
                           text_cell(word(opportunity.effort)), points_cell(opportunity.priority),
                           text_cell(word(expansion.readiness), tone_of(expansion.readiness)),
                           text_cell(expansion.readiness_reason), text_cell(rationale)});
            table.rows.push_back({std::move(cells), {}});
        }
    }
    return {"Expansion", std::move(table)};
}

/// The renewal window that the days fall into: "overdue", "within 30 days", "later".
std::string window_text(std::optional<long> days, const Model& model) {
    if (!days) return "date not known";
    if (*days < 0) return "overdue";
    for (const double window : model.report.renewal_windows)
        if (static_cast<double>(*days) <= window)
            return "within " + std::to_string(static_cast<long>(window)) + " days";
    return "later";
}

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
    Table table{.columns = with_identity({{"Window"},
                                          {"Renewal"},
                                          {"Days", Align::right},
                                          {"Health", Align::right},
                                          {"Class"},
                                          {"Risk", Align::right},
                                          {"Tier"},
                                          {"Exposure", Align::right},
                                          {"Play"},
                                          {"Do"}}),
                .rows = {},
                .more = {}};
    for (const auto& [row, days] : by_date) {
        const auto& [account, assessment] = *row;
        const auto window = window_text(days, model);
        const auto tone = window == "overdue" ? Tone::bad : Tone::plain;
        const auto health = health_cells(assessment);
        auto cells = identity(account, model);
        append(cells, {text_cell(window, tone), date_cell(account.contract_end), whole_cell(days), health[0],
                       health[1]});
        append(cells, risk_cells(assessment));
        append(cells, {money_cell(assessment.exposure), text_cell(word(assessment.play)),
                       text_cell(assessment.next_action)});
        table.rows.push_back({std::move(cells), {}});
    }
    return {"Renewals", std::move(table)};
}

Sheet problems_sheet(const WorkbookProblems& problems) {
    const auto place = [](std::uint64_t number) {
        return number == 0 ? Cell{} : Cell{Count{static_cast<std::int64_t>(number)}};
    };
    Table table{.columns = {{"File"},
                            {"Line", Align::right},
                            {"Column", Align::right},
                            {"Record"},
                            {"Customer ID"},
                            {"Field"},
                            {"What"}},
                .rows = {},
                .more = {}};
    for (const auto& problem : problems.listed)
        table.rows.push_back(
            {{text_cell(problem.file), place(problem.line), place(problem.column), text_cell(problem.record),
              text_cell(problem.customer_id), text_cell(problem.field), text_cell(problem.message)},
             {}});
    if (problems.left_out > 0) {
        Row row{std::vector<Cell>(table.columns.size()), {}};
        row.cells.back() = text_cell(counted(problems.left_out, "more problem is", "more problems are") +
                                     " left out here; csm report --all-problems lists every one");
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
    if (listing.selected > 0) add_portfolio(workbook.summary, summary, model);
    const auto& rows = listing.rows;
    workbook.sheets = {accounts_sheet(rows, model, settings.as_of), churn_sheet(rows, model),
                       expansion_sheet(rows, model), renewals_sheet(rows, model, settings.as_of),
                       problems_sheet(problems)};
    return workbook;
}

}  // namespace csm
