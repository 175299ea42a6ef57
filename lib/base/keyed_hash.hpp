// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace csm {

/// SipHash-1-3 of a text under a key of 128 bits (Aumasson and Bernstein).
std::uint64_t sip_hash(const std::array<std::uint64_t, 2>& key, std::string_view text);

/// A number that nobody can foresee, from the system's source of randomness.
std::uint64_t random_key();

/// Hashes texts of the input with a key of its own, drawn at random: nobody can prepare texts that collide
/// and make a table as slow as a list. Nothing that is written may depend on a hash or on the order of a
/// table.
class KeyedHash {
  public:
    /// Tables can be asked for a view without making a string.
    using is_transparent = void;
    /// Tells the table that the bits are mixed well enough already.
    using is_avalanching = void;

    /// Draws the key; a copy has the same one.
    KeyedHash();

    /// The hash under this object's key.
    std::size_t operator()(std::string_view text) const { return sip_hash(key_, text); }

  private:
    std::array<std::uint64_t, 2> key_;
};

}  // namespace csm
