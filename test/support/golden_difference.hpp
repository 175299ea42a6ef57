// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

/// The lines of a text without their ends. A last line without an end has "\ no newline at the end" added.
std::vector<std::string> lines_of(std::string_view text);

/// Empty when the texts are the same, else the first line that differs, with the lines before it:
///
///     line 12:
///         Accounts  40
///       - ARR       4,357,750
///       + ARR       4,357,751
///
/// Where `-` is expected and `+` is what came. Bytes that do not print are shown as \xNN.
std::string first_difference(std::string_view expected, std::string_view actual);

}  // namespace csm::test
