// SPDX-License-Identifier: MIT
#include "base/text_width.hpp"
#include "write/page/flow.hpp"
#include "write/page/sections.hpp"
#include "write/page/text_value.hpp"
#include "write/page/text_writer.hpp"

#include <csm/document.hpp>
#include <csm/render.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

namespace {

/// `columns` times the same one-column mark.
std::string rule(std::string_view mark, int columns) {
    std::string line;
    for (int column = 0; column < columns; ++column) line += mark;
    return line;
}

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

/// Places columns side by side on the page: all of them as wide as they like if they fit; otherwise leaves
/// out dispensable ones, then narrows the widest, step by step down to the least widths, then leaves out the
/// last.
std::vector<PlacedColumn> placed_columns(std::span<const ColumnWidths> columns, int page_width) {
    std::vector<std::size_t> shown = without_dispensable(columns, page_width);
    const auto fits = [&](Width floor) { return total_width(columns, shown, floor, 0) <= page_width; };
    for (const Width floor : {&ColumnWidths::comfortable, &ColumnWidths::smallest}) {
        if (fits(floor)) return placed(columns, shown, floor, page_width);
    }
    while (shown.size() > 1 && !fits(&ColumnWidths::least)) shown.pop_back();
    return placed(columns, shown, &ColumnWidths::least, page_width);
}

constexpr int comfortable_text = 24;
constexpr int smallest_text = 12;
constexpr int least_text = 8;
constexpr int note_indent = 2;
constexpr int level_indent = 2;

/// Half a number or half a date would mislead; half a name does not.
bool is_text(const Value& value) {
    return std::holds_alternative<std::string>(value) || std::holds_alternative<std::monostate>(value);
}

ColumnWidths widths_of(const Column& column, std::size_t index, std::span<const Row> rows) {
    int natural = display_width(printable(column.title));
    bool all_text = true;
    for (const Row& row : rows) {
        if (index >= row.cells.size()) continue;
        const Value& value = row.cells[index].value;
        const int indent = index == 0 ? row.level * level_indent : 0;
        natural = std::max(natural, indent + display_width(value_text(value)));
        all_text = all_text && is_text(value);
    }
    const auto at_least = [&](int columns, bool when) { return when ? std::min(natural, columns) : natural; };
    return {.natural = natural,
            .comfortable = at_least(comfortable_text, column.flexible),
            .smallest = at_least(smallest_text, column.flexible),
            .least = at_least(least_text, all_text && (column.flexible || column.align == Align::left)),
            .dispensable = column.dispensable};
}

std::vector<PlacedColumn> places_of(const Table& table, const TextStyle& style) {
    std::vector<ColumnWidths> widths;
    for (std::size_t index = 0; index < table.columns.size(); ++index)
        widths.push_back(widths_of(table.columns[index], index, table.rows));
    return placed_columns(widths, page_width(style));
}

void write_cell(TextWriter& writer, const PlacedColumn& place, Align align, std::string_view text,
                Tone tone) {
    const std::string shown = shortened(text, place.width);
    const int blanks = align == Align::right ? place.width - display_width(shown) : 0;
    writer.advance_to(place.start + blanks);
    writer.write(shown, tone);
}

/// The row over as many lines as its longest cell takes; whether any took more than one.
bool write_wrapped_cells(TextWriter& writer, const Row& row, std::span<const PlacedColumn> places) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (const PlacedColumn& place : places) {
        const bool is_there = place.index < row.cells.size();
        const auto text = is_there ? value_text(row.cells[place.index].value) : std::string{};
        cells.push_back(wrapped(text, std::max(place.width, 2)));
        height = std::max(height, cells.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (line >= cells[i].size()) continue;
            writer.advance_to(places[i].start);
            writer.write(cells[i][line], row.cells[places[i].index].tone);
        }
        writer.end_line();
    }
    return height > 1;
}

void write_title_cells(TextWriter& writer, const Table& table, std::span<const PlacedColumn> places) {
    if (table.wraps) {
        Row titles;
        for (const Column& column : table.columns) titles.cells.push_back({column.title, Tone::muted});
        write_wrapped_cells(writer, titles, places);
        return;
    }
    for (const PlacedColumn& place : places) {
        const Column& column = table.columns[place.index];
        write_cell(writer, place, column.align, printable(column.title), Tone::muted);
    }
    writer.end_line();
}

void write_titles(TextWriter& writer, const Table& table, std::span<const PlacedColumn> places) {
    const auto is_untitled = [&](const PlacedColumn& place) {
        return printable(table.columns[place.index].title).empty();
    };
    if (places.empty() || std::ranges::all_of(places, is_untitled)) return;
    write_title_cells(writer, table, places);
    const bool is_chart = is_untitled(places.front());
    if (is_chart) return;
    writer.write(rule("─", places.back().start + places.back().width), Tone::muted);
    writer.end_line();
}

void write_cells(TextWriter& writer, const Table& table, const Row& row,
                 std::span<const PlacedColumn> places) {
    for (PlacedColumn place : places) {
        if (place.index >= row.cells.size()) continue;
        const Cell& cell = row.cells[place.index];
        const int indent = place.index == 0 ? std::min(row.level * level_indent, place.width - 1) : 0;
        place.start += indent;
        place.width -= indent;
        write_cell(writer, place, table.columns[place.index].align, value_text(cell.value), cell.tone);
    }
    writer.end_visible_line();
}

/// The row's notes, after the cells for which the page has no column although they are not dispensable.
std::vector<Note> notes_of(const Table& table, const Row& row, std::span<const PlacedColumn> places) {
    std::vector<Note> notes;
    for (std::size_t index = 0; index < std::min(row.cells.size(), table.columns.size()); ++index) {
        const Column& column = table.columns[index];
        const bool placed = std::ranges::find(places, index, &PlacedColumn::index) != places.end();
        const Cell& cell = row.cells[index];
        if (!placed && column.dispensable <= 0)
            notes.push_back({column.title, value_text(cell.value), cell.tone});
    }
    notes.insert(notes.end(), row.notes.begin(), row.notes.end());
    return notes;
}

int note_label_width(const Table& table, std::span<const PlacedColumn> places) {
    int width = 0;
    for (const Row& row : table.rows) {
        for (const Note& note : notes_of(table, row, places))
            width = std::max(width, display_width(printable(note.label)));
    }
    return width;
}

void write_notes(TextWriter& writer, std::span<const Note> notes, int label_width) {
    const int text_start = note_indent + label_width + (label_width > 0 ? column_gap : 0);
    for (const Note& note : notes) {
        writer.advance_to(note_indent);
        writer.write(shortened(printable(note.label), std::max(label_width, 1)), Tone::muted);
        writer.advance_to(text_start);
        writer.flow(printable(note.text), note.tone, text_start);
        writer.end_visible_line();
    }
}

void write_rows(TextWriter& writer, const Table& table, const TextStyle& style) {
    const std::vector<PlacedColumn> places = places_of(table, style);
    const int label_width = std::min(note_label_width(table, places), label_width_limit(style));
    write_titles(writer, table, places);
    for (const Row& row : table.rows) {
        const std::vector<Note> notes = notes_of(table, row, places);
        bool is_tall = !notes.empty();
        if (table.wraps)
            is_tall = write_wrapped_cells(writer, row, places) || is_tall;
        else
            write_cells(writer, table, row, places);
        write_notes(writer, notes, label_width);
        const bool is_last = &row == &table.rows.back();
        if (is_tall && !is_last) writer.end_line();
    }
}

std::string block_text(const Table& given, const TextStyle& style) {
    const auto table = without_empty_columns(given);
    TextWriter writer(style);
    if (!table.rows.empty()) write_rows(writer, table, style);
    const std::string more = printable(table.more);
    if (!more.empty()) {
        if (!table.rows.empty()) writer.end_line();
        writer.flow(more, Tone::muted, 0);
        writer.end_line();
    }
    return writer.take();
}

constexpr int widest_aligned_value = 20;
constexpr int narrowest_remark = 16;

/// Where values and remarks begin.
struct FactColumns {
    int value = 0;
    int remark = 0;
};

FactColumns columns_of(const Facts& facts, const TextStyle& style) {
    int label_width = 0;
    int value_width = 0;
    for (const Fact& fact : facts.facts) {
        label_width = std::max(label_width, display_width(printable(fact.label)));
        const int width = display_width(value_text(fact.cell.value));
        if (width <= widest_aligned_value) value_width = std::max(value_width, width);
    }
    const int value = std::min(label_width, label_width_limit(style)) + column_gap;
    return {value, value + value_width + column_gap};
}

void write_remark(TextWriter& writer, const Fact& fact, const FactColumns& columns, int prose_width) {
    const std::string remark = printable(fact.remark);
    if (remark.empty()) return;
    const int beside_value = writer.column() + column_gap;
    const bool aligned = beside_value <= columns.remark && columns.remark + narrowest_remark <= prose_width;
    const bool fits = beside_value + display_width(remark) <= prose_width;
    if (!aligned && !fits) writer.end_line();
    const int start = aligned ? columns.remark : fits ? beside_value : columns.value;
    writer.advance_to(start);
    writer.flow(remark, Tone::muted, start);
}

void write_fact(TextWriter& writer, const Fact& fact, const FactColumns& columns, int prose_width) {
    writer.flow(printable(fact.label), Tone::plain, 0);
    if (writer.column() > columns.value - column_gap) writer.end_line();
    writer.advance_to(columns.value);
    const std::string value = value_text(fact.cell.value);
    writer.flow(value.empty() ? not_known : value, fact.cell.tone, columns.value);
    write_remark(writer, fact, columns, prose_width);
    writer.end_line();
}

/// One labelled value a line, labels, values and remarks each under one another.
std::string block_text(const Facts& facts, const TextStyle& style) {
    TextWriter writer(style);
    const FactColumns columns = columns_of(facts, style);
    for (const Fact& fact : facts.facts) write_fact(writer, fact, columns, prose_width(style));
    return writer.take();
}

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

/// One bar a line between its label and its figures.
std::string block_text(const Bars& bars, const TextStyle& style) {
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
    return block_text(table, style);
}

std::string_view underline_mark(int level) { return level <= 1 ? "═" : level == 2 ? "─" : "╌"; }

std::string block_text(const Heading& heading, const TextStyle& style) {
    const std::string text = printable(heading.text);
    if (text.empty()) return {};
    TextWriter writer(style);
    int width = 0;
    for (const std::string& line : wrapped(text, prose_width(style))) {
        writer.write(line, Tone::strong);
        width = std::max(width, writer.column());
        writer.end_line();
    }
    writer.write(rule(underline_mark(heading.level), width), Tone::muted);
    writer.end_line();
    return writer.take();
}

std::string block_text(const Paragraph& paragraph, const TextStyle& style) {
    const std::string text = printable(paragraph.text);
    if (text.empty()) return {};
    TextWriter writer(style);
    writer.flow(text, paragraph.tone, 0);
    writer.end_line();
    return writer.take();
}

std::string block_text(const List& list, const TextStyle& style) {
    TextWriter writer(style);
    const int digits = display_width(std::to_string(list.items.size()));
    const int indent = list.numbered ? digits + 2 : 2;
    std::size_t number = 0;
    for (const std::string& item : list.items) {
        const std::string mark = list.numbered ? std::to_string(++number) + "." : "-";
        writer.advance_to(indent - 1 - display_width(mark));
        writer.write(mark);
        writer.advance_to(indent);
        writer.flow(printable(item), Tone::plain, indent);
        writer.end_line();
    }
    return writer.take();
}

std::string block_text(const Code& code, const TextStyle& style) {
    constexpr int indent = 4;
    TextWriter writer(style);
    for (const std::string_view line : lines_of(code.text)) {
        writer.advance_to(indent);
        writer.write(printable_line(line));
        writer.end_line();
    }
    return writer.take();
}

constexpr int term_margin = 2;

/// Where the texts of terms begin; terms that are wider than most do not move it.
int term_column(const Terms& terms) {
    constexpr int widest_term = 28, gap = 2;
    int width = 0;
    for (const auto& group : terms.groups)
        for (const auto& [term, text] : group.terms)
            if (display_width(term) <= widest_term) width = std::max(width, display_width(term));
    return term_margin + width + gap;
}

std::string block_text(const Flow& flow, const TextStyle& style) {
    return block_text(render::table_of(flow), style);
}

std::string block_text(const Terms& terms, const TextStyle& style) {
    const int column = terms.below ? 3 * term_margin : term_column(terms);
    TextWriter writer(style);
    for (const auto& group : terms.groups) {
        if (&group != &terms.groups.front()) writer.end_line();
        writer.write(printable_line(group.title), Tone::strong);
        if (!group.title.empty()) writer.end_line();
        for (const auto& [term, text] : group.terms) {
            writer.advance_to(term_margin);
            writer.write(printable_line(term));
            if (!text.empty()) {
                if (terms.below || writer.column() + term_margin > column) writer.end_line();
                writer.advance_to(column);
                writer.flow(printable(text), Tone::plain, column);
            }
            writer.end_line();
        }
    }
    return writer.take();
}

}  // namespace

std::string render_text(const Document& document, const TextStyle& style) {
    std::vector<std::string> texts;
    for (const Block& block : document.blocks)
        texts.push_back(std::visit([&](const auto& known) { return block_text(known, style); }, block));
    auto page = joined_sections(document, texts);
    return style.ascii ? in_ascii(page) : page;
}

}  // namespace csm
