// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace csm::read {

/// A number as people and spreadsheets write it, taken apart: (€ 1.234,50), 12 %, US$1,200, 1'000.
struct NumberText {
    std::string digits;    ///< digits, . and , as written; blanks and apostrophes between digits are left out
    std::string currency;  ///< sign or code as written; empty without one
    bool negative = false;
    bool percent = false;
};

/// Nothing when the text is no number.
std::optional<NumberText> take_apart(std::string_view text);

/// 1.23E+11, what spreadsheets make of long numbers: an identifier can no longer be told.
bool is_shortened_number(std::string_view id);

/// What the digits say about the decimal sign.
enum class DecimalEvidence : std::uint8_t {
    none,       ///< there is no sign
    point,      ///< only a decimal point makes sense: 1,234.5 or 0.75
    comma,      ///< only a decimal comma makes sense: 1.234,5 or 0,75
    ambiguous,  ///< one sign with three digits behind it: 1,234 or 1.234
};

DecimalEvidence decimal_evidence(std::string_view digits);

/// The number, with that decimal sign and the other one between thousands; nothing when the digits do not fit
/// it.
std::optional<double> value_of(const NumberText& number, char decimal);

}  // namespace csm::read
