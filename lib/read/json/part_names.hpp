// SPDX-License-Identifier: MIT
#pragma once

#include "base/keyed_hash.hpp"

#include <boost/unordered/unordered_flat_set.hpp>

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace csm::read {

/// Tells whether it is worth searching the modules or plan limits of a record for a name: a few are searched,
/// among many a table is asked first, so that a record with very many of them is read in a time that grows
/// with its size.
class PartNames {
  public:
    /// The record has none of them any more.
    void clear() {
        if (!names_.empty()) names_.clear();
        known_ = 0;
    }

    /// One of them was taken out.
    void remove_one() {
        if (known_ > 0) --known_;
    }

    /// False only when none of them has that name.
    template <class Part>
    bool may_contain(std::span<const Part> parts, std::string_view name) {
        constexpr std::size_t many = 32;
        if (parts.size() < many) return true;
        for (; known_ < parts.size(); ++known_) names_.insert(parts[known_].name);
        return names_.contains(name);
    }

  private:
    boost::unordered_flat_set<std::string, KeyedHash, std::equal_to<>> names_;
    std::size_t known_ = 0;  // as many are in the table, from the first one on
};

}  // namespace csm::read
