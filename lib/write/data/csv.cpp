// SPDX-License-Identifier: MIT
#include <csm/advice.hpp>
#include <csm/csv.hpp>
#include <csm/number.hpp>

#include "write/data/csv_writer.hpp"

#include <initializer_list>

namespace csm {

using render::CsvWriter;

namespace {

void header(CsvWriter& csv, std::initializer_list<std::string_view> names) {
    for (const auto name : names) csv.text(name);
}

void identity(CsvWriter& csv, const Account& account, const Model& model) {
    csv.text(account.customer_id);
    csv.text(account.name);
    csv.text(model.segments[account.segment].name);
    csv.text(account.owner);
    csv.number(account.arr);
}

void codes(CsvWriter& csv, const Scorecard& card, const CardResult& result) {
    std::string text;
    for (const auto& fired : result.findings)
        text += (text.empty() ? "" : " ") + card.findings[fired.finding].code;
    csv.text(text);
}

void advice(CsvWriter& csv, const Advice& given) {
    csv.text(given.reason);
    csv.text(given.action);
}

std::optional<double> days_of(const Urgency& urgency) {
    return urgency.days_to_renewal ? std::optional{static_cast<double>(*urgency.days_to_renewal)}
                                   : std::nullopt;
}

}  // namespace

void append_health_csv_header(TextBuffer& out, const Model& model) {
    CsvWriter csv{out};
    header(csv, {"customer_id", "name", "segment", "owner", "arr", "overall_score", "classification", "trend",
                 "score_change", "coverage"});
    for (const auto& dimension : model.health.card.dimensions) csv.text(dimension.name + "_score");
    header(csv, {"recommendation_codes", "reason", "next_action"});
    csv.end();
}

void append_health_csv(TextBuffer& out, const Account& account, const HealthResult& health,
                       const Model& model) {
    CsvWriter csv{out};
    identity(csv, account, model);
    csv.number(health.score);
    csv.text(word(health.band));
    csv.text(word(health.trend));
    csv.number(health.change);
    csv.number(health.card.coverage);
    for (const auto& dimension : health.card.dimensions) csv.number(dimension.score);
    codes(csv, model.health.card, health.card);
    advice(csv, advise_on_health(account, model, health));
    csv.end();
}

void append_churn_csv_header(TextBuffer& out, const Model& model) {
    CsvWriter csv{out};
    header(csv, {"customer_id", "name", "segment", "owner", "arr", "risk_score", "risk_tier", "raw_score",
                 "urgency_multiplier", "days_to_renewal", "renewal_state", "coverage"});
    for (const auto& dimension : model.churn.card.dimensions) csv.text(dimension.name + "_score");
    header(csv, {"warning_codes", "reason", "next_action"});
    csv.end();
}

void append_churn_csv(TextBuffer& out, const Account& account, const ChurnResult& churn, const Model& model) {
    CsvWriter csv{out};
    identity(csv, account, model);
    csv.number(churn.risk);
    csv.text(word(churn.tier));
    csv.number(churn.raw_score);
    csv.number(churn.urgency.factor);
    csv.number(days_of(churn.urgency));
    csv.text(word(churn.urgency.state));
    csv.number(churn.card.coverage);
    for (const auto& dimension : churn.card.dimensions) csv.number(dimension.score);
    codes(csv, model.churn.card, churn.card);
    advice(csv, advise_on_churn(account, model, churn));
    csv.end();
}

void append_expansion_csv_header(TextBuffer& out) {
    CsvWriter csv{out};
    header(csv, {"customer_id", "name", "segment", "owner", "arr", "net_estimated_revenue",
                 "total_estimated_revenue", "opportunity_count", "readiness", "readiness_reason",
                 "seat_utilisation", "adoption_rate", "coverage", "reason", "next_action"});
    csv.end();
}

void append_expansion_csv(TextBuffer& out, const Account& account, const ExpansionResult& expansion,
                          const Model& model) {
    CsvWriter csv{out};
    identity(csv, account, model);
    csv.number(expansion.net_revenue);
    csv.number(expansion.total_revenue);
    csv.number(static_cast<double>(expansion.opportunities.size()));
    csv.text(word(expansion.readiness));
    csv.text(expansion.readiness_reason);
    csv.number(expansion.adoption.seat_utilisation);
    csv.number(expansion.adoption.adoption_rate);
    csv.number(expansion.coverage);
    advice(csv, advise_on_expansion(account, model, expansion));
    csv.end();
}

void append_report_csv_header(TextBuffer& out) {
    CsvWriter csv{out};
    header(csv, {"customer_id",
                 "name",
                 "segment",
                 "owner",
                 "arr",
                 "priority",
                 "play",
                 "due",
                 "exposure",
                 "overall_score",
                 "classification",
                 "trend",
                 "risk_score",
                 "risk_tier",
                 "renewal_date",
                 "days_to_renewal",
                 "net_estimated_revenue",
                 "readiness",
                 "health_coverage",
                 "churn_coverage",
                 "reason",
                 "next_action"});
    csv.end();
}

void append_report_csv(TextBuffer& out, const Account& account, const Assessment& assessment,
                       const Model& model) {
    const auto& [health, churn, expansion, priority, play, exposure, reason, next_action, due] = assessment;
    CsvWriter csv{out};
    identity(csv, account, model);
    csv.text(word(priority));
    csv.text(word(play));
    csv.date(due);
    csv.number(exposure ? std::optional{round_to_unit(*exposure)} : std::nullopt);
    csv.number(health ? health->score : std::nullopt);
    csv.text(health ? word(health->band) : "");
    csv.text(health ? word(health->trend) : "");
    csv.number(churn ? churn->risk : std::nullopt);
    csv.text(churn ? word(churn->tier) : "");
    csv.date(account.contract_end);
    csv.number(churn ? days_of(churn->urgency) : std::nullopt);
    csv.number(expansion ? std::optional{expansion->net_revenue} : std::nullopt);
    csv.text(expansion ? word(expansion->readiness) : "");
    csv.number(health ? std::optional{health->card.coverage} : std::nullopt);
    csv.number(churn ? std::optional{churn->card.coverage} : std::nullopt);
    csv.text(reason);
    csv.text(next_action);
    csv.end();
}

}  // namespace csm
