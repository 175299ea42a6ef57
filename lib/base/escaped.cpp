// SPDX-License-Identifier: MIT
#include <csm/escaped.hpp>

#include "base/code_point.hpp"

#include <fmt/format.h>

namespace csm {

namespace {

bool acts_on_terminal(char32_t value) {
    const bool is_control = value < 0x20 || (value >= 0x7F && value <= 0x9F);
    const bool ends_line = value == 0x2028 || value == 0x2029;
    const bool sets_direction = value == 0x061C || value == 0x200E || value == 0x200F ||
                                (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
    return is_control || ends_line || sets_direction;
}

/// A line end or a tab, which a text of several lines may hold.
bool starts_layout(std::string_view text) {
    return text.starts_with('\n') || text.starts_with("\r\n") || text.starts_with('\t');
}

std::string in_place_of(unsigned value) {
    return value < 0x100 ? fmt::format("\\x{:02x}", value) : fmt::format("\\u{{{:04x}}}", value);
}

template <class Escape>
std::string escaped_text(std::string_view text, bool keeps_lines, Escape escape) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        if (!next.valid)
            result += escape(static_cast<unsigned char>(text.front()));
        else if (!acts_on_terminal(next.value) || (keeps_lines && starts_layout(text)))
            result += text.substr(0, next.bytes);
        else
            result += escape(static_cast<unsigned>(next.value));
        text.remove_prefix(next.bytes);
    }
    return result;
}

}  // namespace

std::string escaped(std::string_view text) { return escaped_text(text, false, in_place_of); }

std::string escaped_lines(std::string_view text) { return escaped_text(text, true, in_place_of); }

std::string escaped_data(std::string_view text) {
    return escaped_text(text, true, [](unsigned value) { return fmt::format("\\u{:04x}", value); });
}

}  // namespace csm
