// SPDX-License-Identifier: MIT
#include "read/csv/csv_text.hpp"

#include "base/code_point.hpp"
#include "base/normalised.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace csm::read {

namespace {

/// What Windows-1252 has at 0x80 to 0x9F; the five bytes it leaves open are no characters.
constexpr std::array<char16_t, 32> windows_1252{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

void append_code_point(std::string& text, unsigned value) {
    const auto byte = [&text](unsigned bits) { text += static_cast<char>(bits); };
    if (value < 0x80) return byte(value);
    if (value < 0x800) {
        byte(0xC0U | value >> 6U);
    } else {
        byte(0xE0U | value >> 12U);
        byte(0x80U | (value >> 6U & 0x3FU));
    }
    byte(0x80U | (value & 0x3FU));
}

unsigned from_windows_1252(unsigned char byte) {
    return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80U] : byte;
}

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

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

std::size_t separator_line(std::string_view text) {
    constexpr std::size_t size = std::string_view("sep=;").size();
    if (!text.starts_with("sep=") || text.size() <= size) return 0;
    return text[size] == '\n' || text[size] == '\r' ? size : 0;
}

std::string_view other_format(std::string_view bytes) {
    if (bytes.starts_with("PK\x03\x04")) return "is a spreadsheet or another zip file, not CSV";
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) return "is an old spreadsheet file, not CSV";
    if (bytes.starts_with("\x1F\x8B")) return "is compressed, not CSV";
    const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    if (utf16 || bytes.substr(0, 4).find('\0') != std::string_view::npos)
        return "is UTF-16 or binary, not UTF-8 text";
    return {};
}

std::string as_utf8(std::string_view cell, bool& converted) {
    if (is_ascii(cell)) return std::string{cell};
    std::string text;
    while (!cell.empty()) {
        const CodePoint next = first_code_point(cell);
        if (next.valid) {
            text += cell.substr(0, next.bytes);
        } else {
            converted = true;
            append_code_point(text, from_windows_1252(static_cast<unsigned char>(cell.front())));
        }
        cell.remove_prefix(next.bytes);
    }
    return text;
}

bool is_well_quoted(std::string_view source) {
    if (!source.starts_with('"')) return true;
    if (source.size() < 2 || source.back() != '"') return false;
    const auto inner = source.substr(1, source.size() - 2);
    for (std::size_t i = 0; i < inner.size(); ++i) {
        if (inner[i] != '"') continue;
        if (i + 1 == inner.size() || inner[i + 1] != '"') return false;
        ++i;
    }
    return true;
}

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
