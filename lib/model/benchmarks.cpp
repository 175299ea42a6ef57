// SPDX-License-Identifier: MIT
#include <csm/benchmarks.hpp>

#include "base/embedded.hpp"
#include "model/place.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <cassert>
#include <limits>

namespace csm {

namespace {

using model_file::Place;

double number(const Place& place) {
    constexpr double most = std::numeric_limits<double>::max();
    return place.number(-most, most);
}

Quartiles read_quartiles(const Place& place) {
    return {number(place["median"]), number(place["top_quartile"]), number(place["bottom_quartile"])};
}

GoalBenchmark read_goal(const Place& place, std::string name) {
    const auto field = place.optional("field");
    return {std::move(name), field && !field.is_null() ? field.text() : std::string{},
            number(place["target"]), number(place["median"]), number(place["warning"])};
}

ShareBenchmark read_share(const Place& place) {
    const auto below = place.optional("alert_below");
    return {number(place["target_from"]), number(place["target_to"]),
            number(below ? below : place["alert_above"]), static_cast<bool>(below)};
}

SegmentBenchmarks read_segment(const Place& place, std::string name) {
    const auto health = place["health_score_points"];
    const auto cadence = place["cadence"];
    SegmentBenchmarks segment{
        .segment = std::move(name),
        .net_revenue_retention = read_quartiles(place["net_revenue_retention_percent"]),
        .gross_revenue_retention = read_quartiles(place["gross_revenue_retention_percent"]),
        .annual_logo_churn = read_quartiles(place["annual_logo_churn_percent"]),
        .health = {number(health["target"]), number(health["median"]), number(health["top_quartile"])},
        .dimension_medians = {},
        .time_to_first_value = read_goal(place["time_to_first_value_days"], "time_to_first_value_days"),
        .touch = cadence["touch"].text(),
        .business_review = cadence["business_review"].text(),
        .health_review = cadence["health_review"].text()};
    for (const auto& [dimension, score] : place["dimension_score_points"].members())
        segment.dimension_medians.emplace_back(dimension, number(score["median"]));
    return segment;
}

Benchmarks read_benchmarks() {
    const auto document = boost::json::parse(embedded::benchmarks);
    ModelProblems problems;
    const Place root{&document, "", "benchmarks.json", problems};
    Benchmarks benchmarks{.name = root["name"].text(),
                          .version = root["version"].text(),
                          .compiled = root["compiled"].text(),
                          .segments = {},
                          .goals = {},
                          .green = {},
                          .yellow = {},
                          .red = {}};
    for (const auto& [name, segment] : root["segments"].members())
        benchmarks.segments.push_back(read_segment(segment, name));
    for (const auto& [name, goal] : root["engagement"].members())
        benchmarks.goals.push_back(read_goal(goal, name));
    const auto distribution = root["health_distribution_percent"];
    benchmarks.green = read_share(distribution["green"]);
    benchmarks.yellow = read_share(distribution["yellow"]);
    benchmarks.red = read_share(distribution["red"]);
    assert(problems.empty());
    return benchmarks;
}

}  // namespace

const SegmentBenchmarks* Benchmarks::of_segment(std::string_view segment) const {
    const auto found = std::ranges::find(segments, segment, &SegmentBenchmarks::segment);
    return found == segments.end() ? nullptr : &*found;
}

const GoalBenchmark* Benchmarks::of_goal(std::string_view goal) const {
    const auto found = std::ranges::find(goals, goal, &GoalBenchmark::name);
    return found == goals.end() ? nullptr : &*found;
}

const GoalBenchmark* Benchmarks::of_field(std::string_view field) const {
    const auto found = std::ranges::find_if(
        goals, [&](const GoalBenchmark& goal) { return !goal.field.empty() && goal.field == field; });
    return found == goals.end() ? nullptr : &*found;
}

const Benchmarks& standard_benchmarks() {
    static const Benchmarks benchmarks = read_benchmarks();
    return benchmarks;
}

}  // namespace csm
