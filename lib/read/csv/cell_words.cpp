// SPDX-License-Identifier: MIT
#include "read/csv/cell_words.hpp"

#include "base/code_point.hpp"
#include "base/normalised.hpp"
#include "read/csv/csv_text.hpp"

#include <algorithm>
#include <array>

namespace csm::read {

namespace {

constexpr std::array<std::string_view, 28> missing_words{
    "",        "n/a",     "#n/a",  "na",      "null",   "nil",     "nan",     "-",      "--",   "---",
    "\u2014",  "\u2015",  "n.a.",  "(blank)", "(none)", "(empty)", "(null)",  "<null>", "<na>", "\\n",
    "#div/0!", "#value!", "#ref!", "#name?",  "#num!",  "#null!",  "#error!", "#spill!"};
constexpr std::array<std::string_view, 5> yes_words{"true", "yes", "y", "t", "1"};
constexpr std::array<std::string_view, 5> no_words{"false", "no", "n", "f", "0"};

template <class Words>
bool is_among(std::string_view text, const Words& words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return are_alike(text, word); });
}

/// Characters of one kind, from the first to the last.
struct PlainRange {
    char32_t first;
    char32_t last;
    std::string_view plain;
};

constexpr PlainRange plain_ranges[] = {{0x00A0, 0x00A0, " "}, {0x00AD, 0x00AD, ""},  {0x02BC, 0x02BC, "'"},
                                       {0x1680, 0x1680, " "}, {0x2000, 0x200A, " "}, {0x200B, 0x200F, ""},
                                       {0x2010, 0x2013, "-"}, {0x2018, 0x2019, "'"}, {0x2028, 0x2029, " "},
                                       {0x202A, 0x202E, ""},  {0x202F, 0x202F, " "}, {0x205F, 0x205F, " "},
                                       {0x2060, 0x2064, ""},  {0x2066, 0x206F, ""},  {0x2212, 0x2212, "-"},
                                       {0x3000, 0x3000, " "}, {0xFE63, 0xFE63, "-"}, {0xFEFF, 0xFEFF, ""},
                                       {0xFFE1, 0xFFE1, "£"}, {0xFFE5, 0xFFE5, "¥"}, {0xFFE6, 0xFFE6, "₩"}};

constexpr char32_t first_wide = 0xFF01, last_wide = 0xFF5E, narrow_of_first = 0x21;

void append_plain(std::string& plain, std::string_view written, char32_t letter) {
    if (letter >= first_wide && letter <= last_wide) {
        plain += static_cast<char>(letter - first_wide + narrow_of_first);
        return;
    }
    const auto range = std::ranges::find_if(plain_ranges, [letter](const PlainRange& known) {
        return letter >= known.first && letter <= known.last;
    });
    plain += range == std::end(plain_ranges) ? written : range->plain;
}

}  // namespace

bool says_missing(std::string_view text) {
    // Nearly every cell is told by its length or by the characters at its ends.
    constexpr std::size_t longest = 8, longest_with_marks = 24;
    constexpr std::string_view beginnings = "nN-#(<\\ \t\r\n";
    if (text.empty()) return true;
    const bool has_marks = !is_ascii(text.substr(0, 1)) || !is_ascii(text.substr(text.size() - 1));
    if (has_marks)
        return text.size() <= longest_with_marks && is_among(in_plain_characters(text), missing_words);
    return text.size() <= longest && beginnings.find(text.front()) != std::string_view::npos &&
           is_among(text, missing_words);
}

std::optional<bool> flag_of(std::string_view text) {
    if (is_among(text, yes_words)) return true;
    if (is_among(text, no_words)) return false;
    return std::nullopt;
}

std::string in_plain_characters(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const auto next = first_code_point(text);
        append_plain(plain, text.substr(0, next.bytes), next.valid ? next.value : U' ');
        text.remove_prefix(next.bytes);
    }
    return plain;
}

}  // namespace csm::read
