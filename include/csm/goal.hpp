// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace csm {

/// What a customer wants to reach, as far as it can be judged.
struct Goal {
    std::string status;            ///< as written; empty when not known
    std::optional<double> target;  ///< a number, or a text that is one with an optional %
    std::optional<double> actual;
    bool lower_is_better = false;

    bool operator==(const Goal&) const = default;
};

/// What a goal's status or its numbers say of it.
enum class GoalState { met, not_met, dropped, unknown };

/// A known status decides alone: met, achieved, done and reached; on track, behind and not started; dropped.
/// Without one a goal is met when its actual value has reached the target, or is not above it where lower is
/// better; unknown without both numbers.
GoalState state_of(const Goal& goal);

/// The number that a text is, with an optional % after it; nothing for any other text.
std::optional<double> goal_number(std::string_view text);

}  // namespace csm
