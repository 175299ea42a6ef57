// SPDX-License-Identifier: MIT
#pragma once

#include "base/keyed_hash.hpp"
#include "base/normalised.hpp"

#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace csm::score {

/// Names of which those that `are_alike` are one. A few are searched, many are kept in a table: a list costs
/// no more than it is long.
class NameSet {
  public:
    /// Whether the name is new; it must live as long.
    bool insert(std::string_view name) {
        constexpr std::size_t few = 32;
        if (many_) return many_->insert(normalised(name)).second;
        if (std::ranges::any_of(names_, [&](std::string_view other) { return are_alike(other, name); }))
            return false;
        names_.push_back(name);
        if (names_.size() > few) {
            many_.emplace();
            for (const auto other : names_) many_->insert(normalised(other));
        }
        return true;
    }

    std::size_t size() const { return many_ ? many_->size() : names_.size(); }

  private:
    boost::container::small_vector<std::string_view, 8> names_;
    std::optional<boost::unordered_flat_set<std::string, KeyedHash>> many_;  // a hash of its own is dear
};

}  // namespace csm::score
