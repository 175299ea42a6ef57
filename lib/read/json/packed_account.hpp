// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/text_buffer.hpp>

#include <cstddef>
#include <cstdint>

namespace csm::read {

/// Where a packed account stands: the number of its run, and the offset among that run's accounts.
struct PackedAt {
    std::uint64_t run = 0;
    std::uint64_t offset = 0;
};

/// A place is the offset of a record; or, with the highest bit, a packed account.
inline constexpr std::uint64_t packed_mark = std::uint64_t{1} << 63U;
inline constexpr unsigned packed_offset_bits = 32;

constexpr bool is_packed(std::uint64_t place) { return (place & packed_mark) != 0; }

constexpr std::uint64_t packed_place(std::uint64_t run, std::uint64_t offset) {
    return packed_mark | (run << packed_offset_bits) | offset;
}

constexpr PackedAt packed_at(std::uint64_t place) {
    return {(place & ~packed_mark) >> packed_offset_bits,
            place & ((std::uint64_t{1} << packed_offset_bits) - 1)};
}

/// Appends an account as bytes: its numbers, and its texts with their lengths.
void pack(TextBuffer& out, const Account& account);

/// Makes `account` the one that was packed at `from`; it keeps the memory of its texts.
void unpack(const char* from, Account& account);

}  // namespace csm::read
