// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace csm {

/// Columns of the page between two columns of a table.
constexpr int column_gap = 2;

/// How wide a column of a table would be, in columns of the page; each width is at most the one before.
struct ColumnWidths {
    int natural = 0;      ///< shows every cell whole
    int comfortable = 0;  ///< a column is left out rather than another one made narrower than this
    int smallest = 0;     ///< readable still
    int least = 0;        ///< the last resort
    int dispensable = 0;  ///< as in `Column`
};

/// A column that is shown.
struct PlacedColumn {
    std::size_t index = 0;  ///< among the columns asked for
    int start = 0;          ///< where it begins on the page
    int width = 0;
};

/// Places columns side by side on the page: all of them as wide as they like if they fit; otherwise leaves
/// out dispensable ones, then narrows the widest, step by step down to the least widths, then leaves out the
/// last.
std::vector<PlacedColumn> placed_columns(std::span<const ColumnWidths> columns, int page_width);

}  // namespace csm
