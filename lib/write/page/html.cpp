// SPDX-License-Identifier: MIT
#include "base/embedded.hpp"
#include "write/page/html_blocks.hpp"
#include "write/page/html_data.hpp"
#include "write/page/sections.hpp"

#include <csm/html.hpp>

#include <algorithm>

namespace csm {

using render::append_html_blocks;
using render::append_html_chart;
using render::append_html_header;
using render::append_html_record;
using render::BarsAs;
using render::html_prose;
using render::html_text;
using render::HtmlData;

namespace {

/// Only what the file itself holds may run or style it; nothing is fetched and nothing is sent.
std::string policy() {
    const auto source = [](std::string_view digest) { return " 'sha256-" + std::string{digest} + "'"; };
    return "default-src 'none'; style-src" + source(embedded::report_css_digest) + "; script-src" +
           source(embedded::chart_js_digest) + source(embedded::report_js_digest) +
           "; img-src data:; base-uri 'none'; form-action 'none'";
}

/// The beginning of the file up to the head's end; the script, if any, marks the page as scripted before its
/// body is read, so that nobody waits for the layout of rows that the script is about to take away.
std::string head(std::string_view title, std::string_view script = {}) {
    auto html = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
                policy() + "\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
                html_text(title) + "</title>\n<style>" + std::string{embedded::report_css} + "</style>\n";
    if (!script.empty()) html.append("<script>").append(script).append("</script>\n");
    return html + "</head>\n";
}

std::string beginning(const HtmlReport& report) {
    return "<body class=\"sheet\">\n<a class=\"skip\" href=\"#accounts\">Skip to the "
           "accounts</a>\n<header>\n<h1>" +
           html_prose(report.title) + "</h1>\n<p class=\"muted\">" + html_prose(report.basis) +
           "</p>\n</header>\n<nav aria-label=\"Sections\"><ul>"
           "<li><a href=\"#week\">This week</a></li><li><a href=\"#summary\">Summary</a></li>"
           "<li><a href=\"#charts\">Charts</a></li><li><a href=\"#accounts\">Accounts</a></li>"
           "<li><a href=\"#details\">Details</a></li></ul></nav>\n<main>\n";
}

/// The title of the document is the page's own, so its parts become `<h2>`.
void append_parts(std::string& html, Document document, BarsAs bars = BarsAs::table) {
    for (auto& block : document.blocks)
        if (auto* heading = std::get_if<Heading>(&block)) --heading->level;
    append_html_blocks(html, document, bars);
}

std::string section(const std::string& id, const std::string& title, const Document& document) {
    auto html = "<section class=\"overview\" id=\"" + id + "\" aria-label=\"" + title + "\">\n";
    append_parts(html, document);
    return html + "</section>\n";
}

std::string charts(const HtmlReport& report) {
    std::string html = "<section class=\"overview\" id=\"charts\" aria-labelledby=\"charts-title\">\n"
                       "<h2 id=\"charts-title\">Charts</h2>\n<div class=\"charts\">\n";
    for (const auto& chart : report.charts) append_html_chart(html, chart);
    return html +
           "<figure data-chart=\"cloud\" data-label=\"Churn risk of each account against its ARR\">\n"
           "<figcaption>Churn risk against ARR</figcaption>\n"
           "<p class=\"muted\">Each point is an account in the colour and shape of its health; the table "
           "of accounts has the figures.</p>\n</figure>\n</div>\n</section>\n";
}

/// The fields to search, filter and sort by; only a script shows and fills them.
std::string controls(const HtmlReport& report) {
    std::string html = "<div class=\"controls\" role=\"search\"><label>Search<input id=\"search\" "
                       "type=\"search\"></label>";
    for (const auto& title : report.filters)
        html += "<label>" + html_text(title) + "<select data-column=\"" + html_text(title) +
                "\"><option value=\"\">all</option></select></label>";
    return html +
           "<label>Order<select id=\"order\"><option value=\"\">that of the report</option></select></label>"
           "</div>\n<p id=\"count\" role=\"status\"></p>\n";
}

void write_accounts(const HtmlReport& report, const std::function<void(std::string_view)>& write) {
    std::string html =
        "<section class=\"overview\" id=\"accounts\" aria-labelledby=\"accounts-title\">\n"
        "<h2 id=\"accounts-title\">Accounts</h2>\n" +
        controls(report) +
        "<noscript><p class=\"muted\">This browser runs no script here: the page of each account, with "
        "every score explained, is what csm report --all prints.</p></noscript>\n"
        "<table class=\"records\">\n";
    const auto table = without_empty_columns(report.accounts);
    append_html_header(html, table.columns);
    for (const auto& row : table.rows) {
        append_html_record(html, table, row);
        write(html);
        html.clear();
    }
    html += "</table>\n<nav class=\"pages\" aria-label=\"Pages of the table\" hidden></nav>\n";
    if (!table.more.empty()) html += "<p class=\"muted\">" + html_text(table.more) + "</p>\n";
    write(html + "</section>\n");
}

/// What the script draws the page of an account from, a line an account, and then what the lines share.
void write_data(const HtmlReport& report, const std::function<void(std::string_view)>& write) {
    HtmlData data;
    write("<section id=\"account\" tabindex=\"-1\" hidden></section>\n</main>\n"
          "<script type=\"application/json\" id=\"pages\">");
    for (std::size_t i = 0; i < report.pages.size(); ++i)
        write((i == 0 ? "" : "\n") + data.line(report.pages[i].id, report.pages[i].name, report.page(i)));
    write("</script>\n<script type=\"application/json\" id=\"pool\">" + data.pool() + "</script>\n");
}

}  // namespace

void render_html(const HtmlReport& report, const std::function<void(std::string_view)>& write) {
    write(head(report.title, embedded::report_js));
    write(beginning(report));
    write(section("week", "This week", report.week));
    write(section("summary", "Summary", report.summary));
    write(charts(report));
    write_accounts(report, write);
    write(section("details", "Details", report.details));
    write_data(report, write);
    write("<footer>Every score is a weighted sum that its account's page explains. This file was made by "
          "csm; it "
          "fetches nothing and sends nothing.</footer>\n<script>");
    write(embedded::chart_js);
    write("</script>\n</body>\n</html>\n");
}

std::string html_page(const Document& document) {
    const bool has_bars = std::ranges::any_of(
        document.blocks, [](const Block& block) { return std::holds_alternative<Bars>(block); });
    const auto& title = std::get<Heading>(document.blocks.front()).text;
    auto html = head(title, has_bars ? std::string_view{embedded::report_js} : std::string_view{}) +
                "<body class=\"sheet\">\n<header>\n<h1>" + html_text(title) +
                "</h1>\n</header>\n<main>\n<section>\n";
    append_parts(html, {{document.blocks.begin() + 1, document.blocks.end()}}, BarsAs::chart);
    html += "</section>\n</main>\n<footer>This file was made by csm; it fetches nothing and sends nothing."
            "</footer>\n";
    if (has_bars) html.append("<script>").append(embedded::chart_js).append("</script>\n");
    return html + "</body>\n</html>\n";
}

}  // namespace csm
