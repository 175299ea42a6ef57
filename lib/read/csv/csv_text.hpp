// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
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

bool is_ascii(std::string_view text);

/// Whether a cell's source, without the blanks around it, is well quoted or has no quotes at its start.
bool is_well_quoted(std::string_view source);

/// Without blanks and tabs at both ends.
std::string_view without_blanks(std::string_view text);

}  // namespace csm::read
