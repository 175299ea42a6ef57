// SPDX-License-Identifier: MIT
#pragma once

#include "base/without_blanks.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace csm::read {

/// How long the first line is when a spreadsheet wrote it to name the delimiter, as in `sep=;`; else 0.
std::size_t separator_line(std::string_view text);

/// Why the bytes are no CSV text at all (UTF-16, a spreadsheet's own format); empty when they may be.
std::string_view other_format(std::string_view bytes);

/// A cell as UTF-8: bytes that belong to no UTF-8 character are read as Windows-1252, which `converted`
/// tells.
std::string as_utf8(std::string_view cell, bool& converted);

/// Whether all bytes are below 0x80.
bool is_ascii(std::string_view text);

/// Whether a cell's source, without the blanks around it, is well quoted or has no quotes at its start.
bool is_well_quoted(std::string_view source);

/// Whether a text says that there is no value: empty, N/A, NULL, a dash, an error of a spreadsheet.
bool says_missing(std::string_view text);

/// What a yes/no word says, in the usual words; nothing for any other.
std::optional<bool> flag_of(std::string_view text);

/// The text in the characters that numbers and dates are usually written in: full-width letters are narrow,
/// every kind of blank is a space, of minus or hyphen a -, of apostrophe a ', and what has no width is gone.
std::string in_plain_characters(std::string_view text);

}  // namespace csm::read
