// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm {

/// What vendors reach: half of them the median, the better and the worse quarter the quartiles; in percent.
struct Quartiles {
    double median = 0;
    double top_quartile = 0;
    double bottom_quartile = 0;
};

/// Health scores of comparable accounts, 0–100, and an average to aim at.
struct HealthBenchmark {
    double target = 0;
    double median = 0;
    double top_quartile = 0;
};

/// A figure with a target and a point from which it is a warning; where the target is the smaller of the two,
/// less is better.
struct GoalBenchmark {
    std::string name;   ///< with its unit: csat_of_5
    std::string field;  ///< the input field it can be compared with; empty when there is none
    double target = 0;
    double median = 0;
    double warning = 0;
};

/// A share of the accounts, in percent: the range to aim at, and the share from which a person should look.
struct ShareBenchmark {
    double target_from = 0;
    double target_to = 0;
    double alert = 0;  ///< below it when more is better, else above it
    bool more_is_better = false;
};

/// What others reach with accounts of one segment.
struct SegmentBenchmarks {
    std::string segment;  ///< name of a segment of the standard model
    Quartiles net_revenue_retention;
    Quartiles gross_revenue_retention;
    Quartiles annual_logo_churn;  ///< less is better
    HealthBenchmark health;
    std::vector<std::pair<std::string, double>> dimension_medians;  ///< by name of the health dimension
    GoalBenchmark time_to_first_value;                              ///< days from the start of the contract
    std::string touch;            ///< how often to be in touch, in words: "weekly to every two weeks"
    std::string business_review;  ///< how often, in words
    std::string health_review;    ///< how often, in words
};

/// What others reach, to compare with. No score depends on these figures.
struct Benchmarks {
    std::string name;
    std::string version;
    std::string compiled;  ///< the day they were put together, YYYY-MM-DD
    std::vector<SegmentBenchmarks> segments;
    std::vector<GoalBenchmark> goals;  ///< how customers take part, in all segments
    ShareBenchmark green, yellow, red;

    /// Those of the segment; null for a segment they do not know.
    const SegmentBenchmarks* of_segment(std::string_view name) const;

    /// The goal that an input field can be compared with, or null.
    const GoalBenchmark* of_field(std::string_view field) const;
};

/// The benchmarks that are built into the program, data/benchmarks.json; read at the first call.
const Benchmarks& standard_benchmarks();

}  // namespace csm
