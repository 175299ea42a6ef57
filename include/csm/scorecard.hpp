// SPDX-License-Identifier: MIT
#pragma once

#include <csm/condition.hpp>
#include <csm/curve.hpp>
#include <csm/field.hpp>
#include <csm/words.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm {

/// A sentence with a place for a metric's value.
struct Phrase {
    std::string before;        ///< all of the text when no value is shown
    std::string after;         ///< what follows the value; empty when none is shown
    bool shows_value = false;  ///< whether the value stands between the two
};

/// A list of letters that shows metrics; its word in a model is the name here.
enum class MetricGroup : std::uint8_t { usage, engagement, service };

/// One measured value and what it is worth.
struct Metric {
    std::string name;         ///< key in the output
    std::string label;        ///< for people
    std::string unit;         ///< such as %; may be empty
    std::string unit_of_one;  ///< the unit after a value of 1
    std::size_t field = 0;    ///< index into `Model::fields`
    double weight =
        0;  ///< share of the dimension, 0–1; for additive dimensions the share of the points at stake
    double default_value = 0;  ///< used under `Missing::use_default`; encoded as in `Account::values`
    std::optional<std::size_t>
        previous{};                 ///< slot of the value before the last, where the curve looks at it
    Curve curve;                    ///< from the value to its score
    std::vector<Phrase> phrases;    ///< by segment: the value and what the segment needs
    std::size_t phrase_phases = 1;  ///< how many phrases a segment has
    bool is_for_customers = false;  ///< whether documents for customers may show it
    std::optional<std::size_t> change_of{};  ///< index into `Model::fields`: what it measures the change of
    std::vector<MetricGroup> groups{};       ///< the lists of letters that show it
};

/// What a score from some point on means.
struct Reading {
    double from = 0;  ///< 0–100
    std::string text;
};

/// How the metrics of a dimension make its score: the weighted mean of their curves, the sum of their points
/// clamped to 0–100, or the worst of them alone: the smallest health, the largest risk.
enum class Combine : std::uint8_t { weighted, points, worst };

/// A group of metrics with one score.
struct Dimension {
    std::string name;         ///< key in the output
    std::string label;        ///< for people
    std::string weight_text;  ///< "30%", as the JSON of the analyses shows it
    double weight = 0;        ///< share of the scorecard, 0–1
    Combine combine = Combine::weighted;
    std::vector<Metric> metrics;                ///< at least one
    std::optional<std::size_t> previous_field;  ///< slot of the previous period's score
    std::vector<Reading> readings{};            ///< by falling `from`; empty, or the last one is from 0
};

/// A remark about one metric or field: a recommendation (health) or a warning (churn). The first condition
/// that holds counts; what is not known fires nothing.
struct Finding {
    std::string code;                     ///< stable, such as csat-low
    std::size_t field = 0;                ///< slot of what it looks at
    std::optional<std::size_t> metric{};  ///< the metric that reads it: position among all of the scorecard
    bool needs_other = false;             ///< counts only beside another finding
    std::vector<Condition> conditions;    ///< tried in order
    std::optional<FieldTest> beside{};    ///< what must hold of another field too
    Phrase text;                          ///< a sentence without a full stop
    std::string action;                   ///< a sentence without a full stop
    double gravity = 0;  ///< 0–100; of findings alike in severity the one with more is acted on first
};

/// A limit of the class or tier that holds whatever the score: "escalate regardless".
template <class Class>
struct Floor {
    FieldTest when{};
    Class limit{};       ///< the best class, or the least urgent tier, that an account can then have
    std::string reason;  ///< a sentence without a full stop
};

/// What a floor of the model made of a verdict.
template <class Class>
struct Limited {
    std::size_t floor = 0;  ///< index into the model's floors
    Class computed{};       ///< the class or tier by the score alone
};

/// Where scores are rounded; contributions sum to the rounded overall score.
struct Rounding {
    bool dimensions_to_tenths = true;
    bool overall_to_whole = false;  ///< ⌊x + ½⌋; else to tenths
};

/// A weighted set of dimensions and the findings that go with them. Health and churn are two of them.
struct Scorecard {
    std::vector<Dimension> dimensions;          ///< their weights sum to 1
    std::vector<Finding> findings;              ///< in the order in which they are listed
    std::optional<std::size_t> previous_field;  ///< slot of the previous period's overall score
    Rounding rounding{};
};

/// Splits a text at its first `{value}`; without one all of it stands before.
Phrase phrase(std::string_view text);

/// The metric with its value and what the cohort needs: "Login frequency {value} %, 90 % wanted".
Phrase metric_phrase(const Metric& metric, Cohort cohort);

/// The same, as it was made when the model was read: its place in `Metric::phrases`.
inline std::size_t phrase_index(const Metric& metric, Cohort cohort) {
    return index_of(cohort, metric.phrase_phases);
}

/// The unit as it stands after the value, `unit_of_one` after 1; may be empty. Lives as long as the metric.
const std::string& unit_after(const Metric& metric, double value);

/// What the cohort needs of the metric: "90 % wanted", "limit 72 h"; empty for curves without such a number.
std::string goal_text(const Metric& metric, Cohort cohort);

/// The sentence on what a dimension's score means; empty without a score or readings.
std::string_view reading_of(const Dimension& dimension, std::optional<double> score);

}  // namespace csm
