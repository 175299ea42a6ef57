// SPDX-License-Identifier: MIT
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace csm::read {

/// Remembers where each customer_id stood first, by its hash: 17 bytes an id and no text, but for those that
/// come again.
class IdPlaces {
  public:
    /// Adds an id at a place, by a hash that nobody can foresee. `id_at(place)` is the text of the id that
    /// stands at a place. The place of the first such id is returned, or nothing for a new one.
    template <class IdAt>
    std::optional<std::size_t> add(std::uint64_t hash, std::size_t place, IdAt id_at) {
        auto& shard = shards_[hash % shards_.size()];
        const auto [entry, is_new] = shard.try_emplace(hash, place);
        if (is_new) return std::nullopt;
        // The first record is read again once, however often and however late its id comes again.
        auto& known = again_[hash];
        if (known.empty()) known.emplace_back(id_at(entry->second), entry->second);
        auto id = id_at(place);
        for (const auto& [other, first] : known)
            if (other == id) return first;
        known.emplace_back(std::move(id), place);
        return std::nullopt;
    }

  private:
    /// Growing doubles a table for a moment; growing one of many does not show.
    std::array<boost::unordered_flat_map<std::uint64_t, std::size_t>, 64> shards_;

    /// The ids of a hash that came again, and where each stood first.
    boost::unordered_flat_map<std::uint64_t, std::vector<std::pair<std::string, std::size_t>>> again_;
};

}  // namespace csm::read
