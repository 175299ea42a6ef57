// SPDX-License-Identifier: MIT
#include "base/tokens.hpp"

#include <algorithm>

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

constexpr std::size_t counted = 9;  // digits of an exponent that the parser counts in any case

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Where the digits of the exponent begin; the token's size without an exponent.
std::size_t exponent_digits(std::string_view token) {
    const bool is_number = !token.empty() && (is_digit(token.front()) || token.front() == '-');
    const auto exponent = is_number ? token.find_first_of("eE") : std::string_view::npos;
    if (exponent == std::string_view::npos) return token.size();
    const auto digits = token.find_first_not_of("+-", exponent + 1);
    return std::min(digits, token.size());
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

bool has_long_exponent(std::string_view token) {
    const auto digits = token.substr(exponent_digits(token));
    return digits.size() > counted && std::all_of(digits.begin(), digits.end(), is_digit);
}

std::string without_long_exponent(std::string_view token) {
    const auto begin = exponent_digits(token);
    const auto digits = token.substr(begin);
    const bool is_small = digits.find_first_not_of('0') >= digits.size() - counted;
    if (is_small) return std::string{token};
    return std::string{token.substr(0, begin)} + std::string(digits.size() - counted, '0') +
           std::string(counted, '9');
}

std::string value_without_long_exponents(std::string_view text, std::size_t begin) {
    std::string value;
    auto copied = begin;
    int depth = 0;
    do {
        const auto token = next_token(text, copied);
        const auto end = token.offset + token.size;
        if (token.size == 0) break;
        if (token.first == '{' || token.first == '[') ++depth;
        if (token.first == '}' || token.first == ']') --depth;
        const auto written = text.substr(token.offset, token.size);
        value += text.substr(copied, token.offset - copied);
        if (has_long_exponent(written))
            value += without_long_exponent(written);
        else
            value += written;
        copied = end;
    } while (depth > 0);
    return value;
}

}  // namespace csm::read
