// SPDX-License-Identifier: MIT
#include "model/sections.hpp"

#include <csm/change_phrase.hpp>
#include <csm/number.hpp>
#include <csm/scorecard.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace csm::model_file {

namespace {

constexpr double tolerance = 1e-9;

double encoded_default(const Place& place, const Field& field) {
    if (!place) return 0;
    if (field.kind == ValueKind::flag) return place.flag() ? 1 : 0;
    if (field.kind == ValueKind::number)
        return place.number(-std::numeric_limits<double>::max(), std::numeric_limits<double>::max());
    const auto word = place.text();
    const auto found = std::find(field.words.begin(), field.words.end(), word);
    if (found != field.words.end()) return static_cast<double>(found - field.words.begin());
    if (!word.empty())
        place.complain("\"" + word + "\" is none of the curve's words" + suggestion(word, field.words));
    return 0;
}

/// What stands in for a value that was not measured. What follows from other fields, and what a model gives
/// null for, stays missing.
double read_default(const Place& metric, const Field& field) {
    const auto given = metric.optional("default");
    if ((!given && !field.is_read) || given.is_null()) return std::numeric_limits<double>::quiet_NaN();
    return encoded_default(metric["default"], field);
}

std::string last_part(const std::string& dotted) { return dotted.substr(dotted.rfind('.') + 1); }

/// A name that can be a key of the output as it is.
std::string plain_name(const Place& place, std::string name) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    if (name.find_first_not_of(allowed) != std::string::npos)
        place.complain("a name is made of letters, digits, _ and -, not \"" + name + "\"");
    return name;
}

/// The slot that the metric reads. A field that the model lists as a series stays one.
std::size_t slot_of_metric(const Place& place, Field said, FieldTable& fields) {
    if (fields.is_known(said.name)) {
        const auto& listed = fields[*fields.find(said.name)];
        said.is_series = listed.is_series;
        if (listed.kind == ValueKind::flag && said.kind == ValueKind::number)
            place.complain("\"" + said.name + "\" is a flag; give the metric levels for true and false");
    }
    return fields.slot(place, std::move(said));
}

/// The slot of the value before the last, where the curve looks at it.
std::optional<std::size_t> previous_of(const Curve& curve) {
    const auto* when = std::get_if<When>(&curve);
    return when ? when->condition.previous : std::nullopt;
}

/// What each cohort needs of the metric; one sentence a segment where the phases do not differ.
void add_phrases(Metric& metric, const Parts& parts) {
    const auto* attain = std::get_if<Attain>(&metric.curve);
    const auto* headroom = std::get_if<Headroom>(&metric.curve);
    metric.phrase_phases = attain ? attain->target.phases : headroom ? headroom->limit.phases : 1;
    for (std::size_t segment = 0; segment < parts.segments.size(); ++segment)
        for (std::size_t phase = 0; phase < metric.phrase_phases; ++phase)
            metric.phrases.push_back(metric_phrase(metric, {segment, phase}));
}

Metric read_metric(const Place& place, Combine combine, const Parts& parts) {
    place.allow_only({"field", "name", "label", "unit", "unit_of_one", "range", "valid_days", "weight",
                      "default", "aliases", "curve", "shown_to", "change_of", "groups"});
    Metric metric;
    const auto said = read_field(place);
    metric.field = slot_of_metric(place["field"], said, parts.fields);
    auto field = said;
    field.is_read = parts.fields[metric.field].is_read;
    const auto name = place.optional("name");
    metric.name = name ? plain_name(name) : plain_name(place["field"], last_part(field.name));
    metric.label = place["label"].text();
    if (const auto unit = place.optional("unit")) metric.unit = unit.text();
    const auto unit_of_one = place.optional("unit_of_one");
    metric.unit_of_one = unit_of_one ? unit_of_one.text() : metric.unit;
    metric.default_value = read_default(place, field);
    metric.curve = read_curve(place["curve"], parts, metric.field);
    metric.previous = previous_of(metric.curve);
    if (metric.previous && !std::isnan(metric.default_value))
        place["default"].complain("a fall against the previous value has no default; write null");
    add_phrases(metric, parts);
    parts.in_letters.read(place, metric, field);
    if (combine == Combine::weighted)
        metric.weight = place["weight"].number(0, 1);
    else if (const auto weight = place.optional("weight"))
        weight.complain(combine == Combine::points
                            ? "a dimension that adds points has no weights; the curve gives the points"
                            : "in a dimension that is as its worst metric, metrics have no weights");
    return metric;
}

void check_sum(const Place& place, double sum, std::string_view what) {
    if (std::abs(sum - 1) <= tolerance) return;
    std::string text;
    append_shortest(text, sum);
    place.complain("the weights of its " + std::string{what} + " sum to " + text + " instead of 1");
}

/// In an additive dimension a metric weighs what it has at stake, its largest number of points.
void weigh_by_points(Dimension& dimension, const Place& place) {
    double at_stake = 0;
    for (const auto& metric : dimension.metrics) at_stake += curve_maximum(metric.curve);
    if (at_stake == 0 && !dimension.metrics.empty())
        place.complain("no metric of this dimension can add a point");
    for (auto& metric : dimension.metrics)
        metric.weight = at_stake == 0 ? 0 : curve_maximum(metric.curve) / at_stake;
}

void check_names(const Place& place, const std::vector<std::string>& names, std::string_view what) {
    for (auto name = names.begin(); name != names.end(); ++name)
        if (std::find(names.begin(), name, *name) != name)
            place.complain("two " + std::string{what} + " are called \"" + *name + "\"");
}

std::vector<Reading> read_readings(const Place& place) {
    std::vector<Reading> readings;
    if (!place) return readings;
    for (const auto& item : place.items()) {
        item.allow_only({"from", "text"});
        readings.push_back({.from = item["from"].number(0, 100), .text = item["text"].text()});
        if (readings.size() > 1 && readings.back().from >= readings[readings.size() - 2].from)
            item.complain("readings must fall: the best one comes first");
    }
    if (!readings.empty() && readings.back().from != 0)
        place.complain("the last reading must start at 0, or lower scores mean nothing");
    return readings;
}

/// Metrics that count by their worst have an equal share of what is known.
void weigh_equally(Dimension& dimension) {
    for (auto& metric : dimension.metrics)
        metric.weight = 1.0 / static_cast<double>(dimension.metrics.size());
}

Dimension read_dimension(const Place& place, const Parts& parts) {
    place.allow_only({"name", "label", "weight", "combine", "metrics", "readings"});
    Dimension dimension;
    dimension.name = plain_name(place["name"]);
    dimension.label = place["label"].text();
    dimension.weight = place["weight"].number(0, 1);
    append_shortest(dimension.weight_text, round_to_tenth(dimension.weight * 100));
    dimension.weight_text += '%';
    const auto combine = place.optional("combine");
    if (combine) dimension.combine = static_cast<Combine>(combine.one_of({"weighted", "points", "worst"}));
    dimension.readings = read_readings(place.optional("readings"));
    double sum = 0;
    std::vector<std::string> names;
    for (const auto& item : place["metrics"].items()) {
        dimension.metrics.push_back(read_metric(item, dimension.combine, parts));
        sum += dimension.metrics.back().weight;
        names.push_back(dimension.metrics.back().name);
    }
    check_names(place, names, "metrics");
    switch (dimension.combine) {
    case Combine::weighted: check_sum(place, sum, "metrics"); break;
    case Combine::points: weigh_by_points(dimension, place); break;
    case Combine::worst: weigh_equally(dimension); break;
    }
    return dimension;
}

/// The metric that reads the slot, and its position among all of the scorecard.
std::pair<const Metric*, std::optional<std::size_t>> metric_on(const Scorecard& card, std::size_t slot) {
    std::size_t position = 0;
    for (const auto& dimension : card.dimensions)
        for (const auto& metric : dimension.metrics) {
            if (metric.field == slot) return {&metric, position};
            ++position;
        }
    return {nullptr, std::nullopt};
}

Condition read_finding_condition(const Place& place, const Metric* metric, std::size_t slot,
                                 FieldTable& fields) {
    auto condition = read_condition_on(place, slot, fields, {"severity"});
    if (const auto severity = place.optional("severity"))
        condition.severity = static_cast<Severity>(severity.one_of({"critical", "high", "medium", "low"}));
    using Test = Condition::Test;
    if (condition.test == Test::above_share_of_limit &&
        !(metric && std::holds_alternative<Headroom>(metric->curve)))
        place.complain("only metrics with a headroom curve have a limit");
    if (condition.test == Test::score_below && !metric)
        place.complain("only what a metric of this scorecard measures has a score");
    return condition;
}

/// The slot of a field that a metric reads, that the model lists, or that csm knows itself.
std::optional<std::size_t> known_field(const Place& place, const Scorecard& card, FieldTable& fields) {
    const auto name = place.text();
    if (name.empty()) return std::nullopt;
    if (const auto slot = fields.find(name)) return *slot;
    std::vector<std::string> names;
    for (const auto& dimension : card.dimensions)
        for (const auto& metric : dimension.metrics) names.push_back(fields[metric.field].name);
    for (const auto& other : fields.names())
        if (std::ranges::find(names, other) == names.end()) names.push_back(other);
    place.complain("no metric of this scorecard reads \"" + name + "\", nor do the model's fields list it" +
                   suggestion(name, names));
    return std::nullopt;
}

/// Another field that must pass a test too.
void read_beside(const Place& place, const Scorecard& card, Finding& finding, FieldTable& fields) {
    const auto slot = known_field(place["field"], card, fields);
    if (!slot) return;
    finding.beside = FieldTest{*slot, read_value_test(place, *slot, fields, {"field"})};
}

/// A sentence that tells a change needs a number.
void check_change(const Place& place, const Finding& finding, const FieldTable& fields) {
    const auto text = finding.text.before + finding.text.after;
    const auto& field = fields[finding.field];
    if (text.find("{change") == std::string::npos) return;
    if (finding.text.shows_value)
        place.complain("a text shows the value or the change, not both");
    else if (!change_phrase(text))
        place.complain("a change is written {change}, {change %} or {change point|points}");
    else if (field.kind != ValueKind::number)
        place.complain("{change} needs a number, and \"" + field.name + "\" is " +
                       (field.kind == ValueKind::flag ? "a flag" : "a word"));
}

Finding read_finding(const Place& place, const Scorecard& card, FieldTable& fields) {
    place.allow_only({"code", "field", "when", "while", "text", "action", "needs_other", "gravity"});
    Finding finding{.code = place["code"].text(),
                    .conditions = {},
                    .text = phrase(place["text"].text()),
                    .action = place["action"].text()};
    if (const auto needs = place.optional("needs_other")) finding.needs_other = needs.flag();
    if (const auto gravity = place.optional("gravity")) finding.gravity = gravity.number(0, 100);
    const auto slot = known_field(place["field"], card, fields);
    if (!slot) return finding;
    finding.field = *slot;
    check_change(place["text"], finding, fields);
    const auto [metric, position] = metric_on(card, *slot);
    finding.metric = position;
    for (const auto& item : place["when"].items())
        finding.conditions.push_back(read_finding_condition(item, metric, *slot, fields));
    if (const auto other = place.optional("while")) read_beside(other, card, finding, fields);
    return finding;
}

Rounding read_rounding(const Place& place) {
    place.allow_only({"dimensions", "overall"});
    Rounding rounding;
    if (const auto dimensions = place.optional("dimensions"))
        rounding.dimensions_to_tenths = dimensions.one_of({"tenth", "none"}) == 0;
    if (const auto overall = place.optional("overall"))
        rounding.overall_to_whole = overall.one_of({"tenth", "whole"}) == 1;
    return rounding;
}

}  // namespace

std::string plain_name(const Place& place) { return plain_name(place, place.text()); }

Scorecard read_scorecard(const Place& place, const Parts& parts) {
    Scorecard card;
    double sum = 0;
    std::vector<std::string> names;
    for (const auto& item : place["dimensions"].items()) {
        card.dimensions.push_back(read_dimension(item, parts));
        sum += card.dimensions.back().weight;
        names.push_back(card.dimensions.back().name);
    }
    if (place) check_sum(place, sum, "dimensions");
    check_names(place, names, "dimensions");
    std::vector<std::string> codes;
    for (const auto& item : place["findings"].items()) {
        card.findings.push_back(read_finding(item, card, parts.fields));
        codes.push_back(card.findings.back().code);
    }
    check_names(place, codes, "findings");
    if (!card.findings.empty() && std::ranges::all_of(card.findings, &Finding::needs_other))
        place["findings"].complain("all of them need another one, so none can ever count");
    if (const auto rounding = place.optional("rounding")) card.rounding = read_rounding(rounding);
    return card;
}

}  // namespace csm::model_file

namespace csm {

namespace {

constexpr std::string_view value_slot = "{value}";

std::string with_unit(const Metric& metric, double value) {
    std::string text;
    append_shortest(text, value);
    if (const auto& unit = unit_after(metric, value); !unit.empty()) text.append(1, ' ').append(unit);
    return text;
}

/// "Login trend: {change %}"
std::string change_sentence(const Metric& metric) {
    const auto& [one, several] = std::tie(metric.unit_of_one, metric.unit);
    if (several.empty()) return metric.label + ": {change}";
    return metric.label + ": {change " + (one == several ? several : one + "|" + several) + "}";
}

}  // namespace

Phrase phrase(std::string_view text) {
    const auto slot = text.find(value_slot);
    if (slot == std::string_view::npos) return {std::string{text}, {}, false};
    return {std::string{text.substr(0, slot)}, std::string{text.substr(slot + value_slot.size())}, true};
}

const std::string& unit_after(const Metric& metric, double value) {
    return value == 1 ? metric.unit_of_one : metric.unit;
}

std::string goal_text(const Metric& metric, Cohort cohort) {
    if (const auto* attain = std::get_if<Attain>(&metric.curve))
        return with_unit(metric, attain->target[cohort]) + " wanted";
    if (const auto* headroom = std::get_if<Headroom>(&metric.curve))
        return "at most " + with_unit(metric, headroom->limit[cohort]);
    return {};
}

Phrase metric_phrase(const Metric& metric, Cohort cohort) {
    if (std::holds_alternative<Decline>(metric.curve)) return {change_sentence(metric), {}, false};
    Phrase phrase{metric.label + " ", {}, true};
    const auto goal = goal_text(metric, cohort);
    if (!goal.empty()) phrase.after.append(", ").append(goal);
    return phrase;
}

std::string_view reading_of(const Dimension& dimension, std::optional<double> score) {
    if (!score) return {};
    for (const auto& reading : dimension.readings)
        if (*score >= reading.from) return reading.text;
    return {};
}

}  // namespace csm
