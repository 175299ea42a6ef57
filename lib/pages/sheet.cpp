// SPDX-License-Identifier: MIT
#include "pages/sheet.hpp"

namespace csm::pages {

namespace {

using enum ColumnType;

/// Places in files are counted from 1.
ColumnValue place_of(std::uint64_t number) {
    return number == 0 ? ColumnValue{} : ColumnValue{static_cast<long>(number)};
}

constexpr OutputColumn<Problem> problem_columns[]{
    {"", "File", text, [](const Problem& problem) { return value_of(problem.file); }},
    {"", "Line", count, [](const Problem& problem) { return place_of(problem.line); }},
    {"", "Column", count, [](const Problem& problem) { return place_of(problem.column); }},
    {"", "Record", text, [](const Problem& problem) { return value_of(problem.record); }},
    {"", "Customer ID", text, [](const Problem& problem) { return value_of(problem.customer_id); }},
    {"", "Field", text, [](const Problem& problem) { return value_of(problem.field); }},
    {"", "What", text, [](const Problem& problem) { return value_of(problem.message); }}};

}  // namespace

std::string window_text(long days, const Model& model) {
    if (days < 0) return "overdue";
    for (const double window : model.report.renewal_windows)
        if (static_cast<double>(days) <= window)
            return "within " + std::to_string(static_cast<long>(window)) + " days";
    return "later";
}

Sheet problems_sheet(const WorkbookProblems& problems, const Model& model) {
    SheetOf<Problem> sheet{titled(problem_columns), model};
    for (const auto& problem : problems.listed) sheet.add(problem);
    auto table = sheet.take();
    if (problems.left_out > 0) {
        Row row{std::vector<Cell>(table.columns.size()), {}};
        row.cells.back() = text_cell(counted(problems.left_out, "more problem is", "more problems are") +
                                     " left out here; --all-problems lists every one");
        table.rows.push_back(std::move(row));
    }
    return {"Problems", std::move(table)};
}

SheetFigure rows_of(SheetCases cases) { return {.column = {}, .cases = std::move(cases)}; }

SheetFigure sum_of(std::string column, SheetCases cases) {
    return {.kind = SheetFigure::Kind::sum, .column = std::move(column), .cases = std::move(cases)};
}

}  // namespace csm::pages
