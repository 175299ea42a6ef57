// SPDX-License-Identifier: MIT
#pragma once

#include <csm/snapshot.hpp>
#include <csm/text_buffer.hpp>

#include <optional>
#include <string_view>

namespace csm::history {

/// The first ten bytes of every snapshot: gzip without a name or a time, from no system in particular.
inline constexpr std::string_view gzip_header{"\x1f\x8b\x08\0\0\0\0\0\0\xff", 10};

/// How a tail ends behind its digest's name; the digest is of every byte before its own digits.
inline constexpr std::string_view digest_key = R"(,"digest":"sha256:)";
inline constexpr std::string_view after_digest = "\"}";
inline constexpr std::size_t digest_digits = 64;

/// The head's line, without its end.
void append_head(TextBuffer& out, const SnapshotHead& head);

/// Nothing for what is no head.
std::optional<SnapshotHead> read_head(std::string_view line);

/// The tail's line up to the digits of its digest.
void append_tail(TextBuffer& out, const SnapshotTail& tail);

/// Nothing for what is no tail.
std::optional<SnapshotTail> read_tail(std::string_view line);

}  // namespace csm::history
