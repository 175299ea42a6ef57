// SPDX-License-Identifier: MIT
#include "write/page/html_blocks.hpp"

#include "base/text_width.hpp"
#include "write/page/sections.hpp"
#include "write/page/text_value.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace csm::render {

namespace {

std::string_view class_of(Tone tone) {
    switch (tone) {
    case Tone::good: return "good";
    case Tone::caution: return "caution";
    case Tone::bad: return "bad";
    case Tone::unknown: return "unknown";
    case Tone::muted: return "muted";
    case Tone::strong: return "strong";
    case Tone::plain: break;
    }
    return {};
}

/// The attribute for a tone; nothing for a plain one.
std::string class_attribute(Tone tone) {
    const auto name = class_of(tone);
    return name.empty() ? std::string{} : " class=\"" + std::string{name} + "\"";
}

/// What a value sorts by when it is no text.
struct SortValue {
    std::optional<double> operator()(std::monostate /*unused*/) const { return std::nullopt; }

    std::optional<double> operator()(const std::string& /*unused*/) const { return std::nullopt; }

    std::optional<double> operator()(Money money) const { return money.amount; }

    std::optional<double> operator()(Points points) const { return points.value; }

    std::optional<double> operator()(Share share) const { return share.ratio; }

    std::optional<double> operator()(Measured measured) const { return measured.value; }

    std::optional<double> operator()(Count count) const { return static_cast<double>(count.value); }

    std::optional<double> operator()(Date date) const {
        if (date.is_special()) return std::nullopt;
        return static_cast<double>(date.day_number());
    }
};

void append_attribute(std::string& html, std::string_view name, std::optional<double> value) {
    if (!value || !std::isfinite(*value)) return;
    html.append(" ").append(name).append("=\"");
    append_shortest(html, *value);
    html += '"';
}

/// A word with a meaning stands on a tag in its colour; other values only have the colour.
void append_value(std::string& html, const Cell& cell) {
    const auto text = html_text(value_text(cell.value));
    const auto tone = class_of(cell.tone);
    if (tone.empty()) {
        html += text;
        return;
    }
    const bool is_word = std::holds_alternative<std::string>(cell.value) && cell.tone != Tone::muted &&
                         cell.tone != Tone::strong;
    html.append("<span class=\"").append(is_word ? "tag " : "").append(tone).append("\">");
    html.append(text).append("</span>");
}

std::string block_text(const Heading& heading) {
    const auto level = std::to_string(std::clamp(heading.level + 1, 2, 6));
    return "<h" + level + ">" + html_text(heading.text) + "</h" + level + ">\n";
}

std::string block_text(const Paragraph& paragraph) {
    return "<p" + class_attribute(paragraph.tone) + ">" + html_text(paragraph.text) + "</p>\n";
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

std::string row_text(const Table& table, const Row& row) {
    std::string html = row.notes.empty() ? "<tr>" : "<tr class=\"followed\">";
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        append_html_cell(html, row.cells[i], i == 0 ? "th" : "td", table.columns[i].align);
    html += "</tr>\n";
    for (const auto& note : row.notes)
        html += "<tr class=\"note\"><td colspan=\"" + std::to_string(table.columns.size()) + "\"><div><b>" +
                html_text(note.label) + "</b> " + html_text(note.text) + "</div></td></tr>\n";
    return html;
}

std::string block_text(const Table& table) {
    if (table.rows.empty()) return {};
    std::string rows;
    for (const auto& row : table.rows) rows += row_text(table, row);
    auto html = table_text(table.columns, rows);
    if (!table.more.empty()) html += "<p class=\"muted\">" + html_text(table.more) + "</p>\n";
    return html;
}

/// The figures of the bars; a script draws them from the rows' values.
std::string block_text(const Bars& bars) {
    std::vector<Column> columns{{"Group"}};
    columns.insert(columns.end(), bars.columns.begin(), bars.columns.end());
    std::string rows;
    for (const auto& bar : bars.bars) {
        rows += "<tr";
        append_attribute(rows, "data-v", bar.value);
        if (bar.part > 0) append_attribute(rows, "data-part", bar.part);
        rows += "><th scope=\"row\"" + class_attribute(bar.tone) + ">" + html_text(bar.label) + "</th>";
        for (std::size_t i = 0; i < bar.cells.size(); ++i)
            append_html_cell(rows, bar.cells[i], "td", bars.columns[i].align);
        rows += "</tr>\n";
    }
    return table_text(columns, rows);
}

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

std::string html_text(std::string_view raw) {
    std::string html;
    for (const char letter : printable(raw)) {
        const auto escaped = entity(letter);
        escaped.empty() ? html.append(1, letter) : html.append(escaped);
    }
    return html;
}

void append_html_cell(std::string& html, const Cell& cell, std::string_view tag, Align align) {
    html.append("<").append(tag);
    if (tag == "th") html += " scope=\"row\"";
    if (align == Align::right) html += " class=\"number\"";
    html += '>';
    append_value(html, cell);
    html.append("</").append(tag).append(">");
}

void append_sortable_html_cell(std::string& html, const Cell& cell, Align align) {
    html += "<td";
    if (align == Align::right) html += " class=\"number\"";
    append_attribute(html, "data-v", std::visit(SortValue{}, cell.value));
    html += '>';
    append_value(html, cell);
    html += "</td>";
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
