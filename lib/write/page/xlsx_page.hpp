// SPDX-License-Identifier: MIT
#pragma once

#include "write/page/xlsx_file.hpp"

#include <csm/document.hpp>

namespace csm::render {

/// A sheet with the blocks of a document below each other, and a native chart beside each bar chart.
void add_page(XlsxFile& file, const std::string& name, const Document& document);

/// A sheet with one table: frozen header, filters, widths by content, colours that follow the values.
void add_table(XlsxFile& file, const std::string& name, const Table& table);

}  // namespace csm::render
