// SPDX-License-Identifier: MIT
#include "import/qualifier.hpp"

#include "base/normalised.hpp"
#include "import/synonyms.hpp"
#include "read/csv/csv_text.hpp"
#include "read/json/fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace csm::import {

namespace {

struct KindWord {
    Qualifier kind;
    std::string_view word;
};

constexpr std::array<KindWord, 5> kind_words{{{Qualifier::currency, "currency"},
                                              {Qualifier::interval, "interval"},
                                              {Qualifier::interval_count, "interval_count"},
                                              {Qualifier::quantity, "quantity"},
                                              {Qualifier::status, "status"}}};

constexpr std::array<std::string_view, 9> ended_words{"churned", "churn",    "cancelled", "canceled", "lost",
                                                      "trial",   "trialing", "trialling", "expired"};
constexpr std::array<std::string_view, 4> negations{"not", "never", "no", "non"};

/// Intervals and how many of them make a year.
struct IntervalWord {
    std::string_view word;
    double in_a_year;
};

constexpr std::array<IntervalWord, 25> interval_words{
    {{"day", 365},        {"daily", 365}, {"week", 52},      {"weekly", 52},      {"fortnight", 26},
     {"biweekly", 26},    {"month", 12},  {"monthly", 12},   {"mo", 12},          {"quarter", 4},
     {"quarterly", 4},    {"qtr", 4},     {"halfyear", 2},   {"halfyearly", 2},   {"semiannual", 2},
     {"semiannually", 2}, {"year", 1},    {"yearly", 1},     {"annual", 1},       {"annually", 1},
     {"annum", 1},        {"yr", 1},      {"biennial", 0.5}, {"biennially", 0.5}, {"triennial", 1.0 / 3}}};

/// Whole texts, which are too short to be words within others.
constexpr std::array<IntervalWord, 5> interval_letters{
    {{"d", 365}, {"w", 52}, {"m", 12}, {"q", 4}, {"y", 1}}};

constexpr std::array<std::string_view, 10> fillers{"per",     "every", "each", "billed", "paid",
                                                   "billing", "a",     "the",  "to",     "basis"};

struct NumberWord {
    std::string_view word;
    double value;
};

constexpr std::array<NumberWord, 9> number_words{{{"half", 0.5},
                                                  {"semi", 0.5},
                                                  {"one", 1},
                                                  {"two", 2},
                                                  {"three", 3},
                                                  {"four", 4},
                                                  {"six", 6},
                                                  {"twelve", 12},
                                                  {"five", 5}}};

bool is_letter(char letter) { return letter >= 'a' && letter <= 'z'; }

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Runs of letters and runs of digits, in lower case; bytes beyond ASCII count as letters.
std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    char before = ' ';
    for (char letter : text) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
        const bool is_part =
            is_letter(letter) || is_digit(letter) || (static_cast<unsigned char>(letter) & 0x80U) != 0;
        const bool continues = before != ' ' && is_digit(before) == is_digit(letter);
        if (is_part && continues)
            words.back() += letter;
        else if (is_part)
            words.emplace_back(1, letter);
        before = is_part ? letter : ' ';
    }
    return words;
}

constexpr std::string_view year_words[] = {"annual", "year", "acv"};

template <class Words>
bool holds(const Words& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

template <class Table>
auto row_of(const Table& table, std::string_view word) {
    return std::ranges::find_if(table, [word](const auto& row) { return row.word == word; });
}

std::optional<double> number_in(std::string_view word) {
    if (const auto row = row_of(number_words, word); row != number_words.end()) return row->value;
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size() || !(value > 0)) return std::nullopt;
    return value;
}

std::optional<double> interval_in(std::string_view word) {
    if (const auto row = row_of(interval_words, word); row != interval_words.end()) return row->in_a_year;
    if (!word.ends_with('s')) return std::nullopt;
    const auto row = row_of(interval_words, word.substr(0, word.size() - 1));
    return row == interval_words.end() ? std::nullopt : std::optional{row->in_a_year};
}

/// Of a word that a mapping gives a cell: whether it says anything.
bool is_understood(Qualifier kind, const std::string& meaning) {
    if (meaning.empty() || kind == Qualifier::currency) return true;
    if (kind == Qualifier::status) return says_ended(meaning) || are_alike(meaning, "active");
    return kind == Qualifier::interval ? intervals_in_a_year(meaning).has_value()
                                       : number_in(meaning).has_value();
}

std::string_view meanings_of(Qualifier kind) {
    switch (kind) {
    case Qualifier::status: return "churned, canceled, lost, trial, expired or active";
    case Qualifier::interval: return "day, week, month, quarter, year, or such as \"3 months\"";
    case Qualifier::interval_count:
    case Qualifier::quantity: return "a number above 0";
    default: return "a currency";
    }
}

}  // namespace

std::string_view word_of(Qualifier kind) {
    return std::ranges::find(kind_words, kind, &KindWord::kind)->word;
}

std::optional<Qualifier> qualifier_of_word(std::string_view word) {
    const auto key = read::column_key(word);
    for (const auto& row : kind_words)
        if (read::column_key(row.word) == key) return row.kind;
    return std::nullopt;
}

std::vector<std::string> qualifier_words() {
    std::vector<std::string> words;
    for (const auto& row : kind_words) words.emplace_back(row.word);
    return words;
}

Result<QualifyingColumn> declared_qualifier(std::size_t index, Qualifier kind, const ImportRule& rule) {
    if (!rule.formats.empty() || rule.yes || rule.no)
        return Error{
            rule.origin,
            rule.formats.empty()
                ? fmt::format("{} takes no \"yes\" and \"no\"", word_of(kind))
                : fmt::format("\"{}\" is no format of {}", rule.formats.front(), word_of(kind)),
            fmt::format("it takes \"words\" in a mapping file, which give a cell {}", meanings_of(kind))};
    for (const auto& [cell, meaning] : rule.words)
        if (!is_understood(kind, meaning))
            return Error{rule.origin, fmt::format("\"{}\" is no {}", meaning, word_of(kind)),
                         fmt::format("a word of {} stands for {}", word_of(kind), meanings_of(kind))};
    return QualifyingColumn{index, kind, true, {}, rule.words};
}

std::optional<QualifyingColumn> known_qualifier(std::size_t index, std::string_view column) {
    const auto key = read::column_key(column);
    const auto& known = qualifying_names();
    const auto found = std::ranges::find(known, key, &QualifyingName::key);
    if (key.empty() || found == known.end()) return std::nullopt;
    return QualifyingColumn{index, found->kind, false, found->yes_word, {}};
}

std::string meaning_of(const QualifyingColumn& column, std::string_view cell) {
    for (const auto& [word, meaning] : column.words)
        if (are_alike(word, cell)) return meaning;
    if (read::says_missing(cell)) return {};
    if (column.yes_word.empty()) return std::string{cell};
    return read::flag_of(cell) == true ? column.yes_word : std::string{};
}

std::optional<double> intervals_in_a_year(std::string_view text) {
    const auto words = words_in(text);
    if (words.size() == 1)
        if (const auto row = row_of(interval_letters, words[0]); row != interval_letters.end())
            return row->in_a_year;
    double count = 1;
    std::optional<double> in_a_year;
    if (text.starts_with('-')) return std::nullopt;
    for (const auto& word : words) {
        if (const auto interval = interval_in(word)) {
            if (in_a_year && *in_a_year != *interval) return std::nullopt;
            in_a_year = interval;
        } else if (const auto number = number_in(word)) {
            count *= *number;
        } else if (!holds(fillers, word)) {
            return std::nullopt;
        }
    }
    if (!in_a_year) return std::nullopt;
    return *in_a_year / count;
}

bool names_a_year(std::string_view key) {
    const bool has_word = std::ranges::any_of(
        year_words, [key](std::string_view word) { return key.find(word) != std::string_view::npos; });
    return has_word || key.starts_with("arr") || key.ends_with("arr");
}

bool names_a_month(std::string_view key) {
    return key.find("mrr") != std::string_view::npos || key.find("month") != std::string_view::npos;
}

bool says_ended(std::string_view status) {
    const auto words = words_in(status);
    if (words.empty() || std::ranges::any_of(words, [](const auto& word) { return holds(negations, word); }))
        return false;
    return holds(ended_words, words.front()) || holds(ended_words, words.back());
}

}  // namespace csm::import
