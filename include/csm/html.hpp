// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// A drawing of the HTML report and the figures it is drawn from.
struct Chart {
    std::string title;        ///< above the drawing
    std::string description;  ///< for who cannot see it
    Bars bars;                ///< the figures, which stand there as a table without scripts
    bool lying = false;       ///< bars from left to right, for long labels
};

/// Whose page it is.
struct PageName {
    std::string id;    ///< of the customer; by it a link finds the page
    std::string name;  ///< of the customer
};

/// What the HTML report shows.
struct HtmlReport {
    std::string title;                 ///< of the page
    std::string basis;                 ///< one sentence: date, model
    Document week;                     ///< above everything: what needs a person
    Document summary;                  ///< above the charts
    std::vector<Chart> charts;         ///< in their order
    Table accounts;                    ///< one row an account, and its notes
    Document details;                  ///< below the table
    std::vector<std::string> filters;  ///< titles of columns of words that the reader can choose from
    std::vector<PageName> pages;       ///< one an account, in the order of the rows
    std::function<Document(std::size_t)> page;  ///< everything about the account of that row
};

/// The report as one HTML file that needs nothing else and no network: it reads and prints without scripts,
/// but for the pages of single accounts; with them, those are drawn from data, the table is paged, sorted and
/// filtered, charts are drawn, and the address tells what is shown. `write` gets it piece by piece, in this
/// thread.
void render_html(const HtmlReport& report, const std::function<void(std::string_view)>& write);

/// A document as one HTML file that needs nothing else and no network; its first block is a heading, which is
/// the page's title. It runs nothing, unless there are bars: a script draws those above the table of their
/// figures.
std::string html_page(const Document& document);

/// A document as a page for browsers.
struct MarkdownPage {
    std::string html;                ///< the whole file
    std::size_t links_left_out = 0;  ///< addresses of links and pictures that could run something
};

/// A Markdown text as one HTML file that needs nothing else, runs nothing and fetches nothing; its first
/// heading is its title. HTML within the text stays text, and a link leads to http, https, mailto, tel or a
/// place in or beside the file, or else stays a text.
MarkdownPage markdown_page(std::string_view markdown);

}  // namespace csm
