// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/goal.hpp>
#include <csm/model.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace csm::read {

/// A series while it is read: its values, oldest first, and their days where it has some.
class SeriesReading {
  public:
    struct Point {
        std::optional<Date> on;
        std::optional<double> value;
    };

    void begin(std::size_t slot);

    std::size_t slot() const { return slot_; }

    void add(double value) { points_.push_back({std::nullopt, value}); }

    /// The point whose object is being read.
    Point& point() { return point_; }

    void begin_point() { point_ = {}; }

    /// The point, which has a value, has all its content.
    void end_point() { points_.push_back(point_); }

    /// Puts the series in the order of its days, and leaves out what has none among others that do; how many
    /// that were.
    std::size_t settle();

    /// Fills the slot of the series with its last value, and the slots of what follows from it.
    void fill(Account& account, const Model& model) const;

    /// The day of the last value.
    std::optional<Date> last_day() const { return points_.empty() ? std::nullopt : points_.back().on; }

  private:
    double derived(const Derivation& derivation) const;

    std::size_t slot_ = 0;
    Point point_;
    std::vector<Point> points_;
};

/// Makes a field's value missing, and what follows from it when it is a series.
void forget_value(Account& account, const Model& model, std::size_t slot);

/// A list of goals while it is read.
class GoalReading {
  public:
    void begin() { met_ = counted_ = 0; }

    Goal& goal() { return goal_; }

    void begin_goal() { goal_ = {}; }

    void end_goal();

    /// Percent of the goals counted that are met, 0–100; `missing_value` when none counts.
    double share_met() const;

  private:
    Goal goal_;
    std::size_t met_ = 0;
    std::size_t counted_ = 0;
};

}  // namespace csm::read
