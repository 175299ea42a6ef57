// SPDX-License-Identifier: MIT
#include <csm/words.hpp>

#include <array>
#include <cstddef>

namespace csm {

namespace {

template <class Enum, std::size_t Size>
std::string_view pick(const std::array<std::string_view, Size>& words, Enum value) {
    return words[static_cast<std::size_t>(value)];
}

using Words3 = std::array<std::string_view, 3>;
using Words4 = std::array<std::string_view, 4>;

}  // namespace

std::string_view word(Band band) { return pick(Words4{"green", "yellow", "red", "insufficient_data"}, band); }

std::string_view word(Tier tier) {
    return pick(std::array<std::string_view, 5>{"critical", "high", "medium", "low", "insufficient_data"},
                tier);
}

std::string_view word(Severity severity) {
    return pick(Words4{"critical", "high", "medium", "low"}, severity);
}

std::string_view word(Trend trend) {
    return pick(Words4{"improving", "stable", "declining", "no_data"}, trend);
}

std::string_view word(Effort effort) { return pick(Words3{"low", "medium", "high"}, effort); }

std::string_view word(Play play) { return pick(Words4{"save", "nurture", "expand", "assess"}, play); }

std::string_view word(Readiness readiness) {
    return pick(Words4{"ready", "later", "hold", "unknown"}, readiness);
}

std::string_view word(RenewalState state) { return pick(Words3{"upcoming", "overdue", "unknown"}, state); }

std::string_view word(Missing missing) {
    return pick(std::array<std::string_view, 2>{"exclude", "default"}, missing);
}

}  // namespace csm
