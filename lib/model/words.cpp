// SPDX-License-Identifier: MIT
#include <csm/words.hpp>

#include <array>
#include <cstddef>

namespace csm {

namespace {

using Words3 = std::array<std::string_view, 3>;
using Words4 = std::array<std::string_view, 4>;

constexpr Words4 bands{"green", "yellow", "red", "insufficient_data"};
constexpr std::array<std::string_view, 5> tiers{"critical", "high", "medium", "low", "insufficient_data"};
constexpr Words4 severities{"critical", "high", "medium", "low"};
constexpr Words4 trends{"improving", "stable", "declining", "no_data"};
constexpr Words3 efforts{"low", "medium", "high"};
constexpr Words4 plays{"save", "nurture", "expand", "assess"};
constexpr Words4 readinesses{"ready", "later", "hold", "unknown"};
constexpr Words4 renewal_states{"upcoming", "overdue", "unknown", "runs_on"};
constexpr std::array<std::string_view, 2> policies{"exclude", "default"};

template <class Enum, std::size_t Size>
std::string_view pick(const std::array<std::string_view, Size>& words, Enum value) {
    return words[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view word(Band band) { return pick(bands, band); }

std::string_view word(Tier tier) { return pick(tiers, tier); }

std::string_view word(Severity severity) { return pick(severities, severity); }

std::string_view word(Trend trend) { return pick(trends, trend); }

std::string_view word(Effort effort) { return pick(efforts, effort); }

std::string_view word(Play play) { return pick(plays, play); }

std::string_view word(Readiness readiness) { return pick(readinesses, readiness); }

std::string_view word(RenewalState state) { return pick(renewal_states, state); }

std::string_view word(Missing missing) { return pick(policies, missing); }

}  // namespace csm
