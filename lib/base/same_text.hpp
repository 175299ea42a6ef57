// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace csm::read {

namespace detail {

/// The bytes at an address, which need not be aligned, as one number.
template <class Word>
[[gnu::always_inline]] inline Word word_at(const char* at) {
    Word word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

/// Compares texts of at least one word, the last word overlapping the one before.
template <class Word>
[[gnu::always_inline]] inline bool same_words(const char* a, const char* b, std::size_t size) {
    const std::size_t last = size - sizeof(Word);
    for (std::size_t i = 0; i < last; i += sizeof(Word))
        if (word_at<Word>(a + i) != word_at<Word>(b + i)) return false;
    return word_at<Word>(a + last) == word_at<Word>(b + last);
}

}  // namespace detail

/// Whether two texts are equal; for short ones cheaper than a call of memcmp.
[[gnu::always_inline]] inline bool same_text(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    if (a.size() >= 8) return detail::same_words<std::uint64_t>(a.data(), b.data(), a.size());
    if (a.size() >= 4) return detail::same_words<std::uint32_t>(a.data(), b.data(), a.size());
    if (a.size() >= 2) return detail::same_words<std::uint16_t>(a.data(), b.data(), a.size());
    return a.empty() || a.front() == b.front();
}

}  // namespace csm::read
