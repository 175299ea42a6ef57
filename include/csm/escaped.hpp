// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace csm {

/// The text on one line and harmless to a terminal: control characters, overrides of the writing direction
/// and bytes that are not UTF-8 become \x1b or \u{202e}; everything else stays as it is.
std::string escaped(std::string_view text);

/// The same for a text of several lines, which stay lines.
std::string escaped_lines(std::string_view text);

/// Data of several lines, such as JSON or CSV, as a terminal may show it: what would act on it becomes an
/// escape as JSON writes them, \u001b or \u202e.
std::string escaped_data(std::string_view text);

}  // namespace csm
