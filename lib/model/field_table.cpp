// SPDX-License-Identifier: MIT
#include "model/sections.hpp"

#include <csm/own_field.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace csm::model_file {

namespace {

/// Names that stand for more than one field.
constexpr std::array<std::string_view, 2> own_blocks{"customers", "departments"};

/// Numbers that csm reads too may be measured by metrics.
bool is_number(const OwnField& own) {
    return std::holds_alternative<std::optional<double> Account::*>(own.member);
}

bool reads_as_number(std::string_view name) {
    return std::ranges::any_of(own_fields,
                               [&](const OwnField& own) { return is_number(own) && own.name == name; });
}

/// Names that stand for what csm works out itself.
constexpr std::array<std::pair<std::string_view, Derivation::Kind>, 2> reserved_fields{
    {{"days_to_renewal", Derivation::Kind::days_to_renewal}, {"health_drop", Derivation::Kind::health_drop}}};

bool is_reserved(std::string_view name) {
    return std::ranges::any_of(reserved_fields, [&](const auto& reserved) { return reserved.first == name; });
}

constexpr auto deepest_field = 8;
constexpr std::size_t most_fields = 2000;

bool is_within(std::string_view name, std::string_view outer) {
    return name.starts_with(outer) && (name.size() == outer.size() || name[outer.size()] == '.');
}

/// What csm reads itself at, above or below that place; empty when nothing.
std::string_view own_at(std::string_view name) {
    const auto clashes = [&](std::string_view own) { return is_within(name, own) || is_within(own, name); };
    for (const auto block : own_blocks)
        if (clashes(block)) return block;
    for (const auto& own : own_fields)
        if (!is_number(own) && clashes(own.name)) return own.name;
    return {};
}

bool is_dotted_name(std::string_view name) {
    return !name.empty() && name.front() != '.' && name.back() != '.' &&
           name.find("..") == std::string_view::npos &&
           std::count(name.begin(), name.end(), '.') < deepest_field;
}

std::string defect_of(const Field& field, const std::vector<Field>& fields) {
    const std::string_view name = field.name;
    if (!is_dotted_name(name))
        return "expected a dotted name such as usage.login_frequency, got \"" + std::string{name} + "\"";
    if (name == "measured_on" || name.ends_with(".measured_on") ||
        name.find("measured_on.") != std::string_view::npos)
        return "csm reads measured_on itself; measure another field";
    if (const auto own = own_at(name); !own.empty())
        return "csm reads " + std::string{own} + " itself; measure another field";
    if (field.kind != ValueKind::number && reads_as_number(name))
        return "csm reads " + field.name + " as a number; its curve cannot take words";
    for (const auto& other : fields)
        for (const auto& place : {other.name, other.derivation.source})
            if (!place.empty() && place != name && (is_within(name, place) || is_within(place, name)))
                return "\"" + std::string{name} + "\" and \"" + place +
                       "\" cannot both be fields: one lies inside the other";
    return {};
}

Field derived_field(std::string name, const Derivation& derivation) {
    auto field = number_field(std::move(name));
    field.derivation = derivation;
    field.is_read = false;
    return field;
}

}  // namespace

Field number_field(std::string name) {
    return {.name = std::move(name), .words = {}, .aliases = {}, .least = {}, .most = {}};
}

std::size_t FieldTable::slot(const Place& place, Field field) {
    if (is_reserved(field.name)) {
        if (field.least || field.most || field.valid_days)
            place.complain("csm works " + field.name + " out itself; it has no range and no valid_days");
        return *find(field.name);
    }
    const auto same = std::find_if(fields_.begin(), fields_.end(),
                                   [&](const Field& other) { return other.name == field.name; });
    if (same != fields_.end()) {
        if (!same->is_read && (field.least || field.most || field.valid_days))
            place.complain("\"" + field.name +
                           "\" follows from other fields; range and valid_days belong there");
        if (same->is_read && !same->least && !same->most) {
            same->least = field.least;
            same->most = field.most;
        }
        if (same->kind != field.kind || same->words != field.words)
            place.complain("\"" + field.name + "\" is already read with other values by another metric");
        else if (!same->valid_days)
            same->valid_days = field.valid_days;
        else if (field.valid_days && same->valid_days != field.valid_days)
            place.complain("\"" + field.name + "\" is already valid for other days in another metric");
        return static_cast<std::size_t>(same - fields_.begin());
    }
    if (fields_.size() == most_fields) {
        if (!std::exchange(is_full_, true))
            place.complain("is one field too many: a model measures at most 2,000");
        return 0;
    }
    if (const auto defect = defect_of(field, fields_); !defect.empty() && place) place.complain(defect);
    return add(std::move(field));
}

std::size_t FieldTable::add(Field field) {
    fields_.push_back(std::move(field));
    return fields_.size() - 1;
}

void FieldTable::check_source(const Place& place, const std::string& source) const {
    auto list = number_field(source);
    if (reads_as_number(source)) return place.complain("csm reads " + source + " as a number; it is no list");
    if (const auto defect = defect_of(list, fields_); !defect.empty()) return place.complain(defect);
    for (const auto& field : fields_)
        if (field.name == source || field.derivation.source == source)
            return place.complain("\"" + source + "\" is already what " + field.name + " is read from");
}

bool FieldTable::is_known(std::string_view name) const {
    return std::ranges::find(fields_, name, &Field::name) != fields_.end();
}

std::optional<std::size_t> FieldTable::find(const std::string& name) {
    const auto known = std::ranges::find(fields_, name, &Field::name);
    if (known != fields_.end()) return static_cast<std::size_t>(known - fields_.begin());
    for (const auto& [reserved, kind] : reserved_fields)
        if (reserved == name) return add(derived_field(name, {.kind = kind}));
    if (reads_as_number(name)) return add({.name = name, .words = {}, .aliases = {}, .least = 0, .most = {}});
    return std::nullopt;
}

std::size_t FieldTable::of_series(std::size_t series, Derivation::Kind kind) {
    const Derivation wanted{.kind = kind, .of = series};
    const auto known = std::ranges::find(fields_, wanted, &Field::derivation);
    if (known != fields_.end()) return static_cast<std::size_t>(known - fields_.begin());
    auto field = derived_field(fields_[series].name + ":previous", wanted);
    field.is_internal = true;
    return add(std::move(field));
}

std::vector<std::string> FieldTable::names() const {
    std::vector<std::string> names;
    for (const auto& field : fields_) names.push_back(field.name);
    return names;
}

}  // namespace csm::model_file

namespace csm {

std::string given_fields(std::span<const Field> fields, std::size_t slot) {
    const auto& field = fields[slot];
    const auto& derivation = field.derivation;
    if (derivation.is_ratio())
        return given_fields(fields, derivation.of) + ", " + given_fields(fields, derivation.by);
    if (derivation.is_of_series()) return given_fields(fields, derivation.of);
    switch (derivation.kind) {
    case Derivation::Kind::share_met: return derivation.source;
    case Derivation::Kind::days_to_renewal: return "contract_end_date";
    case Derivation::Kind::health_drop: return "previous_period.overall_score";
    default: return field.name;
    }
}

double shown_value(const Field& field, double value) {
    constexpr double hundredths = 100;
    const bool is_exact = field.is_read || field.derivation.is_of_series();
    return is_exact && field.derivation.kind != Derivation::Kind::recency_mean
               ? value
               : std::round(value * hundredths) / hundredths;
}

}  // namespace csm
