// SPDX-License-Identifier: MIT
#include "documents/parts.hpp"

#include <csm/number.hpp>

#include <algorithm>

namespace csm {

using namespace documents;

namespace {

/// An account and what was found out about it.
struct Assessed {
    const Account* account = nullptr;
    Assessment assessment;
};

Cell count_cell(std::uint64_t count) { return {Count{static_cast<std::int64_t>(count)}}; }

Cell share_cell(double part, double whole) { return whole == 0 ? Cell{} : Cell{Share{part / whole}}; }

Urgency urgency_for(const Assessed& row, const Model& model, const Settings& settings) {
    return row.assessment.churn ? row.assessment.churn->urgency
                                : urgency_of(*row.account, model.churn, settings.as_of);
}

Cell health_cell(const Assessment& assessment) {
    if (!assessment.health) return {{}, Tone::unknown};
    return points_cell(assessment.health->score, tone_of(assessment.health->band));
}

Cell risk_cell(const Assessment& assessment) {
    if (!assessment.churn) return {{}, Tone::unknown};
    return points_cell(assessment.churn->risk, tone_of(assessment.churn->tier));
}

std::vector<Cell> row_cells(const Assessed& row, const Model& model, const Settings& settings) {
    const auto& [account, assessment] = row;
    return {text_cell(name_of(*account)),
            text_cell(account->customer_id),
            text_cell(model.segments[account->segment].name),
            text_cell(account->owner),
            money_cell(account->arr),
            health_cell(assessment),
            risk_cell(assessment),
            days_cell(urgency_for(row, model, settings)),
            text_cell(word(assessment.priority), tone_of(assessment.priority)),
            text_cell(word(assessment.play)),
            {assessment.due}};
}

std::vector<Column> row_columns() {
    return {{"Account", Align::left, 0, true},
            {"Id", Align::left, 5},
            {"Segment", Align::left, 6},
            {"Owner", Align::left, 4, true},
            {"ARR", Align::right, 0},
            {"Health", Align::right},
            {"Risk", Align::right},
            {"Renewal", Align::right, 2},
            {"Priority", Align::left, 0},
            {"Play", Align::left, 3},
            {"Due", Align::left, 1}};
}

/// The accounts whose next action is due within a week because of what was found, not by cadence.
void add_this_week(Document& document, const std::vector<Assessed>& rows, const Listing& listing,
                   const Model& model, const Settings& settings) {
    Table table{.columns = row_columns(), .rows = {}, .more = more_text(listing)};
    for (const auto& row : rows) {
        if (row.assessment.priority > Tier::high) continue;
        table.rows.push_back({row_cells(row, model, settings),
                              {{"why", row.assessment.reason}, {"do", row.assessment.next_action}}});
    }
    if (table.rows.empty()) {
        document.blocks.emplace_back(
            Paragraph{"Nothing needs a person this week beyond the usual cadence.", Tone::good});
        return;
    }
    document.blocks.emplace_back(Heading{2, "This week"});
    document.blocks.emplace_back(std::move(table));
}

Fact fact(std::string label, Cell cell, std::string remark = {}) {
    return {std::move(label), std::move(cell), std::move(remark)};
}

std::string percent_of(double part, double whole) {
    if (whole == 0) return {};
    std::string text;
    append_shortest(text, round_to_unit(part / whole * 100));
    return text + " % of ARR";
}

void add_facts(Document& document, const PortfolioSummary& summary) {
    Facts facts;
    facts.facts.push_back(fact("Accounts", count_cell(summary.all.accounts)));
    facts.facts.push_back(fact("ARR", {Money{summary.all.arr}}));
    if (summary.health.scored > 0)
        facts.facts.push_back(fact("Average health", points_cell(summary.health.average()), "of 100"));
    facts.facts.push_back(fact(
        "ARR at risk", {Money{summary.all.arr_at_risk}, summary.all.arr_at_risk > 0 ? Tone::bad : Tone::good},
        percent_of(summary.all.arr_at_risk, summary.all.arr)));
    if (summary.insufficient > 0)
        facts.facts.push_back(fact("No verdict",
                                   {Count{static_cast<std::int64_t>(summary.insufficient)}, Tone::unknown},
                                   "too little is measured to judge health or risk"));
    facts.facts.push_back(fact("Measured", {Share{summary.coverage()}}, "of what the model weighs"));
    if (summary.oldest_measured)
        facts.facts.push_back(
            fact("Oldest value", {*summary.oldest_measured}, "of those in use that have a date"));
    document.blocks.emplace_back(std::move(facts));
}

template <class Enum, std::size_t Size>
void add_groups(Document& document, std::string title, const std::array<Group, Size>& groups,
                const Group& all) {
    Bars bars{.columns = {{"accounts", Align::right}, {"share", Align::right}, {"ARR", Align::right}},
              .bars = {}};
    for (std::size_t i = 0; i < Size; ++i) {
        const auto value = static_cast<Enum>(i);
        if (groups[i].accounts == 0 && value == Enum::insufficient_data) continue;
        bars.bars.push_back(
            {label_of(value),
             static_cast<double>(groups[i].accounts),
             tone_of(value),
             {count_cell(groups[i].accounts),
              share_cell(static_cast<double>(groups[i].accounts), static_cast<double>(all.accounts)),
              {Money{groups[i].arr}}}});
    }
    document.blocks.emplace_back(Heading{2, std::move(title)});
    document.blocks.emplace_back(std::move(bars));
}

std::string target_label(const TargetCheck& check) {
    if (check.name == "green_share") return "Green accounts";
    if (check.name == "yellow_share") return "Yellow accounts";
    if (check.name == "red_share") return "Red accounts";
    return "Expansion pipeline, net";
}

void add_targets(Document& document, const PortfolioSummary& summary, const Model& model) {
    Table table{.columns = {{"Target", Align::left, 0, true},
                            {"Actual", Align::right},
                            {"Wanted", Align::right},
                            {"Verdict"}},
                .rows = {},
                .more = {}};
    for (const auto& check : summary.targets(model)) {
        std::string wanted = check.limit == "at_least"  ? "at least "
                             : check.limit == "at_most" ? "at most "
                                                        : "below ";
        append_shortest(wanted, round_to_tenth(check.target * 100));
        const auto verdict = check.met              ? std::string{"met"}
                             : check.remark.empty() ? std::string{"missed"}
                                                    : "missed: " + check.remark;
        table.rows.push_back({{text_cell(target_label(check)),
                               {Share{check.actual}},
                               text_cell(wanted + " %"),
                               text_cell(verdict, check.met ? Tone::good : Tone::bad)},
                              {}});
    }
    table.more = "Shares of the accounts whose class is known.";
    if (table.rows.empty()) return;
    document.blocks.emplace_back(Heading{2, "Against the targets"});
    document.blocks.emplace_back(std::move(table));
}

Row renewal_row(Cell label, const RenewalWindow& window) {
    return {{std::move(label),
             count_cell(window.group.accounts),
             {Money{window.group.arr}},
             {Money{window.group.arr_at_risk}},
             {Money{window.exposure}}},
            {}};
}

void add_renewals(Document& document, const PortfolioSummary& summary) {
    Table table{.columns = {{"Renewals"},
                            {"Accounts", Align::right},
                            {"ARR", Align::right},
                            {"At risk", Align::right},
                            {"Exposure", Align::right, 1}},
                .rows = {},
                .more = "Each line includes the ones before it, without the overdue. Exposure is ARR times "
                        "risk: an aid to "
                        "rank by, not a forecast."};
    if (summary.overdue.group.accounts > 0)
        table.rows.push_back(renewal_row(text_cell("overdue", Tone::bad), summary.overdue));
    for (const auto& window : summary.renewals) {
        std::string label = "within ";
        append_shortest(label, window.days);
        table.rows.push_back(renewal_row(text_cell(label + " days"), window));
    }
    const auto& undated = summary.without_renewal_date;
    if (undated.accounts > 0)
        table.rows.push_back({{text_cell("date not known", Tone::unknown),
                               count_cell(undated.accounts),
                               {Money{undated.arr}},
                               {Money{undated.arr_at_risk}},
                               {}},
                              {}});
    document.blocks.emplace_back(Heading{2, "Renewals"});
    document.blocks.emplace_back(std::move(table));
}

void add_expansion(Document& document, const PortfolioSummary& summary) {
    if (summary.expansion.opportunities == 0) return;
    document.blocks.emplace_back(Heading{2, "Expansion"});
    document.blocks.emplace_back(
        Facts{{fact("Ready now", {Money{summary.expansion.ready_revenue}, Tone::good},
                    "a year, from " + counted(summary.expansion.ready_accounts, "account", "accounts")),
               fact("Net of overlaps", {Money{summary.expansion.net_revenue}}, "a year"),
               fact("All opportunities", {Money{summary.expansion.total_revenue}},
                    overlap_text(summary.expansion.opportunities))}});
}

Row group_row(const std::string& label, const Group& group) {
    return {{text_cell(label),
             count_cell(group.accounts),
             {Money{group.arr}},
             {Money{group.arr_at_risk}},
             share_cell(group.arr_at_risk, group.arr)},
            {}};
}

void add_segments_and_owners(Document& document, const PortfolioSummary& summary, const Model& model) {
    const auto columns = [](std::string title) {
        return std::vector<Column>{{std::move(title), Align::left, 0, true},
                                   {"Accounts", Align::right},
                                   {"ARR", Align::right},
                                   {"ARR at risk", Align::right},
                                   {"Share", Align::right}};
    };
    Table segments{.columns = columns("Segment"), .rows = {}, .more = {}};
    for (std::size_t i = 0; i < model.segments.size(); ++i)
        if (summary.by_segment[i].accounts > 0)
            segments.rows.push_back(group_row(model.segments[i].label, summary.by_segment[i]));
    Table owners{.columns = columns("Owner"), .rows = {}, .more = {}};
    for (const auto& [owner, group] : summary.by_owner)
        owners.rows.push_back(group_row(owner.empty() ? "(no owner)" : owner, group));
    std::stable_sort(owners.rows.begin(), owners.rows.end(), [](const Row& a, const Row& b) {
        return std::get<Money>(a.cells[3].value).amount > std::get<Money>(b.cells[3].value).amount;
    });
    document.blocks.emplace_back(Heading{2, "By segment and owner"});
    document.blocks.emplace_back(std::move(segments));
    if (owners.rows.size() > 1) document.blocks.emplace_back(std::move(owners));
}

void add_accounts(Document& document, const std::vector<Assessed>& rows, const Listing& listing,
                  const Model& model, const Settings& settings) {
    Table table{.columns = row_columns(), .rows = {}, .more = more_text(listing)};
    for (const auto& row : rows) table.rows.push_back({row_cells(row, model, settings), {}});
    document.blocks.emplace_back(Heading{2, "All accounts, most urgent first"});
    document.blocks.emplace_back(std::move(table));
}

}  // namespace

Document report_document(const Listing& listing, const PortfolioSummary& summary, const Model& model,
                         const Settings& settings) {
    Document document;
    document.blocks.emplace_back(Heading{1, "Portfolio report"});
    document.blocks.emplace_back(Paragraph{basis_text(model, settings), Tone::muted});
    add_rejected(document, listing.rejected);
    if (listing.selected == 0) {
        document.blocks.emplace_back(Paragraph{"No account matches the filters.", Tone::plain});
        return document;
    }
    std::vector<Assessed> rows;
    for (const auto* account : listing.accounts) rows.push_back({account, assess(*account, model, settings)});
    add_this_week(document, rows, listing, model, settings);
    document.blocks.emplace_back(Heading{2, "The portfolio"});
    add_facts(document, summary);
    add_groups<Band>(document, "Health", summary.by_band, summary.all);
    add_groups<Tier>(document, "Churn risk", summary.by_tier, summary.all);
    add_targets(document, summary, model);
    add_renewals(document, summary);
    add_expansion(document, summary);
    add_segments_and_owners(document, summary, model);
    add_accounts(document, rows, listing, model, settings);
    return document;
}

}  // namespace csm
