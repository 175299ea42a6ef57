// SPDX-License-Identifier: MIT
#include "pages/decisions.hpp"
#include "pages/parts.hpp"
#include "pages/portfolio.hpp"

#include <csm/number.hpp>
#include <csm/pages.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <span>

namespace csm {

using namespace pages;

namespace {

using Rows = std::span<const ListedAccount<Assessment>>;

Cell count_cell(std::uint64_t count) { return {Count{static_cast<std::int64_t>(count)}}; }

bool is_at_risk(const Assessment& assessment) {
    return assessment.churn && is_critical_or_high(assessment.churn->tier);
}

/// Accounts and their money by health class or risk tier.
template <class Enum, std::size_t Size>
Bars group_bars(const std::array<Group, Size>& groups, double Group::*height) {
    Bars bars{.columns = {{"Accounts", Align::right}, {"ARR", Align::right}}, .bars = {}};
    for (std::size_t i = 0; i < Size; ++i)
        bars.bars.push_back({label_of(static_cast<Enum>(i)),
                             height ? groups[i].*height : static_cast<double>(groups[i].accounts),
                             tone_of(static_cast<Enum>(i)),
                             {count_cell(groups[i].accounts), {Money{groups[i].arr}}}});
    return bars;
}

/// The months from the as-of date on for a year, and what came before and comes after.
Chart renewals_chart(Rows rows, const Model& model, Date as_of) {
    struct Month {
        std::uint64_t accounts = 0;
        double arr = 0, at_risk = 0;
    };

    constexpr long months = 12;
    std::array<Month, months + 2> by_month{};  // overdue, the months, later
    const auto number = [](Date date) {
        return static_cast<long>(date.year()) * 12 + date.month().as_number() - 1;
    };
    for (const auto& [account, assessment] : rows) {
        const auto days = urgency_of(account, model.churn, as_of).days_to_renewal;
        if (!days) continue;
        const auto ahead = std::clamp(number(*account.contract_end) - number(as_of), 0L, months);
        auto& month = by_month[*days < 0 ? 0U : static_cast<std::size_t>(ahead + 1)];
        ++month.accounts;
        month.arr += account.arr.value_or(0);
        if (is_at_risk(assessment)) month.at_risk += account.arr.value_or(0);
    }
    Bars bars{.columns = {{"Accounts", Align::right}, {"ARR", Align::right}, {"At risk", Align::right}},
              .bars = {}};
    for (std::size_t i = 0; i < by_month.size(); ++i) {
        const auto at = number(as_of) + static_cast<long>(i) - 1;
        const auto month = std::to_string(at / 12) + (at % 12 < 9 ? "-0" : "-") + std::to_string(at % 12 + 1);
        const auto& [accounts, arr, at_risk] = by_month[i];
        bars.bars.push_back({i == 0       ? "overdue"
                             : i > months ? "later"
                                          : month,
                             arr,
                             Tone::plain,
                             {count_cell(accounts), {Money{arr}}, {Money{at_risk}}},
                             at_risk});
    }
    return {"Renewals by month, by ARR",
            "ARR that renews in each month, and the part at critical or high risk", std::move(bars)};
}

/// The metrics that cost or add the most points, on average over the accounts.
Bars driver_bars(const Scorecard& card, const std::map<std::uint32_t, double>& points, std::size_t accounts,
                 Tone tone) {
    std::vector<const Metric*> metrics;
    for (const auto& dimension : card.dimensions)
        for (const auto& metric : dimension.metrics) metrics.push_back(&metric);
    std::vector<std::pair<std::uint32_t, double>> sorted(points.begin(), points.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    constexpr std::size_t most = 10;
    Bars bars{.columns = {{"Points", Align::right}}, .bars = {}};
    for (const auto& [position, sum] : sorted) {
        if (bars.bars.size() == most || sum <= 0) break;
        const double mean = round_to_tenth(sum / static_cast<double>(accounts));
        bars.bars.push_back({metrics[position]->label, mean, tone, {{Points{mean}}}});
    }
    return bars;
}

void add_points(std::map<std::uint32_t, double>& points, const CardResult& card) {
    for (const auto& contribution : card.contributions) points[contribution.position] += contribution.points;
}

std::vector<Chart> driver_charts(Rows rows, const Model& model) {
    std::map<std::uint32_t, double> lost, added;
    std::size_t with_health = 0, with_churn = 0;
    for (const auto& [account, assessment] : rows) {
        if (assessment.health && ++with_health > 0) add_points(lost, assessment.health->card);
        if (assessment.churn && ++with_churn > 0) add_points(added, assessment.churn->card);
    }
    return {{"What costs health", "Health points lost to each metric, on average an account",
             driver_bars(model.health.card, lost, with_health, Tone::caution), true},
            {"What adds churn risk", "Risk points added by each signal before urgency, on average an account",
             driver_bars(model.churn.card, added, with_churn, Tone::bad), true}};
}

Chart expansion_chart(Rows rows) {
    constexpr std::array<std::string_view, opportunity_kinds> kinds{"seats", "tier", "modules", "departments",
                                                                    "plan limits"};
    std::array<double, kinds.size()> revenue{};
    std::array<std::uint64_t, kinds.size()> count{};
    for (const auto& row : rows) {
        if (!row.scored.expansion) continue;
        for (const auto& opportunity : row.scored.expansion->opportunities) {
            const auto kind = static_cast<std::size_t>(opportunity.kind);
            revenue[kind] += opportunity.revenue.value_or(0);
            ++count[kind];
        }
    }
    Bars bars{.columns = {{"Opportunities", Align::right}, {"Revenue a year", Align::right}}, .bars = {}};
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (count[i] > 0 || i != static_cast<std::size_t>(Opportunity::Kind::limit))
            bars.bars.push_back(
                {std::string{kinds[i]}, revenue[i], Tone::good, {count_cell(count[i]), {Money{revenue[i]}}}});
    return {"Expansion by type, estimated revenue a year",
            "Estimated revenue of the expansion opportunities of each type; they overlap", std::move(bars)};
}

std::vector<Note> account_notes(const Account& account, const Assessment& assessment,
                                const Settings& settings) {
    std::vector<Note> notes{{"why", assessment.reason}, {"do", assessment.next_action}};
    std::ranges::move(team_notes(account, settings), std::back_inserter(notes));
    return notes;
}

Table accounts_table(const Listing<Assessment>& listing, const Model& model, const Settings& settings) {
    Table table{.columns = {{"Account"},
                            {"Id"},
                            {"Segment"},
                            {"Phase"},
                            {"Owner"},
                            {"ARR", Align::right},
                            {"Health", Align::right},
                            {"Class"},
                            {"Risk", Align::right},
                            {"Tier"},
                            {"Renewal"},
                            {"Priority"},
                            {"Play"},
                            {"Due"}},
                .rows = {},
                .more = more_text(listing.rows.size(), listing.selected)};
    for (const auto& [account, assessment] : listing.rows) {
        const auto band = assessment.health ? assessment.health->band : Band::insufficient_data;
        const auto tier = assessment.churn ? assessment.churn->tier : Tier::insufficient_data;
        table.rows.push_back(
            {{text_cell(marked_name(account, assessment, settings)), text_cell(account.customer_id),
              text_cell(model.segments[account.segment].label), phase_cell(account, model),
              account.owner.empty() ? Cell{} : text_cell(account.owner), money_cell(account.arr),
              points_cell(assessment.health ? assessment.health->score : std::nullopt, tone_of(band)),
              text_cell(label_of(band), tone_of(band)),
              points_cell(assessment.churn ? assessment.churn->risk : std::nullopt, tone_of(tier)),
              text_cell(label_of(tier), tone_of(tier)),
              account.contract_end ? Cell{*account.contract_end} : Cell{},
              text_cell(word(assessment.priority), tone_of(assessment.priority)),
              text_cell(word(assessment.play)), Cell{assessment.due}},
             account_notes(account, assessment, settings)});
    }
    return table;
}

}  // namespace

HtmlReport html_report(const Listing<Assessment>& listing, const PortfolioSummary& summary,
                       const Model& model, const Settings& settings) {
    HtmlReport report{.title = "Portfolio report, " + iso_text(settings.as_of),
                      .basis = basis_text(model, settings),
                      .week = {},
                      .summary = {},
                      .charts = {},
                      .accounts = {},
                      .details = {},
                      .filters = {"Segment", "Phase", "Owner", "Class", "Tier", "Priority", "Play"},
                      .pages = {},
                      .page = {}};
    for (const auto& row : listing.rows)
        report.pages.push_back({row.account.customer_id, name_of(row.account)});
    add_rejected(report.week, listing.rejected);
    add_decision_counts(report.week, listing.decisions, settings);
    add_week(report.week, listing, model, settings);
    add_past_dates(report.summary, summary);
    add_key_figures(report.summary, summary, &listing.week);
    report.charts.push_back({"Health, accounts by class", "Number of accounts in each health class",
                             group_bars<Band>(summary.by_band, nullptr)});
    report.charts.push_back({"ARR by churn risk", "ARR of the accounts in each risk tier",
                             group_bars<Tier>(summary.by_tier, &Group::arr)});
    report.charts.push_back(renewals_chart(listing.rows, model, settings.as_of));
    for (auto& chart : driver_charts(listing.rows, model)) report.charts.push_back(std::move(chart));
    report.charts.push_back(expansion_chart(listing.rows));
    add_details(report.details, summary, model);
    add_expired(report.details, listing, settings);
    report.accounts = accounts_table(listing, model, settings);
    report.page = [&listing, &model, settings](std::size_t index) {
        const auto& [account, assessment] = listing.rows[index];
        return account_document(account, assessment, model, settings, listing.history(index),
                                listing.notes_of(index));
    };
    return report;
}

}  // namespace csm
