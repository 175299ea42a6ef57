// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// The lines of a text without their ends; the last end begins no line.
std::vector<std::string_view> lines_of(std::string_view text);

/// A line as it is, made safe for a terminal; blanks at its beginning stay.
std::string printable_line(std::string_view line);

}  // namespace csm
