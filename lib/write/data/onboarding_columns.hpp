// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/columns.hpp"

#include <csm/onboarding.hpp>

namespace csm::columns {

using OnboardingRow = ScoredRow<OnboardingResult>;

/// The open milestone that is due first: what of it `member` says.
ColumnValue value_in_next(const OnboardingRow& row, const auto& member) {
    const auto& next = row.scored.next;
    return next ? value_of(member(row.scored.milestones[*next])) : ColumnValue{};
}

/// What follows the identity in the CSV and the workbook of csm onboarding, in order.
inline constexpr OutputColumn<OnboardingRow> onboarding_columns[]{
    {"state", "State", ColumnType::text,
     [](const OnboardingRow& row) { return value_of(word(row.scored.state)); }},
    {"start", "Start", ColumnType::date, [](const OnboardingRow& row) { return value_of(row.scored.start); }},
    {"start_from", "Start from", ColumnType::text,
     [](const OnboardingRow& row) { return value_of(word(row.scored.start_from)); }},
    {"day", "Day", ColumnType::count, [](const OnboardingRow& row) { return value_of(row.scored.day); }},
    {"checklist_phase", "Stretch", ColumnType::text,
     [](const OnboardingRow& row) { return value_of(row.scored.phase()); }},
    {"done_count", "Done", ColumnType::count,
     [](const OnboardingRow& row) { return count_of(row.scored.done); }},
    {"milestone_count", "Steps", ColumnType::count,
     [](const OnboardingRow& row) { return count_of(row.scored.milestones.size()); }},
    {"late_count", "Late", ColumnType::count,
     [](const OnboardingRow& row) { return count_of(row.scored.late); }},
    {"next_milestone", "Next", ColumnType::text,
     [](const OnboardingRow& row) {
         return value_in_next(row, [](const auto& next) -> const std::string& { return next.name; });
     }},
    {"next_owner", "Next by", ColumnType::text,
     [](const OnboardingRow& row) {
         return value_in_next(row, [](const auto& next) -> const std::string& { return next.owner; });
     }},
    {"next_due", "Due", ColumnType::date,
     [](const OnboardingRow& row) {
         return value_in_next(row, [](const auto& next) -> const std::optional<Date>& { return next.due; });
     }},
    {"stalled_since", "Stalled since", ColumnType::date,
     [](const OnboardingRow& row) { return value_of(row.scored.stalled_since()); }},
    {"kick_off", "Kick-off", ColumnType::text,
     [](const OnboardingRow& row) { return value_of(word(row.scored.kick_off)); }},
    {"first_value", "First value", ColumnType::text,
     [](const OnboardingRow& row) { return value_of(word(row.scored.first_value.state)); }},
    {"first_value_days", "Days to value", ColumnType::count,
     [](const OnboardingRow& row) { return value_of(row.scored.first_value.days); }},
    {"activation", "Activation", ColumnType::text,
     [](const OnboardingRow& row) { return value_of(word(row.scored.activation)); }},
    {"active_share", "Active seats", ColumnType::share,
     [](const OnboardingRow& row) { return value_of(row.scored.active_share); }},
    {"reason", "Why", ColumnType::text, [](const OnboardingRow& row) { return value_of(row.scored.reason); }},
    {"next_action", "Do", ColumnType::text,
     [](const OnboardingRow& row) { return value_of(row.scored.next_action); }}};

}  // namespace csm::columns
