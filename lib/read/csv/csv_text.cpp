// SPDX-License-Identifier: MIT
#include "read/csv/csv_text.hpp"

#include "base/code_point.hpp"

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

std::string_view without_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace csm::read
