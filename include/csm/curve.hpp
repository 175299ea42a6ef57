// SPDX-License-Identifier: MIT
#pragma once

#include <csm/cohort.hpp>
#include <csm/condition.hpp>

#include <array>
#include <cstddef>
#include <limits>
#include <variant>
#include <vector>

namespace csm {

/// Stands for the value before the last one where there is none.
inline constexpr double no_previous = std::numeric_limits<double>::quiet_NaN();

/// clamp(value / target · 100); 0 for a target of 0. More is better. For this and the next curves:
/// docs/scoring.md, "Curves"; clamp limits to 0–100.
struct Attain {
    ByCohort target;
};

/// clamp((1 − value / limit) · 100); a limit of 0 makes the quotient 0. Less is better.
struct Headroom {
    ByCohort limit;
};

/// clamp(|min(value, 0)| · rate): the fall of a value.
struct Decline {
    double rate = 0;  ///< score points for each unit of the fall, from 0
};

/// clamp((value − base) · rate): what goes beyond the base.
struct Excess {
    double base = 0;  ///< in the metric's unit; what is still normal
    double rate = 0;  ///< score points for each unit beyond it, from 0
};

/// The score of a word or a flag, by its index.
struct Levels {
    std::vector<double> scores;  ///< 0–100; of a flag for false, then true
};

/// The first step whose `at_least` the value reaches: its points, or its points for each unit of the value;
/// else 0.
struct Steps {
    /// A threshold and what reaching it is worth.
    struct Step {
        double at_least = 0;  ///< in the metric's unit
        double points = 0;    ///< 0–100
        bool each = false;    ///< whether they count for each unit of the value
    };

    std::vector<Step> steps;  ///< by falling `at_least`
};

/// clamp(intercept + slope · value).
struct Line {
    double intercept = 0;
    double slope = 0;
};

/// 100 from `from` to `to`, falling in straight lines to 0 at the two ends of `out`: too few and too many are
/// both bad.
struct Between {
    double from = 0, to = 0;
    std::array<double, 2> out{};  ///< out[0] < from ≤ to < out[1]
};

/// Points while a condition on the field holds, else 0.
struct When {
    Condition condition;
    double points = 0;
};

/// How a raw value becomes a score of 0–100 or, in an additive dimension, points.
using Curve = std::variant<Attain, Headroom, Decline, Excess, Levels, Steps, Line, Between, When>;

/// The score of a value for an account of the cohort; 0–100. `previous` is the value before it in its series.
double curve_score(const Curve& curve, double value, Cohort cohort, double previous = no_previous);

/// The largest score the curve can give, 0–100: what a metric of an additive dimension has at stake.
double curve_maximum(const Curve& curve);

}  // namespace csm
