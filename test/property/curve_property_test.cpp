// SPDX-License-Identifier: MIT
#include "property/account_generator.hpp"

#include <csm/curve.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace csm::test {

namespace {

/// A target, limit, rate or number of points.
double a_parameter() { return std::abs(*plausible_number(0, 100)); }

/// Steps with falling limits and points that do not rise, none of them for each unit.
Steps falling_steps() {
    std::vector<double> limits{a_parameter(), a_parameter(), a_parameter()};
    std::vector<double> points{a_parameter(), a_parameter(), a_parameter()};
    std::sort(limits.rbegin(), limits.rend());
    std::sort(points.rbegin(), points.rend());
    Steps steps;
    for (std::size_t i = 0; i < limits.size(); ++i)
        if (i == 0 || limits[i] < limits[i - 1]) steps.steps.push_back({limits[i], points[i], false});
    return steps;
}

/// Asserts that the scores of rising values rise (sign 1) or fall (sign −1), within 0–100.
void assert_monotone(const Curve& curve, int sign) {
    std::vector<double> values(20);
    for (auto& value : values) value = *plausible_number(-100, 200);
    std::sort(values.begin(), values.end());
    double before = sign > 0 ? 0 : 100;
    for (const double value : values) {
        const double score = curve_score(curve, value, 0);
        RC_ASSERT(score >= 0 && score <= 100);
        RC_ASSERT(score <= curve_maximum(curve));
        RC_ASSERT((score - before) * sign >= 0);
        before = score;
    }
}

}  // namespace

RC_GTEST_PROP(CurveProperty, AttainRises, ()) { assert_monotone(Attain{{{a_parameter()}}}, 1); }

RC_GTEST_PROP(CurveProperty, HeadroomFalls, ()) { assert_monotone(Headroom{{{a_parameter()}}}, -1); }

RC_GTEST_PROP(CurveProperty, DeclineFalls, ()) { assert_monotone(Decline{a_parameter()}, -1); }

RC_GTEST_PROP(CurveProperty, ExcessRises, ()) {
    assert_monotone(Excess{.base = *plausible_number(-10, 10), .rate = a_parameter()}, 1);
}

RC_GTEST_PROP(CurveProperty, StepsRise, ()) { assert_monotone(falling_steps(), 1); }

RC_GTEST_PROP(CurveProperty, StepsForEachUnitRise, ()) {
    const double each = a_parameter();
    assert_monotone(Steps{{{.at_least = 0, .points = each, .each = true}}}, 1);
}

RC_GTEST_PROP(CurveProperty, LevelsStayBelowTheirMaximum, ()) {
    const Levels levels{{a_parameter(), a_parameter(), a_parameter()}};
    for (const double word : {0, 1, 2}) {
        RC_ASSERT(curve_score(levels, word, 0) >= 0);
        RC_ASSERT(curve_score(levels, word, 0) <= curve_maximum(levels));
    }
}

}  // namespace csm::test
