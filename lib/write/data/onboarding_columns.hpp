// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/columns.hpp"

#include <csm/onboarding_result.hpp>

namespace csm::columns {

using OnboardingRow = ScoredRow<OnboardingResult>;

/// The open milestone that is due first: what of it `member` says.
ColumnValue value_in_next(const OnboardingRow& row, const auto& member) {
    const auto& next = row.scored.next;
    return next ? value_of(member(row.scored.milestones[*next])) : ColumnValue{};
}

/// What follows the identity in the CSV of csm onboarding, in order.
inline constexpr OutputColumn<OnboardingRow> onboarding_columns[]{
    {"state", "", ColumnType::text,
     [](const OnboardingRow& row) { return value_of(word(row.scored.state)); }},
    {"start", "", ColumnType::date, [](const OnboardingRow& row) { return value_of(row.scored.start); }},
    {"start_from", "", ColumnType::text,
     [](const OnboardingRow& row) { return value_of(word(row.scored.start_from)); }},
    {"day", "", ColumnType::count, [](const OnboardingRow& row) { return value_of(row.scored.day); }},
    {"checklist_phase", "", ColumnType::text,
     [](const OnboardingRow& row) { return value_of(row.scored.phase()); }},
    {"done_count", "", ColumnType::count, [](const OnboardingRow& row) { return count_of(row.scored.done); }},
    {"milestone_count", "", ColumnType::count,
     [](const OnboardingRow& row) { return count_of(row.scored.milestones.size()); }},
    {"late_count", "", ColumnType::count, [](const OnboardingRow& row) { return count_of(row.scored.late); }},
    {"next_milestone", "", ColumnType::text,
     [](const OnboardingRow& row) {
         return value_in_next(row, [](const auto& next) -> const std::string& { return next.name; });
     }},
    {"next_owner", "", ColumnType::text,
     [](const OnboardingRow& row) {
         return value_in_next(row, [](const auto& next) -> const std::string& { return next.owner; });
     }},
    {"next_due", "", ColumnType::date,
     [](const OnboardingRow& row) {
         return value_in_next(row, [](const auto& next) -> const std::optional<Date>& { return next.due; });
     }},
    {"stalled_since", "", ColumnType::date,
     [](const OnboardingRow& row) { return value_of(row.scored.stalled_since()); }},
    {"kick_off", "", ColumnType::text,
     [](const OnboardingRow& row) { return value_of(word(row.scored.kick_off)); }},
    {"first_value", "", ColumnType::text,
     [](const OnboardingRow& row) { return value_of(word(row.scored.first_value.state)); }},
    {"first_value_days", "", ColumnType::count,
     [](const OnboardingRow& row) { return value_of(row.scored.first_value.days); }},
    {"activation", "", ColumnType::text,
     [](const OnboardingRow& row) { return value_of(word(row.scored.activation)); }},
    {"active_share", "", ColumnType::share,
     [](const OnboardingRow& row) { return value_of(row.scored.active_share); }},
    {"reason", "", ColumnType::text, [](const OnboardingRow& row) { return value_of(row.scored.reason); }},
    {"next_action", "", ColumnType::text,
     [](const OnboardingRow& row) { return value_of(row.scored.next_action); }}};

}  // namespace csm::columns
