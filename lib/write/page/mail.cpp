// SPDX-License-Identifier: MIT
#include "write/page/flow.hpp"
#include "write/page/html_blocks.hpp"
#include "write/page/message_text.hpp"
#include "write/page/palette.hpp"
#include "write/page/text_value.hpp"

#include <csm/message.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <variant>

namespace csm {

namespace {

using render::html_text;

// Mail programs know neither style sheets nor variables, so each element brings its own.
constexpr std::string_view font = "font-family:Arial,Helvetica,sans-serif;";
constexpr std::string_view ink = "#1a2433";
constexpr std::string_view muted = "#56616f";

/// "#1b5e20".
std::string hex(std::uint32_t colour) { return fmt::format("#{:06x}", colour); }

std::string text_colour(Tone tone) {
    if (const auto colours = render::colours_of(tone)) return hex(colours->text);
    return std::string{tone == Tone::muted ? muted : ink};
}

std::string fill_colour(Tone tone) {
    const auto colours = render::colours_of(tone);
    return colours ? hex(colours->fill) : "#ffffff";
}

std::string styled(std::string_view tag, std::string_view style, const std::string& content) {
    return "<" + std::string{tag} + " style=\"" + std::string{style} + "\">" + content + "</" +
           std::string{tag} + ">";
}

std::string text_style(int pixels, std::string_view colour, std::string_view more = {}) {
    return std::string{font} + "font-size:" + std::to_string(pixels) +
           "px;line-height:1.4;color:" + std::string{colour} + ";" + std::string{more};
}

/// A word with a meaning, on its colour.
std::string tag(const Cell& cell) {
    return styled("span",
                  text_style(12, text_colour(cell.tone),
                             "background-color:" + fill_colour(cell.tone) +
                                 ";padding:2px 8px;border-radius:3px;white-space:nowrap;"),
                  html_text(value_text(cell.value)));
}

/// A row of the page around all.
std::string row(const std::string& content, std::string_view padding = "0 24px 12px 24px") {
    return "<tr><td style=\"padding:" + std::string{padding} + ";\">" + content + "</td></tr>\n";
}

std::string heading(std::string_view text) {
    return row(styled("h2", text_style(16, ink, "margin:0;"), html_text(text)), "16px 24px 8px 24px");
}

std::string paragraph(std::string_view text, Tone tone) {
    return row(styled("p", text_style(14, text_colour(tone), "margin:0;"), html_text(text)));
}

/// A table of data over the width of the page.
std::string table(const std::string& rows) {
    return row("<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
               "style=\"width:100%;border-collapse:collapse;\">\n" +
               rows + "</table>");
}

std::string cell(const Cell& cell, Align align, bool is_label) {
    const auto side = align == Align::right ? "text-align:right;" : "text-align:left;";
    const auto weight = is_label ? "font-weight:normal;" : "";
    return styled(is_label ? "th" : "td",
                  text_style(13, text_colour(cell.tone),
                             std::string{"padding:5px 6px 5px 0;border-bottom:1px solid #e3e7ec;"
                                         "vertical-align:top;"} +
                                 side + weight),
                  html_text(value_text(cell.value)));
}

std::string header(const std::vector<Column>& columns) {
    std::string html = "<tr>";
    for (const auto& column : columns)
        html += styled("th",
                       text_style(12, muted,
                                  std::string{"padding:5px 6px 5px 0;border-bottom:2px solid #c9d0d9;"
                                              "vertical-align:bottom;text-align:"} +
                                      (column.align == Align::right ? "right;" : "left;")),
                       html_text(column.title));
    return html + "</tr>\n";
}

std::string facts_table(const std::vector<Fact>& facts) {
    std::string rows;
    for (const auto& fact : facts) {
        rows += "<tr>" + cell({fact.label}, Align::left, true) + cell(fact.cell, Align::right, false);
        rows += cell({fact.remark.empty() ? std::string{" "} : fact.remark, Tone::muted}, Align::left, false);
        rows += "</tr>\n";
    }
    return rows.empty() ? rows : table(rows);
}

/// Blocks of the summary; what has no place in a mail is left out.
struct BlockWriter {
    std::string operator()(const Heading& block) const { return heading(block.text); }

    std::string operator()(const Paragraph& block) const { return paragraph(block.text, block.tone); }

    std::string operator()(const Facts& block) const { return facts_table(block.facts); }

    std::string operator()(const Table& block) const {
        if (block.rows.empty()) return {};
        auto rows = header(block.columns);
        for (const auto& row : block.rows) {
            rows += "<tr>";
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                rows += cell(row.cells[i], block.columns[i].align, i == 0);
            rows += "</tr>\n";
        }
        return table(rows) + (block.more.empty() ? "" : paragraph(block.more, Tone::muted));
    }

    std::string operator()(const Bars& block) const { return (*this)(render::table_of(block)); }

    std::string operator()(const Flow& block) const { return (*this)(render::table_of(block)); }

    std::string operator()(const auto& /*unused*/) const { return {}; }
};

/// A line of an item: "Why" and its sentence.
std::string line(std::string_view label, std::string_view text) {
    if (text.empty()) return {};
    return styled("p", text_style(14, ink, "margin:6px 0 0 0;"),
                  "<b>" + std::string{label} + "</b> " + html_text(text));
}

std::string item(const MessageItem& item) {
    std::string figures;
    for (const auto& fact : item.facts)
        figures +=
            (figures.empty() ? "" : " &middot; ") + html_text(fact.label + " " + value_text(fact.cell.value));
    auto who = item.owner.empty() ? std::string{"no owner"} : item.owner;
    if (item.due) who = iso_text(*item.due) + ", " + who;
    const auto title = styled("span", text_style(16, ink, "font-weight:bold;"), html_text(item.name)) +
                       " &nbsp;" + tag(item.level);
    return row("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
               "style=\"width:100%;border:1px solid #d5dbe3;border-left:4px solid " +
                   text_colour(item.level.tone) + ";\"><tr><td style=\"padding:12px 14px;\">" + title +
                   styled("p", text_style(13, muted, "margin:4px 0 0 0;"), figures) +
                   line("Why", item.reason) + line("Do", item.action) +
                   line(item.due ? "Due" : "Owner", who) + "</td></tr></table>",
               "0 24px 10px 24px");
}

std::string content(const Message& message) {
    auto html = row(styled("h1", text_style(22, ink, "margin:0;"), html_text(message.headline)),
                    "24px 24px 4px 24px");
    html += row(styled("p", text_style(13, muted, "margin:0;"), html_text(message.basis)));
    for (const auto& notice : message.notices)
        html += row(styled(
            "p",
            text_style(14, text_colour(Tone::caution),
                       "margin:0;padding:8px 12px;background-color:" + fill_colour(Tone::caution) + ";"),
            html_text(notice)));
    if (!message.items.empty()) html += heading(message.list_title);
    for (const auto& one : message.items) html += item(one);
    const auto rest = render::others_text(message, message.items.size());
    if (!rest.empty()) html += paragraph(rest, Tone::muted);
    if (!message.counts.empty()) html += heading("The portfolio") + facts_table(message.counts);
    for (const auto& block : message.details.blocks) html += std::visit(BlockWriter{}, block);
    return html;
}

}  // namespace

std::string render_mail(const Message& message) {
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
           html_text(message.headline) +
           "</title>\n</head>\n<body style=\"margin:0;padding:0;background-color:#eef1f5;\">\n"
           "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
           "style=\"width:100%;background-color:#eef1f5;\"><tr><td align=\"center\" "
           "style=\"padding:12px 0;\">\n"
           "<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
           "style=\"width:100%;max-width:600px;background-color:#ffffff;text-align:left;\">\n" +
           content(message) + "<tr><td style=\"height:12px;\"></td></tr>\n</table>\n</td></tr></table>\n" +
           "</body>\n</html>\n";
}

}  // namespace csm
