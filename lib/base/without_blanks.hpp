// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace csm::read {

/// The text without the blanks and tabs at its ends.
constexpr std::string_view without_blanks(std::string_view text) {
    constexpr std::string_view blanks = " \t";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace csm::read
