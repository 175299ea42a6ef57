// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace csm {

/// A list that may be absent: an empty list that was given says more than none.
template <class T>
class Listed {
  public:
    Listed() = default;

    /// A list that was given, with these items, perhaps none.
    explicit Listed(std::vector<T> items) : given{true}, items_{std::move(items)}, count_{items_.size()} {}

    bool given = false;  ///< whether the input holds the list, be it an empty one

    /// The items in the order of the input; the view holds until an item is added.
    std::span<const T> items() const { return {items_.data(), count_}; }

    /// The same, to be changed in place.
    std::span<T> items() { return {items_.data(), count_}; }

    /// One more item at the end; it may still have the content of an item that was there before.
    T& add() {
        if (count_ == items_.size()) items_.emplace_back();
        return items_[count_++];
    }

    /// Takes out the item at `index`, which must exist; the order of the others stays.
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

    /// Equal items, and both or neither given; memory kept from earlier accounts does not count.
    bool operator==(const Listed& other) const {
        return given == other.given && std::ranges::equal(items(), other.items());
    }

  private:
    std::vector<T> items_;
    std::size_t count_ = 0;
};

}  // namespace csm
