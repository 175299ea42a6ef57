// SPDX-License-Identifier: MIT
#include <csm/retention_pages.hpp>

#include "pages/parts.hpp"
#include "pages/sheet.hpp"

#include <csm/months.hpp>
#include <csm/retention_output.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace csm {

using namespace pages;

namespace {

/// A part of a bridge as people call it.
struct LabelledFlow {
    std::string_view label;  ///< of a bar, with its sign
    std::string_view title;  ///< of a column
    ArrFlow ArrBridge::*flow;
    Tone tone;
};

constexpr std::array<LabelledFlow, 7> flows{{{"Beginning", "Beginning", &ArrBridge::beginning, Tone::plain},
                                             {"+ New", "New", &ArrBridge::fresh, Tone::good},
                                             {"+ Returned", "Returned", &ArrBridge::reactivation, Tone::good},
                                             {"+ Expansion", "Expansion", &ArrBridge::expansion, Tone::good},
                                             {"- Reduced", "Reduced", &ArrBridge::contraction, Tone::caution},
                                             {"- Churn", "Churn", &ArrBridge::churn, Tone::bad},
                                             {"Ending", "Ending", &ArrBridge::ending, Tone::plain}}};

Cell count_cell(std::uint64_t count) { return {Count{static_cast<std::int64_t>(count)}}; }

Cell ratio_cell(std::optional<double> ratio) { return ratio ? Cell{Share{*ratio, 1}} : Cell{}; }

std::string months_text(long months) {
    return months == 1    ? "a month"
           : months == 3  ? "a quarter"
           : months == 12 ? "a year"
                          : fmt::format("{} months", months);
}

/// Where the figures come from: "point to point; 46 customers in a table of subscriptions; 12 months, moved
/// on by a month; in EUR".
std::string basis_of(const RetentionResult& result) {
    const auto& plan = result.plan;
    auto text = "point to point; " + counted(result.customers, "customer", "customers") + " in ";
    text += result.of_subscriptions ? "a table of subscriptions" : "the snapshots";
    if (plan.window_months > 0) text += fmt::format("; {} months", plan.window_months);
    if (result.of_subscriptions && plan.window_months > 0)
        text += ", moved on by " + months_text(plan.every_months);
    if (result.of_subscriptions && plan.window_months == 0)
        text += "; " + months_text(plan.every_months) + " each";
    if (!result.currency.empty()) text += "; in " + result.currency;
    return text;
}

Bars bridge_bars(const ArrBridge& bridge) {
    Bars bars{.columns = {{"ARR", Align::right}, {"Customers", Align::right}}, .bars = {}};
    for (const auto& [label, title, flow, tone] : flows) {
        const auto& [amount, customers] = bridge.*flow;
        bars.bars.push_back(
            {std::string{label}, units_of(amount), tone, {{Amount{amount}}, count_cell(customers)}});
    }
    return bars;
}

constexpr std::string_view no_beginning = "nobody paid on the first day";

std::string logos_text(const ArrBridge& bridge) {
    if (bridge.beginning.customers == 0) return std::string{no_beginning};
    return fmt::format("{} of {} still pay", bridge.retained,
                       counted(bridge.beginning.customers, "customer", "customers"));
}

/// Whether the ending is what the accounts add up to.
Fact tie_of(const RetentionPeriod& period) {
    if (period.untied() == 0) return {"Ties", text_cell("yes", Tone::good), "to the sum of the accounts"};
    return {"Ties", text_cell("no", Tone::bad),
            fmt::format("{} of the sum of the accounts on {} are not in the bridge",
                        cents_text(period.untied(), ","), iso_text(period.end))};
}

Fact tie_to_of(const RetentionResult& result) {
    const auto asked = cents_text(*result.tie_to, ",");
    if (result.off() == 0) return {"Ties to", {Amount{*result.tie_to}, Tone::good}, "to the cent"};
    return {"Ties to",
            {Amount{*result.tie_to}, Tone::bad},
            fmt::format("no: the ending is {} {}", cents_text(std::abs(result.off()), ","),
                        result.off() > 0 ? "more" : "less")};
}

Facts retention_facts(const RetentionResult& result) {
    const auto& period = result.periods.back();
    const auto& bridge = period.retention.all;
    const auto remark = [&](std::string_view told) {
        return std::string{bridge.beginning.amount == 0 ? no_beginning : told};
    };
    Facts facts{
        {{"NRR", ratio_cell(bridge.net_retention()),
          remark("of the beginning is still paid, with expansion")},
         {"GRR", ratio_cell(bridge.gross_retention()), remark("of the beginning is still paid, without it")},
         {"Logos", ratio_cell(bridge.logo_retention()), logos_text(bridge)}}};
    facts.facts.push_back(tie_of(period));
    if (result.tie_to) facts.facts.push_back(tie_to_of(result));
    return facts;
}

void add_alternatives(Document& document, const RetentionPeriod& period) {
    if (!period.alternatives || period.retention.all.beginning.amount == 0) return;
    const auto& [compounded, summed, returns] = *period.alternatives;
    document.blocks.emplace_back(Heading{2, "Other ways to count NRR"});
    document.blocks.emplace_back(
        Facts{{{"Compounded", ratio_cell(compounded), "the product of the months' NRR"},
               {"Summed flows", ratio_cell(summed),
                "every month's expansion, reduction and churn, of the beginning"},
               {"With returns", ratio_cell(returns), "the same and who came back"}}});
}

/// The columns of a bridge in a table, some of which may fall out of a narrow page.
std::vector<Column> bridge_columns() {
    std::vector<Column> columns;
    for (const auto& flow : flows) {
        const bool is_end = flow.flow == &ArrBridge::beginning || flow.flow == &ArrBridge::ending;
        columns.push_back({std::string{flow.title}, Align::right, is_end ? 1 : 2});
    }
    for (const auto* title : {"NRR", "GRR", "Logos"}) columns.push_back({title, Align::right});
    return columns;
}

void append_bridge(std::vector<Cell>& cells, const ArrBridge& bridge) {
    for (const auto& flow : flows) cells.push_back({Amount{(bridge.*flow.flow).amount}});
    for (const auto& ratio : {bridge.net_retention(), bridge.gross_retention(), bridge.logo_retention()})
        cells.push_back(ratio_cell(ratio));
}

std::string group_title(RetentionGroup group) {
    constexpr std::array<std::string_view, 4> titles{"", "Segment", "Owner", "Plan"};
    return std::string{titles[static_cast<std::size_t>(group)]};
}

void add_groups(Document& document, const RetentionResult& result) {
    if (result.group == RetentionGroup::none) return;
    const auto& period = result.periods.back();
    Table table{.columns = bridge_columns(), .rows = {}, .more = {}};
    table.columns.insert(table.columns.begin(), {group_title(result.group), Align::left, 0, true});
    for (std::size_t i = 0; i < result.groups.size(); ++i) {
        std::vector<Cell> cells{text_cell(result.groups[i])};
        append_bridge(cells, period.retention.by_group[i]);
        table.rows.push_back({std::move(cells), {}});
    }
    document.blocks.emplace_back(Heading{2, "By " + std::string{word(result.group)}});
    document.blocks.emplace_back(std::move(table));
}

/// What is not in some of the periods, for the end of their table; empty when everything is.
std::string gaps_text(const RetentionResult& result) {
    const auto unknown = std::ranges::count_if(
        result.periods, [](const auto& period) { return !period.retention.arr_unknown.empty(); });
    const auto untied =
        std::ranges::count_if(result.periods, [](const auto& period) { return period.untied() != 0; });
    if (unknown == 0) return {};
    auto text = fmt::format("Customers whose ARR is not known are left out of {}",
                            counted(static_cast<std::uint64_t>(unknown), "period", "periods"));
    if (untied == 0) return text;
    return text + fmt::format(", {} of which {} not tie to the sum of the accounts", untied,
                              untied == 1 ? "does" : "do");
}

void add_periods(Document& document, const RetentionResult& result) {
    if (result.periods.size() < 2) return;
    Table table{.columns = bridge_columns(), .rows = {}, .more = gaps_text(result)};
    table.columns.insert(table.columns.begin(), {{"From"}, {"To"}});
    for (const auto& period : result.periods) {
        std::vector<Cell> cells{{period.start}, {period.end}};
        append_bridge(cells, period.retention.all);
        table.rows.push_back({std::move(cells), {}});
    }
    document.blocks.emplace_back(Heading{2, counted(result.periods.size(), "period", "periods")});
    document.blocks.emplace_back(std::move(table));
}

/// "1 customer whose ARR is not known on one of the days (P-NOARR)".
std::string unknown_text(const std::vector<std::string>& ids) {
    constexpr std::size_t most_named = 5;
    auto text = counted(ids.size(), "customer", "customers") + " whose ARR is not known on one of the days (";
    for (std::size_t i = 0; i < std::min(ids.size(), most_named); ++i) text += (i > 0 ? ", " : "") + ids[i];
    return text + (ids.size() > most_named ? ", …)" : ")");
}

void add_left_out(Document& document, const RetentionResult& result) {
    const auto& period = result.periods.back();
    std::vector<std::string> parts;
    if (!period.retention.arr_unknown.empty()) parts.push_back(unknown_text(period.retention.arr_unknown));
    if (result.trials > 0) parts.push_back(counted(result.trials, "row of a trial", "rows of trials"));
    const auto record = result.of_subscriptions ? "row" : "record";
    if (result.rejected > 0)
        parts.push_back(counted(result.rejected, record, record + std::string{"s"}) + " with a problem");
    if (result.in_other_currencies > 0)
        parts.push_back(
            counted(result.in_other_currencies, "row in another currency", "rows in other currencies"));
    const auto text =
        parts.empty() ? std::string{"Nothing was left out."} : "Left out: " + in_one_line(parts) + ".";
    document.blocks.emplace_back(Paragraph{text, parts.empty() ? Tone::muted : Tone::plain});
    if (result.of_subscriptions && result.incomplete_count() > 0)
        document.blocks.emplace_back(Paragraph{
            "More than 1 % of the rows have a problem: the retention may be another.", Tone::caution});
    if (period.is_incomplete())
        document.blocks.emplace_back(
            Paragraph{"More than 1 % of the first day's customers have no ARR: the retention may be another.",
                      Tone::caution});
}

Table rows_table(const RetentionResult& result, bool of_groups) {
    Table table{.columns = bridge_columns(), .rows = {}, .more = {}};
    table.columns.insert(table.columns.begin(), {{"From"}, {"To"}});
    if (of_groups) table.columns.insert(table.columns.begin() + 2, {group_title(result.group)});
    for (const auto& flow : flows)
        table.columns.push_back({"Customers: " + std::string{flow.title}, Align::right});
    const auto add = [&](const RetentionPeriod& period, const std::string* group, const ArrBridge& bridge) {
        std::vector<Cell> cells{{period.start}, {period.end}};
        if (group != nullptr) cells.push_back(text_cell(*group));
        append_bridge(cells, bridge);
        for (const auto& flow : flows) cells.push_back(count_cell((bridge.*flow.flow).customers));
        table.rows.push_back({std::move(cells), {}});
    };
    for (const auto& period : result.periods) {
        if (!of_groups) add(period, nullptr, period.retention.all);
        for (std::size_t i = 0; of_groups && i < result.groups.size(); ++i)
            add(period, &result.groups[i], period.retention.by_group[i]);
    }
    return table;
}

}  // namespace

Document retention_document(const RetentionResult& result) {
    const auto& period = result.periods.back();
    Document document;
    document.blocks.emplace_back(
        Heading{1, "ARR bridge " + iso_text(period.start) + " to " + iso_text(period.end)});
    document.blocks.emplace_back(Paragraph{basis_of(result), Tone::muted});
    document.blocks.emplace_back(bridge_bars(period.retention.all));
    document.blocks.emplace_back(retention_facts(result));
    add_left_out(document, result);
    add_alternatives(document, period);
    add_groups(document, result);
    add_periods(document, result);
    document.blocks.emplace_back(Heading{2, "What the figures are"});
    document.blocks.emplace_back(Paragraph{retention_definition() + ".", Tone::muted});
    return document;
}

Workbook retention_workbook(const RetentionResult& result, const WorkbookProblems& problems,
                            const Model& model) {
    Workbook workbook{.created = result.periods.back().end,
                      .summary = retention_document(result),
                      .sheets = {{"Periods", rows_table(result, false)}}};
    if (result.group != RetentionGroup::none)
        workbook.sheets.push_back({group_title(result.group) + "s", rows_table(result, true)});
    workbook.sheets.push_back(problems_sheet(problems, model));
    return workbook;
}

}  // namespace csm
