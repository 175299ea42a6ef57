// SPDX-License-Identifier: MIT
#include "render/json_results.hpp"

#include <csm/number.hpp>
#include <csm/phrases.hpp>

namespace csm::render {

namespace {

void write_dimensions(JsonWriter& json, const HealthResult& health, const Model& model, bool explain) {
    const auto& card = model.health.card;
    json.key("dimensions");
    json.begin_object();
    for (std::size_t d = 0; d < card.dimensions.size(); ++d) {
        json.key(card.dimensions[d].name);
        json.begin_object();
        json.key("score");
        json.tenths_or_null(health.card.dimensions[d].score);
        json.key("weight");
        json.plain_text(card.dimensions[d].weight_text);
        json.key("classification");
        json.plain_text(word(health.dimension_bands[d]));
        write_contributions(json, "points_lost", model, card, health.card, d, explain);
        json.end();
    }
    json.end();
}

void write_trends(JsonWriter& json, const HealthResult& health, const Model& model) {
    const auto& dimensions = model.health.card.dimensions;
    json.key("trends");
    json.begin_object(Layout::line);
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
        json.key(dimensions[d].name);
        json.plain_text(word(health.dimension_trends[d]));
    }
    json.key("overall");
    json.plain_text(word(health.trend));
    json.end();
    json.key("previous_score");
    json.number_or_null(health.previous);
    json.key("score_change");
    json.tenths_or_null(health.change);
}

void write_recommendations(JsonWriter& json, const HealthResult& health, const Model& model) {
    const auto& card = model.health.card;
    json.key("recommendations");
    json.begin_list();
    std::string sentence;
    for (const auto& fired : health.card.findings) {
        sentence.clear();
        append_finding_text(sentence, model, card, health.card, fired);
        sentence.append(". ").append(card.findings[fired.finding].action).append(".");
        json.text(sentence);
    }
    json.end();
    json.key("recommendation_codes");
    json.begin_list(Layout::line);
    for (const auto& fired : health.card.findings) json.text(card.findings[fired.finding].code);
    json.end();
}

}  // namespace

void write_health(JsonWriter& json, const Account& account, const HealthResult& health, const Model& model,
                  bool explain) {
    json.begin_object();
    write_identity(json, account, model);
    json.key("overall_score");
    json.tenths_or_null(health.score);
    json.key("classification");
    json.plain_text(word(health.band));
    json.key("coverage");
    json.number(health.card.coverage);
    write_dimensions(json, health, model, explain);
    write_trends(json, health, model);
    write_drivers(json, account, model, model.health.card, health.card);
    write_recommendations(json, health, model);
    json.end();
}

}  // namespace csm::render
