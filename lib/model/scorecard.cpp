// SPDX-License-Identifier: MIT
#include "model/sections.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

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

std::string last_part(const std::string& dotted) { return dotted.substr(dotted.rfind('.') + 1); }

/// A name that can be a key of the output as it is.
std::string plain_name(const Place& place, std::string name) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    if (name.find_first_not_of(allowed) != std::string::npos)
        place.complain("a name is made of letters, digits, _ and -, not \"" + name + "\"");
    return name;
}

std::string plain_name(const Place& place) { return plain_name(place, place.text()); }

Metric read_metric(const Place& place, bool additive, const std::vector<Segment>& segments,
                   FieldTable& fields, MetricsInDocuments& documents) {
    place.allow_only({"field", "name", "label", "unit", "unit_of_one", "range", "valid_days", "weight",
                      "default", "aliases", "curve", "shown_to", "change_of", "groups"});
    Metric metric;
    const auto field = read_field(place);
    metric.field = fields.slot(place["field"], field);
    const auto name = place.optional("name");
    metric.name = name ? plain_name(name) : plain_name(place["field"], last_part(field.name));
    metric.label = place["label"].text();
    if (const auto unit = place.optional("unit")) metric.unit = unit.text();
    const auto unit_of_one = place.optional("unit_of_one");
    metric.unit_of_one = unit_of_one ? unit_of_one.text() : metric.unit;
    metric.default_value = encoded_default(place["default"], field);
    metric.curve = read_curve(place["curve"], segments, field);
    for (std::size_t segment = 0; segment < segments.size(); ++segment)
        metric.phrases.push_back(metric_phrase(metric, segment));
    documents.read(place, metric, field);
    if (!additive)
        metric.weight = place["weight"].number(0, 1);
    else if (const auto weight = place.optional("weight"))
        weight.complain("a dimension that adds points has no weights; the curve gives the points");
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

Dimension read_dimension(const Place& place, const std::vector<Segment>& segments, FieldTable& fields,
                         MetricsInDocuments& documents) {
    place.allow_only({"name", "label", "weight", "combine", "metrics"});
    Dimension dimension;
    dimension.name = plain_name(place["name"]);
    dimension.label = place["label"].text();
    dimension.weight = place["weight"].number(0, 1);
    append_shortest(dimension.weight_text, round_to_tenth(dimension.weight * 100));
    dimension.weight_text += '%';
    const auto combine = place.optional("combine");
    dimension.additive = combine && combine.one_of({"weighted", "points"}) == 1;
    double sum = 0;
    std::vector<std::string> names;
    for (const auto& item : place["metrics"].items()) {
        dimension.metrics.push_back(read_metric(item, dimension.additive, segments, fields, documents));
        sum += dimension.metrics.back().weight;
        names.push_back(dimension.metrics.back().name);
    }
    check_names(place, names, "metrics");
    if (dimension.additive)
        weigh_by_points(dimension, place);
    else
        check_sum(place, sum, "metrics");
    return dimension;
}

struct MetricPlace {
    const Metric* metric = nullptr;
    std::size_t position = 0;
};

MetricPlace find_metric(const Scorecard& card, const FieldTable& fields, const Place& place) {
    const auto name = place.text();
    std::size_t position = 0;
    std::vector<std::string> names;
    for (const auto& dimension : card.dimensions)
        for (const auto& metric : dimension.metrics) {
            if (fields[metric.field].name == name) return {&metric, position};
            names.push_back(fields[metric.field].name);
            ++position;
        }
    if (!name.empty())
        place.complain("no metric of this scorecard reads \"" + name + "\"" + suggestion(name, names));
    return {};
}

Condition read_finding_condition(const Place& place, const Metric& metric, const Field& field) {
    place.allow_only(
        {"severity", "below", "at_most", "above", "at_least", "is", "score_below", "above_share_of_limit"});
    auto condition = read_condition(place, field);
    if (const auto severity = place.optional("severity"))
        condition.severity = static_cast<Severity>(severity.one_of({"critical", "high", "medium", "low"}));
    if (condition.test == Condition::Test::above_share_of_limit &&
        !std::holds_alternative<Headroom>(metric.curve))
        place.complain("only metrics with a headroom curve have a limit");
    return condition;
}

Finding read_finding(const Place& place, const Scorecard& card, const FieldTable& fields) {
    place.allow_only({"code", "field", "when", "text", "action"});
    Finding finding{.code = place["code"].text(),
                    .conditions = {},
                    .text = phrase(place["text"].text()),
                    .action = place["action"].text()};
    const auto found = find_metric(card, fields, place["field"]);
    finding.metric = found.position;
    if (!found.metric) return finding;
    for (const auto& item : place["when"].items())
        finding.conditions.push_back(
            read_finding_condition(item, *found.metric, fields[found.metric->field]));
    return finding;
}

}  // namespace

Scorecard read_scorecard(const Place& place, const std::vector<Segment>& segments, FieldTable& fields,
                         MetricsInDocuments& documents) {
    Scorecard card;
    double sum = 0;
    std::vector<std::string> names;
    for (const auto& item : place["dimensions"].items()) {
        card.dimensions.push_back(read_dimension(item, segments, fields, documents));
        sum += card.dimensions.back().weight;
        names.push_back(card.dimensions.back().name);
    }
    if (place) check_sum(place, sum, "dimensions");
    check_names(place, names, "dimensions");
    std::vector<std::string> codes;
    for (const auto& item : place["findings"].items()) {
        card.findings.push_back(read_finding(item, card, fields));
        codes.push_back(card.findings.back().code);
    }
    check_names(place, codes, "findings");
    return card;
}

}  // namespace csm::model_file
