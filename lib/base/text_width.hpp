// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// The text made safe for a terminal: white space becomes a blank, other control characters (among them
/// escape and the overrides of writing direction), code points that are no characters and bytes that are not
/// UTF-8 become U+FFFD; no blanks at the ends.
std::string printable(std::string_view text);

/// Columns of a terminal that a printable text takes: the sum of those of its characters.
int display_width(std::string_view text);

/// A printable text that fits in `columns`, at least 1: unchanged, or its beginning and "…".
std::string shortened(std::string_view text, int columns);

/// A printable text broken at blanks into lines of at most `columns`; the first has only `first_columns`, and
/// is empty when no word fits there. A word longer than a line is broken anywhere. Never without a line;
/// `columns` is at least 2.
std::vector<std::string> wrapped(std::string_view text, int first_columns, int columns);

/// As above, all lines alike.
std::vector<std::string> wrapped(std::string_view text, int columns);

}  // namespace csm
