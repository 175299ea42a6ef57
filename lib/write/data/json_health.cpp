// SPDX-License-Identifier: MIT
#include "write/data/json_aged.hpp"
#include "write/data/json_results.hpp"

#include <algorithm>

namespace csm::render {

HealthObject::HealthObject(const Model& model, const JsonPlace& place)
    : model_{model},
      place_{place},
      card_{model, model.health.card, place},
      recommendations_{place.layout(), Layout::lines, place.depth + 1},
      codes_{place.layout(), Layout::line, place.depth + 1} {
    for (const auto& finding : model.health.card.findings) {
        actions_.push_back(". " + json_characters(finding.action) + ".\"");
        code_texts_.push_back("\"" + json_characters(finding.code) + "\"");
    }
    has_readings_ = std::ranges::any_of(
        model.health.card.dimensions, [](const Dimension& dimension) { return !dimension.readings.empty(); });
    for (const auto& label : model.health.labels)
        label_texts_.push_back("\"" + json_characters(label) + "\"");
    Account nobody;
    nobody.values.assign(model.fields.size(), missing_value);
    const auto unknown = score_health(nobody, model, Missing::exclude);
    form_ = JsonForm::record(place.layout(), place.depth,
                             [&](JsonRecorder& json) { write(json, nobody, unknown); });
}

void HealthObject::append(TextBuffer& out, const Account& account, const HealthResult& health) const {
    JsonFiller json{form_, out};
    write(json, account, health);
    json.finish();
}

template <class Json>
void HealthObject::write(Json& json, const Account& account, const HealthResult& health) const {
    json.begin_object();
    write_identity(json, account, model_);
    json.key("overall_score");
    json.tenths_or_null(health.score);
    json.key("verdict");
    json.flag(health.band != Band::insufficient_data);
    json.key("classification");
    json.plain_text(word(health.band));
    json.key("label");
    json.value([&](TextBuffer& out) { out.append(label_texts_[static_cast<std::size_t>(health.band)]); });
    json.key("action");
    json.plain_text(word(model_.health.actions[static_cast<std::size_t>(health.band)]));
    write_floor(json, place_, model_.health.floors, health.floor);
    json.key("coverage");
    json.number(health.card.coverage);
    write_dimensions(json, health);
    write_trends(json, health);
    json.key("drivers");
    json.value([&](TextBuffer& out) { card_.append_drivers(out, health.card, account.cohort()); });
    json.key("recommendations");
    json.value([&](TextBuffer& out) { append_recommendations(out, health); });
    json.key("recommendation_codes");
    json.value([&](TextBuffer& out) {
        codes_.append(out, health.card.findings,
                      [&](const FiredFinding& fired) { out.append(code_texts_[fired.finding]); });
    });
    write_decisions(json, place_, account, health);
    write_with_aged(json, place_, model_, model_.health.card, account, health);
    write_origin(json, place_, model_);
    json.end();
}

template <class Json>
void HealthObject::write_dimensions(Json& json, const HealthResult& health) const {
    const auto& dimensions = model_.health.card.dimensions;
    json.key("dimensions");
    json.begin_object();
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
        json.key(dimensions[d].name);
        json.begin_object(card_.dimension_layout());
        json.key("score");
        json.tenths_or_null(health.card.dimensions[d].score);
        json.key("weight");
        json.constant(dimensions[d].weight_text);
        json.key("classification");
        json.plain_text(word(health.dimension_bands[d]));
        if (has_readings_) {
            json.key("reading");
            json.text_or_null(reading_of(dimensions[d], health.card.dimensions[d].score));
        }
        card_.write_contributions(json, "points_lost", health.card, d);
        json.end();
    }
    json.end();
}

template <class Json>
void HealthObject::write_trends(Json& json, const HealthResult& health) const {
    const auto& dimensions = model_.health.card.dimensions;
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

void HealthObject::append_recommendations(TextBuffer& out, const HealthResult& health) const {
    recommendations_.append(out, health.card.findings, [&](const FiredFinding& fired) {
        out.append('"');
        card_.append_finding(out, health.card, fired);
        out.append(actions_[fired.finding]);
    });
}

}  // namespace csm::render
