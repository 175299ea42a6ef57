// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
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

}  // namespace csm::read
