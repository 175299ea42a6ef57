// SPDX-License-Identifier: MIT
#include "embedded.hpp"
#include "render/html_blocks.hpp"

#include <csm/html.hpp>

#include <md4c-html.h>

#include <algorithm>

namespace csm {

using render::html_text;

namespace {

/// The text of the first heading of the first level, without its markup.
std::string title_of(std::string_view markdown) {
    constexpr std::string_view mark = "# ";
    const auto begin = markdown.starts_with(mark) ? 0 : markdown.find("\n# ");
    if (begin == std::string_view::npos) return "Document";
    auto line = markdown.substr(markdown.find(mark, begin) + mark.size());
    line = line.substr(0, line.find('\n'));
    std::string title;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool escapes = line[i] == '\\' && i + 1 < line.size();
        title += escapes ? line[++i] : line[i];
    }
    return title;
}

std::string body_of(std::string_view markdown) {
    std::string body;
    const auto append = [](const MD_CHAR* text, MD_SIZE size, void* data) {
        static_cast<std::string*>(data)->append(text, size);
    };
    md_html(markdown.data(), static_cast<MD_SIZE>(markdown.size()), append, &body,
            MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_NOHTML, 0);
    return body;
}

/// Tables that scroll by themselves where the page is narrow. No text of the document looks like a tag.
std::string with_scrolling_tables(std::string body) {
    const auto replace = [&](std::string_view tag, std::string_view by) {
        for (auto at = body.find(tag); at != std::string::npos; at = body.find(tag, at + by.size()))
            body.replace(at, tag.size(), by);
    };
    replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>");
    replace("</table>", "</table></div>");
    return body;
}

}  // namespace

std::string markdown_page(std::string_view markdown) {
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-" +
           std::string{embedded::report_css_digest} +
           "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" "
           "content=\"no-referrer\">\n<title>" +
           html_text(title_of(markdown)) + "</title>\n<style>" + std::string{embedded::report_css} +
           "</style>\n</head>\n<body>\n<main class=\"document\">\n" +
           with_scrolling_tables(body_of(markdown)) + "</main>\n</body>\n</html>\n";
}

}  // namespace csm
