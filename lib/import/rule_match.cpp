// SPDX-License-Identifier: MIT

#include "import/rule_match.hpp"

#include "read/json/fields.hpp"

#include <csm/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

namespace csm::import {

namespace {

/// Each proposal compares a name with all columns, and nobody reads more of them.
constexpr std::size_t most_proposals = 20;

/// The names of a table's columns, to be found as written and in any spelling.
struct ColumnNames {
    explicit ColumnNames(const CsvTable& table) : file{file_name(table.name)} {
        for (const auto& cell : table.header) {
            if (cell.text.empty()) continue;
            texts.insert(cell.text);
            keys.insert(read::column_key(cell.text));
        }
        keys.erase(std::string{});
    }

    bool is_file_of(const ImportRule& rule) const { return rule.file.empty() || rule.file == file; }

    bool holds(const ImportRule& rule) const {
        return is_file_of(rule) &&
               (texts.contains(rule.column) || keys.contains(read::column_key(rule.column)));
    }

    std::string_view file;
    std::set<std::string, std::less<>> texts;
    std::set<std::string, std::less<>> keys;
};

std::vector<ColumnNames> names_of(std::span<const CsvTable> tables) {
    std::vector<ColumnNames> names;
    names.reserve(tables.size());
    for (const auto& table : tables) names.emplace_back(table);
    return names;
}

bool has_file(const ImportRule& rule, const std::vector<ColumnNames>& tables) {
    return std::ranges::any_of(tables, [&](const ColumnNames& table) { return table.is_file_of(rule); });
}

bool is_matched(const ImportRule& rule, const std::vector<ColumnNames>& tables) {
    return std::ranges::any_of(tables, [&](const ColumnNames& table) { return table.holds(rule); });
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

/// Whether a rule goes before another one that comes before it in the mapping.
bool goes_before(const ImportRule& rule, const ImportRule* other) {
    return other == nullptr || other->file.empty() || !rule.file.empty();
}

}  // namespace

TableRules::TableRules(const Mapping& mapping, const CsvTable& table) {
    const ColumnNames names{table};
    for (const auto& rule : mapping.rules) {
        if (!names.holds(rule)) continue;
        const bool is_exact = names.texts.contains(rule.column);
        auto& kept = is_exact ? by_name_[rule.column] : by_key_[read::column_key(rule.column)];
        if (goes_before(rule, kept)) kept = &rule;
    }
}

const ImportRule* TableRules::rule_for(std::string_view column) const {
    const auto named = by_name_.find(column);
    const auto* const exact = named == by_name_.end() ? nullptr : named->second;
    const auto same = column.empty() ? by_key_.end() : by_key_.find(read::column_key(column));
    const auto* const alike = same == by_key_.end() ? nullptr : same->second;
    if (exact == nullptr || alike == nullptr) return exact != nullptr ? exact : alike;
    // Both stand in one list, in which the later one has the greater address.
    const auto [first, last] = std::minmax(exact, alike);
    return goes_before(*last, first) ? last : first;
}

std::optional<Error> unused_rule(std::span<const CsvTable> tables, const Mapping& mapping) {
    const auto names = names_of(tables);
    for (const auto& rule : mapping.rules)
        if (rule.must_apply && !is_matched(rule, names))
            return Error{rule.origin,
                         has_file(rule, names) ? fmt::format("no file has a column \"{}\"", rule.column)
                                               : fmt::format("no file is named \"{}\"", rule.file),
                         proposal(rule, tables)};
    return {};
}

std::vector<Problem> unmatched_rules(std::span<const CsvTable> tables, const Mapping& mapping,
                                     std::span<const CsvTable> files) {
    std::vector<Problem> notices;
    const auto names = names_of(tables);
    const auto columns_of_files = names_of(files);
    std::size_t of_files = 0;
    for (const auto& rule : mapping.rules) {
        if (rule.must_apply || is_matched(rule, names)) continue;
        if (is_matched(rule, columns_of_files)) {
            ++of_files;
            continue;
        }
        auto message = has_file(rule, names)
                           ? fmt::format("\"{}\" fits no column; {}", rule.column,
                                         notices.size() < most_proposals ? proposal(rule, tables)
                                                                         : "--explain lists the columns")
                           : fmt::format(R"("{}" is to be a column of "{}", but no file has that name)",
                                         rule.column, rule.file);
        notices.push_back({.file = rule.origin, .message = std::move(message)});
    }
    if (of_files > 0)
        notices.push_back(
            {.file = mapping.name,
             .message = fmt::format("{} of \"columns\" {} about columns of the files; the SELECT says "
                                    "what becomes of them",
                                    of_files == 1 ? "1 rule" : fmt::format("{} rules", of_files),
                                    of_files == 1 ? "is" : "are")});
    return notices;
}

std::string_view file_name(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace csm::import
