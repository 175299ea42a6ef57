// SPDX-License-Identifier: MIT
#include "base/tokens.hpp"

namespace csm::read {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool ends_word(char c) {
    return is_blank(c) || c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':' || c == '"';
}

Token string_token(std::string_view text, std::size_t offset) {
    for (auto i = offset + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return {offset, i + 1 - offset, '"'};
    }
    return {offset, text.size() - offset, '"', false};
}

std::size_t word_end(std::string_view text, std::size_t offset) {
    while (offset < text.size() && !ends_word(text[offset])) ++offset;
    return offset;
}

}  // namespace

Token next_token(std::string_view text, std::size_t offset) {
    while (offset < text.size() && is_blank(text[offset])) ++offset;
    if (offset >= text.size()) return {text.size(), 0, '\0'};
    const char first = text[offset];
    if (first == '"') return string_token(text, offset);
    const auto end = word_end(text, offset);
    return {offset, end == offset ? 1 : end - offset, first};
}

std::size_t token_after(std::string_view text, std::size_t offset, std::size_t count) {
    auto token = next_token(text, offset);
    for (;;) {
        while (token.first == ',' || token.first == ':') token = next_token(text, token.offset + token.size);
        if (count == 0 || token.size == 0) return token.offset;
        token = next_token(text, token.offset + token.size);
        --count;
    }
}

}  // namespace csm::read
