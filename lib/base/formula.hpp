// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace csm {

/// Where a spreadsheet that is given the text could see a formula begin: at =, +, -, @ or one of their
/// full-width and small forms, when nothing stands before but what it drops or does not show (blanks,
/// controls, characters without a width, a byte order mark). npos when the text begins otherwise.
std::size_t formula_sign(std::string_view text);

/// Whether the text is a number with its sign, perhaps with a unit in letters behind it: -12.5, +3 %, -2 d.
/// Such a text is harmless although it begins with the sign of a formula.
bool is_signed_number(std::string_view text);

}  // namespace csm
