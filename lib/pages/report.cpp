// SPDX-License-Identifier: MIT
#include "pages/account_table.hpp"
#include "pages/decisions.hpp"
#include "pages/portfolio.hpp"
#include "pages/week.hpp"
#include "pages/week_call.hpp"

#include <algorithm>
#include <iterator>

namespace csm {

using namespace pages;

namespace {

Cell health_cell(const Assessment& assessment) {
    if (!assessment.health) return {{}, Tone::unknown};
    return points_cell(assessment.health->score, tone_of(assessment.health->band));
}

Cell risk_cell(const Assessment& assessment) {
    if (!assessment.churn) return {{}, Tone::unknown};
    return points_cell(assessment.churn->risk, tone_of(assessment.churn->tier));
}

AccountColumns<Assessment> account_columns(const Listing<Assessment>& listing) {
    AccountColumns<Assessment> columns{
        {"Account",
         [](const auto& row) { return text_cell(marked_name(row.account, row.scored, *row.settings)); },
         Align::left, 0, true},
        {"Id", [](const auto& row) { return text_cell(row.account.customer_id); }, Align::left, as_ids_are},
        {"Segment", [](const auto& row) { return text_cell(row.model.segments[row.account.segment].label); },
         Align::left, 6},
        {"Phase", [](const auto& row) { return phase_cell(row.account, row.model); }, Align::left, 10},
        {"Owner", [](const auto& row) { return text_cell(row.account.owner); }, Align::left, 5, true},
        {"ARR", [](const auto& row) { return money_cell(row.account.arr); }, Align::right},
        {"Health", [](const auto& row) { return health_cell(row.scored); }, Align::right},
        {"Risk", [](const auto& row) { return risk_cell(row.scored); }, Align::right},
        {"Renewal",
         [](const auto& row) { return days_cell(urgency_of(row.account, row.model.churn, *row.as_of)); },
         Align::right, 2},
        {"Priority",
         [](const auto& row) { return text_cell(word(row.scored.priority), tone_of(row.scored.priority)); }},
        {"Play", [](const auto& row) { return text_cell(word(row.scored.play)); }, Align::left, 4},
        {"Due", [](const auto& row) { return Cell{row.scored.due}; }, Align::left, 3}};
    if (std::ranges::all_of(listing.rows, [](const auto& row) { return row.account.phase == 0; }))
        std::erase_if(columns, [](const auto& column) { return column.title == "Phase"; });
    return columns;
}

std::vector<Note> week_notes(const ListedAccount<Assessment>& row, const RecordNotes* records,
                             const Settings& settings) {
    const auto& [account, assessment] = row;
    std::vector<Note> notes{
        {"why", reason_with_open(assessment, records, settings.as_of)},
        {"do", action_with_person(assessment, records) + " (due " + iso_text(assessment.due) + ")"}};
    std::ranges::move(team_notes(account, settings), std::back_inserter(notes));
    return notes;
}

void add_accounts(Document& document, const Listing<Assessment>& listing, const Model& model,
                  const Settings& settings) {
    const auto columns = account_columns(listing);
    auto table = table_of(columns, listing);
    for (const auto& [account, assessment] : listing.rows)
        add_row(table, columns, {account, assessment, model, {}, settings.as_of, &settings}, {});
    document.blocks.emplace_back(Heading{2, "All accounts, most urgent first"});
    document.blocks.emplace_back(std::move(table));
}

}  // namespace

void pages::add_week(Document& document, const Listing<Assessment>& listing, const Model& model,
                     const Settings& settings) {
    document.blocks.emplace_back(Heading{2, "This week"});
    if (!listing.week_rows.empty()) {
        auto columns = account_columns(listing);
        columns.pop_back();  // the day stands in the sentence that says what to do
        auto table = table_of(columns, listing);
        table.more.clear();
        for (std::size_t i = 0; i < listing.week_rows.size(); ++i) {
            const auto& row = listing.week_rows[i];
            add_row(table, columns, {row.account, row.scored, model, {}, settings.as_of, &settings},
                    week_notes(row, listing.week_notes_of(i), settings));
        }
        document.blocks.emplace_back(std::move(table));
    }
    for (auto& remark : week_remarks(listing.week)) document.blocks.emplace_back(std::move(remark));
}

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
    add_decision_counts(document, listing.decisions, settings);
    add_past_dates(document, summary);
    add_key_figures(document, summary, &listing.week);
    add_week(document, listing, model, settings);
    add_distribution(document, summary, model);
    add_accounts(document, listing, model, settings);
    add_expired(document, listing, settings);
    return document;
}

}  // namespace csm
