// SPDX-License-Identifier: MIT
#include "read/json/record_schema.hpp"

#include <algorithm>
#include <numeric>

namespace csm::read {

namespace {

/// The shape of a member; a segment is given by its name.
struct ShapeOf {
    Shape operator()(std::monostate) const { return Shape::object; }

    Shape operator()(std::string Account::*) const { return Shape::text; }

    Shape operator()(std::size_t Account::*) const { return Shape::text; }

    Shape operator()(std::optional<double> Account::*) const { return Shape::number; }

    Shape operator()(std::optional<Date> Account::*) const { return Shape::date; }

    Shape operator()(Listed<std::string> Account::*) const { return Shape::texts; }

    Shape operator()(Listed<Module> Account::*) const { return Shape::modules; }

    Shape operator()(Listed<PlanLimit> Account::*) const { return Shape::limits; }

    Shape operator()(Listed<Milestone> Account::*) const { return Shape::milestones; }
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

RecordSchema::RecordSchema(const Model& model)
    : record_{make("", "")},
      module_{make("", "product_usage")},
      limit_{make("", "plan_limits")},
      point_{make("", "")},
      goal_{make("", "")},
      milestone_{make("", "")} {
    add_own(false);
    add_measured(model);
    add_part(record_, "as_of", Shape::date, Part::record_day);
    add_measured_dates(record_);
    add_own(true);
    module_.shape = Shape::module;
    add_part(module_, "adopted", Shape::flag, Part::module_adopted);
    auto& usage = add_part(module_, "usage_pct", Shape::number, Part::module_usage);
    usage.least = 0;
    usage.most = 100;
    limit_.shape = Shape::limit;
    add_part(limit_, "used", Shape::number, Part::limit_used).least = 0;
    add_part(limit_, "included", Shape::number, Part::limit_included).least = 0;
    point_.shape = goal_.shape = milestone_.shape = Shape::item;
    add_part(point_, "on", Shape::date, Part::point_on);
    add_part(point_, "value", Shape::number, Part::point_value);
    add_part(goal_, "status", Shape::text, Part::goal_status);
    add_part(goal_, "target", Shape::quantity, Part::goal_target);
    add_part(goal_, "actual", Shape::quantity, Part::goal_actual);
    add_part(goal_, "better", Shape::text, Part::goal_better);
    add_part(milestone_, "name", Shape::text, Part::milestone_name);
    add_part(milestone_, "phase", Shape::text, Part::milestone_phase);
    add_part(milestone_, "due_day", Shape::number, Part::milestone_due_day);
    add_part(milestone_, "due", Shape::date, Part::milestone_due);
    add_part(milestone_, "done_on", Shape::date, Part::milestone_done_on);
    add_part(milestone_, "owner", Shape::text, Part::milestone_owner);
    record_.sort_keys();
}

/// What the model measures, as far as the record holds it.
void RecordSchema::add_measured(const Model& model) {
    for (std::size_t slot = 0; slot < model.fields.size(); ++slot) {
        const auto& field = model.fields[slot];
        const bool is_of_goals = field.derivation.kind == Derivation::Kind::share_met;
        if (!field.is_read && !is_of_goals) continue;
        auto& node = is_of_goals       ? add(field.derivation.source, Shape::goals)
                     : field.is_series ? add(field.name, Shape::series)
                                       : add(field.name, shape_of(field.kind));
        node.slot = static_cast<int>(slot);
        if (is_of_goals) continue;
        node.least = field.least;
        node.most = field.most;
    }
}

SchemaNode& RecordSchema::add_part(SchemaNode& item, std::string_view key, Shape shape, Part part) {
    auto& node = child_of(item, key);
    node.shape = shape;
    node.part = part;
    return node;
}

/// Fields of the record itself, or those of blocks, which come after what the model measures.
void RecordSchema::add_own(bool in_blocks) {
    for (const auto& field : own_fields) {
        if (field.block().empty() == in_blocks) continue;
        auto& node = add(field.name, std::visit(ShapeOf{}, field.member));
        node.own = field.member;
        if (node.shape == Shape::number) node.least = 0;
    }
}

/// Every block with measured fields, and the record, may say when: one date, or one a field.
void RecordSchema::add_measured_dates(SchemaNode& block) {
    std::vector<std::string> measured;
    for (auto& child : block.children) {
        if (child.shape == Shape::object && !child.children.empty()) add_measured_dates(child);
        if (child.slot >= 0 && !has_objects(child.shape)) measured.push_back(child.key);
    }
    auto& dates = child_of(block, "measured_on");
    dates.shape = Shape::dates;
    dates.part = Part::measured_on;
    dates.measured = block.name;
    for (const auto& key : measured) {
        auto& date = child_of(dates, key);
        date.shape = Shape::date;
        date.part = Part::measured_on;
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

SchemaNode& RecordSchema::add(std::string_view dotted, Shape shape) {
    auto* node = &record_;
    while (!dotted.empty()) {
        const auto dot = dotted.find('.');
        node = &child_of(*node, dotted.substr(0, dot));
        dotted.remove_prefix(dot == std::string_view::npos ? dotted.size() : dot + 1);
    }
    if (node->shape == Shape::object) node->shape = shape;
    return *node;
}

std::string_view expected(Shape shape) {
    switch (shape) {
    case Shape::object:
    case Shape::modules:
    case Shape::limits:
    case Shape::limit:
    case Shape::item:
    case Shape::module: return "an object";
    case Shape::series: return "a list of numbers";
    case Shape::goals: return "a list of goals";
    case Shape::milestones: return "a list of milestones";
    case Shape::quantity: return "a number or a text";
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
