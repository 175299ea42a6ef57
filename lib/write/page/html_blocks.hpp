// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace csm::render {

/// A text as the content or an attribute of an HTML element: printable, and nothing in it is markup.
std::string html_text(std::string_view text);

/// Appends a cell as `<tag>` with its meaning as a class; the second also with its value, for sorting.
void append_html_cell(std::string& html, const Cell& cell, std::string_view tag, Align align);
void append_sortable_html_cell(std::string& html, const Cell& cell, Align align);

/// Appends a `<thead>` with the titles of the columns.
void append_html_header(std::string& html, const std::vector<Column>& columns);

/// Appends blocks; headings become `<h2>` and deeper.
void append_html_blocks(std::string& html, const Document& document);

}  // namespace csm::render
