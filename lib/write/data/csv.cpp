// SPDX-License-Identifier: MIT
#include <csm/advice.hpp>
#include <csm/csv.hpp>
#include <csm/number.hpp>

#include "write/data/csv_writer.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace csm {

using render::CsvWriter;

namespace {

/// What the cells of a row are made from.
template <class Scored>
struct Row {
    const Account& account;
    const Scored& scored;
    const Model& model;
    Advice advice;
};

/// A column: what it is called, and how its cell is written.
template <class Scored>
struct Column {
    std::string_view key;
    void (*write)(CsvWriter& csv, const Row<Scored>& row);
};

/// Stands for a column of the scorecard's every dimension, named after it.
constexpr std::string_view each_dimension = "*_score";

template <class Scored>
constexpr Column<Scored> identity_columns[]{
    {"customer_id", [](auto& csv, const auto& row) { csv.text(row.account.customer_id); }},
    {"name", [](auto& csv, const auto& row) { csv.text(row.account.name); }},
    {"segment", [](auto& csv, const auto& row) { csv.text(row.model.segments[row.account.segment].name); }},
    {"owner", [](auto& csv, const auto& row) { csv.text(row.account.owner); }},
    {"arr", [](auto& csv, const auto& row) { csv.number(row.account.arr); }}};

void codes(CsvWriter& csv, const Scorecard& card, const CardResult& result) {
    std::string text;
    for (const auto& fired : result.findings)
        text += (text.empty() ? "" : " ") + card.findings[fired.finding].code;
    csv.text(text);
}

void dimensions(CsvWriter& csv, const CardResult& result) {
    for (const auto& dimension : result.dimensions) csv.number(dimension.score);
}

std::optional<double> days_of(const Urgency& urgency) {
    return urgency.days_to_renewal ? std::optional{static_cast<double>(*urgency.days_to_renewal)}
                                   : std::nullopt;
}

constexpr Column<HealthResult> health_columns[]{
    {"overall_score", [](auto& csv, const auto& row) { csv.number(row.scored.score); }},
    {"classification", [](auto& csv, const auto& row) { csv.text(word(row.scored.band)); }},
    {"trend", [](auto& csv, const auto& row) { csv.text(word(row.scored.trend)); }},
    {"score_change", [](auto& csv, const auto& row) { csv.number(row.scored.change); }},
    {"coverage", [](auto& csv, const auto& row) { csv.number(row.scored.card.coverage); }},
    {each_dimension, [](auto& csv, const auto& row) { dimensions(csv, row.scored.card); }},
    {"recommendation_codes",
     [](auto& csv, const auto& row) { codes(csv, row.model.health.card, row.scored.card); }},
    {"reason", [](auto& csv, const auto& row) { csv.text(row.advice.reason); }},
    {"next_action", [](auto& csv, const auto& row) { csv.text(row.advice.action); }}};

constexpr Column<ChurnResult> churn_columns[]{
    {"risk_score", [](auto& csv, const auto& row) { csv.number(row.scored.risk); }},
    {"risk_tier", [](auto& csv, const auto& row) { csv.text(word(row.scored.tier)); }},
    {"raw_score", [](auto& csv, const auto& row) { csv.number(row.scored.raw_score); }},
    {"urgency_multiplier", [](auto& csv, const auto& row) { csv.number(row.scored.urgency.factor); }},
    {"days_to_renewal", [](auto& csv, const auto& row) { csv.number(days_of(row.scored.urgency)); }},
    {"renewal_state", [](auto& csv, const auto& row) { csv.text(word(row.scored.urgency.state)); }},
    {"coverage", [](auto& csv, const auto& row) { csv.number(row.scored.card.coverage); }},
    {each_dimension, [](auto& csv, const auto& row) { dimensions(csv, row.scored.card); }},
    {"warning_codes", [](auto& csv, const auto& row) { codes(csv, row.model.churn.card, row.scored.card); }},
    {"reason", [](auto& csv, const auto& row) { csv.text(row.advice.reason); }},
    {"next_action", [](auto& csv, const auto& row) { csv.text(row.advice.action); }}};

constexpr Column<ExpansionResult> expansion_columns[]{
    {"net_estimated_revenue", [](auto& csv, const auto& row) { csv.number(row.scored.net_revenue); }},
    {"total_estimated_revenue", [](auto& csv, const auto& row) { csv.number(row.scored.total_revenue); }},
    {"opportunity_count",
     [](auto& csv, const auto& row) { csv.number(static_cast<double>(row.scored.opportunities.size())); }},
    {"readiness", [](auto& csv, const auto& row) { csv.text(word(row.scored.readiness)); }},
    {"readiness_reason", [](auto& csv, const auto& row) { csv.text(row.scored.readiness_reason); }},
    {"seat_utilisation",
     [](auto& csv, const auto& row) { csv.number(row.scored.adoption.seat_utilisation); }},
    {"adoption_rate", [](auto& csv, const auto& row) { csv.number(row.scored.adoption.adoption_rate); }},
    {"coverage", [](auto& csv, const auto& row) { csv.number(row.scored.coverage); }},
    {"reason", [](auto& csv, const auto& row) { csv.text(row.advice.reason); }},
    {"next_action", [](auto& csv, const auto& row) { csv.text(row.advice.action); }}};

constexpr Column<Assessment> report_columns[]{
    {"priority", [](auto& csv, const auto& row) { csv.text(word(row.scored.priority)); }},
    {"play", [](auto& csv, const auto& row) { csv.text(word(row.scored.play)); }},
    {"due", [](auto& csv, const auto& row) { csv.date(row.scored.due); }},
    {"exposure",
     [](auto& csv, const auto& row) {
         const auto& exposure = row.scored.exposure;
         csv.number(exposure ? std::optional{round_to_unit(*exposure)} : std::nullopt);
     }},
    {"overall_score",
     [](auto& csv, const auto& row) {
         csv.number(row.scored.health ? row.scored.health->score : std::nullopt);
     }},
    {"classification",
     [](auto& csv, const auto& row) { csv.text(row.scored.health ? word(row.scored.health->band) : ""); }},
    {"trend",
     [](auto& csv, const auto& row) { csv.text(row.scored.health ? word(row.scored.health->trend) : ""); }},
    {"risk_score",
     [](auto& csv, const auto& row) {
         csv.number(row.scored.churn ? row.scored.churn->risk : std::nullopt);
     }},
    {"risk_tier",
     [](auto& csv, const auto& row) { csv.text(row.scored.churn ? word(row.scored.churn->tier) : ""); }},
    {"renewal_date", [](auto& csv, const auto& row) { csv.date(row.account.contract_end); }},
    {"days_to_renewal",
     [](auto& csv, const auto& row) {
         csv.number(row.scored.churn ? days_of(row.scored.churn->urgency) : std::nullopt);
     }},
    {"net_estimated_revenue",
     [](auto& csv, const auto& row) {
         const auto& expansion = row.scored.expansion;
         csv.number(expansion ? std::optional{expansion->net_revenue} : std::nullopt);
     }},
    {"readiness",
     [](auto& csv, const auto& row) {
         csv.text(row.scored.expansion ? word(row.scored.expansion->readiness) : "");
     }},
    {"health_coverage",
     [](auto& csv, const auto& row) {
         const auto& health = row.scored.health;
         csv.number(health ? std::optional{health->card.coverage} : std::nullopt);
     }},
    {"churn_coverage",
     [](auto& csv, const auto& row) {
         const auto& churn = row.scored.churn;
         csv.number(churn ? std::optional{churn->card.coverage} : std::nullopt);
     }},
    {"reason", [](auto& csv, const auto& row) { csv.text(row.scored.reason); }},
    {"next_action", [](auto& csv, const auto& row) { csv.text(row.scored.next_action); }}};

/// What is particular to one analysis: its columns, its scorecard, and the advice that they show.
template <class Scored>
struct Table;

template <>
struct Table<HealthResult> {
    static constexpr std::span columns{health_columns};

    static const Scorecard& card(const Model& model) { return model.health.card; }

    static Advice advice(const Account& account, const Model& model, const HealthResult& health) {
        return advise_on_health(account, model, health);
    }
};

template <>
struct Table<ChurnResult> {
    static constexpr std::span columns{churn_columns};

    static const Scorecard& card(const Model& model) { return model.churn.card; }

    static Advice advice(const Account& account, const Model& model, const ChurnResult& churn) {
        return advise_on_churn(account, model, churn);
    }
};

template <>
struct Table<ExpansionResult> {
    static constexpr std::span columns{expansion_columns};

    static Advice advice(const Account& account, const Model& model, const ExpansionResult& expansion) {
        return advise_on_expansion(account, model, expansion);
    }
};

template <>
struct Table<Assessment> {
    static constexpr std::span columns{report_columns};

    static Advice advice(const Account&, const Model&, const Assessment&) { return {}; }
};

}  // namespace

template <class Scored>
void CustomerCsv<Scored>::append_header(TextBuffer& out) const {
    CsvWriter csv{out};
    for (const auto& column : identity_columns<Scored>) csv.text(column.key);
    for (const auto& column : Table<Scored>::columns) {
        if (column.key != each_dimension)
            csv.text(column.key);
        else if constexpr (requires { Table<Scored>::card(model_); })
            for (const auto& dimension : Table<Scored>::card(model_).dimensions)
                csv.text(dimension.name + std::string{each_dimension.substr(1)});
    }
    csv.end();
}

template <class Scored>
void CustomerCsv<Scored>::append(TextBuffer& out, const Account& account, const Scored& scored) const {
    CsvWriter csv{out};
    const Row<Scored> row{account, scored, model_, Table<Scored>::advice(account, model_, scored)};
    for (const auto& column : identity_columns<Scored>) column.write(csv, row);
    for (const auto& column : Table<Scored>::columns) column.write(csv, row);
    csv.end();
}

template class CustomerCsv<HealthResult>;
template class CustomerCsv<ChurnResult>;
template class CustomerCsv<ExpansionResult>;
template class CustomerCsv<Assessment>;

}  // namespace csm
