// SPDX-License-Identifier: MIT
#include "read/json/item_lists.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <cmath>

namespace csm::read {

void SeriesReading::begin(std::size_t slot) {
    slot_ = slot;
    points_.clear();
}

std::size_t SeriesReading::settle() {
    const auto dated = [](const Point& point) { return point.on.has_value(); };
    if (std::ranges::none_of(points_, dated)) return 0;
    const auto left_out = std::erase_if(points_, [&](const Point& point) { return !dated(point); });
    std::ranges::stable_sort(points_, {}, [](const Point& point) { return *point.on; });
    return left_out;
}

void SeriesReading::fill(Account& account, const Model& model) const {
    account.values[slot_] = points_.empty() ? missing_value : *points_.back().value;
    for (std::size_t slot = 0; slot < model.fields.size(); ++slot) {
        const auto& derivation = model.fields[slot].derivation;
        if (derivation.is_of_series() && derivation.of == slot_) account.values[slot] = derived(derivation);
    }
}

double SeriesReading::derived(const Derivation& derivation) const {
    using Kind = Derivation::Kind;
    if (points_.empty()) return missing_value;
    const double last = *points_.back().value;
    if (derivation.kind == Kind::last) return last;
    if (derivation.kind == Kind::recency_mean) {
        double sum = 0, weight = 0;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            const auto& [on, value] = points_[i];
            const double age = on ? static_cast<double>(days_between(*on, *points_.back().on))
                                  : static_cast<double>(points_.size() - 1 - i);
            const double share = std::pow(0.5, age / derivation.half_life);
            sum += *value * share;
            weight += share;
        }
        return sum / weight;
    }
    if (points_.size() < 2) return missing_value;
    const double previous = *points_[points_.size() - 2].value;
    if (derivation.kind == Kind::previous) return previous;
    return previous == 0 || !is_plausible(last / previous) ? missing_value : last / previous;
}

void forget_value(Account& account, const Model& model, std::size_t slot) {
    account.values[slot] = missing_value;
    if (!model.fields[slot].is_series) return;
    SeriesReading nothing;
    nothing.begin(slot);
    nothing.fill(account, model);
}

void GoalReading::end_goal() {
    const auto state = state_of(goal_);
    counted_ += state == GoalState::met || state == GoalState::not_met;
    met_ += state == GoalState::met;
}

double GoalReading::share_met() const {
    return counted_ == 0 ? missing_value : static_cast<double>(met_) / static_cast<double>(counted_) * 100;
}

}  // namespace csm::read
