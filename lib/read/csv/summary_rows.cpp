// SPDX-License-Identifier: MIT
#include "read/csv/summary_rows.hpp"

#include "base/quoted.hpp"
#include "read/csv/csv_text.hpp"
#include "read/csv/key_cell.hpp"
#include "read/csv/number_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace csm::read {

namespace {

constexpr std::array<char, 2> decimal_signs{'.', ','};
constexpr double cent = 0.01;

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool is_word_letter(char letter) {
    const char small = lower(letter);
    return (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') ||
           static_cast<unsigned char>(letter) >= 0x80;
}

/// The words of a text in lower case.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    bool goes_on = false;
    for (const char letter : text) {
        const bool is_part = is_word_letter(letter);
        if (is_part && !goes_on) words.emplace_back();
        if (is_part) words.back() += lower(letter);
        goes_on = is_part;
    }
    return words;
}

using Words = std::span<const std::string>;

bool is_label(const std::string& word) {
    constexpr std::array<std::string_view, 5> labels{"total", "totals", "subtotal", "subtotals", "sum"};
    return std::ranges::find(labels, word) != labels.end();
}

bool is_before_label(const std::string& word) { return word == "grand" || word == "sub"; }

/// How many words at the front are a label: total, subtotal, sub total, grand total, sum.
std::size_t label_in_front(Words words) {
    if (!words.empty() && is_label(words[0])) return 1;
    return words.size() > 1 && is_before_label(words[0]) && is_label(words[1]) ? 2 : 0;
}

/// "3", "3 records".
bool is_count(Words words) {
    return !words.empty() && words.size() <= 2 &&
           words.front().find_first_not_of("0123456789") == std::string::npos;
}

bool is_ascii_letter(char letter) { return lower(letter) >= 'a' && lower(letter) <= 'z'; }

/// Whether a text holds one of the words, in any case, or one that begins like it. Bytes beyond ASCII may be
/// blanks.
template <std::size_t Count>
bool holds_one(std::string_view text, const std::array<std::string_view, Count>& words) {
    std::array<bool, 256> begins{};
    for (const auto word : words) {
        begins[static_cast<unsigned char>(word.front())] = true;
        begins[static_cast<unsigned char>(word.front() - 'a' + 'A')] = true;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!begins[static_cast<unsigned char>(text[i])] || (i > 0 && is_ascii_letter(text[i - 1]))) continue;
        const auto rest = text.substr(i);
        if (std::ranges::any_of(words, [rest](std::string_view word) {
                return rest.size() >= word.size() &&
                       std::ranges::equal(rest.substr(0, word.size()), word, {}, lower);
            }))
            return true;
    }
    return false;
}

constexpr std::array<std::string_view, 3> label_beginnings{"total", "subtotal", "sum"};
constexpr std::array<std::string_view, 4> footer_beginnings{"copyright", "confidential", "generated",
                                                            "report"};

/// A label alone or with a count, which no customer is named like; or with the name of a group.
enum class Label : std::uint8_t { none, alone, of_group };

Label label_of(std::string_view key) {
    constexpr std::size_t longest = 200;
    if (key.size() > longest || !holds_one(key, label_beginnings)) return Label::none;
    const auto words = words_of(plain_key(key).value_or(std::string{key}));
    const auto front = label_in_front(words);
    const Words rest = Words{words}.subspan(front);
    const bool has_parentheses = key.find('(') != std::string_view::npos;
    if (front > 0 && (rest.empty() || (has_parentheses && is_count(rest)))) return Label::alone;
    return front > 0 || (!words.empty() && is_label(words.back())) ? Label::of_group : Label::none;
}

bool are_equal(double amount, double sum, std::size_t rows) {
    return std::abs(amount - sum) <= cent * static_cast<double>(rows) + 1e-9 * std::abs(sum);
}

/// The cell that may be a label: the key, or where that is empty the first filled cell; beyond the row when
/// none is.
std::size_t label_cell(std::span<const std::string_view> row, std::size_t key) {
    if (key < row.size() && !row[key].empty()) return key;
    const auto filled = std::ranges::find_if(row, [](std::string_view cell) { return !cell.empty(); });
    return static_cast<std::size_t>(filled - row.begin());
}

std::vector<std::string_view> texts_of(const CsvRow& row) {
    std::vector<std::string_view> texts;
    for (const auto& cell : row) texts.emplace_back(cell.text);
    return texts;
}

/// What is told of a row, behind its label.
std::string_view told_of(RowKind kind) {
    switch (kind) {
    case RowKind::summary: return "is a total of other rows; the row is left out";
    case RowKind::after_one:
        return "looks like a total, but a single row stands above it; kept: delete the row if it is a total";
    case RowKind::other_amount:
        return "looks like a total, but is not the sum of the rows above it; kept: delete the row if it is a "
               "total";
    case RowKind::other_texts:
        return "has the sum of the rows above it, but says more than a total does; kept: delete the row if "
               "it is "
               "a total";
    case RowKind::record: break;
    }
    return {};
}

}  // namespace

JudgedRow SummaryRows::next(std::span<const std::string_view> row) {
    if (columns_.size() < row.size()) columns_.resize(row.size());
    const auto label = label_cell(row, key_);
    const auto kind = judged(row, label);
    if (kind == RowKind::record || kind == RowKind::other_amount)
        count(row);
    else
        begin_group();
    return {given_++, kind,
            kind == RowKind::record ? std::string{}
                                    : fmt::format("{} {}", quoted(row[label]), told_of(kind))};
}

RowKind SummaryRows::judged(std::span<const std::string_view> row, std::size_t label) const {
    const bool has_key = label == key_;
    const auto kind = label < row.size() ? label_of(row[label]) : Label::none;
    if (kind == Label::none) return RowKind::record;
    const auto fit = fit_of(row, label);
    const bool fits = fit.amount_fits.value_or(fit.one_fits || (fit.has_numbers && fit.all_fit));
    const bool is_proved = fits && fit.one_fits && rows_ > 1;
    if (is_proved && !fit.has_texts) return RowKind::summary;
    // A row without a key is no customer anyway.
    if (kind == Label::of_group || !has_key) return RowKind::record;
    if (fit.has_texts) return is_proved ? RowKind::other_texts : RowKind::record;
    if (rows_ == 0 || (fit.has_numbers && !fits)) return RowKind::other_amount;
    return rows_ == 1 ? RowKind::after_one : RowKind::summary;
}

SummaryRows::Fit SummaryRows::fit_of(std::span<const std::string_view> row, std::size_t label) const {
    Fit fit;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i == label || says_missing(row[i])) continue;
        const auto& column = columns_[i];
        const auto number = take_apart(row[i]);
        if (!number || (i != amount_ && column.numbers * 2 < column.filled)) {
            fit.has_texts = true;
            continue;
        }
        const bool fits = is_sum(column, *number);
        fit.has_numbers = true;
        fit.all_fit = fit.all_fit && fits;
        fit.one_fits =
            fit.one_fits || (fits && number->digits.find_first_of("123456789") != std::string::npos);
        if (i == amount_) fit.amount_fits = fits;
    }
    return fit;
}

bool SummaryRows::is_sum(const Column& column, const NumberText& number) const {
    for (std::size_t i = 0; i < decimal_signs.size(); ++i) {
        const auto value = value_of(number, decimal_signs[i]);
        const auto& sum = column.sums[i];
        if (!value || !sum.is_readable || column.filled == 0) continue;
        if (rows_since_last_ > 0 && are_equal(*value, sum.since_last, rows_since_last_)) return true;
        if (are_equal(*value, sum.all, rows_)) return true;
    }
    return false;
}

void SummaryRows::count(std::span<const std::string_view> row) {
    ++rows_;
    ++rows_since_last_;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i == key_ || says_missing(row[i])) continue;
        auto& column = columns_[i];
        ++column.filled;
        const auto number = take_apart(row[i]);
        if (!number) continue;
        ++column.numbers;
        for (std::size_t sign = 0; sign < decimal_signs.size(); ++sign) {
            auto& sum = column.sums[sign];
            const auto value = value_of(*number, decimal_signs[sign]);
            sum.is_readable = sum.is_readable && value;
            sum.since_last += value.value_or(0);
            sum.all += value.value_or(0);
        }
    }
}

void SummaryRows::begin_group() {
    rows_since_last_ = 0;
    for (auto& column : columns_)
        for (auto& sum : column.sums) sum.since_last = 0;
}

std::vector<JudgedRow> summary_rows(const CsvTable& table, std::size_t key,
                                    std::optional<std::size_t> amount) {
    const auto may_be = [key](const CsvRow& row) {
        if (!row[key].text.empty()) return label_of(row[key].text) != Label::none;
        return std::ranges::any_of(row,
                                   [](const CsvCell& cell) { return label_of(cell.text) != Label::none; });
    };
    std::vector<JudgedRow> judged;
    if (std::ranges::none_of(table.rows, may_be)) return judged;
    SummaryRows rows{key, amount};
    for (const auto& cells : table.rows)
        if (auto row = rows.next(texts_of(cells)); row.kind != RowKind::record)
            judged.push_back(std::move(row));
    return judged;
}

bool is_report_footer(std::string_view cell) {
    if (cell.find("\u00A9") != std::string_view::npos) return true;
    if (!holds_one(cell, footer_beginnings) && !holds_one(cell, label_beginnings)) return false;
    const auto words = words_of(cell);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view next =
            i + 1 < words.size() ? std::string_view{words[i + 1]} : std::string_view{};
        if (words[i].starts_with("copyright") || words[i].starts_with("confidential")) return true;
        if (words[i] == "generated" && next == "by") return true;
        if (words[i] == "report" && next == "run") return true;
        if (words[i] == "grand" && (next == "total" || next == "totals")) return true;
    }
    return false;
}

std::string told_of_footer(std::string_view cell) {
    return fmt::format("{} is a footer of the report; the row is left out", quoted(cell));
}

std::string told_of_footer_like(std::string_view cell, std::size_t cells) {
    return fmt::format(
        "{} looks like a footer of the report, but the row has {} cells; kept as a row: delete it if it is a "
        "footer",
        quoted(cell), cells);
}

bool may_hold_no_records(std::string_view text) {
    return text.find('\xA9') != std::string_view::npos || holds_one(text, label_beginnings) ||
           holds_one(text, footer_beginnings);
}

bool may_be_no_record(std::span<const std::string_view> row, std::size_t key) {
    const auto label = label_cell(row, key);
    return label < row.size() && (label_of(row[label]) != Label::none || is_report_footer(row.front()));
}

}  // namespace csm::read
