// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/html.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace csm::render {

/// A text as the content or an attribute of an HTML element: printable, and nothing in it is markup.
std::string html_text(std::string_view text);

/// The same as the content of an element, with dates that are not broken into lines.
std::string html_prose(std::string_view text);

/// The class for a tone; empty for a plain one.
std::string_view class_of(Tone tone);

/// The classes of a cell's value: a word with a meaning stands on a tag in its colour, other values only have
/// the colour.
std::string value_class(const Cell& cell);

/// "h2" for a heading of level 1, the page's own title being "h1", and deeper.
std::string heading_tag(const Heading& heading);

/// The figures of the bars under "Group", a row each.
Table table_of(const Bars& bars);

/// Appends a cell as `<tag>`.
void append_html_cell(std::string& html, const Cell& cell, std::string_view tag, Align align);

/// Appends a row of a table of class "records" as a `<tbody>`: every cell tells its column's title, as
/// `data-n` of numbers and `data-t` of others, and the notes stand across the row below.
void append_html_record(std::string& html, const Table& table, const Row& row);

/// Appends a `<thead>` with the titles of the columns.
void append_html_header(std::string& html, const std::vector<Column>& columns);

/// Whether bars stand there as a table of their figures only, or also as a chart that a script draws from it.
enum class BarsAs : std::uint8_t { table, chart };

/// Appends blocks; headings become `<h2>` and deeper.
void append_html_blocks(std::string& html, const Document& document, BarsAs bars = BarsAs::table);

/// Appends a figure whose bars a script draws; without one their table is there.
void append_html_chart(std::string& html, const Chart& chart);

}  // namespace csm::render
