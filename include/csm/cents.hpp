// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace csm {

/// Money in whole cents of its currency, exact: no sum of it is rounded.
using Cents = std::int64_t;

/// What the amounts that are added up may come to on one day: 4,000,000,000,000,000.00. A few such sums still
/// fit beside each other.
inline constexpr Cents largest_sum = 400'000'000'000'000'000;

/// A decimal number exactly as a text has it.
struct Decimal {
    bool negative = false;
    std::string digits;  ///< without a sign or a point; leading zeros are left out, and 0 has none
    int decimals = 0;    ///< how many of the digits stand behind the point; negative: zeros that follow them

    /// -1, 0 or 1.
    int sign() const { return digits.empty() ? 0 : negative ? -1 : 1; }
};

/// Reads a number such as 1200, -0.5 or 1.2e3: a decimal point, nothing around it and nothing between its
/// digits. Nothing for any other text, and for more than 60 digits or an exponent beyond ±40.
std::optional<Decimal> parse_decimal(std::string_view text);

/// The amount in cents, to the nearest, half a cent to the even one; nothing beyond ±1e15.
std::optional<Cents> cents_of(const Decimal& amount);

/// The same of a double, whose shortest decimal form is what counts: 0.125 is 12 cents, 0.135 is 14. Nothing
/// for a value that is not finite.
std::optional<Cents> cents_of(double amount);

/// What an amount for that many months comes to in a year, amount · 12 / months, rounded once, as above.
/// Nothing when the months are not above 0, or beyond 1e15.
std::optional<Cents> yearly_cents(const Decimal& amount, const Decimal& months);

/// The amount as decimal text with two decimals: 1234.50, or 1,234.50 with "," between the thousands.
std::string cents_text(Cents cents, std::string_view thousands = {});

/// The amount in units of the currency, as near as a double comes.
constexpr double units_of(Cents cents) { return static_cast<double>(cents) / 100; }

}  // namespace csm
