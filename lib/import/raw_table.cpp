// SPDX-License-Identifier: MIT

#include "import/raw_table.hpp"

#include "import/guarded_select.hpp"
#include "import/rule_match.hpp"
#include "import/synonyms.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fnmatch.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace csm::import {

namespace {

/// Names of columns, made different from each other and never empty, as SQL demands.
std::vector<std::string> column_names(const CsvTable& table) {
    std::vector<std::string> names;
    std::unordered_set<std::string> taken;
    std::unordered_map<std::string, int> last_number;  // that was put behind a name
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        auto name = table.header[i].text.empty() ? fmt::format("column_{}", i + 1) : table.header[i].text;
        const auto given = name;
        while (!taken.insert(folded(name)).second) {
            auto& number = last_number.try_emplace(folded(given), 1).first->second;
            name = fmt::format("{}_{}", given, ++number);
        }
        names.push_back(std::move(name));
    }
    return names;
}

bool is_word_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
}

/// Whether a text has the word, not as a part of a longer one.
bool has_word(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool begins = at == 0 || !is_word_letter(text[at - 1]);
        if (begins && (end == text.size() || !is_word_letter(text[end]))) return true;
    }
    return false;
}

/// What stands in the parentheses behind each USING.
std::string using_columns(std::string_view text) {
    constexpr std::string_view word = "using";
    std::string columns;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto begin = text.find_first_not_of(" \t\r\n", at + word.size());
        if (begin == std::string_view::npos || text[begin] != '(') continue;
        columns += text.substr(begin, text.find(')', begin) - begin);
    }
    return columns;
}

Problem about_table(const CsvTable& csv, std::string message) {
    return {.file = csv.name, .message = std::move(message)};
}

}  // namespace

std::string sql_name(std::string_view name) {
    std::string quoted = "\"";
    for (const char letter : name) quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return quoted + "\"";
}

std::string raw_table_name(const CsvTable& csv, const Mapping& mapping) {
    auto stem = std::string{file_name(csv.name)};
    for (const std::string_view ending : {".gz", ".csv", ".tsv", ".txt"})
        if (folded(stem).ends_with(ending)) stem.resize(stem.size() - ending.size());
    const auto name = folded(stem);
    for (const auto& naming : mapping.tables)
        for (const auto& pattern : naming.patterns)
            if (::fnmatch(folded(pattern).c_str(), name.c_str(), 0) == 0) return naming.table;
    return stem;
}

RawTable raw_table(const CsvTable& csv, const Mapping& mapping, const ImportOptions& options) {
    RawTable table{&csv, raw_table_name(csv, mapping), column_names(csv), {}};
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        table.types.push_back(raw_column(column_of(csv, i), options));
    return table;
}

std::string_view type_words(RawType type) {
    switch (type) {
    case RawType::number: return "numbers";
    case RawType::date: return "dates";
    case RawType::flag: return "yes/no as 1 and 0";
    case RawType::text: return {};
    }
    return {};
}

Problem told(const RawTable& table) {
    auto message = fmt::format("is table \"{}\" with {} rows", table.name, table.csv->rows.size());
    for (const auto type : {RawType::number, RawType::date, RawType::flag}) {
        std::vector<std::string_view> list;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.used[i] && table.types[i].type == type) list.push_back(table.columns[i]);
        if (!list.empty()) message += fmt::format("; {}: {}", type_words(type), fmt::join(list, ", "));
    }
    if (std::ranges::find(table.used, true) == table.used.end()) message += "; the SELECT does not use it";
    return about_table(*table.csv, std::move(message));
}

std::optional<Problem> told_of_cents(const CsvTable& csv) {
    for (const auto& cell : csv.header)
        if (const auto vendor = vendor_in_cents(cell.text); !vendor.empty())
            return about_table(csv,
                               fmt::format("{} counts money in cents; arr of the SELECT is taken as whole "
                                           "currency units, so it has to divide by 100.0",
                                           vendor));
    return {};
}

void mark_used(RawTable& table, std::string_view select,
               const std::set<std::pair<std::string, std::string>>& reads) {
    const auto text = folded(select);
    const auto joins = using_columns(text);
    const bool is_natural = has_word(text, "natural");
    const bool is_there =
        std::ranges::any_of(reads, [&](const auto& read) { return read.first == table.name; });
    for (const auto& column : table.columns)
        table.used.push_back(reads.contains({table.name, column}) ||
                             (is_there && (is_natural || has_word(joins, folded(column)))));
}

}  // namespace csm::import
