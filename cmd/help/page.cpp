// SPDX-License-Identifier: MIT
#include "help/page.hpp"

#include <algorithm>
#include <cstddef>

namespace csm::cmd {

namespace {

constexpr std::size_t margin = 2;
constexpr std::size_t gap = 2;
constexpr std::size_t widest_term = 28;

/// Characters of a UTF-8 text; each takes one column in the texts of the program.
std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80; }));
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) continue;
        if (!line.empty() && columns_of(line) + 1 + columns_of(word) > width) {
            lines.push_back(line);
            line.clear();
        }
        if (!line.empty()) line += ' ';
        line += word;
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

std::string blanks(std::size_t count) {
    std::string text;
    text.append(count, ' ');
    return text;
}

}  // namespace

Page::Page(int width) : width_(static_cast<std::size_t>(std::clamp(width, 40, 100))) {}

void Page::start_part() {
    if (!text_.empty()) text_ += '\n';
}

void Page::paragraphs(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find("\n\n"), text.size());
        start_part();
        for (const std::string& line : wrapped(text.substr(0, end), width_)) text_ += line + '\n';
        text.remove_prefix(std::min(end + 2, text.size()));
    }
}

void Page::lines(std::string_view title, const std::vector<std::string>& lines) {
    start_part();
    text_.append(title).append("\n");
    for (const std::string& line : lines) text_ += blanks(margin) + line + '\n';
}

void Page::sections(const std::vector<Section>& sections) {
    std::size_t term_width = 0;
    for (const Section& section : sections) {
        for (const Entry& entry : section.entries) {
            const std::size_t columns = columns_of(entry.term);
            if (columns <= widest_term) term_width = std::max(term_width, columns);
        }
    }
    for (const Section& section : sections) {
        start_part();
        text_ += section.title + '\n';
        for (const Entry& each : section.entries) entry(each, margin + term_width + gap);
    }
}

void Page::entry(const Entry& entry, std::size_t column) {
    text_ += blanks(margin) + entry.term;
    std::size_t position = margin + columns_of(entry.term);
    if (position + gap > column) {
        text_ += '\n';
        position = 0;
    }
    for (const std::string& line : wrapped(entry.text, width_ - column)) {
        text_ += blanks(column - position) + line + '\n';
        position = 0;
    }
    if (entry.text.empty() && position != 0) text_ += '\n';
}

void Page::list(const Section& section) {
    start_part();
    text_ += section.title + '\n';
    for (const Entry& entry : section.entries) {
        text_ += blanks(margin) + entry.term + '\n';
        for (const std::string& line : wrapped(entry.text, width_ - 3 * margin)) {
            text_ += blanks(3 * margin) + line + '\n';
        }
    }
}

}  // namespace csm::cmd
