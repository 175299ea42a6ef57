// SPDX-License-Identifier: MIT
#pragma once

#include "read/json/record_schema.hpp"

#include <csm/model.hpp>

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm::read {

/// A field of a customer that a column can fill.
struct TargetField {
    std::string name;                 ///< dotted
    Shape shape = Shape::text;        ///< of its values
    OwnMember own;                    ///< what it fills of an account, or none
    Part part = Part::none;           ///< what else it fills
    std::optional<double> least;      ///< smallest plausible number
    std::optional<double> most;       ///< largest plausible number
    bool is_percent = false;          ///< counted in percent, by the range or the metric's unit
    std::string_view unit{};          ///< of the metric that reads it, such as h; empty without one
    const Field* measured = nullptr;  ///< of the model, for its words
    std::size_t order = 0;            ///< position in a record

    /// Whether it fills that part of an account.
    template <class T>
    bool is(T Account::*member) const {
        return is_member(own, member);
    }

    /// Whether it is a share of 0–1 by its range.
    bool is_ratio() const { return most && *most == 1 && shape == Shape::number; }

    /// Whether a value such as 1.234 can only be thousands: nobody owes or uses thousandths of it.
    bool has_no_thousandths() const { return std::holds_alternative<std::optional<double> Account::*>(own); }
};

/// A name in the form in which columns are compared: ASCII letters and digits in lower case, and all bytes
/// beyond ASCII.
std::string column_key(std::string_view name);

/// All fields that csm and a model know. Fields of modules come into being when they are asked for.
class TargetFields {
  public:
    /// The model must live as long.
    explicit TargetFields(const Model& model);

    /// The field of that dotted name, in any spelling of `column_key`; nothing when there is none. A field of
    /// a module comes into being.
    std::optional<std::size_t> find(std::string_view name);

    /// The field whose last part is the column's name, when only one has it.
    std::optional<std::size_t> find_last_part(std::string_view column) const;

    /// The field at an index that was found; it stays where it is.
    const TargetField& operator[](std::size_t index) const { return fields_[index]; }

    /// How many there are, modules' included.
    std::size_t size() const { return fields_.size(); }

    /// The names of all, by index.
    std::vector<std::string> names() const;

  private:
    using Index = std::map<std::string, std::size_t, std::less<>>;

    void walk(const SchemaNode& node, const Model& model);
    void add(TargetField field);
    std::optional<std::size_t> find_part(std::string_view name);
    std::optional<std::size_t> find_part_of(const SchemaNode& one, std::string_view name, std::size_t order);

    RecordSchema schema_;
    std::deque<TargetField> fields_;
    Index by_name_;
    Index by_key_;                                                    // the first one of each key
    std::map<std::string, std::optional<std::size_t>> by_last_part_;  // nothing where several end in it
    std::size_t module_parts_ = 0;                                    // that were asked for
    std::size_t modules_order_ = 0;
    std::size_t limits_order_ = 0;  // likewise of plan limits
    std::size_t next_order_ = 0;
};

}  // namespace csm::read
