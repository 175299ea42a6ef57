// SPDX-License-Identifier: MIT
#pragma once

#include "base/quoted.hpp"
#include "read/json/measured_dates.hpp"
#include "read/json/part_names.hpp"
#include "read/json/part_values.hpp"
#include "read/json/record_schema.hpp"
#include "read/json/token_trail.hpp"

#include <csm/account.hpp>
#include <csm/problem.hpp>

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::read {

/// A defect of the record being read; its place is still an offset.
struct Defect {
    std::size_t offset = 0;                 ///< in the text
    ProblemKind kind = ProblemKind::other;  ///< what is wrong
    std::string field{};                    ///< dotted name
    std::string message{};                  ///< what was done about it, too
};

/// Fills one account at a time from the values of known fields and notes what is wrong with them.
class RecordBuilder {
  public:
    /// With `every_defect` all defects of a record are listed.
    RecordBuilder(const Model& model, const RecordSchema& schema, const TokenTrail& trail, bool every_defect)
        : model_{model},
          schema_{schema},
          trail_{trail},
          every_defect_{every_defect},
          dates_{model},
          last_seen_(schema.node_count()) {}

    /// A new record: everything is missing.
    void begin();

    /// A scalar where the schema has `node`; a number also as it was written.
    void number(const SchemaNode& node, double number, std::string_view as_written);
    void text(const SchemaNode& node, std::string_view text);
    void flag(const SchemaNode& node, bool flag);
    void null(const SchemaNode& node);

    /// An object or a list begins where the schema has `node`; false when it should be something else.
    bool open(const SchemaNode& node, bool is_object);

    /// A module of `product_usage` or a limit of `plan_limits` begins; `block` is which of them.
    void open_part(const SchemaNode& block, std::string_view name);

    /// Anything but an object within one of these blocks.
    void reject_part(const SchemaNode& block, std::string_view name, std::string_view got);

    /// What else there is to say about the value of a field.
    void remark(const SchemaNode& node, ProblemKind kind, std::string message) {
        note(node, kind, std::move(message));
    }

    /// A scalar within a list of texts, of numbers or of objects.
    void add_item(const SchemaNode& list, const Scalar& value);

    /// What does not belong into a list.
    void reject_item(const SchemaNode& list, std::string_view got);

    /// An object within a list begins, or ends.
    void begin_item(const SchemaNode& list);
    void end_item(const SchemaNode& list);

    /// A list of numbers or of objects ends.
    void end_items(const SchemaNode& list);

    /// The record, which starts at `offset`, has ended: values that are too old on that day become missing.
    void age(Date as_of, std::size_t offset);

    /// When the values of the record were measured.
    const MeasuredDates& dates() const { return dates_; }

    /// The as-of day that the record gives for itself.
    std::optional<Date> day() const { return day_; }

    /// The account as far as it is filled; it may be moved from when the record has ended.
    Account& account() { return account_; }

    /// The first defects of the record, and how many there are beyond them: a broken record can hold
    /// millions.
    const std::vector<Defect>& defects() const { return defects_; }

    std::size_t unlisted_defects() const { return unlisted_defects_; }

  private:
    void set_number(const SchemaNode& node, double number);
    void set_part(const SchemaNode& node, double number);
    void set_part(const SchemaNode& node, std::string_view text);
    void set_text(const SchemaNode& node, std::string_view text);
    void add_to_series(const SchemaNode& list, double number);
    void set_flag(const SchemaNode& node, bool flag);
    void set_date(const SchemaNode& node, std::string_view text);
    void set_word(const SchemaNode& node, std::string_view text);
    void check_tier(const SchemaNode& node, std::string_view tier);
    void set_segment(const SchemaNode& node, std::string_view text);
    void mismatch(const SchemaNode& node, std::string_view got);
    void note(const SchemaNode& node, ProblemKind kind, std::string message);
    void add_defect(ProblemKind kind, std::string field, std::string message);
    void forget_part(const SchemaNode& block, std::string_view name);
    template <class Part>
    void forget_part_of(Listed<Part>& parts, PartNames& names, const SchemaNode& block,
                        std::string_view name);
    void see(const SchemaNode& node);
    void forget(const SchemaNode& node);
    void clear_own();
    Listed<std::string>& list_of(const SchemaNode& node);
    void end_milestone();
    void begin_list(const SchemaNode& list);
    std::string place_of_item() const;

    const Model& model_;
    const RecordSchema& schema_;
    const TokenTrail& trail_;
    bool every_defect_;
    Account account_;
    PartValues parts_{account_};
    std::vector<Defect> defects_;
    MeasuredDates dates_;
    std::optional<Date> day_;
    std::size_t unlisted_defects_ = 0;
    PartNames module_names_, limit_names_;
    const SchemaNode* list_ = nullptr;      // of series, goals or milestones that was begun last
    std::size_t items_seen_ = 0;            // of that list, those that were left out too
    std::vector<std::uint64_t> last_seen_;  ///< by node: the number of the record that held it last
    std::uint64_t record_number_ = 0;
};

}  // namespace csm::read
