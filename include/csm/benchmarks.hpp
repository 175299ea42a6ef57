// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm {

/// What vendors reach, in percent. For what is better the less, the top quartile is the smaller one.
struct Quartiles {
    double median = 0;           ///< half of the vendors reach it
    double top_quartile = 0;     ///< the better quarter reaches it
    double bottom_quartile = 0;  ///< the worse quarter stays behind it
};

/// Health scores of comparable accounts, 0–100.
struct HealthBenchmark {
    double target = 0;        ///< an average to aim at
    double median = 0;        ///< of accounts in general
    double top_quartile = 0;  ///< of the better quarter
};

/// A figure with a target and a point from which it is a warning; where the target is the smaller of the two,
/// less is better.
struct GoalBenchmark {
    std::string name;    ///< with its unit: csat_of_5
    std::string field;   ///< the input field it can be compared with; empty when there is none
    double target = 0;   ///< in the unit of the name, as the two below
    double median = 0;   ///< what others reach
    double warning = 0;  ///< from here on a person should look
};

/// A share of the accounts of a portfolio, in percent 0–100: the range to aim at, and the share from which a
/// person should look.
struct ShareBenchmark {
    double target_from = 0;       ///< lower end of the range
    double target_to = 0;         ///< upper end
    double alert = 0;             ///< below it when more is better, else above it
    bool more_is_better = false;  ///< whether a larger share is the better one
};

/// What others reach with accounts of one segment.
struct SegmentBenchmarks {
    std::string segment;                ///< name of a segment of the standard model
    Quartiles net_revenue_retention;    ///< 100 is as much as a year before
    Quartiles gross_revenue_retention;  ///< without expansion; at most 100
    Quartiles annual_logo_churn;        ///< less is better
    HealthBenchmark health;             ///< of the overall score
    std::vector<std::pair<std::string, double>> dimension_medians;  ///< score, by name of the dimension
    GoalBenchmark time_to_first_value;                              ///< days from the start of the contract
    std::string touch;            ///< how often to be in touch, in words: "weekly to every two weeks"
    std::string business_review;  ///< how often, in words
    std::string health_review;    ///< how often, in words
};

/// What others reach, to compare with. No score depends on these figures.
struct Benchmarks {
    std::string name;                         ///< of the collection
    std::string version;                      ///< of the collection
    std::string compiled;                     ///< the day they were put together, YYYY-MM-DD
    std::vector<SegmentBenchmarks> segments;  ///< each once
    std::vector<GoalBenchmark> goals;         ///< how customers take part, in all segments
    ShareBenchmark green, yellow, red;        ///< of the health classes

    /// Those of the segment of exactly that name; null when there are none. Lives as long as this.
    const SegmentBenchmarks* of_segment(std::string_view name) const;

    /// The goal of that name, or null. Lives as long as this.
    const GoalBenchmark* of_goal(std::string_view name) const;

    /// The goal that an input field (dotted name) can be compared with, or null. Lives as long as this.
    const GoalBenchmark* of_field(std::string_view field) const;
};

/// The benchmarks that are built into the program, data/benchmarks.json; read at the first call, in whichever
/// thread, and kept.
const Benchmarks& standard_benchmarks();

}  // namespace csm
