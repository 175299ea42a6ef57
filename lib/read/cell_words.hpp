// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

namespace csm::read {

/// Whether a text says that there is no value: empty, N/A, NULL, a dash, an error of a spreadsheet.
bool says_missing(std::string_view text);

/// What a yes/no word says, in the usual words; nothing for any other.
std::optional<bool> flag_of(std::string_view text);

}  // namespace csm::read
