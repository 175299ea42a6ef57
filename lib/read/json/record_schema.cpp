// SPDX-License-Identifier: MIT
#include "read/json/record_schema.hpp"

#include <algorithm>
#include <numeric>

namespace csm::read {

namespace {

struct OwnField {
    std::string_view name;
    Shape shape;
    Target target;
};

constexpr OwnField own_fields[] = {
    {"customer_id", Shape::text, Target::customer_id},
    {"name", Shape::text, Target::name},
    {"segment", Shape::text, Target::segment},
    {"arr", Shape::number, Target::arr},
    {"owner", Shape::text, Target::owner},
    {"industry", Shape::text, Target::industry},
    {"lifecycle_stage", Shape::text, Target::lifecycle_stage},
    {"contract_start_date", Shape::date, Target::contract_start},
    {"contract_end_date", Shape::date, Target::contract_end},
};

constexpr OwnField closing_fields[] = {
    {"contract.licensed_seats", Shape::number, Target::licensed_seats},
    {"contract.active_seats", Shape::number, Target::active_seats},
    {"contract.plan_tier", Shape::text, Target::plan_tier},
    {"contract.available_tiers", Shape::texts, Target::available_tiers},
    {"product_usage", Shape::modules, Target::none},
    {"departments.current", Shape::texts, Target::departments_current},
    {"departments.potential", Shape::texts, Target::departments_potential},
};

Shape shape_of(ValueKind kind) {
    switch (kind) {
    case ValueKind::number: return Shape::number;
    case ValueKind::word: return Shape::word;
    case ValueKind::flag: return Shape::flag;
    }
    return Shape::number;
}

}  // namespace

const SchemaNode* SchemaNode::child_by_key(std::string_view wanted, std::size_t& hint) const {
    const auto key_at = [this](std::uint32_t index) { return std::string_view{children[index].key}; };
    const auto found = std::ranges::lower_bound(by_key, wanted, {}, key_at);
    if (found == by_key.end() || key_at(*found) != wanted) return nullptr;
    hint = *found + 1U;
    return &children[*found];
}

void SchemaNode::sort_keys() {
    constexpr std::size_t many = 64;
    for (auto& child : children) child.sort_keys();
    if (children.size() < many) return;
    by_key.resize(children.size());
    std::iota(by_key.begin(), by_key.end(), 0U);
    std::ranges::sort(by_key, {},
                      [this](std::uint32_t index) { return std::string_view{children[index].key}; });
}

RecordSchema::RecordSchema(const Model& model) : record_{make("", "")}, module_{make("", "product_usage")} {
    for (const auto& field : own_fields) add(field.name, field.shape, field.target);
    for (std::size_t slot = 0; slot < model.fields.size(); ++slot) {
        const auto& field = model.fields[slot];
        auto& node = add(field.name, shape_of(field.kind), Target::none);
        node.slot = static_cast<int>(slot);
        node.least = field.least;
        node.most = field.most;
    }
    add_measured_dates(record_);
    for (const auto& field : closing_fields) add(field.name, field.shape, field.target);
    module_.shape = Shape::module;
    auto& adopted = child_of(module_, "adopted");
    adopted.shape = Shape::flag;
    adopted.target = Target::module_adopted;
    auto& usage = child_of(module_, "usage_pct");
    usage.shape = Shape::number;
    usage.target = Target::module_usage;
    usage.least = 0;
    usage.most = 100;
    record_.sort_keys();
}

/// Every block with measured fields, and the record, may say when: one date, or one a field.
void RecordSchema::add_measured_dates(SchemaNode& block) {
    std::vector<std::string> measured;
    for (auto& child : block.children) {
        if (child.shape == Shape::object && !child.children.empty()) add_measured_dates(child);
        if (child.slot >= 0) measured.push_back(child.key);
    }
    auto& dates = child_of(block, "measured_on");
    dates.shape = Shape::dates;
    dates.target = Target::measured_on;
    dates.measured = block.name;
    for (const auto& key : measured) {
        auto& date = child_of(dates, key);
        date.shape = Shape::date;
        date.target = Target::measured_on;
        date.measured = block.name.empty() ? key : block.name + "." + key;
    }
}

SchemaNode RecordSchema::make(std::string key, std::string name) {
    SchemaNode node;
    node.key = std::move(key);
    node.name = std::move(name);
    node.id = node_count_++;
    return node;
}

SchemaNode& RecordSchema::child_of(SchemaNode& parent, std::string_view key) {
    const auto known = std::find_if(parent.children.begin(), parent.children.end(),
                                    [&](const auto& child) { return child.key == key; });
    if (known != parent.children.end()) return *known;
    const auto name = parent.name.empty() ? std::string{key} : parent.name + "." + std::string{key};
    parent.children.push_back(make(std::string{key}, name));
    return parent.children.back();
}

SchemaNode& RecordSchema::add(std::string_view dotted, Shape shape, Target target) {
    auto* node = &record_;
    while (!dotted.empty()) {
        const auto dot = dotted.find('.');
        node = &child_of(*node, dotted.substr(0, dot));
        dotted.remove_prefix(dot == std::string_view::npos ? dotted.size() : dot + 1);
    }
    if (node->shape == Shape::object) node->shape = shape;
    if (target != Target::none) node->target = target;
    if (target == Target::arr || target == Target::licensed_seats || target == Target::active_seats)
        node->least = 0;
    return *node;
}

std::string_view expected(Shape shape) {
    switch (shape) {
    case Shape::object:
    case Shape::modules:
    case Shape::module: return "an object";
    case Shape::dates: return "a date as YYYY-MM-DD, or an object of dates";
    case Shape::texts: return "a list of texts";
    case Shape::text: return "a text";
    case Shape::date: return "a date as YYYY-MM-DD";
    case Shape::number: return "a number";
    case Shape::flag: return "true or false";
    case Shape::word: return "a word";
    }
    return "another value";
}

}  // namespace csm::read
