// SPDX-License-Identifier: MIT
#include <csm/goal.hpp>

#include "base/normalised.hpp"
#include "base/without_blanks.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace csm {

namespace {

constexpr std::array<std::pair<std::string_view, GoalState>, 8> states{{{"met", GoalState::met},
                                                                        {"achieved", GoalState::met},
                                                                        {"done", GoalState::met},
                                                                        {"reached", GoalState::met},
                                                                        {"on track", GoalState::not_met},
                                                                        {"behind", GoalState::not_met},
                                                                        {"not started", GoalState::not_met},
                                                                        {"dropped", GoalState::dropped}}};

}  // namespace

GoalState state_of(const Goal& goal) {
    for (const auto& [word, state] : states)
        if (are_alike(goal.status, word)) return state;
    if (!goal.actual || !goal.target) return GoalState::unknown;
    const bool met = goal.lower_is_better ? *goal.actual <= *goal.target : *goal.actual >= *goal.target;
    return met ? GoalState::met : GoalState::not_met;
}

std::optional<double> goal_number(std::string_view text) {
    using read::without_blanks;
    text = without_blanks(text);
    if (text.ends_with('%')) text = without_blanks(text.substr(0, text.size() - 1));
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

}  // namespace csm
