// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace csm {

/// A slot of `Account::values` that holds no usable value.
inline constexpr double missing_value = std::numeric_limits<double>::quiet_NaN();

/// A part of the product: whether the customer uses it, and how much of it (percent, 0–100).
struct Module {
    std::string name;
    std::optional<bool> adopted;
    std::optional<double> usage_percent;

    bool operator==(const Module&) const = default;
};

/// A list that may be absent: an empty list that was given says more than none.
template <class T>
class Listed {
  public:
    Listed() = default;

    explicit Listed(std::vector<T> items) : given{true}, items_{std::move(items)}, count_{items_.size()} {}

    bool given = false;

    std::span<const T> items() const { return {items_.data(), count_}; }

    std::span<T> items() { return {items_.data(), count_}; }

    /// One more item at the end; it may still have the content of an item that was there before.
    T& add() {
        if (count_ == items_.size()) items_.emplace_back();
        return items_[count_++];
    }

    void remove(std::size_t index) {
        std::rotate(items_.begin() + static_cast<std::ptrdiff_t>(index),
                    items_.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                    items_.begin() + static_cast<std::ptrdiff_t>(count_));
        --count_;
    }

    /// Forgets the content and keeps the memory, the items' too, for the next account.
    void clear() {
        given = false;
        count_ = 0;
    }

    bool operator==(const Listed& other) const {
        return given == other.given && std::ranges::equal(items(), other.items());
    }

  private:
    std::vector<T> items_;
    std::size_t count_ = 0;
};

/// One customer as read: identity, money, dates, contract, modules, departments and the values that the
/// model's metrics measure. Empty text and absent options are "not known".
struct Account {
    std::string customer_id;
    std::string name;
    std::string owner;
    std::string industry;
    std::string lifecycle_stage;
    std::size_t segment = 0;     ///< index into `Model::segments`
    bool segment_given = false;  ///< false: derived from the ARR or the model's default
    std::optional<double> arr;   ///< annual recurring revenue in the portfolio's currency
    std::optional<Date> contract_start;
    std::optional<Date> contract_end;

    std::optional<double> licensed_seats;
    std::optional<double> active_seats;
    std::string plan_tier;
    Listed<std::string> available_tiers;
    Listed<Module> modules;
    Listed<std::string> departments_current;
    Listed<std::string> departments_potential;

    /// One value per `Model::fields`: a number, the index of a word, or 0 and 1; `missing_value` when
    /// unknown.
    std::vector<double> values;

    /// When the oldest of the values was measured, as far as the input tells.
    std::optional<Date> oldest_measured;

    bool operator==(const Account&) const = default;
};

}  // namespace csm
