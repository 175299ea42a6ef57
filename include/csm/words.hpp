// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace csm {

/// The class of a health score; best first.
enum class Band : std::uint8_t { green, yellow, red, insufficient_data };

/// The tier of a churn risk, and the priority of an account; most urgent first.
enum class Tier : std::uint8_t { critical, high, medium, low, insufficient_data };

/// Whether a tier is critical or high: what is at risk, or needs a person this week.
constexpr bool is_critical_or_high(Tier tier) { return tier == Tier::critical || tier == Tier::high; }

/// How serious a warning is; most serious first.
enum class Severity : std::uint8_t { critical, high, medium, low };

/// A score against the previous period's.
enum class Trend : std::uint8_t { improving, stable, declining, no_data };

/// Work that an expansion opportunity takes.
enum class Effort : std::uint8_t { low, medium, high };

/// What to do with an account: win it back, look after it, sell to it, or find out first.
enum class Play : std::uint8_t { save, nurture, expand, assess };

/// Whether an account may be sold to.
enum class Readiness : std::uint8_t { ready, later, hold, unknown };

/// What the contract's end date says on the as-of date; a contract runs on when it has ended long ago and is
/// of a kind that goes on until somebody gives notice.
enum class RenewalState : std::uint8_t { upcoming, overdue, unknown, runs_on };

/// What becomes of values that were not measured: left out of the means, or replaced by the model's defaults.
enum class Missing : std::uint8_t { exclude, use_default };

/// The words of these values in models and in JSON, lower case: "insufficient_data", "no_data", "default" for
/// use_default. They live as long as the program.
std::string_view word(Band band);
std::string_view word(Tier tier);
std::string_view word(Severity severity);
std::string_view word(Trend trend);
std::string_view word(Effort effort);
std::string_view word(Play play);
std::string_view word(Readiness readiness);
std::string_view word(RenewalState state);
std::string_view word(Missing missing);

}  // namespace csm
