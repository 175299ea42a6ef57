// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace csm::read {

/// Whether a token of JSON is a number with an exponent of more digits than the parser counts. Such a number
/// is too large or 0, and no reason to give up the document, as the parser does.
bool has_long_exponent(std::string_view token);

/// The text from `begin` to the end of the value that begins there, in which each long exponent is as long
/// as before and as good for the parser: what was too large still is, and what was 0 is 0.
std::string value_without_long_exponents(std::string_view text, std::size_t begin);

/// The token with such an exponent, of the same length.
std::string without_long_exponent(std::string_view token);

}  // namespace csm::read
