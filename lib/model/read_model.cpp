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
#include <array>
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
        segment.when_arr = model_file::read_condition(when, Field{});
        if (segment.when_arr->test > Condition::Test::at_least)
            when.complain("an ARR is tested with below, at_most, above or at_least");
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

/// The standard model's file, for what a model says nothing of.
const json::value& standard_document() {
    static const json::value document = json::parse(standard_model_text());
    return document;
}

/// Reads sections that a model may leave to the standard one.
class SectionOrStandard {
  public:
    explicit SectionOrStandard(const Place& root) : root_{root} {}

    /// Its own section, or that of the standard model.
    Place operator[](std::string_view key) {
        const auto own = root_.optional(key);
        return own ? own : Place{&standard_document(), "", "standard", none_}[key];
    }

    /// The segment whose numbers stand for one that the standard model does not know; a model's own section
    /// has them for each of its segments.
    std::string_view stand_in(std::string_view key) const { return root_.optional(key) ? "" : "mid-market"; }

  private:
    const Place& root_;
    ModelProblems none_;
};

DocumentStyle read_document_style(const Place& root) {
    DocumentStyle style;
    if (const auto prices = root.optional("prices"))
        style.has_real_prices = prices.one_of({"placeholder", "real"}) == 1;
    if (const auto currency = root.optional("currency")) {
        style.currency = currency.text();
        if (!style.currency.empty() && !is_currency(style.currency))
            currency.complain("a currency is a code such as \"EUR\" or a sign such as \"€\"");
    }
    if (const auto dates = root.optional("date_style"))
        style.dates = static_cast<DateStyle>(dates.one_of(date_style_words));
    return style;
}

/// What follows from the health score itself is known only to the warnings of churn.
void check_health_drop(const Model& model, const Place& root) {
    if (!model.churn.health_drop) return;
    const auto slot = *model.churn.health_drop;
    const auto misplaced = [&](const Scorecard& card) {
        return std::ranges::any_of(card.dimensions, [&](const Dimension& dimension) {
            return std::ranges::any_of(dimension.metrics,
                                       [&](const Metric& metric) { return metric.field == slot; });
        });
    };
    const auto on_it = [&](const Finding& finding) { return finding.field == slot; };
    const auto limits_by_it = [&](const auto& floor) { return floor.when.field == slot; };
    const auto beside_it = [&](const Finding& finding) {
        return finding.beside && finding.beside->field == slot;
    };
    if (misplaced(model.health.card) || misplaced(model.churn.card) ||
        std::ranges::any_of(model.health.card.findings, on_it) ||
        std::ranges::any_of(model.health.card.findings, beside_it) ||
        std::ranges::any_of(model.health.floors, limits_by_it) ||
        std::ranges::any_of(model.churn.floors, limits_by_it))
        root.complain("health_drop can only be looked at by a finding of churn");
}

void note_derived_fields(Model& model) {
    for (std::size_t slot = 0; slot < model.fields.size(); ++slot) {
        const auto kind = model.fields[slot].derivation.kind;
        if (kind == Derivation::Kind::health_drop) model.churn.health_drop = slot;
        if (model.fields[slot].derivation.is_ratio() || kind == Derivation::Kind::days_to_renewal)
            model.settled_fields.push_back(slot);
    }
}

Model read_sections(const Place& root) {
    root.allow_only({"schema",          "name",         "version",  "description",     "coverage_floor",
                     "trend_threshold", "driver_count", "segments", "default_segment", "lifecycle",
                     "touch",           "onboarding",   "team",     "fields",          "health",
                     "churn",           "expansion",    "report",   "prices",          "currency",
                     "date_style"});
    if (const auto schema = root["schema"]; schema && schema.text() != "csm.model/1")
        schema.complain("expected \"csm.model/1\"");
    Model model;
    model.name = root["name"].text();
    model.version = root["version"].text();
    if (const auto description = root.optional("description")) model.description = description.text();
    model.coverage_floor = root["coverage_floor"].number(0, 1);
    model.trend_threshold = root["trend_threshold"].number(0, 100);
    model.driver_count = root["driver_count"].count(1, 20);
    model.segments = read_segments(root["segments"]);
    if (model.segments.empty()) return model;
    model.default_segment = read_default_segment(root["default_segment"], model);
    SectionOrStandard section{root};
    model.lifecycle = model_file::read_lifecycle(section["lifecycle"]);
    model_file::FieldTable fields;
    model_file::MetricsInLetters in_letters;
    const model_file::Parts parts{model.segments, model.lifecycle, fields, in_letters};
    // Of the standard model's segments the one in the middle stands for those that it does not know.
    model.touch = model_file::read_touch(section["touch"], parts, section.stand_in("touch"));
    model.onboarding =
        model_file::read_onboarding(section["onboarding"], parts, section.stand_in("onboarding"));
    model.team = model_file::read_team(section["team"]);
    model_file::read_fields(root.optional("fields"), fields);
    model.health = model_file::read_health(root["health"], parts);
    model.churn = model_file::read_churn(root["churn"], parts);
    model.expansion = model_file::read_expansion(root["expansion"], parts);
    model.report = model_file::read_report(root["report"], parts);
    model.documents = read_document_style(root);
    model.fields = fields.take();
    note_derived_fields(model);
    check_health_drop(model, root);
    in_letters.settle(model);
    return model;
}

}  // namespace

std::span<const BuiltInModel> built_in_models() {
    static const std::array<BuiltInModel, 3> models{{{"standard", embedded::standard_model},
                                                     {"adoption", embedded::adoption_model},
                                                     {"outcomes", embedded::outcomes_model}}};
    return models;
}

std::vector<std::string> built_in_model_names() {
    std::vector<std::string> names;
    for (const auto& known : built_in_models()) names.emplace_back(known.name);
    return names;
}

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
        if (!when || passes(*when, *arr, no_previous)) return i;
    }
    return model.default_segment;
}

}  // namespace csm
