// SPDX-License-Identifier: MIT
#include <csm/nearest.hpp>
#include <csm/where.hpp>

#include "base/normalised.hpp"
#include "base/quoted.hpp"
#include "query/where_tokens.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace csm {

namespace {

constexpr std::size_t deepest = 60;  // parentheses and "not" within each other
constexpr std::size_t most_candidates = 4;

std::optional<double> number_of(const std::string& text) {
    double number = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, number);
    return error == std::errc() && end == last && std::isfinite(number) ? std::optional{number}
                                                                        : std::nullopt;
}

std::string_view kind_word(WhereField::Kind kind) {
    switch (kind) {
    case WhereField::Kind::number: return "number";
    case WhereField::Kind::date: return "date";
    case WhereField::Kind::text: return "text";
    case WhereField::Kind::word: return "word";
    case WhereField::Kind::list: return "list";
    }
    return {};
}

std::vector<std::string> names_of(const std::vector<WhereField>& fields) {
    std::vector<std::string> names;
    for (const auto& field : fields)
        if (std::ranges::find(names, field.name) == names.end()) names.push_back(field.name);
    return names;
}

/// Whether a part of the name, between dots and underscores, is the word or begins with it.
bool has_part(std::string_view name, const std::string& word) {
    if (word.size() < 3) return false;
    for (auto at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1))
        if (at == 0 || name[at - 1] == '.' || name[at - 1] == '_') return true;
    return false;
}

/// The names that were perhaps meant: the nearest, and those of which it is a part.
std::string advice(const std::string& name, const std::vector<std::string>& names) {
    std::vector<std::string> candidates;
    const auto word = normalised(name);
    if (const auto near = nearest(word, names)) candidates.push_back(*near);
    for (const auto& known : names) {
        if (candidates.size() == most_candidates) break;
        const auto dot = known.rfind('.');
        const auto last = dot == std::string::npos ? known : known.substr(dot + 1);
        const bool is_meant = has_part(known, word) || nearest(word, std::vector{last}).has_value();
        if (is_meant && std::ranges::find(candidates, known) == candidates.end()) candidates.push_back(known);
    }
    if (candidates.empty()) return "\"csm help formats\" names the fields of the input and the columns";
    for (auto& candidate : candidates) candidate = fmt::format("\"{}\"", candidate);
    return fmt::format("did you mean {}?", alternatives(candidates));
}

}  // namespace

/// Reads an expression token by token, each rule in one function.
class WhereReader {
  public:
    WhereReader(std::vector<WhereToken> tokens, std::vector<WhereField> fields, Where& where)
        : tokens_{std::move(tokens)},
          fields_{std::move(fields)},
          where_{where} {}

    Result<void> read() {
        auto whole = any();
        if (!whole) return whole.error();
        if (now().kind != WhereToken::Kind::end) return expected("\"and\", \"or\" or the end");
        where_.whole_ = std::move(*whole);
        return {};
    }

  private:
    using Term = Where::Term;
    using Join = Where::Join;
    using Operator = Where::Operator;

    const WhereToken& now() const { return tokens_[at_]; }

    WhereToken take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }

    Error expected(std::string_view what) const {
        return where_error(now().column, fmt::format("expected {}, not {}", what, now().shown()));
    }

    Result<Term> any() {
        return joined(Join::any, "or", [this] { return all(); });
    }

    Result<Term> all() {
        return joined(Join::all, "and", [this] { return part(); });
    }

    template <class Part>
    Result<Term> joined(Join join, std::string_view word, Part read_part) {
        auto first = read_part();
        if (!first || !now().is_word(word)) return first;
        Term term{.join = join};
        term.parts.push_back(std::move(*first));
        while (now().is_word(word)) {
            take();
            auto next = read_part();
            if (!next) return next;
            term.parts.push_back(std::move(*next));
        }
        return term;
    }

    /// A comparison, its negation, or an expression in parentheses.
    Result<Term> part() {
        const bool is_negation = now().is_word("not");
        if (!is_negation && !now().is_sign("(")) return comparison();
        if (depth_ == deepest)
            return where_error(now().column, fmt::format("is nested more than {} levels deep", deepest));
        ++depth_;
        take();
        auto inner = is_negation ? part() : any();
        --depth_;
        if (!inner) return inner;
        if (is_negation) {
            Term term{.join = Join::negation};
            term.parts.push_back(std::move(*inner));
            return term;
        }
        if (!now().is_sign(")")) return expected("\"and\", \"or\" or \")\"");
        take();
        return inner;
    }

    Result<Term> comparison() {
        if (now().kind != WhereToken::Kind::word && now().kind != WhereToken::Kind::quoted)
            return expected("the name of a field");
        const auto name = take();
        const auto field = field_of(name);
        if (!field) return field.error();
        const auto how = operator_of(now());
        if (!how) return expected("= != < <= > or >=");
        const auto sign = take();
        const auto kind = where_.fields_[*field].kind;
        const bool has_order = kind == WhereField::Kind::number || kind == WhereField::Kind::date ||
                               kind == WhereField::Kind::text;
        if (!has_order && *how != Operator::equal && *how != Operator::unequal)
            return where_error(sign.column,
                               fmt::format("{} is a {}, which has no order", name.text, kind_word(kind)),
                               "compare it by = or !=");
        if (now().kind != WhereToken::Kind::word && now().kind != WhereToken::Kind::quoted)
            return expected("a value");
        return with_value({.field = *field, .how = *how}, take());
    }

    static std::optional<Operator> operator_of(const WhereToken& token) {
        constexpr std::array<std::pair<std::string_view, Operator>, 6> signs{{{"=", Operator::equal},
                                                                              {"!=", Operator::unequal},
                                                                              {"<", Operator::less},
                                                                              {"<=", Operator::at_most},
                                                                              {">", Operator::greater},
                                                                              {">=", Operator::at_least}}};
        for (const auto& [sign, how] : signs)
            if (token.is_sign(sign)) return how;
        return std::nullopt;
    }

    /// The place of the field in the expression's own list.
    Result<std::size_t> field_of(const WhereToken& name) {
        auto found = std::ranges::find(fields_, name.text, &WhereField::name);
        if (found == fields_.end())
            found = std::ranges::find_if(
                fields_, [&](const WhereField& field) { return are_alike(field.name, name.text); });
        if (found == fields_.end())
            return where_error(
                name.column,
                fmt::format("there is no field or column {}", read::quoted(std::string_view{name.text})),
                advice(name.text, names_of(fields_)));
        auto& used = where_.fields_;
        const auto known = std::ranges::find(used, found->name, &WhereField::name);
        if (known != used.end()) return static_cast<std::size_t>(known - used.begin());
        if (found->explained) where_.detail_ = Detail::explained;
        used.push_back(*found);
        return used.size() - 1;
    }

    Result<Term> with_value(Term term, const WhereToken& token) const {
        const auto& field = where_.fields_[term.field];
        const auto wrong = [&](std::string_view wanted, std::string hint = {}) {
            return where_error(
                token.column,
                fmt::format("{} is compared with {}, not {}", field.name, wanted, token.shown()),
                std::move(hint));
        };
        if (field.kind == WhereField::Kind::number) {
            const auto number = number_of(token.text);
            if (!number) return wrong("a number such as 50000 or 0.5");
            term.value = *number;
        } else if (field.kind == WhereField::Kind::date) {
            const auto date = parse_iso_date(token.text);
            if (!date) return wrong("a date in the form 2026-01-31");
            term.value = *date;
        } else if (field.kind == WhereField::Kind::word) {
            const auto known = std::ranges::find_if(
                field.words, [&](const auto& word) { return are_alike(word.first, token.text); });
            const auto words = words_of(field);
            if (known == field.words.end())
                return wrong(alternatives(words), did_you_mean(token.text, words));
            term.value = normalised(known->second);
        } else {
            term.value = normalised(token.text);
        }
        return term;
    }

    static std::vector<std::string> words_of(const WhereField& field) {
        std::vector<std::string> words;
        for (const auto& [spelling, word] : field.words)
            if (std::ranges::find(words, word) == words.end()) words.push_back(word);
        return words;
    }

    std::vector<WhereToken> tokens_;
    std::vector<WhereField> fields_;  // that there are
    Where& where_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
};

Result<Where> Where::read(std::string_view text, std::vector<WhereField> fields) {
    auto tokens = where_tokens(text);
    if (!tokens) return tokens.error();
    Where where;
    bool is_after_blank = false;
    char mark = '\0';
    for (const char byte : text) {
        const bool is_blank = mark == '\0' && (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r');
        if (!is_blank && is_after_blank && !where.text_.empty()) where.text_ += ' ';
        if (!is_blank) where.text_ += byte;
        is_after_blank = is_blank;
        if (mark == '\0' && (byte == '"' || byte == '\''))
            mark = byte;
        else if (byte == mark)
            mark = '\0';
    }
    if (const auto read = WhereReader{std::move(*tokens), std::move(fields), where}.read(); !read)
        return read.error();
    return where;
}

}  // namespace csm
