// SPDX-License-Identifier: MIT
#include "write/page/text_bars.hpp"

#include "base/text_width.hpp"
#include "write/page/text_columns.hpp"
#include "write/page/text_rule.hpp"
#include "write/page/text_table.hpp"
#include "write/page/text_value.hpp"
#include "write/page/text_writer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace csm {

namespace {

constexpr int longest_bar = 24;
constexpr int comfortable_bar = 8;
constexpr int shortest_bar = 4;
constexpr int shortest_label = 12;

constexpr std::array<std::string_view, 8> eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

double largest_value(const Bars& bars) {
    double largest = 0;
    for (const Bar& bar : bars.bars) {
        if (std::isfinite(bar.value)) largest = std::max(largest, bar.value);
    }
    return largest;
}

/// A part of a whole as a bar; any part above zero shows.
std::string bar_text(double part, double whole, int columns) {
    if (!(part > 0)) return {};
    const double share = std::min(part / whole, 1.0);
    const int length = std::max(1, static_cast<int>(std::lround(share * columns * 8)));
    std::string text = rule("█", length / 8);
    return text.append(eighths[static_cast<std::size_t>(length % 8)]);
}

/// The columns of the page that figures take, each with the gap before it.
int figures_width(const Bars& bars, bool with_dispensable) {
    int total = 0;
    for (std::size_t index = 0; index < bars.columns.size(); ++index) {
        const Column& column = bars.columns[index];
        if (column.dispensable > 0 && !with_dispensable) continue;
        int width = display_width(printable(column.title));
        for (const Bar& bar : bars.bars) {
            if (index < bar.cells.size())
                width = std::max(width, display_width(value_text(bar.cells[index].value)));
        }
        total += column_gap + width;
    }
    return total;
}

/// The length of the longest bar: what labels and figures leave; 0 where a bar would say nothing.
int bar_width(const Bars& bars, const TextStyle& style) {
    if (largest_value(bars) <= 0) return 0;
    int label = 0;
    for (const Bar& bar : bars.bars) label = std::max(label, display_width(printable(bar.label)));
    const int left = page_width(style) - column_gap;
    const int beside_all = left - label - figures_width(bars, true);
    if (beside_all >= comfortable_bar) return std::min(beside_all, longest_bar);
    const int beside_most = left - std::min(label, shortest_label) - figures_width(bars, false);
    return beside_most < shortest_bar ? 0 : std::min(beside_most, comfortable_bar);
}

}  // namespace

std::string bars_text(const Bars& bars, const TextStyle& style) {
    const int width = bar_width(bars, style);
    const double largest = largest_value(bars);
    Table table;
    table.columns.push_back({.title = "", .flexible = true});
    if (width > 0) table.columns.push_back({.title = ""});
    table.columns.insert(table.columns.end(), bars.columns.begin(), bars.columns.end());
    for (const Bar& bar : bars.bars) {
        Row row;
        row.cells.push_back({bar.label});
        if (width > 0) row.cells.push_back({bar_text(bar.value, largest, width), bar.tone});
        row.cells.insert(row.cells.end(), bar.cells.begin(), bar.cells.end());
        table.rows.push_back(std::move(row));
    }
    return table_text(table, style);
}

}  // namespace csm
