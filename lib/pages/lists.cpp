// SPDX-License-Identifier: MIT
#include "pages/account_table.hpp"
#include "pages/decisions.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>

namespace csm {

using namespace pages;

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
    add_decision_counts(document, listing.decisions, settings);
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

/// The columns that every list begins with, and others.
template <class Scored>
AccountColumns<Scored> with_identity(std::initializer_list<AccountColumn<Scored>> others) {
    AccountColumns<Scored> columns{
        {"Account",
         [](const auto& row) { return text_cell(marked_name(row.account, row.scored, *row.settings)); },
         Align::left, 0, true},
        {"Id", [](const auto& row) { return text_cell(row.account.customer_id); }, Align::left, as_ids_are},
        {"Segment", [](const auto& row) { return text_cell(row.model.segments[row.account.segment].label); },
         Align::left, 3},
        {"ARR", [](const auto& row) { return money_cell(row.account.arr); }, Align::right, 2}};
    columns.insert(columns.end(), others.begin(), others.end());
    return columns;
}

Cell share_cell(double ratio) { return {Share{ratio}}; }

Cell count_cell(std::size_t count) { return {Count{static_cast<std::int64_t>(count)}}; }

AccountColumns<HealthResult> health_columns() {
    return with_identity<HealthResult>(
        {{"Score", [](const auto& row) { return points_cell(row.scored.score, tone_of(row.scored.band)); },
          Align::right},
         {"Class",
          [](const auto& row) { return text_cell(label_of(row.scored.band), tone_of(row.scored.band)); }},
         {"Change", [](const auto& row) { return points_cell(row.scored.change, Tone::plain, true); },
          Align::right, 4},
         {"Known", [](const auto& row) { return share_cell(row.scored.card.coverage); }, Align::right, 5}});
}

AccountColumns<ChurnResult> churn_columns() {
    return with_identity<ChurnResult>(
        {{"Risk", [](const auto& row) { return points_cell(row.scored.risk, tone_of(row.scored.tier)); },
          Align::right},
         {"Tier",
          [](const auto& row) { return text_cell(label_of(row.scored.tier), tone_of(row.scored.tier)); }},
         {"Renewal", [](const auto& row) { return days_cell(row.scored.urgency); }, Align::right},
         {"Warnings", [](const auto& row) { return count_cell(row.scored.card.findings.size()); },
          Align::right, 4},
         {"Known", [](const auto& row) { return share_cell(row.scored.card.coverage); }, Align::right, 5}});
}

AccountColumns<ExpansionResult> expansion_columns() {
    return with_identity<ExpansionResult>(
        {{"Total a year", [](const auto& row) { return money_cell(row.scored.total_revenue); }, Align::right},
         {"Net", [](const auto& row) { return money_cell(row.scored.net_revenue); }, Align::right},
         {"Ways", [](const auto& row) { return count_cell(row.scored.opportunities.size()); }, Align::right,
          4},
         {"Ready", [](const auto& row) {
              return text_cell(word(row.scored.readiness), tone_of(row.scored.readiness));
          }}});
}

/// `advise(account, model, scored)` is what stands below each row.
template <class Scored>
void add_accounts(Document& document, const Listing<Scored>& listing, const AccountColumns<Scored>& columns,
                  const Model& model, const Settings& settings, const auto& advise) {
    auto table = table_of(columns, listing);
    for (const auto& [account, scored] : listing.rows) {
        auto notes = notes_of(advise(account, model, scored));
        std::ranges::move(team_notes(account, settings), std::back_inserter(notes));
        add_row(table, columns, {account, scored, model, {}, settings.as_of, &settings}, std::move(notes));
    }
    document.blocks.emplace_back(Heading{2, "Accounts"});
    document.blocks.emplace_back(std::move(table));
    add_expired(document, listing, settings);
}

}  // namespace

Document health_document(const Listing<HealthResult>& listing, const HealthSummary& summary,
                         const Model& model, const Settings& settings) {
    auto title = "Health of " + counted(summary.accounts, "account", "accounts");
    if (const auto average = summary.average())
        title = with_points(title + ", average ", *average) + " of 100";
    auto document = opened(title, listing, model, settings);
    if (summary.accounts > 0)
        document.blocks.emplace_back(distribution<Band>(summary.by_band, summary.accounts));
    add_accounts(document, listing, health_columns(), model, settings, advise_on_health);
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
    add_accounts(document, listing, churn_columns(), model, settings, advise_on_churn);
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
    add_accounts(document, listing, expansion_columns(), model, settings, advise_on_expansion);
    return document;
}

}  // namespace csm
