// SPDX-License-Identifier: MIT
#include <csm/escaped.hpp>
#include <csm/import_messages.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

namespace csm {

namespace {

constexpr std::size_t problems_told = 20;
constexpr std::size_t unused_told = 6;  // without a reason to tell
constexpr std::size_t reasons_told = 20;
constexpr std::size_t widest_name = 60;  // that others are aligned with

/// A header may hold anything, line breaks too.
std::string name_of(const ColumnUse& column) { return escaped(column.column); }

/// The same finding in one column counts once, with its first place.
struct FindingGroup {
    const Problem* first = nullptr;
    std::size_t count = 0;
};

std::vector<FindingGroup> grouped(std::span<const Problem> problems) {
    std::vector<FindingGroup> groups;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> places;
    for (const auto& problem : problems) {
        const auto [place, is_new] =
            places.emplace(std::tuple{problem.file, problem.field, problem.message}, groups.size());
        if (is_new) groups.push_back({&problem, 0});
        ++groups[place->second].count;
    }
    return groups;
}

std::string line_of(const Problem& problem) { return fmt::format("csm import: {}\n", describe(problem)); }

std::string problem_lines(std::span<const Problem> problems, bool every_problem) {
    std::string text;
    if (every_problem) {
        for (const auto& problem : problems) text += line_of(problem);
        return text;
    }
    const auto groups = grouped(problems);
    const auto told = groups.size() <= problems_told + 1 ? groups.size() : problems_told;
    for (const auto& [first, count] : std::span{groups}.first(told)) {
        auto line = line_of(*first);
        if (count > 1) line.insert(line.size() - 1, fmt::format(" (and {} more)", count - 1));
        text += line;
    }
    if (groups.size() > told)
        text +=
            fmt::format("csm import: {} more problems; --all-problems lists them\n", groups.size() - told);
    return text;
}

/// Columns of one file.
using FileColumns = std::vector<const ColumnUse*>;

std::vector<FileColumns> by_file(std::span<const ColumnUse> columns) {
    std::vector<FileColumns> files;
    for (const auto& column : columns) {
        if (files.empty() || files.back().front()->file != column.file) files.emplace_back();
        files.back().push_back(&column);
    }
    return files;
}

std::string counted_columns(std::size_t count) {
    return count == 1 ? "1 column is" : fmt::format("{} columns are", count);
}

/// Columns that the person who named the file may have hoped to use; those with a reason come first.
std::string unused_lines(std::span<const ColumnUse> columns) {
    std::string text;
    for (const auto& file : by_file(columns)) {
        FileColumns unused;
        for (const auto* column : file)
            if (column->field.empty() && !column->column.empty()) unused.push_back(column);
        if (unused.empty()) continue;
        std::ranges::stable_sort(unused, {}, [](const auto* column) { return column->reason.empty(); });
        text +=
            fmt::format("csm import: {}: {} not used:", file.front()->file, counted_columns(unused.size()));
        std::string_view before = " ";
        std::size_t plain = 0, with_reason = 0;
        for (const auto* column : unused) {
            const bool is_plain = column->reason.empty();
            if (is_plain ? plain == unused_told : with_reason == reasons_told) continue;
            ++(is_plain ? plain : with_reason);
            text += fmt::format("{}{}{}", before, name_of(*column),
                                is_plain ? "" : fmt::format(" ({})", column->reason));
            before = ", ";
        }
        if (plain + with_reason < unused.size()) text += ", …; --explain lists them all";
        text += '\n';
    }
    return text;
}

template <class Text>
std::size_t widest(const FileColumns& columns, Text text) {
    std::size_t width = 0;
    for (const auto* column : columns) width = std::max(width, text(*column).size());
    return std::min(width, widest_name);
}

/// Why a column is used, or why not, and how its cells are read.
std::string ending(const ColumnUse& column) {
    auto text = !column.reason.empty() ? column.reason
                : column.field.empty() ? std::string{"not used"}
                                       : std::string{"field of csm"};
    if (!column.formats.empty()) text += fmt::format(", as {}", fmt::join(column.formats, ", "));
    return text;
}

/// One column a line, in columns as wide as they need be.
template <class Field>
std::string column_lines(const FileColumns& columns, Field field) {
    const auto name_width = widest(columns, name_of);
    const auto field_width = widest(columns, field);
    std::string text;
    for (const auto* column : columns)
        text += fmt::format("  {:<{}}  {:<{}}  {}\n", name_of(*column), name_width, field(*column),
                            field_width, ending(*column));
    return escaped_lines(text);
}

std::string field_or_dash(const ColumnUse& column) { return column.field.empty() ? "-" : column.field; }

/// How sure columns were found by other names than csm's own.
std::string mapped_lines(std::span<const ColumnUse> columns) {
    std::string text;
    for (const auto& file : by_file(columns)) {
        FileColumns mapped;
        for (const auto* column : file)
            if (!column->field.empty() && column->origin != ColumnOrigin::field_name)
                mapped.push_back(column);
        if (mapped.empty()) continue;
        text += fmt::format("csm import: {}: {} taken for {}:\n{}", file.front()->file,
                            counted_columns(mapped.size()), mapped.size() == 1 ? "a field" : "fields",
                            column_lines(mapped, field_or_dash));
    }
    return text;
}

std::string counted_rows(std::uint64_t count) {
    return count == 1 ? "1 row is" : fmt::format("{} rows are", count);
}

/// How many rows of a file are left out for one reason, and where the first ones are.
std::string left_out_line(const LeftOutRows& rows) {
    std::vector<std::string> lines;
    for (const auto line : rows.lines)
        lines.push_back(fmt::format("{} {}", rows.are_selected ? "row" : "line", line));
    const auto more = rows.count - lines.size();
    return fmt::format("csm import: {}: {} left out {}: {}{}\n", rows.file, counted_rows(rows.count),
                       described(rows.defect), fmt::join(lines, ", "),
                       more == 0 ? "" : fmt::format(" and {} more", more));
}

}  // namespace

std::string import_messages(const Imported& imported, bool every_problem) {
    std::string text = mapped_lines(imported.columns);
    for (const auto& notice : imported.notices) text += line_of(notice);
    text += unused_lines(imported.columns);
    text += problem_lines(imported.problems, every_problem);
    for (const auto& rows : imported.left_out.rows()) text += left_out_line(rows);
    if (imported.customers == 0) return text;
    text += fmt::format("csm import: {} written", imported.customers == 1
                                                      ? "1 customer is"
                                                      : fmt::format("{} customers are", imported.customers));
    if (const auto count = imported.left_out.count(); count > 0)
        text += fmt::format(", {} left out", counted_rows(count));
    return text + "\n";
}

std::string notice_messages(std::span<const Problem> notices) {
    std::string text;
    for (const auto& notice : notices) text += line_of(notice);
    return text;
}

std::string table_messages(std::span<const CsvTable> tables) {
    std::string text;
    for (const auto& table : tables) {
        const auto rows = table.rows.size() == 1 ? "1 row" : fmt::format("{} rows", table.rows.size());
        text += fmt::format("csm import: {}: {}, {}", escaped(table.name), rows,
                            table.header.size() == 1 ? "1 column"
                                                     : fmt::format("{} columns", table.header.size()));
        if (table.header.size() > 1)
            text += fmt::format(", separated by a {}", delimiter_word(table.delimiter));
        text += '\n';
    }
    return text;
}

std::string explain_columns(std::span<const ColumnUse> columns) {
    std::string text;
    for (const auto& file : by_file(columns)) {
        const bool has_fields =
            std::ranges::any_of(file, [](const ColumnUse* column) { return !column->field.empty(); });
        text += fmt::format("{}{}\n", text.empty() ? "" : "\n", escaped(file.front()->file));
        const auto is_named_so = [](const ColumnUse* column) {
            return column->reason.empty() && column->field == column->column;
        };
        if (std::ranges::all_of(file, is_named_so)) {
            for (const auto* column : file) text += fmt::format("  {}\n", name_of(*column));
            continue;
        }
        text += has_fields ? column_lines(file, field_or_dash)
                           : column_lines(file, [](const ColumnUse&) { return std::string{}; });
    }
    return text;
}

std::string explain_known_columns(std::span<const ColumnUse> known) {
    FileColumns columns;
    for (const auto& column : known) columns.push_back(&column);
    return "Columns named like csm's fields map by themselves, and these names do:\n\n" +
           column_lines(columns, [](const ColumnUse& column) {
               return column.field.empty() ? std::string{"(left out)"} : column.field;
           });
}

}  // namespace csm
