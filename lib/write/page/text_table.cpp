// SPDX-License-Identifier: MIT
#include "write/page/text_table.hpp"

#include "base/text_width.hpp"
#include "write/page/text_columns.hpp"
#include "write/page/text_rule.hpp"
#include "write/page/text_value.hpp"
#include "write/page/text_writer.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace csm {

namespace {

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

}  // namespace

std::string table_text(const Table& table, const TextStyle& style) {
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

}  // namespace csm
