// SPDX-License-Identifier: MIT
#pragma once

#include <csm/curve.hpp>
#include <csm/words.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace csm {

enum class ValueKind : std::uint8_t { number, word, flag };

/// An input field that a metric reads; its index in `Model::fields` is the slot in `Account::values`.
struct Field {
    std::string name;  ///< dotted path in the record: usage.login_frequency
    ValueKind kind = ValueKind::number;
    std::vector<std::string> words;  ///< kind word: the values it may take; a slot holds the index
    std::vector<std::pair<std::string, std::size_t>> aliases;  ///< other spellings, normalised, of a word
    std::optional<double> least;                               ///< smallest plausible number
    std::optional<double> most;                                ///< largest plausible number
    std::optional<double> valid_days{};                        ///< older values count as missing
};

/// A sentence with a place for a metric's value.
struct Phrase {
    std::string before;
    std::string after;  ///< the value; empty when none is shown
    bool shows_value = false;
};

/// A list of documents that shows metrics; its word in a model is the name here.
enum class MetricGroup : std::uint8_t { usage, engagement, service };

/// One measured value and what it is worth.
struct Metric {
    std::string name;
    std::string label;
    std::string unit;
    std::string unit_of_one;  ///< the unit after a value of 1
    std::size_t field = 0;    ///< index into `Model::fields`
    double weight =
        0;  ///< share of the dimension, 0–1; for additive dimensions the share of the points at stake
    double default_value = 0;  ///< used under `Missing::use_default`; encoded as in `Account::values`
    Curve curve;
    std::vector<Phrase> phrases;             ///< by segment: the value and what the segment needs
    bool is_for_customers = false;           ///< whether documents for customers may show it
    std::optional<std::size_t> change_of{};  ///< index into `Model::fields`: what it measures the change of
    std::vector<MetricGroup> groups{};       ///< the lists of documents that show it
};

/// A group of metrics with one score. Weighted: the mean of its curves. Additive: the sum of its points,
/// clamped.
struct Dimension {
    std::string name;
    std::string label;
    std::string weight_text;  ///< "30%", as the JSON of the analyses shows it
    double weight = 0;        ///< share of the scorecard, 0–1
    bool additive = false;
    std::vector<Metric> metrics;
    std::optional<std::size_t> previous_field;  ///< slot of the previous period's score
};

/// A test on a metric's raw value or score.
struct Condition {
    enum class Test : std::uint8_t {
        below,
        at_most,
        above,
        at_least,
        equals,
        score_below,
        above_share_of_limit
    };
    Test test = Test::below;
    double threshold = 0;  ///< for `equals` encoded as in `Account::values`
    Severity severity = Severity::medium;
};

/// A remark about one metric: a recommendation (health) or a warning (churn). The first condition that holds
/// counts.
struct Finding {
    std::string code;
    std::size_t metric = 0;  ///< position among all metrics of the scorecard, in order
    std::vector<Condition> conditions;
    Phrase text;
    std::string action;
};

/// A weighted set of dimensions and the findings that go with them. Health and churn are two of them.
struct Scorecard {
    std::vector<Dimension> dimensions;
    std::vector<Finding> findings;
    std::optional<std::size_t> previous_field;  ///< slot of the previous period's overall score
};

/// Splits a text at its `{value}`.
Phrase phrase(std::string_view text);

/// The metric with its value and what the segment needs: "Login frequency {value} %, 90 % wanted".
Phrase metric_phrase(const Metric& metric, std::size_t segment);

/// The unit as it stands after the value.
const std::string& unit_after(const Metric& metric, double value);

/// What the segment needs of the metric: "90 % wanted", "limit 72 h"; empty for curves without such a number.
std::string goal_text(const Metric& metric, std::size_t segment);

}  // namespace csm
