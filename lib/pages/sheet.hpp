// SPDX-License-Identifier: MIT
#pragma once

#include "pages/parts.hpp"
#include "write/data/columns.hpp"

#include <csm/pages.hpp>
#include <csm/xlsx.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::pages {

using namespace columns;

/// The renewal window that the days fall into: "overdue", "within 30 days", "later".
std::string window_text(long days, const Model& model);

/// Makes cells of the values of a column.
struct CellMaker {
    const Model& model;
    ColumnType type;

    Cell operator()(std::monostate) const {
        if (type == ColumnType::verdict) return (*this)(Band::insufficient_data);
        return type == ColumnType::window ? text_cell("no renewal date") : Cell{};
    }

    Cell operator()(std::string_view text) const { return text_cell(text); }

    Cell operator()(double number) const {
        if (type == ColumnType::money || type == ColumnType::estimate) return {Money{number}};
        if (type == ColumnType::points || type == ColumnType::change)
            return {Points{number, type == ColumnType::change}};
        return type == ColumnType::share ? Cell{Share{number}} : Cell{Measured{number}};
    }

    Cell operator()(long number) const {
        if (type != ColumnType::window) return {Count{number}};
        return text_cell(window_text(number, model), number < 0 ? Tone::bad : Tone::plain);
    }

    Cell operator()(Date date) const { return {date}; }

    Cell operator()(Trend trend) const { return text_cell(trend == Trend::no_data ? "" : word(trend)); }

    Cell operator()(Worded auto value) const {
        if constexpr (requires { label_of(value); })
            return text_cell(label_of(value), tone_of(value));
        else if constexpr (requires { tone_of(value); })
            return text_cell(word(value), tone_of(value));
        else
            return text_cell(word(value));
    }
};

/// Whether the cells of the column are numbers, which stand right.
constexpr bool is_of_numbers(ColumnType type) {
    using enum ColumnType;
    return type != text && type != verdict && type != window && type != date;
}

/// The columns of a table that a sheet shows, in the order of its parts.
template <class Row, std::size_t Size>
std::vector<OutputColumn<Row>> titled(const OutputColumn<Row> (&all)[Size]) {
    std::vector<OutputColumn<Row>> columns;
    std::ranges::copy_if(all, std::back_inserter(columns),
                         [](const auto& column) { return !column.title.empty(); });
    std::ranges::stable_sort(columns, {}, &OutputColumn<Row>::part);
    return columns;
}

/// A sheet in the making: rows under columns.
template <class Row>
class SheetOf {
  public:
    /// `dimensions` are the titles of the columns that stand for a scorecard's dimensions.
    SheetOf(std::vector<OutputColumn<Row>> columns, const Model& model,
            const std::vector<std::string>& dimensions = {})
        : columns_{std::move(columns)},
          model_{model} {
        for (const auto& column : columns_) {
            const auto align = is_of_numbers(column.type) ? Align::right : Align::left;
            if (column.value)
                table_.columns.push_back({.title = std::string{column.title}, .align = align});
            else
                for (const auto& title : dimensions)
                    table_.columns.push_back({.title = title, .align = align});
            if (column.part != SheetPart::detail) printed_ = table_.columns.size();
        }
    }

    /// How many of the columns are printed: all but the details behind them.
    std::size_t printed() const { return printed_; }

    void add(const Row& row) {
        std::vector<Cell> cells;
        cells.reserve(columns_.size());
        for (const auto& column : columns_)
            if (column.value)
                cells.push_back(std::visit(CellMaker{model_, column.type}, column.value(row)));
            else if constexpr (requires { row.scored.card; })
                for (const auto& dimension : row.scored.card.dimensions)
                    cells.push_back(points_cell(dimension.score));
        table_.rows.push_back({std::move(cells), {}});
    }

    Table take() { return std::move(table_); }

  private:
    std::vector<OutputColumn<Row>> columns_;
    const Model& model_;
    Table table_{};
    std::size_t printed_ = 0;
};

/// The sheet of rows of accounts: who the account is, and other columns.
template <class Row>
SheetOf<Row> sheet_of_accounts(const std::vector<OutputColumn<Row>>& others, const Model& model,
                               const std::vector<std::string>& dimensions = {}) {
    std::vector<OutputColumn<Row>> columns;
    std::ranges::copy_if(identity_columns<Row>, std::back_inserter(columns),
                         [](const auto& column) { return !column.title.empty(); });
    columns.insert(columns.end(), others.begin(), others.end());
    return {std::move(columns), model, dimensions};
}

/// The sheet with a line of totals of the columns with these titles.
template <class Row>
Sheet added_up(std::string name, SheetOf<Row> rows, std::initializer_list<std::string_view> titles) {
    const auto printed = rows.printed();
    Sheet sheet{.name = std::move(name), .table = rows.take(), .printed = printed};
    for (std::size_t i = 0; i < sheet.table.columns.size(); ++i)
        if (std::ranges::find(titles, sheet.table.columns[i].title) != titles.end())
            sheet.added_up.push_back(i);
    return sheet;
}

/// The sheet with one row a problem.
Sheet problems_sheet(const WorkbookProblems& problems, const Model& model);

/// How many rows of a sheet, and what a column of them comes to.
using SheetCases = std::vector<std::vector<SheetCriterion>>;
SheetFigure rows_of(SheetCases cases = {});
SheetFigure sum_of(std::string column, SheetCases cases = {});

}  // namespace csm::pages
