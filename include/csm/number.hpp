// SPDX-License-Identifier: MIT
#pragma once

#include <csm/text_buffer.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace csm {

/// Limits a score to 0–100; NaN stays NaN.
constexpr double clamp_score(double value) { return value < 0 ? 0 : value > 100 ? 100 : value; }

/// Rounds to one decimal: to nearest on the exact binary value, ties to even, as `std::to_chars(value, fixed,
/// 1)` does. The only rounding of scores in csm. `value` is finite.
double round_to_tenth(double value);

/// Rounds money to whole units, ties to even. `value` is finite.
double round_to_unit(double value);

/// A share of a whole as whole percent, halves rounded up, away from 0 below it: 0.125 is 13. A share of
/// counts that stands halfway does so in the decimal system, as a person and a spreadsheet see it, whatever
/// its double is: 29 of 200 is 15. `ratio` is finite; one beyond 1e9 is only multiplied.
double round_percent(double ratio);

/// How many decimals, 0 to 4, a share in percent needs so that it is shown on its own side of the limit:
/// `is_met` of what is shown is what it is of the share. 0.596 beside "at least 0.6" needs one.
template <class Test>
int decimals_beside(double share, const Test& is_met) {
    constexpr int most = 4;
    double scale = 1;
    for (int decimals = 0; decimals < most; ++decimals, scale *= 10)
        if (is_met(round_percent(share * scale) / scale / 100) == is_met(share)) return decimals;
    return most;
}

/// Appends a share in percent, with the decimals that it needs beside a least one: "69.8 %" beside 0.7.
void append_percent_beside(std::string& text, double share, double least);

/// Beyond this doubles are no longer exact to a cent, and sums of a portfolio could overflow.
inline constexpr double largest_number = 1e15;

/// Whether a number is finite and within ± `largest_number`, as all that csm scores are.
constexpr bool is_plausible(double value) { return value >= -largest_number && value <= largest_number; }

/// Rounds a share of a whole to four decimals, so that sums of weights that should be equal are.
double round_share(double share);

/// Rounds a quantity that was converted from another unit to six decimals, so that 29.85 · 12 is 358.2.
double round_converted(double value);

/// Characters that the longest number written by csm can take.
inline constexpr std::size_t longest_number = 400;

/// Writes a finite value in its shortest decimal form, never in scientific notation: 86.2, 120000, 0.05.
/// There is room for `longest_number` characters at `at`; returns the end of what was written.
char* write_shortest(char* at, double value);

/// Writes a finite value that was rounded to one decimal, in its shortest form: 86.2, 92. Room and result as
/// above.
char* write_tenths(char* at, double value);

/// Appends a finite value in its shortest decimal form, as `write_shortest` has it.
void append_shortest(std::string& text, double value);
void append_shortest(TextBuffer& text, double value);

/// Appends a finite value with exactly `decimals` decimals, rounded as `std::to_chars` does; never as −0.
void append_fixed(std::string& text, double value, int decimals);

/// Appends a whole number with a comma between thousands: 1,234,567; a value that is not whole is rounded to
/// whole units first, ties to even.
void append_thousands(std::string& text, double value);

}  // namespace csm
