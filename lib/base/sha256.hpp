// SPDX-License-Identifier: MIT
#pragma once

#include <nettle/sha2.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace csm {

/// What SHA-256 makes of a text.
using Sha256Digest = std::array<std::uint8_t, SHA256_DIGEST_SIZE>;

/// SHA-256 (FIPS 180-4) of a text that comes piece by piece.
class Sha256 {
  public:
    /// Of an empty text.
    Sha256() { sha256_init(&state_); }

    /// The text goes on.
    void add(std::string_view text);

    /// Of all that was added; from then on of an empty text.
    Sha256Digest digest();

  private:
    sha256_ctx state_;
};

/// SHA-256 of a whole text.
Sha256Digest sha256(std::string_view text);

/// "sha256:" and 64 hexadecimal digits.
std::string sha256_text(const Sha256Digest& digest);

}  // namespace csm
