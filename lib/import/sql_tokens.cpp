// SPDX-License-Identifier: MIT
#include "import/sql_tokens.hpp"

#include <algorithm>
#include <array>

namespace csm::import {

namespace {

constexpr std::array<std::string_view, 9> long_signs{"->>", "->", "||", "<<", ">>", "<=", ">=", "<>", "!="};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_blank(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == '\f';
}

bool is_name_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || is_digit(letter) ||
           letter == '_' || letter == '$' || static_cast<unsigned char>(letter) >= 0x80;
}

/// Takes a statement apart from its front.
class Tokens {
  public:
    explicit Tokens(std::string_view statement) : rest_{statement} {}

    SqlToken next() {
        while (skip_blank() || skip_comment()) {
        }
        if (rest_.empty()) return {};
        const char letter = rest_.front();
        if (letter == '\'') return {SqlKind::text, take_quoted('\'')};
        if (letter == '"' || letter == '`') return {SqlKind::name, folded(take_quoted(letter))};
        if (letter == '[') return {SqlKind::name, folded(take_bracketed())};
        if ((letter == 'x' || letter == 'X') && rest_.size() > 1 && rest_[1] == '\'') {
            rest_.remove_prefix(1);
            take_quoted('\'');
            return {SqlKind::text, {}};
        }
        if (is_digit(letter) || (letter == '.' && rest_.size() > 1 && is_digit(rest_[1])))
            return {SqlKind::number, take(number_size())};
        if (letter == '?' || letter == ':' || letter == '@' || letter == '$')
            return {SqlKind::parameter, take(1 + name_size(1))};
        if (const auto size = name_size(0); size > 0) return {SqlKind::word, folded(take(size))};
        return {SqlKind::sign, take_sign()};
    }

  private:
    std::string take(std::size_t size) {
        std::string text{rest_.substr(0, size)};
        rest_.remove_prefix(size);
        return text;
    }

    bool skip_blank() {
        if (rest_.empty() || !is_blank(rest_.front())) return false;
        rest_.remove_prefix(1);
        return true;
    }

    bool skip_comment() {
        const bool is_line = rest_.starts_with("--");
        if (!is_line && !rest_.starts_with("/*")) return false;
        const auto end = is_line ? rest_.find('\n') : rest_.find("*/", 2);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + (is_line ? 1 : 2));
        return true;
    }

    /// What stands between two quotes; a quote in it is written twice.
    std::string take_quoted(char quote) {
        std::string text;
        rest_.remove_prefix(1);
        while (!rest_.empty()) {
            const char letter = rest_.front();
            rest_.remove_prefix(1);
            if (letter == quote) {
                if (rest_.empty() || rest_.front() != quote) break;
                rest_.remove_prefix(1);
            }
            text += letter;
        }
        return text;
    }

    std::string take_bracketed() {
        const auto end = std::min(rest_.find(']'), rest_.size());
        std::string text{rest_.substr(1, end - 1)};
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return text;
    }

    std::size_t name_size(std::size_t from) const {
        std::size_t size = from;
        while (size < rest_.size() && is_name_letter(rest_[size])) ++size;
        return size - from;
    }

    /// Digits, letters and points, and the sign of an exponent.
    std::size_t number_size() const {
        std::size_t size = 0;
        while (size < rest_.size()) {
            const char letter = rest_[size];
            const bool is_signed = size > 0 && (letter == '+' || letter == '-') &&
                                   (rest_[size - 1] == 'e' || rest_[size - 1] == 'E') &&
                                   !rest_.starts_with("0x") && !rest_.starts_with("0X");
            if (!is_name_letter(letter) && letter != '.' && !is_signed) break;
            ++size;
        }
        return size;
    }

    std::string take_sign() {
        if (rest_.starts_with("==")) rest_.remove_prefix(1);  // = in other letters
        for (const auto sign : long_signs)
            if (rest_.starts_with(sign)) return take(sign.size());
        return take(1);
    }

    std::string_view rest_;
};

}  // namespace

std::vector<SqlToken> sql_tokens(std::string_view statement) {
    Tokens tokens{statement};
    std::vector<SqlToken> list;
    do {
        list.push_back(tokens.next());
    } while (list.back().kind != SqlKind::end);
    return list;
}

std::string folded(std::string_view text) {
    std::string word{text};
    for (char& letter : word)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return word;
}

std::string sql_name(std::string_view name) {
    std::string quoted = "\"";
    for (const char letter : name) quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return quoted + "\"";
}

}  // namespace csm::import
