// SPDX-License-Identifier: MIT
#pragma once

#include "write/data/columns.hpp"

namespace csm::columns {

using enum ColumnType;

using HealthRow = ScoredRow<HealthResult>;
using ChurnRow = ScoredRow<ChurnResult>;
using ExpansionRow = ScoredRow<ExpansionResult>;
using ReportRow = ScoredRow<Assessment>;

// What follows the identity, in the order of the CSV.

inline constexpr OutputColumn<HealthRow> health_columns[]{
    {"overall_score", "Health", points, [](const HealthRow& row) { return value_of(row.scored.score); }},
    {"classification", "Class", verdict, [](const HealthRow& row) { return value_of(row.scored.band); }},
    {"trend", "Trend", text, [](const HealthRow& row) { return value_of(row.scored.trend); }},
    {"score_change", "Change", change, [](const HealthRow& row) { return value_of(row.scored.change); }},
    {"coverage", "Measured", share, [](const HealthRow& row) { return value_of(row.scored.card.coverage); }},
    {each_dimension, "Dimensions", points, nullptr},
    {"recommendation_codes", "", text,
     [](const HealthRow& row) { return value_of(codes_text(row.model.health.card, row.scored.card)); }},
    {"reason", "Why", text, [](const HealthRow& row) { return value_of(row.advice.reason); }},
    {"next_action", "Do", text, [](const HealthRow& row) { return value_of(row.advice.action); }}};

inline constexpr OutputColumn<ChurnRow> churn_columns[]{
    {"risk_score", "Risk", points, [](const ChurnRow& row) { return value_of(row.scored.risk); }},
    {"risk_tier", "Tier", verdict, [](const ChurnRow& row) { return value_of(row.scored.tier); }},
    {"raw_score", "Before urgency", points,
     [](const ChurnRow& row) { return value_of(row.scored.raw_score); }},
    {"urgency_multiplier", "Urgency", number,
     [](const ChurnRow& row) { return value_of(row.scored.urgency.factor); }},
    {"", "Renewal", date, [](const ChurnRow& row) { return value_of(row.account.contract_end); }},
    {"days_to_renewal", "Days", count,
     [](const ChurnRow& row) { return value_of(row.scored.urgency.days_to_renewal); }},
    {"renewal_state", "", text, [](const ChurnRow& row) { return value_of(row.scored.urgency.state); }},
    {"coverage", "Measured", share, [](const ChurnRow& row) { return value_of(row.scored.card.coverage); }},
    {each_dimension, "", points, nullptr},
    {"", "Warnings", count, [](const ChurnRow& row) { return count_of(row.scored.card.findings.size()); }},
    {"warning_codes", "", text,
     [](const ChurnRow& row) { return value_of(codes_text(row.model.churn.card, row.scored.card)); }},
    {"", "Drivers", text,
     [](const ChurnRow& row) { return value_of(drivers_text(row.account, row.model, row.scored)); }},
    {"reason", "", text, [](const ChurnRow& row) { return value_of(row.advice.reason); }},
    {"next_action", "Do", text, [](const ChurnRow& row) { return value_of(row.advice.action); }}};

// The sheet of opportunities has them too.
template <class Row>
inline constexpr OutputColumn<Row> readiness_column{
    "readiness", "Readiness", text, [](const Row& row) { return value_of(row.scored.readiness); }};
template <class Row>
inline constexpr OutputColumn<Row> readiness_reason_column{
    "readiness_reason", "Because", text,
    [](const Row& row) { return value_of(row.scored.readiness_text()); }};

inline constexpr OutputColumn<ExpansionRow> expansion_columns[]{
    {"net_estimated_revenue", "Net a year", money,
     [](const ExpansionRow& row) { return value_of(row.scored.net_revenue); }},
    {"total_estimated_revenue", "All a year", money,
     [](const ExpansionRow& row) { return value_of(row.scored.total_revenue); }},
    {"opportunity_count", "Ways", count,
     [](const ExpansionRow& row) { return count_of(row.scored.opportunities.size()); }},
    readiness_column<ExpansionRow>,
    readiness_reason_column<ExpansionRow>,
    {"seat_utilisation", "Seats used %", number,
     [](const ExpansionRow& row) { return value_of(row.scored.adoption.seat_utilisation); }},
    {"adoption_rate", "Modules used %", number,
     [](const ExpansionRow& row) { return value_of(row.scored.adoption.adoption_rate); }},
    {"coverage", "Measured", share, [](const ExpansionRow& row) { return value_of(row.scored.coverage); }},
    {"reason", "Why", text, [](const ExpansionRow& row) { return value_of(row.advice.reason); }},
    {"next_action", "Do", text, [](const ExpansionRow& row) { return value_of(row.advice.action); }}};

/// What a part of the assessment says; nothing where there is no such part.
template <class Part>
ColumnValue value_in(const std::optional<Part>& part, const auto& member) {
    return part ? value_of(member(*part)) : ColumnValue{};
}

inline constexpr OutputColumn<ReportRow> report_columns[]{
    {"", "Phase", text, [](const ReportRow& row) { return phase_of(row.account, row.model); },
     SheetPart::detail},
    {"priority", "Priority", text, [](const ReportRow& row) { return value_of(row.scored.priority); },
     SheetPart::decision},
    {"play", "Play", text, [](const ReportRow& row) { return value_of(row.scored.play); },
     SheetPart::decision},
    {"due", "Due", date, [](const ReportRow& row) { return value_of(row.scored.due); }, SheetPart::deadline},
    {"exposure", "Exposure", estimate, [](const ReportRow& row) { return value_of(row.scored.exposure); },
     SheetPart::detail},
    {"overall_score", "Health", points,
     [](const ReportRow& row) {
         return value_in(row.scored.health, [](const auto& health) { return health.score; });
     },
     SheetPart::health},
    {"classification", "Class", verdict,
     [](const ReportRow& row) {
         return value_in(row.scored.health, [](const auto& health) { return health.band; });
     },
     SheetPart::health},
    {"trend", "Trend", text,
     [](const ReportRow& row) {
         return value_in(row.scored.health, [](const auto& health) { return health.trend; });
     },
     SheetPart::detail},
    {"", "Change", change,
     [](const ReportRow& row) {
         return value_in(row.scored.health, [](const auto& health) { return health.change; });
     },
     SheetPart::detail},
    {"risk_score", "Risk", points,
     [](const ReportRow& row) {
         return value_in(row.scored.churn, [](const auto& churn) { return churn.risk; });
     },
     SheetPart::risk},
    {"risk_tier", "Tier", verdict,
     [](const ReportRow& row) {
         return value_in(row.scored.churn, [](const auto& churn) { return churn.tier; });
     },
     SheetPart::risk},
    {"renewal_date", "Renewal", date, [](const ReportRow& row) { return value_of(row.account.contract_end); },
     SheetPart::renewal},
    // The CSV tells the days beside the risk that they raise, a sheet wherever the date is known.
    {"days_to_renewal", "", count,
     [](const ReportRow& row) {
         return value_in(row.scored.churn, [](const auto& churn) { return churn.urgency.days_to_renewal; });
     }},
    {"", "Days", count,
     [](const ReportRow& row) {
         return value_in(row.as_of, [&](Date as_of) {
             return urgency_of(row.account, row.model.churn, as_of).days_to_renewal;
         });
     },
     SheetPart::renewal},
    {"net_estimated_revenue", "", money,
     [](const ReportRow& row) {
         return value_in(row.scored.expansion, [](const auto& expansion) { return expansion.net_revenue; });
     }},
    {"readiness", "", text,
     [](const ReportRow& row) {
         return value_in(row.scored.expansion, [](const auto& expansion) { return expansion.readiness; });
     }},
    {"health_coverage", "Measured", share,
     [](const ReportRow& row) {
         return value_in(row.scored.health, [](const auto& health) { return health.card.coverage; });
     },
     SheetPart::detail},
    {"churn_coverage", "", share,
     [](const ReportRow& row) {
         return value_in(row.scored.churn, [](const auto& churn) { return churn.card.coverage; });
     }},
    {"queued", "", text,
     [](const ReportRow& row) { return value_of(std::string_view{row.scored.queued ? "true" : "false"}); }},
    {"reason", "Why", text, [](const ReportRow& row) { return value_of(row.scored.reason); },
     SheetPart::advice},
    {"next_action", "Do", text, [](const ReportRow& row) { return value_of(row.scored.next_action); },
     SheetPart::advice}};

}  // namespace csm::columns
