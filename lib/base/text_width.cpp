// SPDX-License-Identifier: MIT
#include "base/text_width.hpp"

#include "base/code_point.hpp"

#include <algorithm>
#include <cstddef>

namespace csm {

namespace {

constexpr std::string_view replacement_text = "\uFFFD";
constexpr std::string_view ellipsis = "…";

bool is_plain(char byte) { return byte >= 0x20 && byte < 0x7F; }

bool is_white_space(char32_t value) {
    return (value >= 0x09 && value <= 0x0D) || value == 0x85 || value == 0x2028 || value == 0x2029;
}

bool is_control(char32_t value) {
    const bool c0_or_c1 = value < 0x20 || (value >= 0x7F && value <= 0x9F);
    const bool overrides_direction =
        (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
    const bool is_no_character =
        (value >= 0xFDD0 && value <= 0xFDEF) || (value & 0xFFFEU) == 0xFFFE;  // XML cannot hold two of them
    return c0_or_c1 || overrides_direction || is_no_character;
}

std::string_view without_outer_blanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The longest beginning that fits in `columns`, with the marks that combine with its last character.
std::string_view fitting(std::string_view text, int columns) {
    int width = 0;
    std::size_t end = 0;
    while (end < text.size()) {
        const CodePoint next = first_code_point(text.substr(end));
        width += code_point_columns(next.value);
        if (width > columns) break;
        end += next.bytes;
    }
    return text.substr(0, end);
}

/// Takes the first word, with no blanks around it, off `text`.
std::string_view take_word(std::string_view& text) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text = without_outer_blanks(text.substr(end));
    return word;
}

}  // namespace

std::string printable(std::string_view text) {
    text = without_outer_blanks(text);
    if (std::ranges::all_of(text, is_plain)) return std::string(text);
    std::string safe;
    safe.reserve(text.size());
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        if (is_white_space(next.value)) {
            safe += ' ';
        } else if (!next.valid || is_control(next.value)) {
            safe += replacement_text;
        } else {
            safe += text.substr(0, next.bytes);
        }
        text.remove_prefix(next.bytes);
    }
    return std::string(without_outer_blanks(safe));
}

int display_width(std::string_view text) {
    if (std::ranges::all_of(text, is_plain)) return static_cast<int>(text.size());
    int width = 0;
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        width += code_point_columns(next.value);
        text.remove_prefix(next.bytes);
    }
    return width;
}

std::string shortened(std::string_view text, int columns) {
    if (display_width(text) <= columns) return std::string(text);
    std::string beginning(without_outer_blanks(fitting(text, columns - 1)));
    return beginning.append(ellipsis);
}

std::vector<std::string> wrapped(std::string_view text, int first_columns, int columns) {
    std::vector<std::string> lines(1);
    int room = first_columns;  // columns still free in the last line
    while (!text.empty()) {
        std::string_view word = take_word(text);
        while (!word.empty()) {
            const std::string_view gap = lines.back().empty() ? "" : " ";
            const int width = room - static_cast<int>(gap.size());
            const std::string_view piece = fitting(word, width);
            const bool fits = piece.size() == word.size();
            if (!fits && (!gap.empty() || room < columns)) {
                lines.emplace_back();
                room = columns;
                continue;
            }
            lines.back().append(gap).append(piece);
            room = width - display_width(piece);
            word.remove_prefix(piece.size());
        }
    }
    return lines;
}

std::vector<std::string> wrapped(std::string_view text, int columns) {
    return wrapped(text, columns, columns);
}

}  // namespace csm
