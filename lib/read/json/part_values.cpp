// SPDX-License-Identifier: MIT
#include "read/json/part_values.hpp"

#include "base/normalised.hpp"

namespace csm::read {

void PartValues::begin_module(std::string_view name) {
    auto& module = account_.modules.add();
    module.name.assign(name);
    module.adopted.reset();
    module.usage_percent.reset();
}

void PartValues::begin_limit(std::string_view name) {
    auto& limit = account_.plan_limits.add();
    limit.name.assign(name);
    limit.used.reset();
    limit.included.reset();
}

void PartValues::begin_milestone() {
    auto& milestone = account_.milestones.add();
    for (auto* const text : {&milestone.name, &milestone.phase, &milestone.owner}) text->clear();
    milestone.due_day.reset();
    milestone.due.reset();
    milestone.done_on.reset();
}

void PartValues::set(Part part, double number) {
    switch (part) {
    case Part::module_usage: module().usage_percent = number; break;
    case Part::limit_used: limit().used = number; break;
    case Part::limit_included: limit().included = number; break;
    case Part::point_value: series.point().value = number; break;
    case Part::goal_target: goals.goal().target = number; break;
    case Part::goal_actual: goals.goal().actual = number; break;
    case Part::milestone_due_day: milestone().due_day = static_cast<long>(number); break;
    default: break;
    }
}

/// Amounts of goals may be texts.
void PartValues::set(Part part, std::string_view text) {
    switch (part) {
    case Part::goal_status: goals.goal().status.assign(text); break;
    case Part::goal_better: goals.goal().lower_is_better = are_alike(text, "lower"); break;
    case Part::goal_target: goals.goal().target = goal_number(text); break;
    case Part::goal_actual: goals.goal().actual = goal_number(text); break;
    case Part::milestone_name: milestone().name.assign(text); break;
    case Part::milestone_phase: milestone().phase.assign(text); break;
    case Part::milestone_owner: milestone().owner.assign(text); break;
    default: break;
    }
}

void PartValues::set(Part part, Date date) {
    switch (part) {
    case Part::point_on: series.point().on = date; break;
    case Part::milestone_due: milestone().due = date; break;
    case Part::milestone_done_on: milestone().done_on = date; break;
    default: break;
    }
}

void PartValues::set(Part part, bool flag) {
    if (part == Part::module_adopted) module().adopted = flag;
}

void PartValues::forget(Part part) {
    switch (part) {
    case Part::none:
    case Part::measured_on:
    case Part::record_day: break;
    case Part::module_adopted: module().adopted.reset(); break;
    case Part::module_usage: module().usage_percent.reset(); break;
    case Part::limit_used: limit().used.reset(); break;
    case Part::limit_included: limit().included.reset(); break;
    case Part::point_on: series.point().on.reset(); break;
    case Part::point_value: series.point().value.reset(); break;
    case Part::goal_status: goals.goal().status.clear(); break;
    case Part::goal_target: goals.goal().target.reset(); break;
    case Part::goal_actual: goals.goal().actual.reset(); break;
    case Part::goal_better: goals.goal().lower_is_better = false; break;
    case Part::milestone_name: milestone().name.clear(); break;
    case Part::milestone_phase: milestone().phase.clear(); break;
    case Part::milestone_due_day: milestone().due_day.reset(); break;
    case Part::milestone_due: milestone().due.reset(); break;
    case Part::milestone_done_on: milestone().done_on.reset(); break;
    case Part::milestone_owner: milestone().owner.clear(); break;
    }
}

}  // namespace csm::read
