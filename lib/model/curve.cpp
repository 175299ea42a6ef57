// SPDX-License-Identifier: MIT
#include <csm/curve.hpp>
#include <csm/number.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace csm {

namespace {

double quotient(double value, double divisor) { return divisor == 0 ? 0 : value / divisor; }

double steps_score(const Steps& curve, double value) {
    for (const auto& step : curve.steps)
        if (value >= step.at_least) return step.each ? value * step.points : step.points;
    return 0;
}

/// Points for each unit grow up to the last whole number below the next step, or without end.
double steps_maximum(const Steps& curve) {
    double most = 0;
    double next = std::numeric_limits<double>::infinity();
    for (const auto& step : curve.steps) {
        const double units = step.each ? std::max(std::ceil(next) - 1, step.at_least) : 1;
        if (step.points > 0) most = std::max(most, step.points * units);
        next = step.at_least;
    }
    return clamp_score(most);
}

double between_score(const Between& curve, double value) {
    if (value < curve.from) return (value - curve.out[0]) / (curve.from - curve.out[0]) * 100;
    if (value > curve.to) return (curve.out[1] - value) / (curve.out[1] - curve.to) * 100;
    return 100;
}

/// As the newer curves have it, before it is limited to 0–100; few metrics have them.
[[gnu::noinline]] double rare_score(const Curve& curve, double value, double previous) {
    if (const auto* line = std::get_if<Line>(&curve)) return line->intercept + line->slope * value;
    if (const auto* between = std::get_if<Between>(&curve)) return between_score(*between, value);
    const auto& when = std::get<When>(curve);
    return passes(when.condition, value, previous) ? when.points : 0;
}

/// As the curve has it, before it is limited to 0–100. The curves that most metrics have come first.
[[gnu::always_inline]] inline double unlimited_score(const Curve& curve, double value, Cohort cohort,
                                                     double previous) {
    if (const auto* attain = std::get_if<Attain>(&curve))
        return quotient(value, attain->target[cohort]) * 100;
    if (const auto* headroom = std::get_if<Headroom>(&curve))
        return (1 - quotient(value, headroom->limit[cohort])) * 100;
    if (const auto* levels = std::get_if<Levels>(&curve))
        return levels->scores[static_cast<std::size_t>(value)];
    if (const auto* decline = std::get_if<Decline>(&curve))
        return std::abs(std::min(value, 0.0)) * decline->rate;
    if (const auto* excess = std::get_if<Excess>(&curve)) return (value - excess->base) * excess->rate;
    if (const auto* steps = std::get_if<Steps>(&curve)) return steps_score(*steps, value);
    return rare_score(curve, value, previous);
}

}  // namespace

double curve_score(const Curve& curve, double value, Cohort cohort, double previous) {
    return clamp_score(unlimited_score(curve, value, cohort, previous));
}

double curve_maximum(const Curve& curve) {
    if (const auto* levels = std::get_if<Levels>(&curve))
        return clamp_score(*std::max_element(levels->scores.begin(), levels->scores.end()));
    if (const auto* when = std::get_if<When>(&curve)) return clamp_score(when->points);
    if (const auto* line = std::get_if<Line>(&curve); line && line->slope == 0)
        return clamp_score(line->intercept);
    return std::holds_alternative<Steps>(curve) ? steps_maximum(std::get<Steps>(curve)) : 100;
}

}  // namespace csm
