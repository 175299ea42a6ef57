// SPDX-License-Identifier: MIT
#pragma once

#include "base/same_text.hpp"

#include <csm/model.hpp>
#include <csm/own_field.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace csm::read {

/// What a place of a record fills besides an own field or a model's slot.
enum class Part : std::uint8_t {
    none,
    module_adopted,
    module_usage,
    limit_used,
    limit_included,
    measured_on,
    record_day,  ///< of the whole record
    point_on,
    point_value,
    goal_status,
    goal_target,
    goal_actual,
    goal_better,
    milestone_name,
    milestone_phase,
    milestone_due_day,
    milestone_due,
    milestone_done_on,
    milestone_owner
};

/// What stands at a place of a record.
enum class Shape : std::uint8_t {
    object,
    modules,
    module,
    limits,  ///< an object of plan limits by their name
    limit,
    dates,
    texts,
    series,      ///< a list of numbers, or of objects with a day and a value
    goals,       ///< a list of objects
    milestones,  ///< a list of objects
    item,        ///< such an object
    text,
    date,
    number,
    quantity,  ///< a number, or a text that may be one
    flag,
    word
};

/// Whether it is an object whose keys are names, as those of modules.
constexpr bool has_parts(Shape shape) { return shape == Shape::modules || shape == Shape::limits; }

/// Whether it is a list of objects, which no column can hold.
constexpr bool has_objects(Shape shape) { return shape == Shape::goals || shape == Shape::milestones; }

/// A known place in a record: one node of the tree of keys.
struct SchemaNode {
    std::string key;              ///< the last part of its name
    std::string name;             ///< dotted name for messages
    Shape shape = Shape::object;  ///< what should stand there
    OwnMember own;                ///< what it fills of an account, or none
    Part part = Part::none;       ///< what else it fills
    int slot = -1;                ///< into `Account::values`, or -1
    std::string measured;  ///< part measured_on: the block or field that it dates; empty for the record
    std::optional<double> least;        ///< smallest plausible number
    std::optional<double> most;         ///< largest plausible number
    std::uint32_t id = 0;               ///< position among all nodes
    std::vector<SchemaNode> children;   ///< in the order of a record
    std::vector<std::uint32_t> by_key;  ///< of many children, in the order of their keys

    /// Whether it fills that part of an account.
    template <class T>
    bool is(T Account::*member) const {
        return is_member(own, member);
    }

    /// The child of that key, or nothing; looked for at `hint` first, which moves behind the one found.
    const SchemaNode* child(std::string_view wanted, std::size_t& hint) const {
        if (hint < children.size() && same_text(children[hint].key, wanted)) return &children[hint++];
        if (!by_key.empty()) return child_by_key(wanted, hint);
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (!same_text(children[i].key, wanted)) continue;
            hint = i + 1;
            return &children[i];
        }
        return nullptr;
    }

    /// The same among many children.
    const SchemaNode* child_by_key(std::string_view wanted, std::size_t& hint) const;

    /// Sorts the keys of many children, here and below; after the last one was added.
    void sort_keys();
};

/// The tree of all keys that csm and a model read, from the record's top: the path from a key to its slot
/// without a look-up by name of the whole path. Its nodes stay where they are as long as it lives.
class RecordSchema {
  public:
    /// Built once for a model, which need not live as long.
    explicit RecordSchema(const Model& model);

    RecordSchema(const RecordSchema&) = delete;
    RecordSchema& operator=(const RecordSchema&) = delete;

    /// The record itself, the top of the tree.
    const SchemaNode& record() const { return record_; }

    /// What every module of `product_usage` may hold.
    const SchemaNode& module() const { return module_; }

    const SchemaNode& limit() const { return limit_; }  ///< within `plan_limits`

    /// A step of the onboarding.
    const SchemaNode& milestone() const { return milestone_; }

    /// An object in the block of modules or of plan limits.
    const SchemaNode& part_of(const SchemaNode& block) const {
        return block.shape == Shape::modules ? module_ : limit_;
    }

    /// An object in the list of a series, of goals or of milestones.
    const SchemaNode& item_of(const SchemaNode& list) const {
        return list.shape == Shape::series ? point_ : list.shape == Shape::goals ? goal_ : milestone_;
    }

    std::size_t node_count() const { return node_count_; }

  private:
    SchemaNode& add(std::string_view dotted, Shape shape);
    void add_own(bool in_blocks);
    void add_measured(const Model& model);
    SchemaNode& add_part(SchemaNode& item, std::string_view key, Shape shape, Part part);
    SchemaNode& child_of(SchemaNode& parent, std::string_view key);
    void add_measured_dates(SchemaNode& block);
    SchemaNode make(std::string key, std::string name);

    std::uint32_t node_count_ = 0;
    SchemaNode record_;
    SchemaNode module_;
    SchemaNode limit_;
    SchemaNode point_;
    SchemaNode goal_;
    SchemaNode milestone_;
};

/// What should stand at a place of that shape, for messages: "a number".
std::string_view expected(Shape shape);

}  // namespace csm::read
