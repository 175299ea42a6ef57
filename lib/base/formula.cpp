// SPDX-License-Identifier: MIT
#include "base/formula.hpp"

#include "base/code_point.hpp"

#include <algorithm>

namespace csm {

namespace {

bool begins_formula(char32_t value) {
    constexpr std::u32string_view signs = U"=+-@＝＋－＠﹦﹢﹣﹫";
    return signs.find(value) != std::u32string_view::npos;
}

/// Spaces of Unicode and what has no column; also a byte that is no character.
bool is_passed_over(const CodePoint& point) {
    const auto value = point.value;
    const bool is_control = value <= 0x20 || (value >= 0x7F && value <= 0xA0) || value == 0xAD;
    const bool is_space = value == 0x1680 || value == 0x180E || (value >= 0x2000 && value <= 0x200F) ||
                          value == 0x2028 || value == 0x2029 || value == 0x202F || value == 0x205F ||
                          value == 0x3000;
    return !point.valid || is_control || is_space || code_point_columns(value) == 0;
}

bool is_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'); }

}  // namespace

std::size_t formula_sign(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const auto point = first_code_point(text.substr(at));
        if (begins_formula(point.value)) return at;
        if (!is_passed_over(point)) return std::string_view::npos;
        at += point.bytes;
    }
    return std::string_view::npos;
}

bool is_signed_number(std::string_view text) {
    constexpr std::string_view signs = "+-", number = "0123456789.,";
    if (text.size() < 2 || signs.find(text.front()) == text.npos || text[1] < '0' || text[1] > '9')
        return false;
    auto unit = text.substr(std::min(text.find_first_not_of(number, 1), text.size()));
    if (unit.starts_with(' ')) unit.remove_prefix(1);
    return unit == "%" || std::ranges::all_of(unit, is_letter);
}

}  // namespace csm
