// SPDX-License-Identifier: MIT
#pragma once

#include <csm/xlsx.hpp>

#include <cstddef>
#include <string>

namespace csm::render {

/// A cell as a formula names it: $A$1 for the first. Row and column count from 0.
std::string cell_name(std::size_t row, std::size_t column);

/// The cells of a column below the header: Accounts!$E$2:$E$41. The sheet has rows.
std::string range_name(const Sheet& sheet, std::size_t column);

/// Where the row of a figure stands on the summary.
struct FigureRow {
    std::size_t row = 0;           ///< of the sheet
    std::size_t first_column = 0;  ///< of its cells, a label before them not counted
};

/// The figure as a formula over the rows of the sheet, =SUM(Accounts!$E$2:$E$41); no text of a row is in it.
/// Empty when the sheet has no rows or not these columns.
std::string formula_of(const SheetFigure& figure, const Sheet& sheet, const FigureRow& row);

}  // namespace csm::render
