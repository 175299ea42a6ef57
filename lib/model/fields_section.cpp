// SPDX-License-Identifier: MIT
#include "model/sections.hpp"

#include <array>
#include <limits>

namespace csm::model_file {

namespace {

using Kind = Derivation::Kind;

constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr double longest_half_life = 36'500;

/// The members that say how a field follows from others.
constexpr std::array<std::pair<std::string_view, Kind>, 7> derivations{
    {{"last", Kind::last},
     {"previous", Kind::previous},
     {"last_to_previous", Kind::last_to_previous},
     {"recency_mean", Kind::recency_mean},
     {"ratio", Kind::ratio},
     {"ratio_percent", Kind::ratio_percent},
     {"share_met", Kind::share_met}}};

/// The slot of a field that was listed before; a number of the record when it was not.
std::size_t part(const Place& place, FieldTable& fields) {
    const auto name = place.text();
    if (const auto known = fields.find(name)) {
        if (fields[*known].kind != ValueKind::number) place.complain("\"" + name + "\" is no number");
        if (fields[*known].derivation.kind == Derivation::Kind::health_drop)
            place.complain("health_drop is known only to the warnings of churn");
        return *known;
    }
    return fields.slot(place, number_field(name));
}

std::size_t series_of(const Place& place, FieldTable& fields) {
    const auto name = place.text();
    const auto known = fields.find(name);
    if (known && fields[*known].is_series) return *known;
    place.complain("\"" + name + "\" is no series; list it before this field with \"series\": true" +
                   suggestion(name, fields.names()));
    return 0;
}

Derivation read_derivation(const Place& place, Kind kind, FieldTable& fields) {
    Derivation derivation{.kind = kind};
    if (kind == Kind::share_met) {
        derivation.source = place.text();
        if (!derivation.source.empty()) fields.check_source(place, derivation.source);
    } else if (derivation.is_ratio()) {
        const auto parts = place.items();
        if (parts.size() != 2) {
            if (place) place.complain("expected two fields: what is divided, and by what");
            return derivation;
        }
        derivation.of = part(parts[0], fields);
        derivation.by = part(parts[1], fields);
    } else if (kind == Kind::recency_mean) {
        place.allow_only({"of", "half_life"});
        derivation.of = series_of(place["of"], fields);
        const auto half_life = place["half_life"];
        derivation.half_life = half_life.number(0, longest_half_life);
        if (half_life && derivation.half_life <= 0) half_life.complain("expected more than 0");
    } else {
        derivation.of = series_of(place, fields);
    }
    return derivation;
}

void read_one(const Place& place, FieldTable& fields) {
    place.allow_only({"name", "series", "flag", "range", "valid_days", "last", "previous", "last_to_previous",
                      "recency_mean", "ratio", "ratio_percent", "share_met"});
    auto field = number_field(place["name"].text());
    if (field.name == "health_drop") return place["name"].complain("csm works health_drop out itself");
    if (field.name == "days_to_renewal") {
        place.allow_only({"name"});
        return fields.let_be_read(*fields.find(field.name));
    }
    if (const auto series = place.optional("series")) field.is_series = series.flag();
    if (const auto flag = place.optional("flag"); flag && flag.flag()) field.kind = ValueKind::flag;
    if (const auto days = place.optional("valid_days")) field.valid_days = days.number(1, longest_half_life);
    read_range(place.optional("range"), field);
    std::size_t ways = 0;
    for (const auto& [word, kind] : derivations) {
        const auto way = place.optional(word);
        if (!way) continue;
        ++ways;
        field.derivation = read_derivation(way, kind, fields);
        field.is_read = false;
    }
    if (ways > 1) place.complain("follows from others in two ways; leave one of them out");
    const bool has_range = field.least || field.most;
    if (ways > 0 && (field.is_series || field.kind == ValueKind::flag || field.valid_days || has_range))
        place.complain(
            "what follows from other fields is a number without range and valid_days; they have them");
    else if (field.kind == ValueKind::flag && (field.is_series || has_range))
        place.complain("a flag is no series and has no range");
    const auto name = place["name"];
    if (fields.is_known(field.name)) return name.complain("is listed already");
    fields.slot(name, std::move(field));
}

}  // namespace

void read_fields(const Place& place, FieldTable& fields) {
    if (!place) return;
    for (const auto& item : place.items()) read_one(item, fields);
}

}  // namespace csm::model_file
