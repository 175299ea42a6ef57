// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace csm {

/// Stands for bytes that are not UTF-8 and for characters that would control a terminal.
constexpr char32_t replacement_character = 0xFFFD;

/// One character of a UTF-8 text.
struct CodePoint {
    char32_t value = replacement_character;  ///< a Unicode scalar value
    std::size_t bytes = 1;                   ///< its length in the text
    bool valid = false;  ///< false for a byte that begins no well-formed sequence; `bytes` is 1 then
};

/// The first character of a text that is not empty.
CodePoint first_code_point(std::string_view text);

/// Columns of a terminal that a character takes: 0 for marks that combine with the one before, 2 for
/// East Asian wide and full-width characters and emoji, otherwise 1. Follows Unicode 14.
int code_point_columns(char32_t value);

}  // namespace csm
