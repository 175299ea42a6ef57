// SPDX-License-Identifier: MIT
#include "base/sha256.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace csm {

void Sha256::add(std::string_view text) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): nettle's type of a byte
    sha256_update(&state_, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
}

Sha256Digest Sha256::digest() {
    Sha256Digest digest{};
    sha256_digest(&state_, digest.size(), digest.data());
    return digest;
}

Sha256Digest sha256(std::string_view text) {
    Sha256 hash;
    hash.add(text);
    return hash.digest();
}

std::string sha256_text(const Sha256Digest& digest) {
    return fmt::format("sha256:{:02x}", fmt::join(digest, ""));
}

}  // namespace csm
