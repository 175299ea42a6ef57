// SPDX-License-Identifier: MIT
#include "write/page/text_columns.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace csm {

namespace {

using Width = int ColumnWidths::*;

/// None wider than `limit`, except that `floor` is always given.
int width_within(const ColumnWidths& column, Width floor, int limit) {
    return std::min(column.natural, std::max(column.*floor, limit));
}

int total_width(std::span<const ColumnWidths> columns, std::span<const std::size_t> shown, Width floor,
                int limit) {
    int total = -column_gap;
    for (const std::size_t index : shown) total += column_gap + width_within(columns[index], floor, limit);
    return total;
}

std::vector<std::size_t> without_dispensable(std::span<const ColumnWidths> columns, int page_width) {
    std::vector<std::size_t> shown(columns.size());
    std::iota(shown.begin(), shown.end(), std::size_t{0});
    while (total_width(columns, shown, &ColumnWidths::comfortable, 0) > page_width) {
        const auto dispensable = [&](std::size_t index) { return columns[index].dispensable; };
        const auto last = std::max_element(shown.rbegin(), shown.rend(), [&](auto left, auto right) {
            return dispensable(left) < dispensable(right);
        });
        if (last == shown.rend() || dispensable(*last) <= 0) break;
        shown.erase(std::next(last).base());
    }
    return shown;
}

std::vector<PlacedColumn> placed(std::span<const ColumnWidths> columns, std::span<const std::size_t> shown,
                                 Width floor, int page_width) {
    int limit = page_width;
    while (limit > 0 && total_width(columns, shown, floor, limit) > page_width) --limit;
    std::vector<PlacedColumn> result;
    int start = 0;
    for (const std::size_t index : shown) {
        const int width = std::min(width_within(columns[index], floor, limit), page_width);
        result.push_back({index, start, width});
        start += width + column_gap;
    }
    return result;
}

}  // namespace

std::vector<PlacedColumn> placed_columns(std::span<const ColumnWidths> columns, int page_width) {
    std::vector<std::size_t> shown = without_dispensable(columns, page_width);
    const auto fits = [&](Width floor) { return total_width(columns, shown, floor, 0) <= page_width; };
    for (const Width floor : {&ColumnWidths::comfortable, &ColumnWidths::smallest}) {
        if (fits(floor)) return placed(columns, shown, floor, page_width);
    }
    while (shown.size() > 1 && !fits(&ColumnWidths::least)) shown.pop_back();
    return placed(columns, shown, &ColumnWidths::least, page_width);
}

}  // namespace csm
