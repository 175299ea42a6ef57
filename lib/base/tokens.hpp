// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace csm::read {

/// A token of JSON text: a bracket, a comma, a colon, a string, or a run of letters and digits.
struct Token {
    std::size_t offset = 0;  ///< the text's size when there is no token left
    std::size_t size = 0;    ///< 0 when there is no token left
    char first = '\0';       ///< the first character; in a broken text any byte
    bool closed = true;      ///< false for a string within which the text ends
};

/// The next token at or after the offset. A string that is not closed ends with the text.
Token next_token(std::string_view text, std::size_t offset);

/// The offset of the token that follows the one at `offset` after skipping `count` more, commas and colons
/// not counted. With a count of 0 the token at or after `offset`.
std::size_t token_after(std::string_view text, std::size_t offset, std::size_t count);

/// Whether a token of JSON is a number with an exponent of more digits than the parser counts. Such a number
/// is too large or 0, and no reason to give up the document, as the parser does.
bool has_long_exponent(std::string_view token);

/// The text from `begin` to the end of the value that begins there, in which each long exponent is as long
/// as before and as good for the parser: what was too large still is, and what was 0 is 0.
std::string value_without_long_exponents(std::string_view text, std::size_t begin);

/// The token with such an exponent, of the same length.
std::string without_long_exponent(std::string_view token);

}  // namespace csm::read
