// SPDX-License-Identifier: MIT
#include "pages/portfolio.hpp"

#include "pages/parts.hpp"

#include <csm/benchmarks.hpp>
#include <csm/number.hpp>
#include <csm/phrases.hpp>

#include <algorithm>
#include <vector>

namespace csm::pages {

namespace {

constexpr std::string_view title = "Against the benchmarks";

/// An empty cell that says nothing, not even that something is unknown.
Cell no_cell() { return {std::string{" "}}; }

/// What others reach is shown without the decimal that a score of the portfolio has.
Cell benchmark_cell(double value) { return {Measured{value}, Tone::muted}; }

std::string source_text(const Benchmarks& benchmarks) {
    return "Benchmarks " + benchmarks.name + " " + benchmarks.version + " of " + benchmarks.compiled +
           ": rules of thumb for what others reach. No score depends on them; \"csm help benchmarks\" has "
           "all "
           "of them.";
}

Cell standing(double score, const HealthBenchmark& benchmark) {
    if (score >= benchmark.top_quartile) return text_cell("top quartile", Tone::good);
    if (score == benchmark.median) return text_cell("at the median");
    return score > benchmark.median ? text_cell("above the median")
                                    : text_cell("below the median", Tone::caution);
}

/// The same where only the median is known.
Cell standing(double score, double median) {
    return standing(score, {.median = median, .top_quartile = 101});
}

Cell standing(double value, const GoalBenchmark& goal) {
    const double sign = goal.target < goal.warning ? -1 : 1;  // where less is better, the larger is worse
    if (sign * value >= sign * goal.target) return text_cell("target reached", Tone::good);
    if (sign * value <= sign * goal.warning) return text_cell("warning", Tone::bad);
    if (value == goal.median) return text_cell("at the median");
    return sign * value > sign * goal.median ? text_cell("above the median")
                                             : text_cell("below the median", Tone::caution);
}

/// The words of a benchmark are its own: "met" and "missed" are for the model's targets.
Cell standing(double percent, const ShareBenchmark& share) {
    const double sign = share.more_is_better ? 1 : -1;
    const double usual = share.more_is_better ? share.target_from : share.target_to;
    if (sign * percent >= sign * usual) return text_cell("as usual or better", Tone::good);
    if (sign * percent < sign * share.alert) return text_cell("far from usual", Tone::bad);
    return text_cell("short of usual", Tone::caution);
}

/// A score without a verdict is not compared: too little of it is known.
Row health_row(const HealthResult& health, const HealthBenchmark& benchmark) {
    const bool has_verdict = health.band != Band::insufficient_data && health.score;
    return {{text_cell("Health score", Tone::strong), points_cell(health.score, tone_of(health.band)),
             benchmark_cell(benchmark.median), benchmark_cell(benchmark.top_quartile),
             benchmark_cell(benchmark.target),
             has_verdict ? standing(*health.score, benchmark) : text_cell("no verdict", Tone::unknown)},
            {}};
}

void add_dimension_rows(Table& table, const HealthResult& health, const SegmentBenchmarks& segment,
                        const Model& model) {
    const auto& dimensions = model.health.card.dimensions;
    const bool has_verdict = health.band != Band::insufficient_data;
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
        const auto median = std::ranges::find(segment.dimension_medians, dimensions[i].name,
                                              &std::pair<std::string, double>::first);
        const auto& score = health.card.dimensions[i].score;
        if (median == segment.dimension_medians.end() || !score) continue;
        table.rows.push_back(
            {{text_cell(dimensions[i].label), points_cell(score), benchmark_cell(median->second), no_cell(),
              no_cell(),
              has_verdict ? standing(*score, median->second) : text_cell("no verdict", Tone::unknown)},
             {},
             1});
    }
}

void add_goal_rows(Table& table, const CardResult& result, const Scorecard& card,
                   const Benchmarks& benchmarks, const Model& model) {
    for (const auto& contribution : result.contributions) {
        const auto& metric = metric_of(card, contribution);
        const auto* const goal = benchmarks.of_field(model.fields[metric.field].name);
        if (goal == nullptr || !contribution.measured) continue;
        const auto cell = [&](double value, Tone tone) {
            return text_cell(value_text(model, metric, value), tone);
        };
        table.rows.push_back(
            {{text_cell(metric.label), cell(contribution.value, Tone::plain), cell(goal->median, Tone::muted),
              no_cell(), cell(goal->target, Tone::muted), standing(contribution.value, *goal)},
             {}});
    }
}

Table share_table(const HealthSummary& health, const Benchmarks& benchmarks) {
    Table table{.columns = {{"Health class", Align::left, 0, true},
                            {"Accounts", Align::right},
                            {"Here", Align::right},
                            {"Benchmark", Align::right},
                            {"Alert", Align::right, 1},
                            {"Standing"}},
                .rows = {},
                .more = "Shares of the accounts whose class is known."};
    for (const auto& [band, share] : {std::pair{Band::green, benchmarks.green},
                                      {Band::yellow, benchmarks.yellow},
                                      {Band::red, benchmarks.red}}) {
        const auto accounts = health.by_band[static_cast<std::size_t>(band)];
        const double part = static_cast<double>(accounts) / static_cast<double>(health.scored);
        std::string range, alert{share.more_is_better ? "below " : "above "};
        append_shortest(range, share.target_from);
        append_shortest(range.append("–"), share.target_to);
        append_shortest(alert, share.alert);
        table.rows.push_back({{text_cell(label_of(band), tone_of(band)),
                               {Count{static_cast<std::int64_t>(accounts)}},
                               {Share{part}},
                               text_cell(range + " %", Tone::muted),
                               text_cell(alert + " %", Tone::muted),
                               standing(part * 100, share)},
                              {}});
    }
    return table;
}

/// A table without rows: some columns, and those that they are compared with.
Table table_against(const Benchmarks& benchmarks, std::vector<Column> columns) {
    columns.insert(
        columns.end(),
        {{"Median", Align::right}, {"Top 25 %", Align::right, 1}, {"Target", Align::right, 2}, {"Standing"}});
    return {.columns = std::move(columns), .rows = {}, .more = source_text(benchmarks)};
}

Table average_table(const PortfolioSummary& summary, const Benchmarks& benchmarks, const Model& model) {
    auto table = table_against(
        benchmarks,
        {{"Average health", Align::left, 0, true}, {"Accounts", Align::right}, {"Here", Align::right}});
    for (std::size_t i = 0; i < model.segments.size(); ++i) {
        const auto& health = summary.health_by_segment[i];
        const auto* const segment = benchmarks.of_segment(model.segments[i].name);
        const auto average = health.average();
        if (segment == nullptr || !average) continue;
        table.rows.push_back({{text_cell(model.segments[i].label),
                               {Count{static_cast<std::int64_t>(health.with_score)}},
                               points_cell(*average),
                               benchmark_cell(segment->health.median),
                               benchmark_cell(segment->health.top_quartile),
                               benchmark_cell(segment->health.target),
                               standing(*average, segment->health)},
                              {}});
    }
    return table;
}

}  // namespace

void add_account_benchmarks(Document& document, const Account& account, const Assessment& assessment,
                            const Model& model) {
    const auto& benchmarks = standard_benchmarks();
    const auto& name = model.segments[account.segment];
    auto table = table_against(benchmarks, {{name.label, Align::left, 0, true}, {"Account", Align::right}});
    const auto* const segment = benchmarks.of_segment(name.name);
    if (segment != nullptr && assessment.health && assessment.health->score) {
        table.rows.push_back(health_row(*assessment.health, segment->health));
        add_dimension_rows(table, *assessment.health, *segment, model);
    }
    if (assessment.health)
        add_goal_rows(table, assessment.health->card, model.health.card, benchmarks, model);
    if (assessment.churn) add_goal_rows(table, assessment.churn->card, model.churn.card, benchmarks, model);
    if (table.rows.empty()) return;
    document.blocks.emplace_back(Heading{2, std::string{title}});
    document.blocks.emplace_back(std::move(table));
}

void add_portfolio_benchmarks(Document& document, const PortfolioSummary& summary, const Model& model) {
    if (summary.health.scored == 0) return;
    const auto& benchmarks = standard_benchmarks();
    document.blocks.emplace_back(Heading{2, std::string{title}});
    document.blocks.emplace_back(share_table(summary.health, benchmarks));
    auto averages = average_table(summary, benchmarks, model);
    if (averages.rows.empty())
        document.blocks.emplace_back(Paragraph{std::move(averages.more), Tone::muted});
    else
        document.blocks.emplace_back(std::move(averages));
}

}  // namespace csm::pages
