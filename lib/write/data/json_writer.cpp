// SPDX-License-Identifier: MIT
#include "write/data/json_writer.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>

namespace csm::render {

namespace {

constexpr std::size_t longest_separator = 64;

constexpr std::array<bool, 256> needs_escape = [] {
    std::array<bool, 256> table{};
    for (std::size_t byte = 0; byte < 0x20; ++byte) table[byte] = true;
    table['"'] = table['\\'] = table[0x7f] = true;
    return table;
}();

using Block [[gnu::vector_size(16)]] = unsigned char;

/// Whether one of sixteen characters needs an escape.
bool any_needs_escape(Block block) {
    const auto found = (block < 0x20) | (block == '"') | (block == '\\') | (block == 0x7f);
    const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(found);
    return (halves[0] | halves[1]) != 0;
}

/// Copies sixteen characters; false when one of them needs an escape.
bool copy_block(char* to, const char* from) {
    Block block{};
    std::memcpy(&block, from, sizeof block);
    std::memcpy(to, &block, sizeof block);
    return !any_needs_escape(block);
}

/// Copies the characters at the start that need no escape, nearly all of them: how many they are.
std::size_t copy_plain(char* to, std::string_view text) {
    std::size_t done = 0;
    if (text.size() >= sizeof(Block)) {
        const auto last = text.size() - sizeof(Block);
        while (done < last && copy_block(to + done, text.data() + done)) done += sizeof(Block);
        if (done >= last && copy_block(to + last, text.data() + last)) return text.size();
        done = std::min(done, last);
    }
    while (done < text.size() && !needs_escape[static_cast<unsigned char>(text[done])]) {
        to[done] = text[done];
        ++done;
    }
    return done;
}

void append_escape(TextBuffer& out, char c) {
    switch (c) {
    case '"': return out.append("\\\"");
    case '\\': return out.append("\\\\");
    case '\n': return out.append("\\n");
    case '\r': return out.append("\\r");
    case '\t': return out.append("\\t");
    default: break;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    out.append("\\u00");
    out.append(digits[byte >> 4U]);
    out.append(digits[byte & 0xFU]);
}

char* copy(char* at, std::string_view text) { return at + text.copy(at, text.size()); }

}  // namespace

void append_json_characters(TextBuffer& out, std::string_view text) {
    for (;;) {
        char* const at = out.room(text.size());
        const auto plain = copy_plain(at, text);
        out.keep_to(at + plain);
        if (plain == text.size()) return;
        append_escape(out, text[plain]);
        text.remove_prefix(plain + 1);
    }
}

void append_json_text(TextBuffer& out, std::string_view text) {
    out.append('"');
    append_json_characters(out, text);
    out.append('"');
}

void escape_json_from(TextBuffer& out, std::size_t begin) {
    const auto text = out.view().substr(begin);
    char* const at = out.room(0) - text.size();
    const auto plain = copy_plain(at, text);  // onto itself
    if (plain == text.size()) return;
    const std::string rest{text.substr(plain)};
    out.keep_to(at + plain);
    append_json_characters(out, rest);
}

char* JsonWriter::write_line_start(char* at, std::size_t levels) const {
    *at++ = '\n';
    return std::fill_n(at, (depth_ + levels) * 2, ' ');
}

char* JsonWriter::write_separator(char* at) {
    if (top_ == 0) return at;
    auto& open = stack_[top_ - 1];
    if (!open.empty) *at++ = ',';
    if (open.layout == Layout::lines)
        at = write_line_start(at, top_);
    else if (!open.empty && layout_ == Layout::lines)
        *at++ = ' ';
    open.empty = false;
    return at;
}

char* JsonWriter::begin_value(std::size_t size) {
    char* const at = text_.room(longest_separator + size);
    if (!after_key_) return write_separator(at);
    after_key_ = false;
    return at;
}

void JsonWriter::open(char opening, char closing, Layout layout) {
    char* at = begin_value(1);
    const bool inside_line = layout_ == Layout::line || (top_ > 0 && stack_[top_ - 1].layout == Layout::line);
    stack_[top_++] = {closing, inside_line ? Layout::line : layout, true};
    *at++ = opening;
    text_.keep_to(at);
}

void JsonWriter::end() {
    const auto closed = stack_[--top_];
    char* at = text_.room(longest_separator);
    if (closed.layout == Layout::lines && !closed.empty) at = write_line_start(at, top_);
    *at++ = closed.closing;
    text_.keep_to(at);
}

void JsonWriter::key(std::string_view name) {
    char* at = write_separator(text_.room(longest_separator + name.size()));
    *at++ = '"';
    at = copy(at, name);
    *at++ = '"';
    *at++ = ':';
    if (layout_ == Layout::lines) *at++ = ' ';
    text_.keep_to(at);
    after_key_ = true;
}

void JsonWriter::key_of(std::string_view name) {
    text_.keep_to(write_separator(text_.room(longest_separator)));
    append_json_text(text_, name);
    text_.append(layout_ == Layout::lines ? ": " : ":");
    after_key_ = true;
}

void JsonWriter::null() { text_.keep_to(copy(begin_value(4), "null")); }

void JsonWriter::flag(bool value) { text_.keep_to(copy(begin_value(5), value ? "true" : "false")); }

void JsonWriter::count(std::uint64_t value) {
    char* const at = begin_value(longest_number);
    text_.keep_to(std::to_chars(at, at + longest_number, value).ptr);
}

void JsonWriter::number(double value) { text_.keep_to(write_shortest(begin_value(longest_number), value)); }

void JsonWriter::tenths(double value) { text_.keep_to(write_tenths(begin_value(longest_number), value)); }

void JsonWriter::text(std::string_view value) {
    text_.keep_to(begin_value(0));
    append_json_text(text_, value);
}

void JsonWriter::plain_text(std::string_view value) {
    char* at = begin_value(value.size() + 2);
    *at++ = '"';
    at = copy(at, value);
    *at++ = '"';
    text_.keep_to(at);
}

}  // namespace csm::render
