// SPDX-License-Identifier: MIT
#include "pages/parts.hpp"
#include "pages/portfolio.hpp"

namespace csm {

using namespace documents;

namespace {

Cell health_cell(const Assessment& assessment) {
    if (!assessment.health) return {{}, Tone::unknown};
    return points_cell(assessment.health->score, tone_of(assessment.health->band));
}

Cell risk_cell(const Assessment& assessment) {
    if (!assessment.churn) return {{}, Tone::unknown};
    return points_cell(assessment.churn->risk, tone_of(assessment.churn->tier));
}

std::vector<Cell> row_cells(const ListedAccount<Assessment>& row, const Model& model, Date as_of) {
    const auto& [account, assessment] = row;
    return {text_cell(name_of(account)),
            text_cell(account.customer_id),
            text_cell(model.segments[account.segment].name),
            text_cell(account.owner),
            money_cell(account.arr),
            health_cell(assessment),
            risk_cell(assessment),
            days_cell(urgency_of(account, model.churn, as_of)),
            text_cell(word(assessment.priority), tone_of(assessment.priority)),
            text_cell(word(assessment.play)),
            {assessment.due}};
}

std::vector<Column> row_columns(const Listing<Assessment>& listing) {
    return {{"Account", Align::left, 0, true},
            id_column(listing),
            {"Segment", Align::left, 6},
            {"Owner", Align::left, 5, true},
            {"ARR", Align::right, 0},
            {"Health", Align::right},
            {"Risk", Align::right},
            {"Renewal", Align::right, 2},
            {"Priority", Align::left, 0},
            {"Play", Align::left, 4},
            {"Due", Align::left, 3}};
}

/// The accounts whose next action is due within a week because of what was found, not by cadence.
void add_this_week(Document& document, const Listing<Assessment>& listing, const Model& model, Date as_of) {
    Table table{.columns = row_columns(listing),
                .rows = {},
                .more = more_text(listing.rows.size(), listing.selected)};
    table.columns.pop_back();  // the day stands in the sentence that says what to do
    for (const auto& row : listing.rows) {
        const auto& assessment = row.scored;
        if (!is_critical_or_high(assessment.priority)) continue;
        auto cells = row_cells(row, model, as_of);
        cells.pop_back();
        table.rows.push_back({std::move(cells),
                              {{"why", assessment.reason},
                               {"do", assessment.next_action + " (due " + iso_text(assessment.due) + ")"}}});
    }
    if (table.rows.empty()) {
        document.blocks.emplace_back(
            Paragraph{"Nothing needs a person this week beyond the usual cadence.", Tone::good});
        return;
    }
    document.blocks.emplace_back(Heading{2, "This week"});
    document.blocks.emplace_back(std::move(table));
}

void add_accounts(Document& document, const Listing<Assessment>& listing, const Model& model, Date as_of) {
    Table table{.columns = row_columns(listing),
                .rows = {},
                .more = more_text(listing.rows.size(), listing.selected)};
    for (const auto& row : listing.rows) table.rows.push_back({row_cells(row, model, as_of), {}});
    document.blocks.emplace_back(Heading{2, "All accounts, most urgent first"});
    document.blocks.emplace_back(std::move(table));
}

}  // namespace

Document report_document(const Listing<Assessment>& listing, const PortfolioSummary& summary,
                         const Model& model, const Settings& settings) {
    Document document;
    document.blocks.emplace_back(Heading{1, "Portfolio report"});
    document.blocks.emplace_back(Paragraph{basis_text(model, settings), Tone::muted});
    add_rejected(document, listing.rejected);
    if (listing.selected == 0) {
        document.blocks.emplace_back(Paragraph{"No account matches the filters.", Tone::plain});
        return document;
    }
    add_this_week(document, listing, model, settings.as_of);
    add_portfolio(document, summary, model);
    add_accounts(document, listing, model, settings.as_of);
    return document;
}

}  // namespace csm
