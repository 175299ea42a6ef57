// SPDX-License-Identifier: MIT
#include "base/keyed_hash.hpp"

#include <bit>
#include <cstring>
#include <random>

namespace csm {

namespace {

struct SipState {
    std::uint64_t a, b, c, d;

    void round() {
        a += b;
        b = std::rotl(b, 13) ^ a;
        a = std::rotl(a, 32);
        c += d;
        d = std::rotl(d, 16) ^ c;
        a += d;
        d = std::rotl(d, 21) ^ a;
        c += b;
        b = std::rotl(b, 17) ^ c;
        c = std::rotl(c, 32);
    }

    void take(std::uint64_t word) {
        d ^= word;
        round();
        a ^= word;
    }
};

/// Up to eight bytes, the first one lowest.
std::uint64_t word_of(const char* bytes, std::size_t size) {
    std::uint64_t word = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&word, bytes, size);
    } else {
        for (std::size_t i = 0; i < size; ++i)
            word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
    return word;
}

}  // namespace

std::uint64_t sip_hash(const std::array<std::uint64_t, 2>& key, std::string_view text) {
    constexpr std::size_t word_size = 8;
    SipState state{key[0] ^ 0x736f6d6570736575U, key[1] ^ 0x646f72616e646f6dU, key[0] ^ 0x6c7967656e657261U,
                   key[1] ^ 0x7465646279746573U};
    std::size_t at = 0;
    for (; at + word_size <= text.size(); at += word_size) state.take(word_of(text.data() + at, word_size));
    state.take(word_of(text.data() + at, text.size() - at) | std::uint64_t{text.size()} << 56U);
    state.c ^= 0xFFU;
    for (int i = 0; i < 3; ++i) state.round();
    return state.a ^ state.b ^ state.c ^ state.d;
}

std::uint64_t random_key() {
    std::random_device device;
    return (std::uint64_t{device()} << 32U) | device();
}

KeyedHash::KeyedHash() : key_{random_key(), random_key()} {}

}  // namespace csm
