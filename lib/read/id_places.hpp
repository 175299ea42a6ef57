// SPDX-License-Identifier: MIT
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace csm::read {

/// Remembers where each customer_id stood first, by its hash: 17 bytes an id and no text. Whether two ids
/// with the same hash are the same is for the caller to find out.
class IdPlaces {
  public:
    /// Adds an id at a place. `is_same(other_place)` tells whether the id there is this one; the place of the
    /// first such id is returned, or nothing for a new id.
    template <class IsSame>
    std::optional<std::size_t> add(std::uint64_t hash, std::size_t place, IsSame is_same) {
        auto& shard = shards_[hash % shards_.size()];
        const auto [entry, is_new] = shard.try_emplace(hash, place);
        if (is_new) return std::nullopt;
        if (is_same(entry->second)) return entry->second;
        for (const auto& [other_hash, other_place] : collisions_)
            if (other_hash == hash && is_same(other_place)) return other_place;
        collisions_.emplace_back(hash, place);
        return std::nullopt;
    }

  private:
    /// Growing doubles a table for a moment; growing one of many does not show.
    std::array<boost::unordered_flat_map<std::uint64_t, std::size_t>, 64> shards_;
    std::vector<std::pair<std::uint64_t, std::size_t>> collisions_;
};

}  // namespace csm::read
