// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace csm {

/// A text on one line, made printable, in which no character is markup.
std::string markdown_text(std::string_view text);

/// As above, in a cell of a table: it begins no formula where somebody pastes the table into a spreadsheet.
std::string markdown_cell(std::string_view text);

/// As in a cell, at the beginning of a line, where a dash, a number or a hash would begin a list or a
/// heading.
std::string markdown_line(std::string_view text);

}  // namespace csm
