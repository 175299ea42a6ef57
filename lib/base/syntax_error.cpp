// SPDX-License-Identifier: MIT
#include "base/syntax_error.hpp"

#include "base/line_index.hpp"
#include "base/quoted.hpp"
#include "base/tokens.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace csm::read {

namespace json = boost::json;

namespace {

enum class Expect : std::uint8_t { value, value_or_end, key, key_or_end, colon, comma_or_end, nothing };

/// Follows the structure of a document token by token.
class Outline {
  public:
    Expect expect() const { return expect_; }

    std::string expected_text() const {
        const bool in_object = !open_.empty() && open_.back() == '{';
        switch (expect_) {
        case Expect::value: return "a value";
        case Expect::value_or_end: return "a value or \"]\"";
        case Expect::key: return "a field name in double quotes";
        case Expect::key_or_end: return R"(a field name in double quotes or "}")";
        case Expect::colon: return "\":\" after the field name";
        case Expect::comma_or_end: return in_object ? R"("," or "}")" : R"("," or "]")";
        case Expect::nothing: return "the end of the document";
        }
        return "another character";
    }

    /// Moves past a token; false when it does not fit.
    bool pass(const Token& token) {
        switch (token.first) {
        case '{': return open('{', Expect::key_or_end);
        case '[': return open('[', Expect::value_or_end);
        case '}': return close('{', Expect::key_or_end);
        case ']': return close('[', Expect::value_or_end);
        case ',':
            if (expect_ != Expect::comma_or_end) return false;
            expect_ = open_.back() == '{' ? Expect::key : Expect::value;
            return true;
        case ':':
            if (expect_ != Expect::colon) return false;
            expect_ = Expect::value;
            return true;
        case '"':
            if (expect_ == Expect::key || expect_ == Expect::key_or_end) {
                expect_ = Expect::colon;
                return true;
            }
            return value();
        default: return value();
        }
    }

  private:
    bool wants_value() const { return expect_ == Expect::value || expect_ == Expect::value_or_end; }

    bool value() {
        if (!wants_value()) return false;
        after_value();
        return true;
    }

    bool open(char bracket, Expect next) {
        if (!wants_value()) return false;
        open_.push_back(bracket);
        expect_ = next;
        return true;
    }

    bool close(char bracket, Expect empty) {
        if (open_.empty() || open_.back() != bracket || (expect_ != Expect::comma_or_end && expect_ != empty))
            return false;
        open_.pop_back();
        after_value();
        return true;
    }

    void after_value() { expect_ = open_.empty() ? Expect::nothing : Expect::comma_or_end; }

    std::vector<char> open_;
    Expect expect_ = Expect::value;
};

std::string found_text(std::string_view text, const Token& token) {
    if (token.size == 0) return "the end of the text";
    return token.first == '"'
               ? quoted(text.substr(token.offset + 1, token.size - std::min<std::size_t>(token.size, 2)))
               : quoted(text.substr(token.offset, token.size));
}

/// Whether the text ends with an escape from \ud800 to \udbff, perhaps with the beginning of another one.
bool ends_with_first_half(std::string_view text) {
    if (text.ends_with('\\')) text.remove_suffix(1);
    if (text.size() < 6) return false;
    const auto escape = text.substr(text.size() - 6);
    return escape.starts_with("\\u") && (escape[2] == 'd' || escape[2] == 'D') &&
           std::string_view{"89abAB"}.find(escape[3]) != std::string_view::npos;
}

std::string inside_text(std::string_view text, std::size_t offset, json::error_code failure) {
    if (failure == json::error::expected_hex_digit) return "\\u is followed by four hexadecimal digits";
    if (failure == json::error::illegal_leading_surrogate ||
        failure == json::error::illegal_trailing_surrogate || ends_with_first_half(text.substr(0, offset)))
        return "half of a pair of escapes; such a character is written as two, like \\ud83d\\ude00";
    const auto byte = offset < text.size() ? static_cast<unsigned char>(text[offset]) : 0U;
    if (byte >= 0x80) return "the text is not valid UTF-8 here; save the file as UTF-8";
    if (byte < 0x20)
        return "a line break or control character inside a text; write it as an escape such as \\n";
    return "an escape that JSON does not know; a backslash is written as \\\\";
}

std::string_view digits_removed(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of("0123456789"), text.size()));
}

bool is_json_number(std::string_view word) {
    if (word.starts_with('-')) word.remove_prefix(1);
    const auto whole = word.size() - digits_removed(word).size();
    if (whole == 0 || (whole > 1 && word.front() == '0')) return false;
    word.remove_prefix(whole);
    if (word.starts_with('.')) {
        const auto rest = digits_removed(word.substr(1));
        if (rest.size() + 1 == word.size()) return false;
        word = rest;
    }
    if (word.starts_with('e') || word.starts_with('E')) {
        word.remove_prefix(1);
        if (word.starts_with('-') || word.starts_with('+')) word.remove_prefix(1);
        return !word.empty() && digits_removed(word).empty();
    }
    return word.empty();
}

bool is_json_word(std::string_view word) {
    return word == "true" || word == "false" || word == "null" || is_json_number(word);
}

bool is_structure(const Token& token) {
    return std::string_view{"{}[],:\""}.find(token.first) != std::string_view::npos;
}

bool is_number_like(std::string_view word) {
    const auto sign = word.starts_with('-') || word.starts_with('+') ? 1U : 0U;
    return word.size() > sign && (word[sign] == '.' || (word[sign] >= '0' && word[sign] <= '9'));
}

std::string misfit(std::string_view text, const Token& token, const Outline& before) {
    return "expected " + before.expected_text() + ", found " + found_text(text, token);
}

/// Every second byte of most UTF-16 is zero; its mark is no UTF-8 either.
bool looks_like_utf16(std::string_view word) {
    return word.starts_with("\xFF\xFE") || word.starts_with("\xFE\xFF") || word.find('\0') != word.npos;
}

std::string wrong_word(std::string_view word) {
    if (looks_like_utf16(word))
        return "expected a value, found bytes that are no UTF-8 text, perhaps UTF-16; save the file as UTF-8";
    constexpr std::array not_json{"NaN", "nan", "Infinity", "-Infinity", "-NaN", "None", "undefined"};
    if (std::ranges::find(not_json, word) != not_json.end())
        return "JSON has no " + std::string{word} + "; leave the field out when its value is not known";
    if (is_number_like(word)) return "not a number as JSON writes it: " + quoted(word);
    return "expected a value, found " + quoted(word);
}

}  // namespace

SyntaxError explain_syntax(std::string_view text, std::size_t start, std::size_t stopped,
                           json::error_code failure) {
    if (failure == json::error::too_deep) return {stopped, "objects and lists are nested more than 32 deep"};
    Outline outline;
    for (auto token = next_token(text, start); token.size != 0;
         token = next_token(text, token.offset + token.size)) {
        const auto before = outline;
        if (!outline.pass(token)) return {token.offset, misfit(text, token, before)};
        const auto written = text.substr(token.offset, token.size);
        if (!is_structure(token) && !is_json_word(written)) return {token.offset, wrong_word(written)};
        const bool holds_stop = stopped >= token.offset && stopped < token.offset + token.size;
        if (holds_stop && failure == json::error::exponent_overflow)
            return {token.offset, "the exponent of this number is too large"};
        if (token.first == '"' && holds_stop && (token.closed || failure != json::error::incomplete))
            return {stopped, inside_text(text, stopped, failure)};
        if (!token.closed) return {token.offset, "a text that begins here is not closed"};
    }
    return {text.size(),
            "the text ends here, but " + outline.expected_text() + " was expected; the file may be cut off"};
}

}  // namespace csm::read

namespace csm {

namespace {

/// Accepts every event: only the parser's verdict is wanted.
struct Verdict {
    using error_code = boost::json::error_code;
    using string_view = boost::json::string_view;
    constexpr static std::size_t max_object_size = std::size_t(-1);
    constexpr static std::size_t max_array_size = std::size_t(-1);
    constexpr static std::size_t max_key_size = std::size_t(-1);
    constexpr static std::size_t max_string_size = std::size_t(-1);

    bool on_document_begin(error_code&) { return true; }

    bool on_document_end(error_code&) { return true; }

    bool on_object_begin(error_code&) { return true; }

    bool on_object_end(std::size_t, error_code&) { return true; }

    bool on_array_begin(error_code&) { return true; }

    bool on_array_end(std::size_t, error_code&) { return true; }

    bool on_key_part(string_view, std::size_t, error_code&) { return true; }

    bool on_key(string_view, std::size_t, error_code&) { return true; }

    bool on_string_part(string_view, std::size_t, error_code&) { return true; }

    bool on_string(string_view, std::size_t, error_code&) { return true; }

    bool on_number_part(string_view, error_code&) { return true; }

    bool on_int64(std::int64_t, string_view, error_code&) { return true; }

    bool on_uint64(std::uint64_t, string_view, error_code&) { return true; }

    bool on_double(double, string_view, error_code&) { return true; }

    bool on_bool(bool, error_code&) { return true; }

    bool on_null(error_code&) { return true; }

    bool on_comment_part(string_view, error_code&) { return true; }

    bool on_comment(string_view, error_code&) { return true; }
};

}  // namespace

Problem syntax_problem(std::string_view text, std::string_view name) {
    boost::json::basic_parser<Verdict> parser{boost::json::parse_options{}};
    boost::json::error_code failure;
    const auto stopped = parser.write_some(false, text.data(), text.size(), failure);
    const auto error = read::explain_syntax(text, 0, stopped, failure);
    const auto place = read::LineIndex{text}.place(error.offset);
    return {.file = std::string{name}, .line = place.line, .column = place.column, .message = error.message};
}

}  // namespace csm
