// SPDX-License-Identifier: MIT
#pragma once

#include <csm/words.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace csm {

/// A test on a field's value or on what its curve makes of it.
struct Condition {
    enum class Test : std::uint8_t {
        below,
        at_most,
        above,
        at_least,
        equals,
        score_below,              ///< the curve's score, 0–100
        above_share_of_limit,     ///< of the limit of a headroom curve
        below_share_of_previous,  ///< of the value before the last one of a series
    };
    Test test = Test::below;
    double threshold = 0;  ///< a value, a score or a share; for `equals` encoded as in `Account::values`
    Severity severity = Severity::medium;
    std::optional<std::size_t>
        previous{};  ///< below_share_of_previous: the slot of the value before the last
};

/// Whether a test needs the curve of a metric, and not only its value.
constexpr bool looks_at_curve(Condition::Test test) {
    return test == Condition::Test::score_below || test == Condition::Test::above_share_of_limit;
}

/// Whether a value passes. `previous` is the one before it in its series; a comparison with an unknown value
/// (NaN) fails. Tests that look at a curve never pass here.
constexpr bool passes(const Condition& condition, double value, double previous) {
    using Test = Condition::Test;
    switch (condition.test) {
    case Test::below: return value < condition.threshold;
    case Test::at_most: return value <= condition.threshold;
    case Test::above: return value > condition.threshold;
    case Test::at_least: return value >= condition.threshold;
    case Test::equals: return value == condition.threshold;
    case Test::below_share_of_previous: return value < previous * condition.threshold;
    case Test::score_below:
    case Test::above_share_of_limit: break;
    }
    return false;
}

/// A test on a field of the account; a value that is not known fails it.
struct FieldTest {
    std::size_t field = 0;  ///< slot in `Account::values`
    Condition condition{};
};

}  // namespace csm
