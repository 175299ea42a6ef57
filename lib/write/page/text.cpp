// SPDX-License-Identifier: MIT
#include "base/text_width.hpp"
#include "write/page/sections.hpp"
#include "write/page/text_ascii.hpp"
#include "write/page/text_bars.hpp"
#include "write/page/text_facts.hpp"
#include "write/page/text_lines.hpp"
#include "write/page/text_rule.hpp"
#include "write/page/text_table.hpp"
#include "write/page/text_writer.hpp"

#include <csm/render.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace csm {

namespace {

std::string_view underline_mark(int level) { return level <= 1 ? "═" : level == 2 ? "─" : "╌"; }

std::string block_text(const Heading& heading, const TextStyle& style) {
    const std::string text = printable(heading.text);
    if (text.empty()) return {};
    TextWriter writer(style);
    int width = 0;
    for (const std::string& line : wrapped(text, prose_width(style))) {
        writer.write(line, Tone::strong);
        width = std::max(width, writer.column());
        writer.end_line();
    }
    writer.write(rule(underline_mark(heading.level), width), Tone::muted);
    writer.end_line();
    return writer.take();
}

std::string block_text(const Paragraph& paragraph, const TextStyle& style) {
    const std::string text = printable(paragraph.text);
    if (text.empty()) return {};
    TextWriter writer(style);
    writer.flow(text, paragraph.tone, 0);
    writer.end_line();
    return writer.take();
}

std::string block_text(const List& list, const TextStyle& style) {
    TextWriter writer(style);
    const int digits = display_width(std::to_string(list.items.size()));
    const int indent = list.numbered ? digits + 2 : 2;
    std::size_t number = 0;
    for (const std::string& item : list.items) {
        const std::string mark = list.numbered ? std::to_string(++number) + "." : "-";
        writer.advance_to(indent - 1 - display_width(mark));
        writer.write(mark);
        writer.advance_to(indent);
        writer.flow(printable(item), Tone::plain, indent);
        writer.end_line();
    }
    return writer.take();
}

std::string block_text(const Code& code, const TextStyle& style) {
    constexpr int indent = 4;
    TextWriter writer(style);
    for (const std::string_view line : lines_of(code.text)) {
        writer.advance_to(indent);
        writer.write(printable_line(line));
        writer.end_line();
    }
    return writer.take();
}

constexpr int term_margin = 2;

/// Where the texts of terms begin; terms that are wider than most do not move it.
int term_column(const Terms& terms) {
    constexpr int widest_term = 28, gap = 2;
    int width = 0;
    for (const auto& group : terms.groups)
        for (const auto& [term, text] : group.terms)
            if (display_width(term) <= widest_term) width = std::max(width, display_width(term));
    return term_margin + width + gap;
}

std::string block_text(const Terms& terms, const TextStyle& style) {
    const int column = terms.below ? 3 * term_margin : term_column(terms);
    TextWriter writer(style);
    for (const auto& group : terms.groups) {
        if (&group != &terms.groups.front()) writer.end_line();
        writer.write(printable_line(group.title), Tone::strong);
        if (!group.title.empty()) writer.end_line();
        for (const auto& [term, text] : group.terms) {
            writer.advance_to(term_margin);
            writer.write(printable_line(term));
            if (!text.empty()) {
                if (terms.below || writer.column() + term_margin > column) writer.end_line();
                writer.advance_to(column);
                writer.flow(printable(text), Tone::plain, column);
            }
            writer.end_line();
        }
    }
    return writer.take();
}

std::string block_text(const Facts& facts, const TextStyle& style) { return facts_text(facts, style); }

std::string block_text(const Table& table, const TextStyle& style) { return table_text(table, style); }

std::string block_text(const Bars& bars, const TextStyle& style) { return bars_text(bars, style); }

}  // namespace

std::string render_text(const Document& document, const TextStyle& style) {
    std::vector<std::string> texts;
    for (const Block& block : document.blocks)
        texts.push_back(std::visit([&](const auto& known) { return block_text(known, style); }, block));
    auto page = joined_sections(document, texts);
    return style.ascii ? in_ascii(page) : page;
}

}  // namespace csm
