// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// A word or a sign of an expression for Where.
struct WhereToken {
    enum class Kind : std::uint8_t {
        word,
        quoted,
        sign,  ///< = != < <= > >= ( )
        end
    };
    Kind kind = Kind::end;
    std::string text;        ///< without its quotes
    std::size_t column = 1;  ///< of its first character, from 1

    /// Whether it is that word, whatever its case, and not quoted.
    bool is_word(std::string_view wanted) const;

    bool is_sign(std::string_view wanted) const { return kind == Kind::sign && text == wanted; }

    /// The token as a message shows it: quoted, or "the end".
    std::string shown() const;
};

/// The error of an expression at a column.
Error where_error(std::size_t column, std::string_view message, std::string hint = {});

/// The tokens of an expression, the end last. A text in single or double quotes holds its quotation mark by
/// writing it twice. Fails on an expression that is too long, a quotation mark that is not closed, and on
/// bytes that are no text.
Result<std::vector<WhereToken>> where_tokens(std::string_view text);

}  // namespace csm
