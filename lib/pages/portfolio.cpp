// SPDX-License-Identifier: MIT
#include "pages/portfolio.hpp"

#include "pages/parts.hpp"

#include <csm/number.hpp>

#include <algorithm>

namespace csm::pages {

namespace {

Cell count_cell(std::uint64_t count) { return {Count{static_cast<std::int64_t>(count)}}; }

Cell share_cell(double part, double whole) { return whole == 0 ? Cell{} : Cell{Share{part / whole}}; }

Fact fact(std::string label, Cell cell, std::string remark = {}) {
    return {std::move(label), std::move(cell), std::move(remark)};
}

std::string percent_of(double part, double whole) {
    if (whole == 0) return {};
    std::string text;
    append_shortest(text, round_percent(part / whole));
    return text + " % of ARR";
}

}  // namespace

void add_past_dates(Document& document, const PortfolioSummary& summary) {
    constexpr double noteworthy = 0.05;
    const auto past = summary.overdue.group.accounts;
    const auto dated = summary.all.accounts - summary.without_renewal_date.accounts;
    if (dated == 0 || static_cast<double>(past) <= noteworthy * static_cast<double>(dated)) return;
    std::string text = std::to_string(past) + " of " +
                       counted(dated, "contract end has", "contract ends have") + " passed (ARR ";
    append_thousands(text, summary.overdue.group.arr);
    document.blocks.emplace_back(
        Paragraph{text + "). Confirm which were renewed and correct the dates; \"--sort renewal\" lists "
                         "them first.",
                  Tone::bad});
}

void add_key_figures(Document& document, const PortfolioSummary& summary, const WeekPlan* week) {
    Facts facts;
    facts.facts.push_back(fact("Accounts", count_cell(summary.all.accounts)));
    facts.facts.push_back(fact("ARR", {Money{summary.all.arr}}));
    if (const auto average = summary.health.average())
        facts.facts.push_back(fact("Average health", points_cell(*average), "of 100"));
    facts.facts.push_back(fact(
        "ARR at risk", {Money{summary.all.arr_at_risk}, summary.all.arr_at_risk > 0 ? Tone::bad : Tone::good},
        percent_of(summary.all.arr_at_risk, summary.all.arr)));
    if (week != nullptr) facts.facts.push_back(fact("To act on", count_cell(week->accounts()), "this week"));
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

namespace {

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
        const auto [label, wanted, verdict] = target_texts(check);
        table.rows.push_back({{text_cell(label),
                               {Share{check.actual, check.decimals()}},
                               text_cell(wanted),
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
        table.rows.push_back({{text_cell("no renewal date", Tone::unknown),
                               count_cell(undated.accounts),
                               {Money{undated.arr}},
                               {Money{undated.arr_at_risk}},
                               {}},
                              {}});
    document.blocks.emplace_back(Heading{2, "Renewals"});
    document.blocks.emplace_back(std::move(table));
    const auto& periods = summary.arr_by_30_days;
    const auto most = std::ranges::max_element(periods);
    if (*most <= 0) return;
    const auto days = std::distance(periods.begin(), most) * 30;
    std::string remark = "ARR in each 30 days; most, ";
    append_thousands(remark, *most);
    remark += " on days " + std::to_string(days) + " to " + std::to_string(days + 29);
    document.blocks.emplace_back(
        Facts{{fact("Year ahead", text_cell(sparkline(periods)), std::move(remark))}});
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

}  // namespace

TargetTexts target_texts(const TargetCheck& check) {
    std::string wanted = check.limit == "at_least"  ? "at least "
                         : check.limit == "at_most" ? "at most "
                                                    : "below ";
    append_shortest(wanted, round_to_tenth(check.target * 100));
    const auto verdict = check.met              ? std::string{"met"}
                         : check.remark.empty() ? std::string{"missed"}
                                                : "missed: " + check.remark;
    return {target_label(check), wanted + " %", verdict};
}

void add_details(Document& document, const PortfolioSummary& summary, const Model& model) {
    add_targets(document, summary, model);
    add_portfolio_benchmarks(document, summary, model);
    add_renewals(document, summary);
    add_expansion(document, summary);
    add_segments_and_owners(document, summary, model);
}

void add_portfolio(Document& document, const PortfolioSummary& summary, const Model& model) {
    document.blocks.emplace_back(Heading{2, "The portfolio"});
    add_key_figures(document, summary);
    add_distribution(document, summary, model);
}

void add_distribution(Document& document, const PortfolioSummary& summary, const Model& model) {
    add_groups<Band>(document, "Health", summary.by_band, summary.all);
    add_groups<Tier>(document, "Churn risk", summary.by_tier, summary.all);
    add_details(document, summary, model);
}

}  // namespace csm::pages
