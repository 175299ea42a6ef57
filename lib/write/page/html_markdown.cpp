// SPDX-License-Identifier: MIT
#include "base/embedded.hpp"
#include "write/page/html_blocks.hpp"

#include <csm/html.hpp>

#include <md4c-html.h>

#include <algorithm>
#include <array>

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

/// Whether an address may stand in a link: within the page, beside it, or at a place that only shows or calls
/// something. A browser passes over controls and takes letters of either case for the same; md4c has resolved
/// all references, so that the address stands as the browser reads it.
bool is_harmless(std::string_view address) {
    constexpr std::array<std::string_view, 4> schemes{"http", "https", "mailto", "tel"};
    const auto end = address.find_first_of(":/?#");
    if (end == address.npos || address[end] != ':') return true;
    std::string scheme;
    for (const char letter : address.substr(0, end))
        scheme += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    return std::ranges::find(schemes, scheme) != schemes.end();
}

/// The body with tables that scroll by themselves where the page is narrow, and without the addresses of
/// links and pictures that could run something: their texts stay. No text of the document looks like a tag or
/// an attribute.
MarkdownPage finished(std::string_view body) {
    constexpr std::string_view table = "<table>", table_end = "</table>";
    constexpr std::array<std::string_view, 2> addresses{" href=\"", " src=\""};
    MarkdownPage page;
    auto& html = page.html;
    while (!body.empty()) {
        const auto size = std::min(body.find_first_of("< ", 1), body.size());
        auto piece = body.substr(0, size);
        body.remove_prefix(size);
        if (piece == table || piece == "<table>\n") html += "<div class=\"scroll\" tabindex=\"0\">";
        for (const auto begin : addresses) {
            if (!piece.starts_with(begin)) continue;
            const auto end = piece.find('"', begin.size());
            if (is_harmless(piece.substr(begin.size(), end - begin.size()))) continue;
            piece.remove_prefix(std::min(end + 1, piece.size()));
            ++page.links_left_out;
        }
        html += piece;
        if (piece.starts_with(table_end))
            html.insert(html.size() - piece.size() + table_end.size(), "</div>");
    }
    return page;
}

}  // namespace

MarkdownPage markdown_page(std::string_view markdown) {
    auto page = finished(body_of(markdown));
    page.html =
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-" +
        std::string{embedded::report_css_digest} +
        "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" "
        "content=\"no-referrer\">\n<title>" +
        html_text(title_of(markdown)) + "</title>\n<style>" + std::string{embedded::report_css} +
        "</style>\n</head>\n<body>\n<main class=\"document\">\n" + page.html + "</main>\n</body>\n</html>\n";
    return page;
}

}  // namespace csm
