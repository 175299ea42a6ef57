// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/error.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace csm {

/// A sheet of rows under a header; its name has at most 31 characters.
struct Sheet {
    std::string name;  ///< shown on its tab
    Table table;       ///< its rows can be filtered by every column
    /// The columns of numbers that a line of totals adds up below the rows, over those that a filter leaves;
    /// none: there is no such line.
    std::vector<std::size_t> added_up = {};
    /// How many columns, from the first on, are printed, so that a page bears them; 0: all. The others are
    /// for the screen.
    std::size_t printed = 0;
};

/// Which rows of a sheet a figure is about: those whose cell in the column meets the condition.
struct SheetCriterion {
    std::string column;  ///< its title
    /// As a spreadsheet has it: "critical", ">=0", "" for an empty cell. Without one the cell has to say what
    /// the first cell of the figure's own row says.
    std::optional<std::string> condition;
};

/// What a cell of the summary counts or adds up, so that a spreadsheet can do it again.
struct SheetFigure {
    enum class Kind : std::uint8_t {
        rows,           ///< how many rows
        sum,            ///< what a column of the rows comes to
        share_of_rows,  ///< how many of all rows, 0–1
        quotient        ///< one cell of the same row by another; 0 when that is 0
    };

    Kind kind = Kind::rows;
    std::string column;  ///< of a sum: its title
    /// The rows: those that meet all criteria of one of the cases, of which a row meets one at most. None:
    /// all rows.
    std::vector<std::vector<SheetCriterion>> cases;
    std::size_t dividend = 0;  ///< of a quotient: the cell of the row, counted from 0
    std::size_t divisor = 0;   ///< likewise
};

/// A cell of the summary: the block, the row or bar of it, and the cell there, each counted from 0.
struct SummaryPlace {
    std::size_t block = 0;
    std::size_t row = 0;
    std::size_t cell = 0;  ///< of a fact 0, of a bar without its label

    auto operator<=>(const SummaryPlace&) const = default;
};

/// What a spreadsheet program shows: a page of figures, then sheets of rows.
struct Workbook {
    Date created;               ///< stands in the file's properties, and on every printed page
    Document summary;           ///< the first sheet
    std::vector<Sheet> sheets;  ///< behind it, in order
    /// The cells of the summary that follow from the rows of the first of the sheets, and how. Their values
    /// are in the summary.
    std::map<SummaryPlace, SheetFigure> figures = {};
};

/// The workbook as an Office Open XML file (.xlsx): typed cells, frozen headers, filters, colours that follow
/// the values, and a native chart with a title for each bar chart. Totals are formulas, with their values for
/// programs that do not calculate. On paper every sheet is as wide as a page, with its header on each. The
/// same workbook gives the same bytes. Fails when a sheet has more rows than the format allows (1,048,576),
/// when libxlsxwriter is not installed, or when there is no room for temporary files.
Result<std::string> render_xlsx(const Workbook& workbook);

}  // namespace csm
