// SPDX-License-Identifier: MIT
#include "base/text_width.hpp"
#include "write/page/text_value.hpp"
#include "write/page/xlsx_file.hpp"

#include <algorithm>
#include <map>

namespace csm::render {

namespace {

constexpr double least_width = 8;
constexpr double most_width = 48;     // longer texts take several lines
constexpr double line_height = 15;    // points
constexpr int surely_in_a_line = 42;  // characters, whatever the font

/// Wide enough for the header and most of the values.
double width_of(const Table& table, std::size_t column) {
    int widest = display_width(printable(table.columns[column].title)) + 3;  // and the filter's button
    for (const auto& row : table.rows)
        widest = std::max(widest, display_width(value_text(row.cells[column].value)) + 2);
    return std::clamp(static_cast<double>(widest), least_width, most_width);
}

/// The words of a column that mean something, such as red, and what.
std::map<std::string, Tone> words_with_tone(const Table& table, std::size_t column) {
    std::map<std::string, Tone> words;
    for (const auto& row : table.rows) {
        const auto& cell = row.cells[column];
        const auto* text = std::get_if<std::string>(&cell.value);
        if (text != nullptr && cell.tone != Tone::plain) words.emplace(*text, cell.tone);
    }
    return words;
}

/// A text as a formula of the spreadsheet spells it.
std::string quoted(const std::string& text) {
    std::string formula = "\"";
    for (const char letter : text) formula += letter == '"' ? std::string{"\"\""} : std::string{letter};
    return formula + "\"";
}

void colour_words(XlsxFile& file, lxw_worksheet* sheet, const Table& table, lxw_col_t column) {
    for (const auto& [word, tone] : words_with_tone(table, column)) {
        lxw_conditional_format condition{};
        auto formula = quoted(word);
        condition.type = LXW_CONDITIONAL_TYPE_CELL;
        condition.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
        condition.value_string = formula.data();
        condition.format = file.fill(tone);
        worksheet_conditional_format_range(sheet, 1, column, static_cast<lxw_row_t>(table.rows.size()),
                                           column, &condition);
    }
}

void prepare_print(lxw_worksheet* sheet) {
    worksheet_set_landscape(sheet);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.5);  // inches
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
}

}  // namespace

void add_table(XlsxFile& file, const std::string& name, const Table& table) {
    auto* sheet = file.add_sheet(name);
    const auto columns = static_cast<lxw_col_t>(table.columns.size());
    for (lxw_col_t column = 0; column < columns; ++column) {
        worksheet_set_column(sheet, column, column, width_of(table, column), nullptr);
        const bool is_right = table.columns[column].align == Align::right;
        file.write_text(sheet, 0, column, table.columns[column].title,
                        is_right ? Look::header_right : Look::header);
    }
    lxw_row_t at = 0;
    for (const auto& row : table.rows) {
        ++at;
        std::size_t lines = 1;
        for (lxw_col_t column = 0; column < columns; ++column) {
            auto cell = row.cells[column];
            const auto* const text = std::get_if<std::string>(&cell.value);
            if (text != nullptr) cell.tone = Tone::plain;  // conditions colour it
            if (text != nullptr && display_width(*text) > most_width) {
                file.write_text(sheet, at, column, *text, Look::wrapped);
                lines = std::max(lines, wrapped(*text, surely_in_a_line).size());
            } else {
                file.write(sheet, at, column, cell);
            }
        }
        if (lines > 1) worksheet_set_row(sheet, at, line_height * static_cast<double>(lines), nullptr);
    }
    if (at > 0)
        for (lxw_col_t column = 0; column < columns; ++column) colour_words(file, sheet, table, column);
    worksheet_freeze_panes(sheet, 1, std::min<lxw_col_t>(columns, 2));
    worksheet_autofilter(sheet, 0, 0, at, static_cast<lxw_col_t>(columns - 1));
    prepare_print(sheet);
}

}  // namespace csm::render
