// SPDX-License-Identifier: MIT
#include "import/ended_rows.hpp"

#include "base/normalised.hpp"
#include "base/quoted.hpp"
#include "import/cell_format.hpp"

#include <csm/number.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace csm::import {

namespace {

constexpr std::size_t lines_told = 5;
constexpr std::size_t words_told = 6;

std::string quoted(const std::string& text) { return read::quoted(std::string_view{text}); }

/// "1 row says", "2 rows say".
std::string rows_say(std::size_t count) {
    return count == 1 ? "1 row says" : fmt::format("{} rows say", count);
}

/// Lines of a file, or rows of the result of a SELECT.
template <class Rows>
std::string_view place_word(const Rows& rows) {
    if (rows.front().is_selected) return rows.size() == 1 ? "row" : "rows";
    return rows.size() == 1 ? "line" : "lines";
}

template <class Items, class Text>
std::string first_few(const Items& items, std::size_t most, Text text) {
    std::vector<std::string> list;
    for (const auto& item : items) {
        if (list.size() == most) break;
        list.push_back(text(item));
    }
    return fmt::format("{}{}", fmt::join(list, ", "), items.size() > most ? ", …" : "");
}

}  // namespace

void EndedRows::add(const CsvTable& table, const CsvRow& row, const QualifyingColumn& column,
                    const CsvCell& key, std::optional<double> arr) {
    const auto& cell = row[column.index];
    const auto meaning = meaning_of(column, cell.text);
    const bool is_ended = says_ended(meaning);
    if (column.declared) {
        const auto standing = customers_.try_emplace(key.text, Standing{customers_.size(), false});
        standing.first->second.lives_on = standing.first->second.lives_on || !is_ended;
    }
    if (meaning.empty() || (!is_ended && !column.declared)) return;
    auto found = std::ranges::find_if(columns_, [&](const StatusColumn& other) {
        return other.table == &table && other.column.index == column.index;
    });
    if (found == columns_.end())
        found = columns_.insert(columns_.end(), StatusColumn{&table, column, nullptr, {}, {}});
    // Yes, Y and 1 are one word, shown as it came first.
    const auto& word_key = column.yes_word.empty() ? cell.text : column.yes_word;
    const auto [place, is_new] = found->places.emplace(normalised(word_key), found->words.size());
    if (is_new) found->words.push_back({cell.text, 0, {}});
    auto& word = found->words[place->second];
    ++word.count;
    if (!is_ended) return;
    if (found->first == nullptr) found->first = &cell;
    word.ended.push_back({cell.line, cell.column == 0, key.text, arr});
}

std::vector<std::string> EndedRows::customers() const {
    std::vector<std::pair<std::size_t, std::string>> ended;
    for (const auto& [customer, standing] : customers_)
        if (!standing.lives_on) ended.emplace_back(standing.order, customer);
    std::ranges::sort(ended);
    std::vector<std::string> list;
    for (auto& [order, customer] : ended) list.push_back(std::move(customer));
    return list;
}

/// "1 row says "Churned" (line 3; ARR 9,000)".
std::string EndedRows::words_of(const Word& word, const ArrOf& arr_of) {
    double arr = 0;
    std::size_t unknown = 0;
    std::unordered_map<std::string, bool, KeyedHash> counted;  // a customer's ARR counts once
    for (const auto& row : word.ended) {
        const auto amount = row.arr ? row.arr : arr_of(row.customer);
        if (!amount) ++unknown;
        if (amount && (row.arr || counted.emplace(row.customer, true).second)) arr += *amount;
    }
    std::string sum = "ARR not known";
    if (unknown < word.ended.size()) {
        sum = "ARR ";
        append_thousands(sum, arr);
        if (unknown > 0) sum += fmt::format(", and of {} not known", unknown);
    }
    return fmt::format(
        "{} {} ({} {}; {})", rows_say(word.ended.size()), quoted(word.text), place_word(word.ended),
        first_few(word.ended, lines_told, [](const EndedRow& row) { return std::to_string(row.line); }), sum);
}

std::string EndedRows::told(const StatusColumn& column, const ArrOf& arr_of) {
    std::vector<Word> ended, kept;
    std::size_t count = 0;
    for (const auto& word : column.words) {
        count += word.ended.size();
        (word.ended.empty() ? kept : ended).push_back(word);
    }
    const auto& name = column.table->header[column.column.index].text;
    auto text = first_few(ended, words_told, [&](const Word& word) { return words_of(word, arr_of); });
    if (!column.column.declared)
        return text +
               fmt::format("; {} like any other: write {} to leave such rows out, or {} if that is right",
                           count == 1 ? "it counts" : "they count", map_option(name, "status"),
                           map_option(name, ""));
    text =
        ended.empty() ? "no row has ended" : text + (count == 1 ? "; it is left out" : "; they are left out");
    if (!kept.empty())
        text += fmt::format("; kept: {}", first_few(kept, words_told, [](const Word& word) {
                                return fmt::format("{} {}", rows_say(word.count), quoted(word.text));
                            }));
    return text;
}

std::vector<Problem> EndedRows::notices(const ArrOf& arr_of) const {
    std::vector<Problem> notices;
    for (const auto& column : columns_) {
        const auto* const first = column.first;
        if (first == nullptr && column.words.size() == 1 && are_alike(column.words[0].text, "active"))
            continue;
        notices.push_back(
            {.file = column.table->name,
             .line = first == nullptr ? 0 : first->line,
             .column = first == nullptr ? 0 : first->column,
             .record = {},
             .customer_id = {},
             .field = fmt::format("column \"{}\"", column.table->header[column.column.index].text),
             .message = told(column, arr_of)});
    }
    return notices;
}

bool has_ended(const std::vector<QualifyingColumn>& statuses, const CsvRow& row) {
    return std::ranges::any_of(statuses, [&row](const QualifyingColumn& column) {
        return column.declared && says_ended(meaning_of(column, row[column.index].text));
    });
}

}  // namespace csm::import
