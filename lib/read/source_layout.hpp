// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace csm::read {

/// What may stand between two tokens of JSON.
inline constexpr std::string_view blanks = " \t\r\n";

/// The text without the UTF-8 byte order mark.
std::string_view without_mark(std::string_view bytes);

/// The first line that is not blank, without blanks around it.
std::string_view first_line(std::string_view text);

/// One object a line. In other JSON a line that begins with "{" follows one that ends with "[", "," or ":",
/// and what follows a line that ends with "}" is a comma or a bracket.
bool is_one_record_a_line(std::string_view text);

/// From the brace of the first record to the end of its first key: the same bytes hardly stand anywhere but
/// where another record begins.
std::string_view start_of_record(std::string_view text, std::size_t begin);

}  // namespace csm::read
