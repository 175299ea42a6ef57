// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace csm {

/// A word in the form in which words are compared: trimmed, without case by Unicode's full case folding,
/// composed (NFC), and space, `-` and `_` all `_`.
std::string normalised(std::string_view word);

/// Whether two words are the same when both are normalised.
bool are_alike(std::string_view a, std::string_view b);

/// Whether `word`, normalised, is `key`, which already is.
bool matches(std::string_view word, std::string_view key);

}  // namespace csm
