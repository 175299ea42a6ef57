// SPDX-License-Identifier: MIT
#include "write/page/text_writer.hpp"

#include "base/code_point.hpp"
#include "base/text_width.hpp"
#include "write/page/text_value.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace csm {

namespace {

constexpr int narrowest_page = 40;

/// The parameters of a tone's SGR sequence; empty for plain.
std::string_view colour_of(Tone tone) {
    switch (tone) {
    case Tone::plain: return "";
    case Tone::good: return "32";
    case Tone::caution: return "33";
    case Tone::bad:
    case Tone::critical: return "31";
    case Tone::unknown: return "36";
    case Tone::muted: return "2";
    case Tone::strong: return "1";
    }
    return "";
}

/// The character that stands for one of csm's marks; 0 for any other.
char ascii_of(char32_t mark) {
    switch (mark) {
    case U'═': return '=';
    case U'─':
    case U'╌':
    case U'–':
    case U'−':
    case U'▃': return '-';
    case U'█':
    case U'▉':
    case U'▊':
    case U'▋':
    case U'▌': return '#';
    case U'▍':
    case U'▎':
    case U'▏': return ':';
    case U'▁': return '_';
    case U'▂': return ',';
    case U'▄': return '~';
    case U'▅': return '=';
    case U'▆': return '+';
    case U'▇': return '*';
    case U'·': return '.';
    case U'…': return '~';
    case U'→': return '>';
    default: return 0;
    }
}

}  // namespace

TextWriter::TextWriter(const TextStyle& style) : measure_(prose_width(style)), colour_(style.colour) {}

void TextWriter::advance_to(int column) { column_ = std::max(column_, column); }

void TextWriter::write(std::string_view text, Tone tone) {
    if (text.empty()) return;
    text_.append(static_cast<std::size_t>(column_ - written_), ' ');
    const std::string_view colour = colour_ ? colour_of(tone) : "";
    if (!colour.empty()) text_.append("\x1b[").append(colour).append("m");
    text_ += text;
    if (!colour.empty()) text_ += "\x1b[0m";
    column_ += display_width(text);
    written_ = column_;
}

void TextWriter::flow(std::string_view text, Tone tone, int indent) {
    const std::vector<std::string> lines = wrapped(text, measure_ - column_, measure_ - indent);
    for (const std::string& line : lines) {
        if (&line != &lines.front()) {
            end_line();
            advance_to(indent);
        }
        write(line, tone);
    }
}

void TextWriter::end_line() {
    text_ += '\n';
    written_ = 0;
    column_ = 0;
}

void TextWriter::end_visible_line() {
    if (written_ == 0) {
        column_ = 0;
        write(not_known, Tone::muted);
    }
    end_line();
}

std::string TextWriter::take() { return std::exchange(text_, {}); }

int page_width(const TextStyle& style) { return std::max(style.width, narrowest_page); }

int prose_width(const TextStyle& style) { return std::min(page_width(style), style.prose); }

int label_width_limit(const TextStyle& style) { return prose_width(style) * 2 / 5; }

std::string in_ascii(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto next = first_code_point(text);
        const char mark = next.valid ? ascii_of(next.value) : '\0';
        if (mark != 0)
            result += mark;
        else
            result += text.substr(0, next.bytes);
        text.remove_prefix(next.bytes);
    }
    return result;
}

}  // namespace csm
