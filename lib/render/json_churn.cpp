// SPDX-License-Identifier: MIT
#include "render/json_results.hpp"

#include <csm/number.hpp>
#include <csm/phrases.hpp>

namespace csm::render {

namespace {

void write_scores(JsonWriter& json, const ChurnResult& churn, const Model& model) {
    json.key("risk_score");
    json.tenths_or_null(churn.risk);
    json.key("raw_score");
    json.tenths_or_null(churn.raw_score);
    json.key("adjusted_score");
    json.tenths_or_null(churn.adjusted);
    json.key("urgency_points");
    json.tenths(churn.urgency_points);
    json.key("cap_points");
    json.tenths(churn.cap_points);
    json.key("risk_tier");
    json.plain_text(word(churn.tier));
    json.key("risk_label");
    json.text(model.churn.tier_labels[static_cast<std::size_t>(churn.tier)]);
    json.key("coverage");
    json.number(churn.card.coverage);
}

void write_renewal(JsonWriter& json, const ChurnResult& churn) {
    json.key("urgency_multiplier");
    json.number(churn.urgency.factor);
    json.key("days_to_renewal");
    if (churn.urgency.days_to_renewal)
        json.number(static_cast<double>(*churn.urgency.days_to_renewal));
    else
        json.null();
    json.key("renewal_state");
    json.plain_text(word(churn.urgency.state));
}

void write_signals(JsonWriter& json, const ChurnResult& churn, const Model& model, bool explain) {
    const auto& card = model.churn.card;
    json.key("signal_scores");
    json.begin_object();
    for (std::size_t d = 0; d < card.dimensions.size(); ++d) {
        json.key(card.dimensions[d].name);
        json.begin_object();
        json.key("score");
        json.tenths_or_null(churn.card.dimensions[d].score);
        json.key("weight");
        json.plain_text(card.dimensions[d].weight_text);
        write_contributions(json, "points_added", model, card, churn.card, d, explain);
        json.end();
    }
    json.end();
}

void write_warnings(JsonWriter& json, const ChurnResult& churn, const Model& model) {
    const auto& card = model.churn.card;
    json.key("warning_signals");
    json.begin_list();
    std::string sentence;
    for (const auto& fired : churn.card.findings) {
        json.begin_object(Layout::line);
        json.key("severity");
        json.plain_text(word(fired.severity));
        json.key("code");
        json.text(card.findings[fired.finding].code);
        json.key("signal");
        sentence.clear();
        append_finding_text(sentence, model, card, churn.card, fired);
        json.text(sentence);
        json.end();
    }
    json.end();
}

void write_actions(JsonWriter& json, const ChurnResult& churn, const Model& model) {
    json.key("recommended_actions");
    json.begin_list();
    if (churn.tier == Tier::insufficient_data)
        json.text(model.report.actions[static_cast<std::size_t>(Play::assess)]);
    else
        for (const auto& action : model.churn.playbooks[static_cast<std::size_t>(churn.tier)])
            json.text(action);
    json.end();
}

}  // namespace

void write_churn(JsonWriter& json, const Account& account, const ChurnResult& churn, const Model& model,
                 bool explain) {
    json.begin_object();
    write_identity(json, account, model);
    write_scores(json, churn, model);
    write_renewal(json, churn);
    write_signals(json, churn, model, explain);
    write_drivers(json, account, model, model.churn.card, churn.card);
    write_warnings(json, churn, model);
    write_actions(json, churn, model);
    json.end();
}

}  // namespace csm::render
