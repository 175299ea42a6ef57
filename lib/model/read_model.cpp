// SPDX-License-Identifier: MIT
#include <csm/model.hpp>

#include "base/embedded.hpp"
#include "base/normalised.hpp"
#include "base/repeated_key.hpp"
#include "base/syntax_error.hpp"
#include "model/sections.hpp"

#include <boost/crc.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace csm {

namespace json = boost::json;
using model_file::Place;

namespace {

/// CRC-64/XZ over the compact form of the document, so that blanks and line ends do not matter.
std::string digest_of(const json::value& document) {
    boost::crc_optimal<64, 0x42F0E1EBA9EA3693, 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF, true, true> crc;
    const auto text = json::serialize(document);
    crc.process_bytes(text.data(), text.size());
    return fmt::format("crc64:{:016x}", crc.checksum());
}

Segment read_segment(const Place& place) {
    place.allow_only({"name", "label", "aliases", "when_arr"});
    Segment segment{
        .name = place["name"].text(), .label = place["label"].text(), .aliases = {}, .when_arr = {}};
    if (const auto aliases = place.optional("aliases"))
        for (const auto& alias : aliases.items()) segment.aliases.push_back(alias.text());
    if (const auto when = place.optional("when_arr")) {
        when.allow_only({"above", "at_least", "below", "at_most"});
        segment.when_arr = model_file::read_condition(when, Field{});
    }
    return segment;
}

std::vector<Segment> read_segments(const Place& place) {
    constexpr std::size_t most_segments = 100;
    std::vector<Segment> segments;
    const auto items = place.items();
    if (items.size() > most_segments) {
        place.complain("has more segments than the 100 that a model may have");
        return segments;
    }
    // Names and aliases are compared as words are, so the second of two alike could never be given.
    std::set<std::string> known;
    for (const auto& item : items) {
        const auto segment = read_segment(item);
        std::set<std::string> names{normalised(segment.name)};
        for (const auto& alias : segment.aliases) names.insert(normalised(alias));
        if (std::ranges::any_of(names, [&](const std::string& name) { return known.contains(name); }))
            item.complain("two segments are called \"" + segment.name + "\"");
        known.merge(names);
        segments.push_back(segment);
    }
    return segments;
}

std::size_t read_default_segment(const Place& place, const Model& model) {
    const auto name = place.text();
    if (const auto segment = find_segment(model, name)) return *segment;
    if (!name.empty()) place.complain("\"" + name + "\" is not a segment of this model");
    return 0;
}

Model read_sections(const Place& root) {
    root.allow_only({"schema", "name", "version", "description", "coverage_floor", "trend_threshold",
                     "driver_count", "segments", "default_segment", "health", "churn", "expansion",
                     "report"});
    if (const auto schema = root["schema"]; schema && schema.text() != "csm.model/1")
        schema.complain("expected \"csm.model/1\"");
    Model model;
    model.name = root["name"].text();
    model.version = root["version"].text();
    if (const auto description = root.optional("description")) description.text();
    model.coverage_floor = root["coverage_floor"].number(0, 1);
    model.trend_threshold = root["trend_threshold"].number(0, 100);
    model.driver_count = root["driver_count"].count(1, 20);
    model.segments = read_segments(root["segments"]);
    if (model.segments.empty()) return model;
    model.default_segment = read_default_segment(root["default_segment"], model);
    model_file::FieldTable fields;
    model_file::MetricsInDocuments documents;
    model.health = model_file::read_health(root["health"], model.segments, fields, documents);
    model.churn = model_file::read_churn(root["churn"], model.segments, fields, documents);
    model.expansion = model_file::read_expansion(root["expansion"], model.segments);
    model.report = model_file::read_report(root["report"], model.segments);
    model.fields = fields.take();
    documents.settle(model);
    return model;
}

bool passes(const Condition& condition, double value) {
    switch (condition.test) {
    case Condition::Test::below: return value < condition.threshold;
    case Condition::Test::at_most: return value <= condition.threshold;
    case Condition::Test::above: return value > condition.threshold;
    default: return value >= condition.threshold;
    }
}

}  // namespace

std::string_view standard_model_text() { return embedded::standard_model; }

boost::system::result<Model, ModelProblems> read_model(std::string_view text, std::string_view name) {
    ModelProblems problems;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    json::error_code failure;
    const auto document = json::parse(text, failure);
    if (failure) {
        problems.push_back(syntax_problem(text, name));
        return problems;
    }
    if (const auto twice = read::find_repeated_key(text))
        problems.push_back({.file = std::string{name},
                            .line = twice->again.line,
                            .column = twice->again.column,
                            .field = twice->path,
                            .message = read::given_twice(*twice)});
    const Place root{&document, "", name, problems};
    if (!root.is_object()) {
        root.complain("expected an object with the model");
        return problems;
    }
    auto model = read_sections(root);
    if (!problems.empty()) return problems;
    model.digest = digest_of(document);
    return model;
}

std::optional<std::size_t> find_segment(const Model& model, std::string_view word) {
    for (std::size_t i = 0; i < model.segments.size(); ++i)
        if (model.segments[i].name == word) return i;
    const auto key = normalised(word);
    for (std::size_t i = 0; i < model.segments.size(); ++i) {
        const auto& [name, label, aliases, when_arr] = model.segments[i];
        const auto is_key = [&](const std::string& other) { return matches(other, key); };
        if (is_key(name) || std::any_of(aliases.begin(), aliases.end(), is_key)) return i;
    }
    return std::nullopt;
}

std::size_t derived_segment(const Model& model, std::optional<double> arr) {
    if (!arr) return model.default_segment;
    for (std::size_t i = 0; i < model.segments.size(); ++i) {
        const auto& when = model.segments[i].when_arr;
        if (!when || passes(*when, *arr)) return i;
    }
    return model.default_segment;
}

}  // namespace csm
