// SPDX-License-Identifier: MIT
#include "write/page/markdown_text.hpp"

#include "base/code_point.hpp"
#include "base/formula.hpp"
#include "base/text_width.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace csm {

namespace {

bool is_word(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || static_cast<unsigned char>(letter) >= 0x80;
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Whether the character at the place would be markup; an underscore within a word is none.
bool is_markup(std::string_view text, std::size_t place) {
    constexpr std::string_view always = "\\`*[]<>|~&$";
    if (always.find(text[place]) != std::string_view::npos) return true;
    const bool within_word =
        place > 0 && place + 1 < text.size() && is_word(text[place - 1]) && is_word(text[place + 1]);
    return text[place] == '_' && !within_word;
}

/// Escapes what is markup, and the character at `sign`; one of several bytes becomes a reference, since a
/// backslash before it would be a text.
std::string escaped(std::string_view text, std::size_t sign) {
    std::string result;
    for (std::size_t place = 0; place < text.size(); ++place) {
        if (place == sign && static_cast<unsigned char>(text[place]) >= 0x80) {
            const auto point = first_code_point(text.substr(place));
            result += fmt::format("&#x{:X};", static_cast<unsigned>(point.value));
            place += point.bytes - 1;
            continue;
        }
        if (place == sign || is_markup(text, place)) result += '\\';
        result += text[place];
    }
    return result;
}

}  // namespace

std::string markdown_text(std::string_view raw) { return escaped(printable(raw), std::string_view::npos); }

std::string markdown_cell(std::string_view raw) {
    const auto text = printable(raw);
    return escaped(text, is_signed_number(text) ? text.npos : formula_sign(text));
}

std::string markdown_line(std::string_view raw) {
    auto text = markdown_cell(raw);
    if (text.empty()) return text;
    constexpr std::string_view beginnings = "#+-=:%";
    if (beginnings.find(text.front()) != std::string_view::npos) return "\\" + text;
    const auto after =
        static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
    const bool is_number = after > 0 && after < text.size() && (text[after] == '.' || text[after] == ')');
    if (is_number) text.insert(after, "\\");
    return text;
}

}  // namespace csm
