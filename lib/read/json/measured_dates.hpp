// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/model.hpp>
#include <csm/problem.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace csm::read {

/// The days on which the values of the record being read were measured: of the record, of a block, or of
/// single fields; the narrower date counts.
class MeasuredDates {
  public:
    /// The model must live as long.
    explicit MeasuredDates(const Model& model);

    /// A value that counts as missing since it is too old, or one that lies after the as-of date.
    struct Finding {
        std::size_t slot = 0;                     ///< of the value, into Account::values
        ProblemKind kind = ProblemKind::too_old;  ///< or measured_later
        std::string message{};                    ///< for people; the field's name goes before it
    };

    /// A new record: no date is known.
    void begin();

    /// The date of a field, of all fields of a block, or of the whole record when the name is empty.
    void set(const std::string& block_or_field, std::optional<Date> date);

    /// Makes values missing that are older on `as_of` than `Field::valid_days` lets them be, which the
    /// account keeps as `aged`, and gives it the date of the oldest value that stays.
    std::vector<Finding> apply(Account& account, Date as_of) const;

    /// When the value of a slot was measured, as far as the record tells.
    std::optional<Date> date_of(std::size_t slot) const;

    /// Whether the record gives no date.
    bool is_empty() const { return !any_; }

  private:
    void forget_aged(Account& account, std::size_t slot) const;

    const Model& model_;
    std::vector<std::size_t> by_name_;  // the slots, in the order of their names
    std::optional<Date> record_;
    std::vector<std::optional<Date>> blocks_, fields_;  // by slot
    bool any_ = false;
};

}  // namespace csm::read
