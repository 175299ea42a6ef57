// SPDX-License-Identifier: MIT
#pragma once

#include "read/json/item_lists.hpp"
#include "read/json/record_schema.hpp"

#include <csm/account.hpp>

#include <string_view>

namespace csm::read {

/// Whether the part stands in an object of a list: of a series, of goals or of milestones.
constexpr bool is_of_item(Part part) { return part >= Part::point_on; }

/// Where the parts of a record go that are neither an own field nor a slot: into the module, the plan limit,
/// the point of a series, the goal or the milestone that is being read.
class PartValues {
  public:
    /// The account must live as long.
    explicit PartValues(Account& account) : account_{account} {}

    SeriesReading series;
    GoalReading goals;

    /// The ones that were begun last; there must be one.
    Module& module() { return account_.modules.items().back(); }

    PlanLimit& limit() { return account_.plan_limits.items().back(); }

    Milestone& milestone() { return account_.milestones.items().back(); }

    /// One more at the end, empty, in the memory of one of an earlier account.
    void begin_module(std::string_view name);
    void begin_limit(std::string_view name);
    void begin_milestone();

    /// Sets a part of that type; any other stays as it is.
    void set(Part part, double number);
    void set(Part part, std::string_view text);
    void set(Part part, Date date);
    void set(Part part, bool flag);

    /// Makes it what it is in a record that does not have it.
    void forget(Part part);

  private:
    Account& account_;
};

}  // namespace csm::read
