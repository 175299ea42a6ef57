// SPDX-License-Identifier: MIT
#include "import/customer_key.hpp"

#include "base/keyed_hash.hpp"
#include "base/quoted.hpp"
#include "import/cell_format.hpp"
#include "import/sql_tokens.hpp"
#include "import/synonyms.hpp"
#include "read/csv/csv_text.hpp"
#include "read/csv/date_cell.hpp"
#include "read/csv/number_cell.hpp"
#include "read/json/fields.hpp"

#include <csm/nearest.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace csm::import {

namespace {

/// The last word of a column's name in lower case: id of "Cust ID", CustID and cust_id.
std::string last_word(std::string_view name) {
    const auto is_upper = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    const auto is_part = [](char letter) { return !read::column_key(std::string_view{&letter, 1}).empty(); };
    while (!name.empty() && !is_part(name.back())) name.remove_suffix(1);
    std::size_t begin = name.size();
    while (begin > 0 && is_part(name[begin - 1])) {
        --begin;
        const bool begins_a_word = is_upper(name[begin]) && begin > 0 && !is_upper(name[begin - 1]);
        if (begins_a_word) break;
    }
    return read::column_key(name.substr(begin));
}

/// Whether the cells can be ids: there are some, and they are no dates and no amounts.
bool may_be_ids(const CsvTable& table, std::size_t index) {
    bool has_cells = table.rows.empty();
    for (const auto& row : table.rows) {
        const auto& text = row[index].text;
        if (read::says_missing(text)) continue;
        has_cells = true;
        const auto number = read::take_apart(text);
        const bool is_amount = number && (!number->currency.empty() || number->percent || number->negative ||
                                          number->digits.find_first_of(".,") != std::string::npos);
        if (is_amount || read::take_date_apart(text)) return false;
    }
    return has_cells;
}

/// The column that looks like a customer key: id itself, a name near one that is known, or any that ends in
/// the word id.
std::optional<std::string> column_like_a_key(const CsvTable& table, std::optional<std::size_t> except = {}) {
    constexpr std::size_t most_columns = 1000;
    std::vector<std::string> keys;
    for (const auto& synonym : synonyms())
        if (synonym.field == "customer_id") keys.push_back(synonym.key);
    std::optional<std::string> best;
    std::size_t best_rank = 3;
    for (std::size_t i = 0; i < std::min(table.header.size(), most_columns); ++i) {
        const auto& name = table.header[i].text;
        if (i == except || name.empty()) continue;
        const auto key = read::column_key(name);
        const bool ends_in_id = last_word(name) == "id";
        const bool is_near = (ends_in_id || key.ends_with("id")) && nearest(key, keys);
        const std::size_t rank = key == "id" ? 0U : is_near ? 1U : ends_in_id ? 2U : 3U;
        if (rank >= best_rank || !may_be_ids(table, i)) continue;
        best = name;
        best_rank = rank;
    }
    return best;
}

/// How to say which column is the customer key.
std::string key_hint(const CsvTable& table, std::optional<std::size_t> except = {}) {
    constexpr std::size_t most_named = 6;
    if (const auto name = column_like_a_key(table, except))
        return fmt::format("the nearest is \"{}\": if it names the customer, write {}", *name,
                           map_option(*name, "customer_id"));
    std::vector<std::string> names;
    for (std::size_t i = 0; i < table.header.size(); ++i)
        if (i != except && !table.header[i].text.empty())
            names.push_back(read::quoted(std::string_view{table.header[i].text}));
    const auto more = names.size() - std::min(names.size(), most_named);
    names.resize(names.size() - more);
    return fmt::format("write --map COLUMN=customer_id with the column that names the customer, of {}{}",
                       fmt::join(names, ", "), more == 0 ? "" : fmt::format(" and {} more", more));
}

bool is_known_key(std::string_view name) {
    const auto key = read::column_key(name);
    return key == "customerid" || std::ranges::any_of(synonyms(), [&key](const Synonym& synonym) {
               return synonym.field == "customer_id" && synonym.key == key;
           });
}

/// The line of a row behind the header that names a customer key, as headers do.
std::optional<std::uint64_t> line_like_a_header(const CsvTable& table) {
    for (const auto& row : table.head)
        if (row.size() > 1 && row.front().line > table.header.front().line &&
            std::ranges::any_of(row, is_known_key, &CsvCell::text))
            return row.front().line;
    return std::nullopt;
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_letter_or_digit(char letter) {
    return is_digit(letter) || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

std::string in_lower_case(std::string_view key) { return folded(key); }

/// Ids of Salesforce have 15 characters, and three more where case does not count.
std::string without_check_characters(std::string_view key) {
    constexpr std::size_t short_id = 15, long_id = 18;
    const bool may_be_one =
        std::ranges::all_of(key, is_letter_or_digit) && !std::ranges::all_of(key, is_digit);
    if (key.size() != long_id || !may_be_one) return std::string{key};
    return std::string{key.substr(0, short_id)};
}

std::string without_leading_zeros(std::string_view key) {
    if (!std::ranges::all_of(key, is_digit)) return std::string{key};
    return std::string{key.substr(std::min(key.find_first_not_of('0'), key.size() - 1))};
}

/// What two keys may differ in though they mean the same customer.
struct Likeness {
    std::string_view difference;
    bool of_one_size = false;
    std::string (*core)(std::string_view key);
};

constexpr Likeness likenesses[] = {
    {"differ only in upper and lower case", true, in_lower_case},
    {"are ids of Salesforce with 15 and with 18 characters for one account", false, without_check_characters},
    {"differ only in leading zeros", false, without_leading_zeros}};

}  // namespace

Error no_customer_key(const CsvTable& table) {
    const auto line = line_like_a_header(table);
    return {table.name, "no column is the customer key, customer_id",
            line ? fmt::format("line {} looks like the header: write --skip {}", *line, *line - 1)
                 : key_hint(table)};
}

std::optional<Error> empty_customer_key(const PlannedTable& planned) {
    const auto& table = *planned.table;
    const auto index = planned.columns[*planned.key].index;
    const auto is_empty = [index](const CsvRow& row) { return read::says_missing(row[index].text); };
    if (table.rows.empty() || !std::ranges::all_of(table.rows, is_empty)) return {};
    return Error{fmt::format("{}: column \"{}\"", table.name, table.header[index].text),
                 "is the customer key, customer_id, but all its cells are empty", key_hint(table, index)};
}

std::vector<Problem> alike_keys(std::span<const std::string> keys) {
    std::vector<Problem> notices;
    for (const auto& likeness : likenesses) {
        std::unordered_map<std::string, const std::string*, KeyedHash> first;
        std::size_t count = 0;
        std::string example;
        for (const auto& key : keys) {
            const auto [same, is_new] = first.emplace(likeness.core(key), &key);
            const bool has_one_size = same->second->size() == key.size();
            if (is_new || has_one_size != likeness.of_one_size || count++ > 0) continue;
            example = fmt::format("{} and {}", read::quoted(std::string_view{*same->second}),
                                  read::quoted(std::string_view{key}));
        }
        if (count == 0) continue;
        notices.push_back(
            {.file = {},
             .line = 0,
             .column = 0,
             .record = {},
             .customer_id = {},
             .field = "customer_id",
             .message = fmt::format("{} that {}, such as {}; they stay apart: write one of them "
                                    "everywhere if they mean one customer",
                                    count == 1 ? "there is a pair of keys"
                                               : fmt::format("there are {} pairs of keys", count),
                                    likeness.difference, example)});
    }
    return notices;
}

}  // namespace csm::import
