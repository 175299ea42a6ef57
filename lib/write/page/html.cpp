// SPDX-License-Identifier: MIT
#include "base/embedded.hpp"
#include "write/page/html_blocks.hpp"

#include <csm/html.hpp>

namespace csm {

using render::append_html_blocks;
using render::append_html_header;
using render::append_sortable_html_cell;
using render::html_text;

namespace {

/// Only what the file itself holds may run or style it; nothing is fetched and nothing is sent.
std::string policy() {
    const auto source = [](std::string_view digest) { return " 'sha256-" + std::string{digest} + "'"; };
    return "default-src 'none'; style-src" + source(embedded::report_css_digest) + "; script-src" +
           source(embedded::chart_js_digest) + source(embedded::report_js_digest) +
           "; img-src data:; base-uri 'none'; form-action 'none'";
}

std::string head(std::string_view title) {
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
           policy() + "\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>" + html_text(title) +
           "</title>\n<style>" + std::string{embedded::report_css} + "</style>\n</head>\n";
}

std::string beginning(const HtmlReport& report) {
    return "<body>\n<a class=\"skip\" href=\"#accounts\">Skip to the accounts</a>\n<header>\n<h1>" +
           html_text(report.title) + "</h1>\n<p class=\"muted\">" + html_text(report.basis) +
           "</p>\n</header>\n<nav aria-label=\"Sections\"><ul>"
           "<li><a href=\"#summary\">Summary</a></li><li><a href=\"#charts\">Charts</a></li>"
           "<li><a href=\"#accounts\">Accounts</a></li><li><a href=\"#details\">Details</a></li></ul></nav>\n"
           "<main>\n";
}

std::string section(const std::string& id, const std::string& title, const Document& document) {
    auto html = "<section class=\"overview\" id=\"" + id + "\" aria-label=\"" + title + "\">\n";
    append_html_blocks(html, document);
    return html + "</section>\n";
}

std::string chart_figure(const Chart& chart) {
    auto html = std::string{"<figure data-chart=\"bars\""} + (chart.lying ? " data-lying" : "") +
                " data-label=\"" + html_text(chart.description) + "\">\n<figcaption>" +
                html_text(chart.title) + "</figcaption>\n<details open><summary>Figures</summary>\n";
    append_html_blocks(html, {{chart.bars}});
    return html + "</details></figure>\n";
}

std::string charts(const HtmlReport& report) {
    std::string html = "<section class=\"overview\" id=\"charts\" aria-labelledby=\"charts-title\">\n"
                       "<h2 id=\"charts-title\">Charts</h2>\n<div class=\"charts\">\n";
    for (const auto& chart : report.charts) html += chart_figure(chart);
    return html + "<figure data-chart=\"cloud\" data-label=\"Churn risk of each account against its ARR\">\n"
                  "<figcaption>Churn risk against ARR</figcaption>\n"
                  "<p class=\"muted\">Each point is an account in the colour of its health; the table of "
                  "accounts has "
                  "the figures.</p>\n</figure>\n</div>\n</section>\n";
}

/// The fields to filter by; only a script shows and fills them.
std::string filters(const HtmlReport& report) {
    std::string html = "<div class=\"filters\" role=\"search\"><label>Search<input id=\"search\" "
                       "type=\"search\"></label>";
    for (const auto& title : report.filters)
        html += "<label>" + html_text(title) + "<select data-column=\"" + html_text(title) +
                "\"><option value=\"\">all</option></select></label>";
    return html + "<p id=\"count\" role=\"status\"></p></div>\n";
}

std::string page_id(std::size_t index) { return "account-" + std::to_string(index + 1); }

std::string account_row(const HtmlReport& report, std::size_t index) {
    const auto& cells = report.accounts.rows[index].cells;
    auto html = "<tr><th scope=\"row\"><a href=\"#" + page_id(index) + "\">" +
                html_text(report.page_names[index]) + "</a></th>";
    for (std::size_t c = 1; c < cells.size(); ++c)
        append_sortable_html_cell(html, cells[c], report.accounts.columns[c].align);
    return html + "</tr>\n";
}

std::string accounts(const HtmlReport& report) {
    std::string html = "<section class=\"overview\" id=\"accounts\" aria-labelledby=\"accounts-title\">\n"
                       "<h2 id=\"accounts-title\">Accounts</h2>\n";
    html += filters(report) + "<div class=\"scroll\" tabindex=\"0\"><table>\n";
    append_html_header(html, report.accounts.columns);
    html += "<tbody>\n";
    for (std::size_t i = 0; i < report.accounts.rows.size(); ++i) html += account_row(report, i);
    html += "</tbody></table></div>\n";
    if (!report.accounts.more.empty())
        html += "<p class=\"muted\">" + html_text(report.accounts.more) + "</p>\n";
    return html + "</section>\n";
}

/// Where scripts run, browsers take what stands within noscript for a text until the script makes a page of
/// it: thousands of accounts cost next to nothing. Where they do not, it is the page.
std::string account_page(const HtmlReport& report, std::size_t index) {
    auto html = "<section class=\"account\" id=\"" + page_id(index) + "\" tabindex=\"-1\" aria-label=\"" +
                html_text(report.page_names[index]) +
                "\">\n<p class=\"back\"><a href=\"#accounts\">Back to all accounts</a></p>\n<noscript>\n";
    append_html_blocks(html, report.page(index));
    return html + "</noscript></section>\n";
}

}  // namespace

void render_html(const HtmlReport& report, const std::function<void(std::string_view)>& write) {
    write(head(report.title));
    write(beginning(report));
    write(section("summary", "Summary", report.summary));
    write(charts(report));
    write(accounts(report));
    write(section("details", "Details", report.details));
    for (std::size_t i = 0; i < report.page_names.size(); ++i) write(account_page(report, i));
    write(
        "</main>\n<footer>Every score is a weighted sum that its account's page explains. This file was made "
        "by csm; it fetches nothing and sends nothing.</footer>\n<script>");
    write(embedded::chart_js);
    write("</script>\n<script>");
    write(embedded::report_js);
    write("</script>\n</body>\n</html>\n");
}

std::string html_page(const Document& document) {
    const auto& title = std::get<Heading>(document.blocks.front()).text;
    auto html =
        head(title) + "<body>\n<header>\n<h1>" + html_text(title) + "</h1>\n</header>\n<main>\n<section>\n";
    Document below{{document.blocks.begin() + 1, document.blocks.end()}};
    for (auto& block : below.blocks)  // the title is the page's own
        if (auto* heading = std::get_if<Heading>(&block)) --heading->level;
    append_html_blocks(html, below);
    return html +
           "</section>\n</main>\n<footer>This file was made by csm; it fetches nothing and sends nothing."
           "</footer>\n</body>\n</html>\n";
}

}  // namespace csm
