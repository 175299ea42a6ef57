// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace csm::import {

/// What a token is.
enum class SqlKind : std::uint8_t {
    word,       ///< a key word, or a name without quotes
    name,       ///< a name in "…", `…` or […]
    text,       ///< a text or blob in '…'
    number,     ///< 5, 0.5, 1e3, 0xff
    parameter,  ///< :as_of, ?1
    sign,       ///< punctuation
    end         ///< behind the last token
};

/// A part of a statement in SQLite's SQL.
struct SqlToken {
    SqlKind kind = SqlKind::end;  ///< of the text
    std::string
        text;  ///< without quotes; ASCII letters of words and names in lower case, as they are compared
};

/// The parts of a statement without its comments; the last one is the end. Whatever SQLite does not take is a
/// sign.
std::vector<SqlToken> sql_tokens(std::string_view statement);

/// A text with its ASCII letters in lower case, as SQL compares names.
std::string folded(std::string_view text);

/// A name in double quotes, as SQL takes any.
std::string sql_name(std::string_view name);

}  // namespace csm::import
