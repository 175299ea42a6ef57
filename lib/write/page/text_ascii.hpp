// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace csm {

/// The text with the rules, bars and marks that csm draws as ASCII characters of the same width. Other
/// characters, such as those of names, stay as they are.
std::string in_ascii(std::string_view text);

}  // namespace csm
