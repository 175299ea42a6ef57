// SPDX-License-Identifier: MIT
#include "write/page/html_blocks.hpp"

#include "base/text_width.hpp"
#include "write/page/flow.hpp"
#include "write/page/sections.hpp"
#include "write/page/text_value.hpp"

#include <csm/date_in_text.hpp>
#include <csm/number.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace csm::render {

namespace {

/// The attribute for a tone; nothing for a plain one.
std::string class_attribute(Tone tone) {
    const auto name = class_of(tone);
    return name.empty() ? std::string{} : " class=\"" + std::string{name} + "\"";
}

void append_attribute(std::string& html, std::string_view name, std::optional<double> value) {
    if (!value || !std::isfinite(*value)) return;
    html.append(" ").append(name).append("=\"");
    append_shortest(html, *value);
    html += '"';
}

void append_value(std::string& html, const Cell& cell) {
    const auto text = html_text(value_text(cell.value));
    const auto name = value_class(cell);
    if (name.empty())
        html += text;
    else
        html.append("<b class=\"").append(name).append("\">").append(text).append("</b>");
}

/// An attribute of a record, in quotes only where it needs them.
void append_brief_attribute(std::string& html, std::string_view name, std::string_view value) {
    const bool is_plain = !value.empty() && std::ranges::all_of(value, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    });
    html.append(" ").append(name).append(is_plain ? "=" : "=\"").append(html_text(value));
    if (!is_plain) html += '"';
}

void append_brief_value(std::string& html, const Cell& cell) {
    const auto name = value_class(cell);
    if (!name.empty()) append_brief_attribute(html += "<b", "class", name);
    if (!name.empty()) html += '>';
    html += html_text(value_text(cell.value));
    if (!name.empty()) html += "</b>";
}

std::string block_text(const Heading& heading) {
    const auto tag = heading_tag(heading);
    return "<" + tag + ">" + html_text(heading.text) + "</" + tag + ">\n";
}

std::string block_text(const Paragraph& paragraph) {
    return "<p" + class_attribute(paragraph.tone) + ">" + html_prose(paragraph.text) + "</p>\n";
}

std::string block_text(const Facts& facts) {
    if (facts.facts.empty()) return {};
    std::string html = "<dl>\n";
    for (const auto& fact : facts.facts) {
        html += "<div><dt>" + html_text(fact.label) + "</dt><dd>";
        append_value(html, fact.cell);
        if (!fact.remark.empty()) html += "<small>" + html_text(fact.remark) + "</small>";
        html += "</dd></div>\n";
    }
    return html + "</dl>\n";
}

/// A table that scrolls by itself where the page is narrow.
std::string table_text(const std::vector<Column>& columns, const std::string& rows) {
    std::string html = "<div class=\"scroll\" tabindex=\"0\"><table>\n";
    append_html_header(html, columns);
    return html + "<tbody>\n" + rows + "</tbody></table></div>\n";
}

/// Rows of many cells: where the page is narrow each becomes a card.
std::string records_text(const Table& table) {
    std::string html = "<table class=\"records\">\n";
    append_html_header(html, table.columns);
    for (const auto& row : table.rows) append_html_record(html, table, row);
    return html + "</table>\n";
}

std::string row_text(const Table& table, const Row& row) {
    std::string html = row.notes.empty() ? "<tr>" : "<tr class=\"followed\">";
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        append_html_cell(html, row.cells[i], i == 0 ? "th" : "td", table.columns[i].align);
    html += "</tr>\n";
    for (const auto& note : row.notes)
        html += "<tr class=\"note\"><td colspan=\"" + std::to_string(table.columns.size()) + "\"><b>" +
                html_text(note.label) + "</b> " + html_prose(note.text) + "</td></tr>\n";
    return html;
}

std::string more_text(const Table& table) {
    return table.more.empty() ? std::string{} : "<p class=\"muted\">" + html_text(table.more) + "</p>\n";
}

std::string block_text(const Table& given) {
    if (given.rows.empty()) return {};
    const auto table = without_empty_columns(given);
    constexpr std::size_t fits_a_phone = 6;
    if (table.columns.size() > fits_a_phone) return records_text(table) + more_text(table);
    std::string rows;
    for (const auto& row : table.rows) rows += row_text(table, row);
    return table_text(table.columns, rows) + more_text(table);
}

/// The figures of the bars; a script draws them from the rows' values.
std::string block_text(const Bars& bars) {
    const auto table = table_of(bars);
    std::string rows;
    for (std::size_t i = 0; i < bars.bars.size(); ++i) {
        const auto& bar = bars.bars[i];
        rows += "<tr";
        append_attribute(rows, "data-v", bar.value);
        if (bar.part > 0) append_attribute(rows, "data-part", bar.part);
        rows += "><th scope=\"row\"" + class_attribute(bar.tone) + ">" + html_text(bar.label) + "</th>";
        for (std::size_t c = 1; c < table.columns.size(); ++c)
            append_html_cell(rows, table.rows[i].cells[c], "td", table.columns[c].align);
        rows += "</tr>\n";
    }
    return table_text(table.columns, rows);
}

std::string block_text(const Flow& flow) { return flow_picture(flow) + block_text(table_of(flow)); }

std::string block_text(const List& list) {
    const std::string tag = list.numbered ? "ol" : "ul";
    std::string html = "<" + tag + ">\n";
    for (const auto& item : list.items) html += "<li>" + html_text(item) + "</li>\n";
    return html + "</" + tag + ">\n";
}

std::string block_text(const Terms& terms) {
    std::string html;
    for (const auto& group : terms.groups) {
        if (!group.title.empty()) html += "<h3>" + html_text(group.title) + "</h3>\n";
        html += "<dl class=\"terms\">\n";
        for (const auto& [term, text] : group.terms)
            html += "<dt>" + html_text(term) + "</dt><dd>" + html_text(text) + "</dd>\n";
        html += "</dl>\n";
    }
    return html;
}

std::string block_text(const Code& code) {
    std::string html = "<pre>";
    for (const auto line : lines_of(code.text)) html += html_text(printable_line(line)) + "\n";
    return html + "</pre>\n";
}

std::string_view entity(char letter) {
    switch (letter) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
    }
}

}  // namespace

std::string html_prose(std::string_view raw) {
    const auto text = html_text(raw);
    std::string html;
    for (std::size_t at = 0; at < text.size();) {
        const bool is_date = is_date_at(text, at);
        if (is_date) html.append("<time>").append(text, at, iso_date_size).append("</time>");
        if (!is_date) html += text[at];
        at += is_date ? iso_date_size : 1;
    }
    return html;
}

std::string html_text(std::string_view raw) {
    std::string html;
    for (const char letter : printable(raw)) {
        const auto escaped = entity(letter);
        escaped.empty() ? html.append(1, letter) : html.append(escaped);
    }
    return html;
}

std::string_view class_of(Tone tone) {
    switch (tone) {
    case Tone::good: return "good";
    case Tone::caution: return "caution";
    case Tone::bad: return "bad";
    case Tone::critical: return "critical";
    case Tone::unknown: return "unknown";
    case Tone::muted: return "muted";
    case Tone::strong: return "strong";
    case Tone::plain: break;
    }
    return {};
}

std::string value_class(const Cell& cell) {
    const std::string name{class_of(cell.tone)};
    const bool is_word = std::holds_alternative<std::string>(cell.value) && !name.empty() &&
                         cell.tone != Tone::muted && cell.tone != Tone::strong;
    return is_word ? "tag " + name : name;
}

std::string heading_tag(const Heading& heading) {
    return "h" + std::to_string(std::clamp(heading.level + 1, 2, 6));
}

Table table_of(const Bars& bars) {
    Table table{.columns = {{"Group"}}, .rows = {}, .more = {}};
    table.columns.insert(table.columns.end(), bars.columns.begin(), bars.columns.end());
    for (const auto& bar : bars.bars) {
        Row row{{{bar.label, bar.tone}}, {}};
        row.cells.insert(row.cells.end(), bar.cells.begin(), bar.cells.end());
        table.rows.push_back(std::move(row));
    }
    return table;
}

void append_html_cell(std::string& html, const Cell& cell, std::string_view tag, Align align) {
    html.append("<").append(tag);
    if (tag == "th") html += " scope=\"row\"";
    if (align == Align::right) html += " class=\"number\"";
    html += '>';
    append_value(html, cell);
    html.append("</").append(tag).append(">");
}

/// Quotes and end tags that HTML lets out are left out: of thousands of accounts they would be a fifth.
void append_html_record(std::string& html, const Table& table, const Row& row) {
    html += "<tbody><tr><th scope=row>";
    append_brief_value(html, row.cells.front());
    for (std::size_t i = 1; i < row.cells.size(); ++i) {
        const auto& [title, align, dispensable, flexible] = table.columns[i];
        append_brief_attribute(html += "<td", align == Align::right ? "data-n" : "data-t", printable(title));
        html += '>';
        append_brief_value(html, row.cells[i]);
    }
    if (!row.notes.empty()) {
        html += "<tr><td colspan=" + std::to_string(table.columns.size()) + ">";
        for (const auto& note : row.notes)
            html += "<p><b>" + html_text(note.label) + "</b> " + html_prose(note.text);
    }
    html += '\n';
}

void append_html_header(std::string& html, const std::vector<Column>& columns) {
    html += "<thead><tr>";
    for (const auto& column : columns)
        html += std::string{"<th scope=\"col\""} + (column.align == Align::right ? " class=\"number\"" : "") +
                ">" + html_text(column.title) + "</th>";
    html += "</tr></thead>\n";
}

void append_html_blocks(std::string& html, const Document& document) {
    std::vector<std::string> texts;
    for (const auto& block : document.blocks)
        texts.push_back(std::visit([](const auto& known) { return block_text(known); }, block));
    html += joined_sections(document, texts);
}

}  // namespace csm::render
