// SPDX-License-Identifier: MIT

#include "import/rule_match.hpp"

#include "read/fields.hpp"

#include <csm/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace csm::import {

namespace {

bool is_for_column(const ImportRule& rule, const CsvTable& table, std::string_view column) {
    if (!rule.file.empty() && rule.file != file_name(table.name)) return false;
    return read::column_key(rule.column) == read::column_key(column) && !column.empty() &&
           (rule.column == column || !read::column_key(column).empty());
}

/// The column that a rule may mean.
std::string proposal(const ImportRule& rule, std::span<const CsvTable> tables) {
    std::vector<std::string> names;
    for (const auto& table : tables)
        if (rule.file.empty() || rule.file == file_name(table.name))
            for (const auto& cell : table.header) names.push_back(cell.text);
    const auto best = nearest(rule.column, names);
    return best ? fmt::format("did you mean \"{}\"?", *best) : std::string{"--explain lists the columns"};
}

bool has_file(const ImportRule& rule, std::span<const CsvTable> tables) {
    return rule.file.empty() || std::ranges::any_of(tables, [&rule](const CsvTable& table) {
               return rule.file == file_name(table.name);
           });
}

bool is_matched(const ImportRule& rule, std::span<const CsvTable> tables) {
    return std::ranges::any_of(tables, [&](const CsvTable& table) {
        return std::ranges::any_of(
            table.header, [&](const CsvCell& cell) { return is_for_column(rule, table, cell.text); });
    });
}

}  // namespace

const ImportRule* rule_for(const Mapping& mapping, const CsvTable& table, std::string_view column) {
    const ImportRule* best = nullptr;
    for (const auto& rule : mapping.rules)
        if (is_for_column(rule, table, column) &&
            (best == nullptr || best->file.empty() || !rule.file.empty()))
            best = &rule;
    return best;
}

std::optional<Error> unused_rule(std::span<const CsvTable> tables, const Mapping& mapping) {
    for (const auto& rule : mapping.rules)
        if (rule.must_apply && !is_matched(rule, tables))
            return Error{rule.origin,
                         has_file(rule, tables) ? fmt::format("no file has a column \"{}\"", rule.column)
                                                : fmt::format("no file is named \"{}\"", rule.file),
                         proposal(rule, tables)};
    return {};
}

std::vector<Problem> unmatched_rules(std::span<const CsvTable> tables, const Mapping& mapping) {
    std::vector<Problem> notices;
    for (const auto& rule : mapping.rules) {
        if (rule.must_apply || is_matched(rule, tables)) continue;
        auto message = has_file(rule, tables)
                           ? fmt::format("\"{}\" fits no column; {}", rule.column, proposal(rule, tables))
                           : fmt::format(R"("{}" is to be a column of "{}", but no file has that name)",
                                         rule.column, rule.file);
        notices.push_back({.file = rule.origin,
                           .line = 0,
                           .column = 0,
                           .record = {},
                           .customer_id = {},
                           .field = {},
                           .message = std::move(message)});
    }
    return notices;
}

std::string_view file_name(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace csm::import
