// SPDX-License-Identifier: MIT
#include "write/data/columns.hpp"

namespace csm::columns {

namespace {

using enum ColumnType;

template <class Scored>
using Column = OutputColumn<DecidedRow<Scored>>;

/// Of the overrides in force, each once: who, why, or until when.
template <class Text>
std::string over_overrides(const CustomerDecisions& decided, const Text& text) {
    std::string all;
    for (const auto& row : decided.in_force)
        if (is_override(row.kind)) all += (all.empty() ? "" : "; ") + text(row);
    return all;
}

std::string texts_of(const CustomerDecisions& decided, DecisionKind kind) {
    std::string all;
    for (const auto& row : decided.in_force)
        if (row.kind == kind) all += (all.empty() ? "" : "; ") + (row.value.empty() ? "yes" : row.value);
    return all;
}

std::vector<Column<HealthResult>> effective_columns(const HealthResult*) {
    return {{"effective_classification", "", verdict,
             [](const auto& row) { return value_of(row.effective.band); }}};
}

std::vector<Column<ChurnResult>> effective_columns(const ChurnResult*) {
    return {{"effective_tier", "", verdict, [](const auto& row) { return value_of(row.effective.tier); }}};
}

std::vector<Column<ExpansionResult>> effective_columns(const ExpansionResult*) { return {}; }

std::vector<Column<Assessment>> effective_columns(const Assessment*) {
    return {
        {"effective_classification", "", verdict,
         [](const auto& row) {
             return row.effective.health ? value_of(row.effective.health->band) : ColumnValue{};
         }},
        {"effective_tier", "", verdict,
         [](const auto& row) {
             return row.effective.churn ? value_of(row.effective.churn->tier) : ColumnValue{};
         }},
        {"effective_priority", "", text, [](const auto& row) { return value_of(row.effective.priority); }}};
}

}  // namespace

template <class Scored>
std::vector<OutputColumn<DecidedRow<Scored>>> decision_columns() {
    auto columns = effective_columns(static_cast<const Scored*>(nullptr));
    const std::vector<Column<Scored>> shared{
        {"override_by", "", text,
         [](const auto& row) {
             return value_of(over_overrides(row.decided, [](const Decision& one) { return one.by; }));
         }},
        {"override_until", "", text,
         [](const auto& row) {
             return value_of(
                 over_overrides(row.decided, [](const Decision& one) { return iso_text(*one.until); }));
         }},
        {"override_reason", "", text,
         [](const auto& row) {
             return value_of(over_overrides(row.decided, [](const Decision& one) { return one.reason; }));
         }},
        {"snoozed_until", "", date, [](const auto& row) { return value_of(row.decided.snoozed_until); }},
        {"done", "", text,
         [](const auto& row) { return value_of(texts_of(row.decided, DecisionKind::done)); }},
        {"notes", "", text,
         [](const auto& row) { return value_of(texts_of(row.decided, DecisionKind::note)); }},
        {"pulse", "", number, [](const auto& row) { return value_of(row.decided.pulse); }}};
    columns.insert(columns.end(), shared.begin(), shared.end());
    return columns;
}

template std::vector<OutputColumn<DecidedRow<HealthResult>>> decision_columns<HealthResult>();
template std::vector<OutputColumn<DecidedRow<ChurnResult>>> decision_columns<ChurnResult>();
template std::vector<OutputColumn<DecidedRow<ExpansionResult>>> decision_columns<ExpansionResult>();
template std::vector<OutputColumn<DecidedRow<Assessment>>> decision_columns<Assessment>();

}  // namespace csm::columns
