// SPDX-License-Identifier: MIT
#include "write/page/xlsx_formula.hpp"

#include <algorithm>
#include <optional>

namespace csm::render {

namespace {

constexpr std::size_t letters = 26;

std::string column_name(std::size_t column) {
    std::string name;
    for (auto rest = column + 1; rest > 0; rest = (rest - 1) / letters)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % letters));
    return name;
}

std::optional<std::string> range_of(const Sheet& sheet, const std::string& title) {
    const auto& columns = sheet.table.columns;
    const auto found = std::ranges::find(columns, title, &Column::title);
    if (found == columns.end()) return std::nullopt;
    return range_name(sheet, static_cast<std::size_t>(found - columns.begin()));
}

std::string quoted(const std::string& text) {
    std::string formula = "\"";
    for (const char letter : text) formula += letter == '"' ? std::string{"\"\""} : std::string{letter};
    return formula + "\"";
}

/// The sum over the cases: COUNTIFS(…)+COUNTIFS(…); nothing where a column is missing.
std::optional<std::string> over_cases(const SheetFigure& figure, const Sheet& sheet, const FigureRow& row) {
    const bool counts = figure.kind != SheetFigure::Kind::sum;
    const auto summed = counts ? std::optional<std::string>{""} : range_of(sheet, figure.column);
    if (!summed) return std::nullopt;
    if (figure.cases.empty()) return counts ? "COUNTA(" + range_name(sheet, 0) + ")" : "SUM(" + *summed + ")";
    std::string all;
    for (const auto& criteria : figure.cases) {
        std::string one = counts ? "COUNTIFS(" : "SUMIFS(" + *summed + ",";
        for (std::size_t i = 0; i < criteria.size(); ++i) {
            const auto range = range_of(sheet, criteria[i].column);
            if (!range) return std::nullopt;
            one += (i == 0 ? "" : ",") + *range + "," +
                   (criteria[i].condition ? quoted(*criteria[i].condition) : cell_name(row.row, 0));
        }
        all += (all.empty() ? "" : "+") + one + ")";
    }
    return all;
}

}  // namespace

std::string cell_name(std::size_t row, std::size_t column) {
    return "$" + column_name(column) + "$" + std::to_string(row + 1);
}

std::string range_name(const Sheet& sheet, std::size_t column) {
    return sheet.name + "!" + cell_name(1, column) + ":" + cell_name(sheet.table.rows.size(), column);
}

std::string formula_of(const SheetFigure& figure, const Sheet& sheet, const FigureRow& row) {
    if (figure.kind == SheetFigure::Kind::quotient) {
        const auto divisor = cell_name(row.row, row.first_column + figure.divisor);
        return "=IF(" + divisor + "=0,0," + cell_name(row.row, row.first_column + figure.dividend) + "/" +
               divisor + ")";
    }
    if (sheet.table.rows.empty()) return {};
    const auto over = over_cases(figure, sheet, row);
    if (!over) return {};
    if (figure.kind != SheetFigure::Kind::share_of_rows) return "=" + *over;
    return "=(" + *over + ")/COUNTA(" + range_name(sheet, 0) + ")";
}

}  // namespace csm::render
