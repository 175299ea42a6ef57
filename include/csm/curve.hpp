// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <variant>
#include <vector>

namespace csm {

/// One number per segment of the model.
struct BySegment {
    std::vector<double> values;

    double operator[](std::size_t segment) const { return values[segment]; }
};

/// clamp(value / target · 100); 0 for a target of 0. More is better.
struct Attain {
    BySegment target;
};

/// clamp((1 − value / limit) · 100); a limit of 0 makes the quotient 0. Less is better.
struct Headroom {
    BySegment limit;
};

/// clamp(|min(value, 0)| · rate): the fall of a value.
struct Decline {
    double rate = 0;
};

/// clamp((value − base) · rate): what goes beyond the base.
struct Excess {
    double base = 0;
    double rate = 0;
};

/// The score of a word or a flag, by its index.
struct Levels {
    std::vector<double> scores;
};

/// The first step whose `at_least` the value reaches: its points, or its points for each unit of the value;
/// else 0.
struct Steps {
    struct Step {
        double at_least = 0;
        double points = 0;
        bool each = false;
    };

    std::vector<Step> steps;  ///< by falling `at_least`
};

/// How a raw value becomes a score of 0–100 or, in an additive dimension, points.
using Curve = std::variant<Attain, Headroom, Decline, Excess, Levels, Steps>;

/// The score of a value for an account of the segment; 0–100.
double curve_score(const Curve& curve, double value, std::size_t segment);

/// The largest score the curve can give.
double curve_maximum(const Curve& curve);

}  // namespace csm
