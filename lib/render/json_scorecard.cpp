// SPDX-License-Identifier: MIT
#include "render/json_results.hpp"

#include <csm/number.hpp>
#include <csm/phrases.hpp>

namespace csm::render {

namespace {

void write_value(JsonWriter& json, const Model& model, const Metric& metric,
                 const Contribution& contribution) {
    if (!contribution.measured) return json.null();
    const auto& field = model.fields[metric.field];
    switch (field.kind) {
    case ValueKind::number: return json.number(contribution.value);
    case ValueKind::flag: return json.flag(contribution.value != 0);
    case ValueKind::word: return json.text(field.words[static_cast<std::size_t>(contribution.value)]);
    }
}

void write_contribution(JsonWriter& json, const Model& model, const Metric& metric,
                        const Contribution& contribution) {
    json.begin_object(Layout::line);
    json.key("metric");
    json.plain_text(metric.name);
    json.key("value");
    write_value(json, model, metric, contribution);
    json.key("score");
    if (contribution.weight > 0)
        json.tenths(round_to_tenth(contribution.score));
    else
        json.null();
    json.key("weight");
    json.number(round_share(contribution.weight));
    json.key("points");
    json.tenths(contribution.points);
    json.end();
}

}  // namespace

void write_identity(JsonWriter& json, const Account& account, const Model& model) {
    json.key("customer_id");
    json.text(account.customer_id);
    json.key("name");
    json.text(account.name);
    json.key("segment");
    json.text(model.segments[account.segment].name);
    json.key("arr");
    json.number_or_null(account.arr);
}

void write_contributions(JsonWriter& json, std::string_view key, const Model& model, const Scorecard& card,
                         const CardResult& result, std::size_t dimension, bool explain) {
    json.key(key);
    json.begin_object(Layout::line);
    for (const auto& contribution : result.contributions) {
        if (contribution.dimension != dimension) continue;
        json.key(metric_of(card, contribution).name);
        json.tenths(contribution.points);
    }
    json.end();
    if (!explain) return;
    json.key("contributions");
    json.begin_list();
    for (const auto& contribution : result.contributions)
        if (contribution.dimension == dimension)
            write_contribution(json, model, metric_of(card, contribution), contribution);
    json.end();
}

void write_drivers(JsonWriter& json, const Account& account, const Model& model, const Scorecard& card,
                   const CardResult& result) {
    json.key("drivers");
    json.begin_list();
    std::string sentence;
    for (const auto& driver : largest_contributions(result, model.driver_count)) {
        const auto& metric = metric_of(card, driver);
        json.begin_object(Layout::line);
        json.key("metric");
        json.plain_text(metric.name);
        json.key("dimension");
        json.plain_text(card.dimensions[driver.dimension].name);
        json.key("points");
        json.tenths(driver.points);
        json.key("text");
        sentence.clear();
        append_driver_text(sentence, model, card, result, driver, account.segment);
        json.text(sentence);
        json.end();
    }
    json.end();
}

}  // namespace csm::render
