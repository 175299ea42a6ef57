// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace csm::read {

/// Whether a text says that there is no value: empty, N/A, NULL, a dash, an error of a spreadsheet.
bool says_missing(std::string_view text);

/// What a yes/no word says, in the usual words; nothing for any other.
std::optional<bool> flag_of(std::string_view text);

/// The text in the characters that numbers and dates are usually written in: full-width letters are narrow,
/// every kind of blank is a space, of minus or hyphen a -, of apostrophe a ', and what has no width is gone.
std::string in_plain_characters(std::string_view text);

}  // namespace csm::read
