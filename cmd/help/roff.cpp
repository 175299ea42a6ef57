// SPDX-License-Identifier: MIT
#include "help/roff.hpp"

#include "help/manual_sections.hpp"

#include <csm/version.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>

namespace csm::cmd {

namespace {

constexpr std::uint32_t ellipsis = 0x2026;  // terminals that know ASCII alone would show nothing

/// Takes the first character of a UTF-8 text; the texts of the program are sound.
std::uint32_t take_code_point(std::string_view& text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t size = first < 0x80U ? 1 : first < 0xE0U ? 2 : first < 0xF0U ? 3 : 4;
    std::uint32_t code = size == 1 ? first : first & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < std::min(size, text.size()); ++i)
        code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    text.remove_prefix(std::min(size, text.size()));
    return code;
}

/// Characters that roff reads as something else, or prints as something that cannot be typed again.
std::string_view escaped(char letter) {
    switch (letter) {
    case '\\': return "\\e";
    case '-': return "\\-";
    case '\'': return "\\[aq]";
    case '`': return "\\[ga]";
    case '"': return "\\[dq]";
    case '^': return "\\[ha]";
    case '~': return "\\[ti]";
    default: return {};
    }
}

std::string escaped_text(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::uint32_t code = take_code_point(text);
        if (code == ellipsis) {
            out += "...";
        } else if (code >= 0x80) {
            out += fmt::format("\\[u{:04X}]", code);
        } else if (const auto escape = escaped(static_cast<char>(code)); !escape.empty()) {
            out += escape;
        } else {
            out += static_cast<char>(code);
        }
    }
    return out;
}

bool is_upper(char letter) { return std::isupper(static_cast<unsigned char>(letter)) != 0; }

bool is_lower(char letter) { return std::islower(static_cast<unsigned char>(letter)) != 0; }

bool is_part_of_word(char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 ||
           std::string_view("-_./").find(letter) != std::string_view::npos;
}

/// Where the first character is that is part of a word, or is not.
std::size_t position_of(std::string_view text, bool part_of_word) {
    return static_cast<std::size_t>(std::ranges::find(text, part_of_word, is_part_of_word) - text.begin());
}

/// "-o, --output FILE" with what is typed in bold, and names for other things, which are upper-case, in
/// italics.
std::string marked_up(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto between = text.substr(0, position_of(text, true));
        out += escaped_text(between);
        text.remove_prefix(between.size());
        const auto word = text.substr(0, position_of(text, false));
        text.remove_prefix(word.size());
        if (word.empty()) break;
        const bool is_name = std::ranges::any_of(word, is_upper) && std::ranges::none_of(word, is_lower);
        const bool is_section = between.ends_with('(') && text.starts_with(')');  // of a page: csm(1)
        out += is_section ? std::string(word)
                          : fmt::format("\\f{}{}\\fR", is_name ? 'I' : 'B', escaped_text(word));
    }
    return out;
}

std::string upper_case(std::string_view text) {
    std::string out;
    for (const char letter : text) out += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    return out;
}

}  // namespace

std::string roff_text(std::string_view text) {
    std::string line = escaped_text(text);
    const bool would_be_request = line.starts_with('.');
    return would_be_request ? "\\&" + line : line;
}

Roff::Roff(std::string_view name, int section) {
    line(fmt::format(".TH {} {} \"\" \"csm {}\" \"csm manual\"", roff_text(upper_case(name)), section,
                     roff_text(version())));
    line(".nr HY 0");
    line(".ad l");
}

void Roff::line(std::string_view roff) {
    text_.append(roff).append("\n");
    begins_ = false;
}

void Roff::start_paragraph() {
    if (!begins_) line(".PP");
}

void Roff::section(std::string_view title) {
    line(".SH " + roff_text(upper_case(title)));
    begins_ = true;
}

void Roff::subsection(std::string_view title) {
    line(".SS " + roff_text(title));
    begins_ = true;
}

void Roff::name(std::string_view name, std::string_view summary) {
    line(fmt::format("{} \\- {}", roff_text(name), roff_text(summary)));
}

void Roff::paragraphs(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find("\n\n"), text.size());
        start_paragraph();
        line(roff_text(text.substr(0, end)));
        text.remove_prefix(std::min(end + 2, text.size()));
    }
}

void Roff::usage(const std::vector<std::string>& lines) {
    line(".nf");
    for (const auto& each : lines) line(marked_up(each));
    line(".fi");
}

void Roff::entries(const std::vector<Entry>& entries) {
    for (const auto& [term, text] : entries) {
        line(".TP");
        line(marked_up(std::string_view(term).substr(std::min(term.find_first_not_of(' '), term.size()))));
        line(roff_text(text));
    }
}

void Roff::examples(const std::vector<Entry>& examples) {
    for (const auto& [command, what] : examples) {
        line(".TP");
        line("\\fB" + escaped_text(command) + "\\fR");
        line(roff_text(what));
    }
}

void Roff::list(const std::vector<std::string>& items, bool numbered) {
    std::size_t number = 0;
    for (const auto& item : items) {
        line(numbered ? fmt::format(".IP {}. 4", ++number) : ".IP \\[bu] 2");
        line(roff_text(item));
    }
}

void Roff::code(std::string_view text) {
    start_paragraph();
    line(".EX");
    for (const auto& each : split_lines(text)) line(roff_text(each));
    line(".EE");
}

void Roff::references(const std::vector<std::string>& pages) {
    std::string list;
    for (const auto& page : pages) {
        const std::size_t bracket = page.find('(');
        if (!list.empty()) list += ",\n";
        list += fmt::format("\\fB{}\\fR{}", escaped_text(page.substr(0, bracket)), page.substr(bracket));
    }
    line(list);
}

}  // namespace csm::cmd
