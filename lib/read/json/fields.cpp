// SPDX-License-Identifier: MIT
#include "read/json/fields.hpp"

namespace csm::read {

namespace {

/// Modules come at one place of the record, each with its parts; this many parts of modules fit there.
constexpr std::size_t room_for_modules = 1'000'000;

/// The unit of the first metric that reads the slot and has one; empty when none has.
std::string_view unit_of(const Model& model, std::size_t slot) {
    for (const auto* card : {&model.health.card, &model.churn.card})
        for (const auto& dimension : card->dimensions)
            for (const auto& metric : dimension.metrics)
                if (metric.field == slot && !metric.unit.empty()) return metric.unit;
    return {};
}

}  // namespace

std::string column_key(std::string_view name) {
    std::string key;
    for (const char letter : name) {
        const bool upper = letter >= 'A' && letter <= 'Z';
        const bool kept = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                          static_cast<unsigned char>(letter) >= 0x80;
        if (upper) key += static_cast<char>(letter - 'A' + 'a');
        if (kept) key += letter;
    }
    return key;
}

TargetFields::TargetFields(const Model& model) : schema_{model} { walk(schema_.record(), model); }

void TargetFields::walk(const SchemaNode& node, const Model& model) {
    for (const auto& child : node.children) {
        if (child.shape == Shape::object) {
            walk(child, model);
        } else if (has_parts(child.shape)) {
            (child.shape == Shape::modules ? modules_order_ : limits_order_) = next_order_;
            next_order_ += room_for_modules;
        } else if (!has_objects(child.shape)) {
            // A column holds one date of measurement for its block; single fields are named in JSON only.
            const bool is_date = child.shape == Shape::dates;
            TargetField field{.name = child.name,
                              .shape = is_date ? Shape::date : child.shape,
                              .own = child.own,
                              .part = child.part,
                              .least = child.least,
                              .most = child.most,
                              .order = next_order_++};
            if (child.slot >= 0) {
                const auto slot = static_cast<std::size_t>(child.slot);
                field.measured = &model.fields[slot];
                field.unit = unit_of(model, slot);
                field.is_percent = field.unit == "%";
            }
            field.is_percent = !field.is_ratio() && (field.is_percent || field.most == 100);
            const auto dot = field.name.rfind('.');
            if (dot != std::string::npos) {
                const auto [last, is_first] =
                    by_last_part_.emplace(column_key(field.name.substr(dot + 1)), fields_.size());
                if (!is_first) last->second.reset();
            }
            add(std::move(field));
        }
    }
}

void TargetFields::add(TargetField field) {
    by_name_.emplace(field.name, fields_.size());
    by_key_.emplace(column_key(field.name), fields_.size());
    fields_.push_back(std::move(field));
}

std::optional<std::size_t> TargetFields::find(std::string_view name) {
    if (const auto named = by_name_.find(name); named != by_name_.end()) return named->second;
    if (const auto module = find_part(name)) return module;
    const auto same = by_key_.find(column_key(name));
    return same == by_key_.end() ? std::nullopt : std::optional{same->second};
}

std::optional<std::size_t> TargetFields::find_last_part(std::string_view column) const {
    const auto found = by_last_part_.find(column_key(column));
    return found == by_last_part_.end() ? std::nullopt : found->second;
}

std::optional<std::size_t> TargetFields::find_part(std::string_view name) {
    if (auto module = find_part_of(schema_.module(), name, modules_order_)) return module;
    return find_part_of(schema_.limit(), name, limits_order_);
}

/// A part of a module or of a plan limit. All parts of one are made at once, so that they stand together in
/// the record.
std::optional<std::size_t> TargetFields::find_part_of(const SchemaNode& one, std::string_view name,
                                                      std::size_t order) {
    const auto prefix = one.name + ".";
    if (!name.starts_with(prefix)) return std::nullopt;
    const auto owner = name.substr(0, name.rfind('.'));
    if (owner.size() <= prefix.size()) return std::nullopt;
    std::optional<std::size_t> wanted;
    for (const auto& part : one.children) {
        if (name == std::string{owner} + "." + part.key)
            wanted = fields_.size() + static_cast<std::size_t>(&part - one.children.data());
    }
    if (!wanted) return std::nullopt;
    for (const auto& part : one.children)
        add({.name = std::string{owner} + "." + part.key,
             .shape = part.shape,
             .own = {},
             .part = part.part,
             .least = part.least,
             .most = part.most,
             .is_percent = part.most && *part.most == 100,
             .order = order + module_parts_++});
    return wanted;
}

std::vector<std::string> TargetFields::names() const {
    std::vector<std::string> names;
    for (const auto& field : fields_) names.push_back(field.name);
    return names;
}

}  // namespace csm::read
