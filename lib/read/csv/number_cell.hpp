// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace csm::read {

/// A number as people and spreadsheets write it, taken apart: (€ 1.234,50), 12 %, US$1,200, 1'000, 1,200-.
struct NumberText {
    std::string digits;    ///< digits, . and , as written; blanks and apostrophes between digits are left out
    std::string currency;  ///< sign or code as written, the code when there are both; empty without one
    bool negative = false;       ///< by a minus or parentheses
    bool percent = false;        ///< by a percent sign
    bool has_magnitude = false;  ///< a word behind it, such as k or Mio, says thousands or more
    int exponent = 0;            ///< the power of ten that it is multiplied by: of 1.5e3, or of a magnitude
};

/// Whether words such as k, M, bn, Mio, lakh or crore behind a number belong to it.
enum class Magnitudes : std::uint8_t { refused, taken };

/// Nothing when the text is no number. Understood are currencies by sign or ISO code at either end, a percent
/// sign, a minus in front or behind and parentheses for negative amounts, all in any order; what spreadsheets
/// write for a zero amount, "$ -"; ",-" for whole amounts; 1.5e3; every kind of blank, of minus and of
/// full-width letters. A lone dash is no number.
std::optional<NumberText> take_apart(std::string_view text, Magnitudes magnitudes = Magnitudes::refused);

/// 1.23E+11, what spreadsheets make of long numbers: an identifier can no longer be told.
bool is_shortened_number(std::string_view id);

/// What the digits say about the decimal sign.
enum class DecimalEvidence : std::uint8_t {
    none,       ///< there is no sign
    point,      ///< only a decimal point makes sense: 1,234.5 or 0.75
    comma,      ///< only a decimal comma makes sense: 1.234,5 or 0,75
    ambiguous,  ///< one sign with three digits behind it: 1,234 or 1.234
};

/// Of `NumberText::digits`.
DecimalEvidence decimal_evidence(std::string_view digits);

/// The number, with that decimal sign and the other one between thousands, or as in India (12,34,567.5);
/// nothing when the digits do not fit it. Percent is not divided by 100.
std::optional<double> value_of(const NumberText& number, char decimal);

}  // namespace csm::read
