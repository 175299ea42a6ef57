// SPDX-License-Identifier: MIT
#include "read/cell_words.hpp"

#include "normalised.hpp"

#include <algorithm>
#include <array>

namespace csm::read {

namespace {

constexpr std::array<std::string_view, 18> missing_words{
    "",       "n/a",    "#n/a",    "na",     "null",    "nil",     "nan",     "-",     "--",
    "\u2013", "\u2014", "(blank)", "(none)", "(empty)", "#div/0!", "#value!", "#ref!", "#name?"};
constexpr std::array<std::string_view, 5> yes_words{"true", "yes", "y", "t", "1"};
constexpr std::array<std::string_view, 5> no_words{"false", "no", "n", "f", "0"};

template <class Words>
bool is_among(std::string_view text, const Words& words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return are_alike(text, word); });
}

}  // namespace

bool says_missing(std::string_view text) {
    // Nearly every cell is told by its length or its first character.
    constexpr std::size_t longest = 8;
    const bool may_be =
        text.empty() || (text.size() <= longest && (text.front() < '0' || text.front() > '9'));
    return may_be && is_among(text, missing_words);
}

std::optional<bool> flag_of(std::string_view text) {
    if (is_among(text, yes_words)) return true;
    if (is_among(text, no_words)) return false;
    return std::nullopt;
}

}  // namespace csm::read
