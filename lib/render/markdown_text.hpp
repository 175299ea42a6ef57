// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace csm {

/// A text on one line, made printable, in which no character is markup and with which no formula of a
/// spreadsheet begins; it may stand in a cell of a table.
std::string markdown_text(std::string_view text);

/// As above, at the beginning of a line, where a dash, a number or a hash would begin a list or a heading.
std::string markdown_line(std::string_view text);

}  // namespace csm
