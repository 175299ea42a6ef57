// SPDX-License-Identifier: MIT
#include "base/text_width.hpp"
#include "write/page/text_value.hpp"
#include "write/page/xlsx_file.hpp"
#include "write/page/xlsx_formula.hpp"

#include <algorithm>
#include <map>

namespace csm::render {

namespace {

constexpr double least_width = 8;
constexpr double most_width = 38;     // longer texts take several lines
constexpr double line_height = 15;    // points
constexpr int surely_in_a_line = 35;  // characters, whatever the font

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

void add_header(XlsxFile& file, lxw_worksheet* sheet, const Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        worksheet_set_column(sheet, column, column, width_of(table, i), nullptr);
        const bool is_right = table.columns[i].align == Align::right;
        file.write_text(sheet, 0, column, table.columns[i].title,
                        is_right ? Look::header_right : Look::header);
    }
}

/// Conditions colour the words; long texts take several lines.
void add_row(XlsxFile& file, lxw_worksheet* sheet, const Row& row, lxw_row_t at) {
    std::size_t lines = 1;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        auto cell = row.cells[i];
        const auto* const text = std::get_if<std::string>(&cell.value);
        if (text != nullptr) cell.tone = Tone::plain;
        if (text != nullptr && display_width(*text) > most_width) {
            file.write_text(sheet, at, column, *text, Look::wrapped);
            lines = std::max(lines, wrapped(*text, surely_in_a_line).size());
        } else {
            file.write(sheet, at, column, cell);
        }
    }
    if (lines > 1) worksheet_set_row(sheet, at, line_height * static_cast<double>(lines), nullptr);
}

/// The line of totals, with a free one above it so that sorting and filtering leave it where it is. It is
/// about the rows that a filter leaves.
void add_totals(XlsxFile& file, lxw_worksheet* at, const Sheet& sheet, lxw_row_t line) {
    constexpr std::size_t first = 0;
    const auto subtotal = [&](const char* function, std::size_t column) {
        return "=SUBTOTAL(" + std::string{function} + "," + range_name(sheet, column) + ")";
    };
    const auto put = [&](std::size_t column, const std::string& formula, Look look, double value) {
        worksheet_write_formula_num(at, line, static_cast<lxw_col_t>(column), formula.c_str(),
                                    file.format(look), value);
    };
    put(first, subtotal("103", first), Look::total, static_cast<double>(sheet.table.rows.size()));
    for (const auto column : sheet.added_up) {
        double sum = 0;
        for (const auto& row : sheet.table.rows) sum += number_in(row.cells[column].value).value_or(0);
        put(column, subtotal("109", column), Look::total_money, sum);
    }
}

}  // namespace

void add_table(XlsxFile& file, const Sheet& shown, const PrintedAs& printed) {
    const auto& table = shown.table;
    auto* sheet = file.add_sheet(shown.name);
    const auto columns = static_cast<lxw_col_t>(table.columns.size());
    add_header(file, sheet, table);
    lxw_row_t at = 0;
    for (const auto& row : table.rows) add_row(file, sheet, row, ++at);
    if (at > 0)
        for (lxw_col_t column = 0; column < columns; ++column) colour_words(file, sheet, table, column);
    worksheet_freeze_panes(sheet, 1, std::min<lxw_col_t>(columns, 2));
    worksheet_autofilter(sheet, 0, 0, at, static_cast<lxw_col_t>(columns - 1));
    worksheet_repeat_rows(sheet, 0, 0);
    if (at > 0 && !shown.added_up.empty()) add_totals(file, sheet, shown, at += 2);
    prepare_print(sheet, printed, at + 1,
                  shown.printed == 0 ? columns : static_cast<lxw_col_t>(shown.printed));
}

}  // namespace csm::render
