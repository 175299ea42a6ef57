// SPDX-License-Identifier: MIT
#include "read/fields.hpp"

namespace csm::read {

namespace {

/// Modules come at one place of the record, each with its parts; this many parts of modules fit there.
constexpr std::size_t room_for_modules = 1'000'000;

bool has_percent_unit(const Model& model, std::size_t slot) {
    for (const auto* card : {&model.health.card, &model.churn.card})
        for (const auto& dimension : card->dimensions)
            for (const auto& metric : dimension.metrics)
                if (metric.field == slot && metric.unit == "%") return true;
    return false;
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
        } else if (child.shape == Shape::modules) {
            modules_order_ = next_order_;
            next_order_ += room_for_modules;
        } else {
            // A column holds one date of measurement for its block; single fields are named in JSON only.
            const bool is_date = child.shape == Shape::dates;
            TargetField field{.name = child.name,
                              .shape = is_date ? Shape::date : child.shape,
                              .target = child.target,
                              .least = child.least,
                              .most = child.most,
                              .order = next_order_++};
            if (child.slot >= 0) {
                const auto slot = static_cast<std::size_t>(child.slot);
                field.measured = &model.fields[slot];
                field.is_percent = has_percent_unit(model, slot);
            }
            field.is_percent = field.is_percent || (field.most && *field.most == 100);
            fields_.push_back(std::move(field));
        }
    }
}

std::optional<std::size_t> TargetFields::find(std::string_view name) {
    for (std::size_t i = 0; i < fields_.size(); ++i)
        if (fields_[i].name == name) return i;
    if (const auto module = find_module(name)) return module;
    const auto key = column_key(name);
    for (std::size_t i = 0; i < fields_.size(); ++i)
        if (column_key(fields_[i].name) == key) return i;
    return std::nullopt;
}

std::optional<std::size_t> TargetFields::find_last_part(std::string_view column) const {
    const auto key = column_key(column);
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const auto dot = fields_[i].name.rfind('.');
        if (dot == std::string::npos || fields_[i].order >= next_order_) continue;
        const bool of_module = fields_[i].name.starts_with(schema_.module().name + ".");
        if (of_module || column_key(fields_[i].name.substr(dot + 1)) != key) continue;
        if (found) return std::nullopt;
        found = i;
    }
    return found;
}

std::optional<std::size_t> TargetFields::find_module(std::string_view name) {
    const auto prefix = schema_.module().name + ".";
    if (!name.starts_with(prefix)) return std::nullopt;
    const auto& parts = schema_.module().children;
    const auto module = name.substr(0, name.rfind('.'));
    if (module.size() <= prefix.size()) return std::nullopt;
    std::optional<std::size_t> wanted;
    std::size_t modules = 0;  // parts of modules that came before
    for (const auto& field : fields_) modules += field.name.starts_with(prefix) ? 1U : 0U;
    // All parts of a module are made at once, so that they stand together in the record.
    for (const auto& part : parts) {
        if (name == std::string{module} + "." + part.key)
            wanted = fields_.size() + static_cast<std::size_t>(&part - parts.data());
    }
    if (!wanted) return std::nullopt;
    for (const auto& part : parts)
        fields_.push_back({.name = std::string{module} + "." + part.key,
                           .shape = part.shape,
                           .target = part.target,
                           .least = part.least,
                           .most = part.most,
                           .is_percent = part.most && *part.most == 100,
                           .order = modules_order_ + modules++});
    return wanted;
}

std::vector<std::string> TargetFields::names() const {
    std::vector<std::string> names;
    for (const auto& field : fields_) names.push_back(field.name);
    return names;
}

}  // namespace csm::read
