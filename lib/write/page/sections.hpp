// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace csm {

/// The places of the blocks that are shown; `texts` has a rendered text for each block. Empty ones and
/// headings without anything under them are left out.
std::vector<std::size_t> shown_blocks(const Document& document, const std::vector<std::string>& texts);

/// The rendered texts of the blocks that are shown, a blank line between them.
std::string joined_sections(const Document& document, const std::vector<std::string>& texts);

/// The table without the columns that are empty in every row and mean nothing by it; an empty cell with a
/// tone, such as a score that is not known, says something. The first column stays, and so does a table
/// without rows.
Table without_empty_columns(const Table& table);

}  // namespace csm
