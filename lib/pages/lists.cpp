// SPDX-License-Identifier: MIT
#include "pages/parts.hpp"

#include <csm/number.hpp>

#include <initializer_list>
#include <vector>

namespace csm {

using namespace documents;

namespace {

std::string with_points(std::string text, double points) {
    append_fixed(text, points, 1);
    return text;
}

std::string with_money(std::string text, double amount) {
    append_thousands(text, amount);
    return text;
}

/// Title, basis and, when nothing was selected, a sentence that says so.
template <class Scored>
Document opened(const std::string& title, const Listing<Scored>& listing, const Model& model,
                const Settings& settings) {
    Document document;
    document.blocks.emplace_back(Heading{1, title});
    document.blocks.emplace_back(Paragraph{basis_text(model, settings), Tone::muted});
    add_rejected(document, listing.rejected);
    if (listing.selected == 0)
        document.blocks.emplace_back(Paragraph{"No account matches the filters.", Tone::plain});
    return document;
}

template <class Enum, std::size_t Size>
Bars distribution(const std::array<std::uint64_t, Size>& counts, std::uint64_t all) {
    Bars bars{.columns = {{"accounts", Align::right}, {"share", Align::right}}, .bars = {}};
    for (std::size_t i = 0; i < Size; ++i) {
        const auto value = static_cast<Enum>(i);
        if (counts[i] == 0 && value == Enum::insufficient_data) continue;
        const double share = static_cast<double>(counts[i]) / static_cast<double>(all);
        bars.bars.push_back({label_of(value),
                             static_cast<double>(counts[i]),
                             tone_of(value),
                             {{Count{static_cast<std::int64_t>(counts[i])}}, {Share{share}}}});
    }
    return bars;
}

/// The cells every row begins with, and others.
std::vector<Cell> identity_with(const Account& account, const Model& model,
                                std::initializer_list<Cell> others) {
    std::vector<Cell> cells{text_cell(name_of(account)), text_cell(account.customer_id),
                            text_cell(model.segments[account.segment].name), money_cell(account.arr)};
    cells.insert(cells.end(), others.begin(), others.end());
    return cells;
}

Row health_row(const ListedAccount<HealthResult>& row, const Model& model) {
    const auto& [account, health] = row;
    const auto tone = tone_of(health.band);
    return {identity_with(account, model,
                          {points_cell(health.score, tone),
                           text_cell(label_of(health.band), tone),
                           points_cell(health.change, Tone::plain, true),
                           {Share{health.card.coverage}}}),
            notes_of(advise_on_health(account, model, health))};
}

Row churn_row(const ListedAccount<ChurnResult>& row, const Model& model) {
    const auto& [account, churn] = row;
    const auto tone = tone_of(churn.tier);
    return {identity_with(account, model,
                          {points_cell(churn.risk, tone),
                           text_cell(label_of(churn.tier), tone),
                           days_cell(churn.urgency),
                           {Count{static_cast<std::int64_t>(churn.card.findings.size())}},
                           {Share{churn.card.coverage}}}),
            notes_of(advise_on_churn(account, model, churn))};
}

Row expansion_row(const ListedAccount<ExpansionResult>& row, const Model& model) {
    const auto& [account, expansion] = row;
    return {identity_with(account, model,
                          {money_cell(expansion.total_revenue),
                           money_cell(expansion.net_revenue),
                           {Count{static_cast<std::int64_t>(expansion.opportunities.size())}},
                           text_cell(word(expansion.readiness), tone_of(expansion.readiness))}),
            notes_of(advise_on_expansion(account, model, expansion))};
}

/// The columns every list begins with.
template <class Scored>
std::vector<Column> with_identity(const Listing<Scored>& listing, std::vector<Column> others) {
    std::vector<Column> columns{{"Account", Align::left, 0, true},
                                id_column(listing),
                                {"Segment", Align::left, 3},
                                {"ARR", Align::right, 2}};
    columns.insert(columns.end(), others.begin(), others.end());
    return columns;
}

template <class Scored>
void add_table(Document& document, const Listing<Scored>& listing, std::string title,
               std::vector<Column> columns, const auto& row_of) {
    Table table{.columns = with_identity(listing, std::move(columns)),
                .rows = {},
                .more = more_text(listing.rows.size(), listing.selected)};
    for (const auto& row : listing.rows) table.rows.push_back(row_of(row));
    document.blocks.emplace_back(Heading{2, std::move(title)});
    document.blocks.emplace_back(std::move(table));
}

}  // namespace

Document health_document(const Listing<HealthResult>& listing, const HealthSummary& summary,
                         const Model& model, const Settings& settings) {
    auto title = "Health of " + counted(summary.accounts, "account", "accounts");
    if (summary.scored > 0) title = with_points(title + ", average ", summary.average()) + " of 100";
    auto document = opened(title, listing, model, settings);
    if (summary.accounts > 0)
        document.blocks.emplace_back(distribution<Band>(summary.by_band, summary.accounts));
    add_table(document, listing, "Accounts",
              {{"Score", Align::right}, {"Class"}, {"Change", Align::right, 4}, {"Known", Align::right, 5}},
              [&](const auto& row) { return health_row(row, model); });
    return document;
}

Document churn_document(const Listing<ChurnResult>& listing, const ChurnSummary& summary, const Model& model,
                        const Settings& settings) {
    auto title =
        with_money("Churn risk of " + counted(summary.accounts, "account", "accounts") + ", ARR at risk ",
                   summary.arr_at_risk);
    auto document = opened(title, listing, model, settings);
    if (summary.accounts > 0)
        document.blocks.emplace_back(distribution<Tier>(summary.by_tier, summary.accounts));
    add_table(document, listing, "Accounts",
              {{"Risk", Align::right},
               {"Tier"},
               {"Renewal", Align::right},
               {"Warnings", Align::right, 4},
               {"Known", Align::right, 5}},
              [&](const auto& row) { return churn_row(row, model); });
    return document;
}

Document expansion_document(const Listing<ExpansionResult>& listing, const ExpansionSummary& summary,
                            const Model& model, const Settings& settings) {
    auto document =
        opened("Expansion of " + counted(summary.accounts, "account", "accounts"), listing, model, settings);
    if (summary.accounts > 0)
        document.blocks.emplace_back(Facts{
            {{"Ready now",
              {Money{summary.ready_revenue}, Tone::good},
              "a year, from " + counted(summary.ready_accounts, "account", "accounts")},
             {"Net of overlaps", {Money{summary.net_revenue}}, "a year"},
             {"All opportunities", {Money{summary.total_revenue}}, overlap_text(summary.opportunities)}}});
    add_table(document, listing, "Accounts",
              {{"Total a year", Align::right}, {"Net", Align::right}, {"Ways", Align::right, 4}, {"Ready"}},
              [&](const auto& row) { return expansion_row(row, model); });
    return document;
}

}  // namespace csm
