// SPDX-License-Identifier: MIT
#include "query/where_tokens.hpp"

#include "base/code_point.hpp"
#include "base/quoted.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace csm {

namespace {

constexpr std::size_t longest = 10'000;  // bytes, more than anybody types

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

bool is_sign(char byte) { return std::string_view{"=!<>()"}.find(byte) != std::string_view::npos; }

bool is_quotation_mark(char byte) { return byte == '"' || byte == '\''; }

/// Cuts an expression into tokens, from the left.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_{text} {}

    Result<WhereToken> next() {
        while (!rest_.empty() && is_blank(rest_.front())) step();
        WhereToken token{WhereToken::Kind::end, {}, column_};
        if (rest_.empty()) return token;
        if (is_quotation_mark(rest_.front())) return quoted(std::move(token));
        if (is_sign(rest_.front())) return sign(std::move(token));
        return word(std::move(token));
    }

  private:
    /// Goes past one character and returns it.
    std::string_view step() {
        const auto size = first_code_point(rest_).bytes;
        const auto character = rest_.substr(0, size);
        rest_.remove_prefix(size);
        ++column_;
        return character;
    }

    std::optional<Error> defect() const {
        const auto character = first_code_point(rest_);
        if (!character.valid) return where_error(column_, "is a byte that is no UTF-8");
        if (character.value < U' ' || (character.value >= 0x7F && character.value < 0xA0))
            return where_error(column_, "is a control character");
        return std::nullopt;
    }

    Result<WhereToken> word(WhereToken token) {
        token.kind = WhereToken::Kind::word;
        while (!rest_.empty() && !is_blank(rest_.front()) && !is_sign(rest_.front()) &&
               !is_quotation_mark(rest_.front())) {
            if (const auto found = defect()) return *found;
            token.text += step();
        }
        return token;
    }

    Result<WhereToken> quoted(WhereToken token) {
        token.kind = WhereToken::Kind::quoted;
        const char mark = step().front();
        while (!rest_.empty()) {
            if (const auto found = defect()) return *found;
            const auto character = step();
            const bool is_mark = character.front() == mark;
            if (is_mark && (rest_.empty() || rest_.front() != mark)) return token;
            if (is_mark) step();
            token.text += character;
        }
        return where_error(token.column, "the quotation mark is not closed",
                           fmt::format("write another {} behind the text", mark));
    }

    Result<WhereToken> sign(WhereToken token) {
        token.kind = WhereToken::Kind::sign;
        token.text = step();
        const bool takes_equal = token.text == "!" || token.text == "<" || token.text == ">";
        if (takes_equal && !rest_.empty() && rest_.front() == '=') token.text += step();
        if (token.text == "!")
            return where_error(token.column, "expected !=, not \"!\"", "\"not\" is written as a word");
        return token;
    }

    std::string_view rest_;
    std::size_t column_ = 1;
};

}  // namespace

bool WhereToken::is_word(std::string_view wanted) const {
    return kind == Kind::word && std::ranges::equal(text, wanted, [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
           });
}

std::string WhereToken::shown() const {
    return kind == Kind::end ? "the end" : read::quoted(std::string_view{text});
}

Error where_error(std::size_t column, std::string_view message, std::string hint) {
    return {{}, fmt::format("--where, column {}: {}", column, message), std::move(hint)};
}

Result<std::vector<WhereToken>> where_tokens(std::string_view text) {
    if (text.size() > longest)
        return where_error(1, fmt::format("the expression has {} bytes, more than {}", text.size(), longest));
    Scanner scanner{text};
    std::vector<WhereToken> tokens;
    do {
        auto token = scanner.next();
        if (!token) return token.error();
        tokens.push_back(std::move(*token));
    } while (tokens.back().kind != WhereToken::Kind::end);
    return tokens;
}

}  // namespace csm
