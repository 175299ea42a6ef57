// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/error.hpp>

#include <string>
#include <vector>

namespace csm {

/// A sheet of rows under a header; its name has at most 31 characters.
struct Sheet {
    std::string name;  ///< shown on its tab
    Table table;       ///< its rows can be filtered by every column
};

/// What a spreadsheet program shows: a page of figures, then sheets of rows.
struct Workbook {
    Date created;               ///< stands in the file's properties
    Document summary;           ///< the first sheet
    std::vector<Sheet> sheets;  ///< behind it, in order
};

/// The workbook as an Office Open XML file (.xlsx): typed cells, frozen headers, filters, colours that follow
/// the values, and a native chart for each bar chart. The same workbook gives the same bytes. Fails when a
/// sheet has more rows than the format allows (1,048,576), when libxlsxwriter is not installed, or when there
/// is no room for temporary files.
Result<std::string> render_xlsx(const Workbook& workbook);

}  // namespace csm
