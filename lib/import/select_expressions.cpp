// SPDX-License-Identifier: MIT
#include "import/select_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace csm::import {

struct SqlOperator {
    enum class Kind : std::uint8_t {
        logic,
        equal,
        is,
        in,
        between,
        like,
        null_test,
        range,
        sum,
        text,
        part,
        collate
    };
    std::string_view sign;
    int level;
    Kind kind;
};

namespace {

using Kind = SqlOperator::Kind;

constexpr int negation_level = 3;
constexpr int equality_level = 4;
constexpr int tightest = 11;

/// Of iif(condition, one, other).
constexpr std::uint32_t iif_choices = 0b110;

constexpr std::array<SqlOperator, 32> operators{{{"or", 1, Kind::logic},
                                                 {"and", 2, Kind::logic},
                                                 {"=", equality_level, Kind::equal},
                                                 {"<>", equality_level, Kind::equal},
                                                 {"!=", equality_level, Kind::equal},
                                                 {"is", equality_level, Kind::is},
                                                 {"in", equality_level, Kind::in},
                                                 {"between", equality_level, Kind::between},
                                                 {"like", equality_level, Kind::like},
                                                 {"glob", equality_level, Kind::like},
                                                 {"match", equality_level, Kind::like},
                                                 {"regexp", equality_level, Kind::like},
                                                 {"null", equality_level, Kind::null_test},
                                                 {"isnull", equality_level, Kind::null_test},
                                                 {"notnull", equality_level, Kind::null_test},
                                                 {"<", 5, Kind::range},
                                                 {"<=", 5, Kind::range},
                                                 {">", 5, Kind::range},
                                                 {">=", 5, Kind::range},
                                                 {"&", 6, Kind::sum},
                                                 {"|", 6, Kind::sum},
                                                 {"<<", 6, Kind::sum},
                                                 {">>", 6, Kind::sum},
                                                 {"+", 7, Kind::sum},
                                                 {"-", 7, Kind::sum},
                                                 {"*", 8, Kind::sum},
                                                 {"/", 8, Kind::sum},
                                                 {"%", 8, Kind::sum},
                                                 {"||", 9, Kind::text},
                                                 {"->", 9, Kind::part},
                                                 {"->>", 9, Kind::part},
                                                 {"collate", 10, Kind::collate}}};

/// What a function does with its arguments; bit i of a set is the argument i.
struct SqlFunction {
    std::string_view name;
    std::uint32_t same = 0;  ///< arguments whose value it gives back
    std::uint32_t text = 0;  ///< arguments of which its text is made
    std::uint32_t numbers = 0;
    std::uint32_t days = 0;
    bool gives_day = false;
};

constexpr std::uint32_t every = ~0U;

constexpr std::array functions{
    SqlFunction{.name = "coalesce", .same = every},
    SqlFunction{.name = "ifnull", .same = every},
    SqlFunction{.name = "nullif", .same = 1},
    SqlFunction{.name = "iif", .same = iif_choices},
    SqlFunction{.name = "if", .same = iif_choices},
    SqlFunction{.name = "min", .same = every},
    SqlFunction{.name = "max", .same = every},
    SqlFunction{.name = "first_value", .same = 1},
    SqlFunction{.name = "last_value", .same = 1},
    SqlFunction{.name = "nth_value", .same = 1},
    SqlFunction{.name = "lag", .same = 0b101},
    SqlFunction{.name = "lead", .same = 0b101},
    SqlFunction{.name = "likely", .same = 1},
    SqlFunction{.name = "unlikely", .same = 1},
    SqlFunction{.name = "likelihood", .same = 1},
    SqlFunction{.name = "trim", .text = 1},
    SqlFunction{.name = "ltrim", .text = 1},
    SqlFunction{.name = "rtrim", .text = 1},
    SqlFunction{.name = "lower", .text = 1},
    SqlFunction{.name = "upper", .text = 1},
    SqlFunction{.name = "substr", .text = 1},
    SqlFunction{.name = "substring", .text = 1},
    SqlFunction{.name = "replace", .text = 1},
    SqlFunction{.name = "quote", .text = 1},
    SqlFunction{.name = "group_concat", .text = 1},
    SqlFunction{.name = "string_agg", .text = 1},
    SqlFunction{.name = "print"  // and f; a check of the source knows the whole word as one that prints
                        "f",
                .text = every},
    SqlFunction{.name = "format", .text = every},
    SqlFunction{.name = "concat", .text = every},
    SqlFunction{.name = "concat_ws", .text = every},
    SqlFunction{.name = "sum", .numbers = 1},
    SqlFunction{.name = "total", .numbers = 1},
    SqlFunction{.name = "avg", .numbers = 1},
    SqlFunction{.name = "median", .numbers = 1},
    SqlFunction{.name = "abs", .numbers = 1},
    SqlFunction{.name = "round", .numbers = 1},
    SqlFunction{.name = "ceil", .numbers = 1},
    SqlFunction{.name = "ceiling", .numbers = 1},
    SqlFunction{.name = "floor", .numbers = 1},
    SqlFunction{.name = "trunc", .numbers = 1},
    SqlFunction{.name = "sign", .numbers = 1},
    SqlFunction{.name = "sqrt", .numbers = 1},
    SqlFunction{.name = "exp", .numbers = 1},
    SqlFunction{.name = "ln", .numbers = 1},
    SqlFunction{.name = "log", .numbers = every},
    SqlFunction{.name = "log2", .numbers = 1},
    SqlFunction{.name = "log10", .numbers = 1},
    SqlFunction{.name = "pow", .numbers = every},
    SqlFunction{.name = "power", .numbers = every},
    SqlFunction{.name = "mod", .numbers = every},
    SqlFunction{.name = "date", .days = 1, .gives_day = true},
    SqlFunction{.name = "datetime", .days = 1, .gives_day = true},
    SqlFunction{.name = "time", .days = 1},
    SqlFunction{.name = "julianday", .days = 1},
    SqlFunction{.name = "unixepoch", .days = 1},
    SqlFunction{.name = "strftime", .days = 0b10},
    SqlFunction{.name = "timediff", .days = 0b11},
};

bool has(std::uint32_t set, std::size_t argument) {
    return ((set >> std::min<std::size_t>(argument, 31)) & 1U) != 0;
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// 2026-11-20, with whatever stands behind it.
bool is_day(std::string_view text) {
    constexpr std::string_view form = "0000-00-00";
    return text.size() >= form.size() &&
           std::equal(form.begin(), form.end(), text.begin(),
                      [](char a, char b) { return a == '0' ? is_digit(b) : a == b; });
}

SqlValue value_of(const std::vector<NamedFlow>& columns) {
    SqlValue value;
    if (columns.size() == 1) return SqlValue{columns.front().flows, SqlValue::Kind::other, {}, {}};
    for (const auto& column : columns) value.parts.push_back({column.flows, SqlValue::Kind::other, {}, {}});
    return value;
}

/// One of several values that an expression can be.
void add_choice(SqlValue& value, const SqlValue& choice) {
    add_flows(value.flows, choice.flows);
    if (choice.kind == SqlValue::Kind::day) value.kind = choice.kind;
}

SqlValue made_of_both(const SqlValue& one, const SqlValue& other, FlowKind kind) {
    SqlValue value;
    add_flows(value.flows, made_of(one.flows, kind));
    add_flows(value.flows, made_of(other.flows, kind));
    return value;
}

bool is_number_type(std::string_view type) {
    return !type.empty() && type.find("char") == std::string_view::npos &&
           type.find("clob") == std::string_view::npos && type.find("text") == std::string_view::npos &&
           type.find("blob") == std::string_view::npos;
}

}  // namespace

bool names_zone(std::string_view word) {
    const auto name = folded(word);
    return name == "localtime" || name == "utc";
}

SqlValue SelectReader::expression(int level) {
    if (++depth_ > deepest) give_up();
    SqlValue value = lost_ ? SqlValue{} : operand();
    while (!lost_) {
        const auto* const what = operator_here();
        if (what == nullptr || what->level < level) break;
        value = operation(std::move(value), *what);
    }
    --depth_;
    return value;
}

/// The operator of the next words; NOT before one of them is passed over by `operation`.
const SqlOperator* SelectReader::operator_here() const {
    const bool is_negated = is_word("not");
    const auto& [kind, text] = token(is_negated ? 1 : 0);
    if (kind != SqlKind::word && kind != SqlKind::sign) return nullptr;
    const auto found = std::ranges::find(operators, std::string_view{text}, &SqlOperator::sign);
    if (found == operators.end()) return nullptr;
    const bool is_null = text == "null";
    const bool can_be_negated =
        is_null || found->kind == Kind::in || found->kind == Kind::between || found->kind == Kind::like;
    return (is_negated ? can_be_negated : !is_null) ? &*found : nullptr;
}

SqlValue SelectReader::operation(SqlValue left, const SqlOperator& what) {
    bool is_excluded = take_word("not") || what.sign == "<>" || what.sign == "!=";
    ++at_;
    if (what.kind == Kind::null_test) return {};
    if (what.kind == Kind::collate) {
        found_.folds_case = take_name() == "nocase" || found_.folds_case;
        return left;
    }
    if (what.kind == Kind::in) {
        in_list(left, is_excluded);
        return {};
    }
    if (what.kind == Kind::is) is_excluded = is_unlike();
    const auto right = expression(what.level + 1);
    switch (what.kind) {
    case Kind::logic:
        condition(left);
        condition(right);
        break;
    case Kind::equal:
    case Kind::is: compare(left, right, is_excluded); break;
    case Kind::between:
        if (!take_word("and")) give_up();
        stand_in_order(left, right);
        stand_in_order(left, expression(what.level + 1));
        break;
    case Kind::range: stand_in_order(left, right); break;
    case Kind::like:
        if (take_word("escape")) expression(what.level + 1);
        break;
    case Kind::sum:
        treat(left, ColumnWork::calculated);
        treat(right, ColumnWork::calculated);
        return made_of_both(left, right, FlowKind::calculated);
    case Kind::text: return made_of_both(left, right, FlowKind::text);
    default: break;
    }
    return {};
}

/// Behind IS: whether NOT or DISTINCT FROM follows, not both.
bool SelectReader::is_unlike() {
    const bool is_not = take_word("not");
    const bool is_distinct = take_word("distinct");
    if (is_distinct && !take_word("from")) give_up();
    return is_not != is_distinct;
}

/// What stands before or between operators.
SqlValue SelectReader::operand() {
    const auto& [kind, text] = token();
    if (kind == SqlKind::number) {
        ++at_;
        return {{}, SqlValue::Kind::number, {}, {}};
    }
    if (kind == SqlKind::parameter) {
        const bool is_as_of = text == as_of_parameter;
        ++at_;
        return {{}, is_as_of ? SqlValue::Kind::day : SqlValue::Kind::other, {}, {}};
    }
    if (kind == SqlKind::text && !is_sign(".", 1)) {
        ++at_;
        return {{}, is_day(text) ? SqlValue::Kind::day : SqlValue::Kind::word, text, {}};
    }
    if (is_sign("(")) return parenthesis();
    if (is_sign("-") || is_sign("+") || is_sign("~")) {
        const bool is_plus = is_sign("+");
        ++at_;
        auto value = expression(tightest);
        if (is_plus || value.kind == SqlValue::Kind::number) return value;
        treat(value, ColumnWork::calculated);
        return {made_of(std::move(value.flows), FlowKind::calculated), SqlValue::Kind::other, {}, {}};
    }
    if (kind == SqlKind::word) return word_operand();
    if (kind != SqlKind::name && kind != SqlKind::text) give_up();
    return is_sign("(", 1) ? call() : column();
}

SqlValue SelectReader::word_operand() {
    if (take_word("not")) {
        is_negated_ = !is_negated_;
        condition(expression(negation_level));
        is_negated_ = !is_negated_;
        return {};
    }
    if (take_word("exists")) {
        expect_sign("(");
        sub_select();
        return {};
    }
    if (take_word("case")) return conditional();
    if (is_word("cast") && is_sign("(", 1)) return cast();
    if (take_word("null")) return {};
    if (is_sign("(", 1)) return call();
    if (is_reserved(token().text)) {
        give_up();
        return {};
    }
    return column();
}

/// A sub-select, an expression, or a row of them.
SqlValue SelectReader::parenthesis() {
    expect_sign("(");
    if (begins_select()) return sub_select();
    SqlValue row;
    do row.parts.push_back(expression());
    while (take_sign(","));
    expect_sign(")");
    if (row.parts.size() != 1) return row;
    auto only = std::move(row.parts.front());
    return only;
}

/// Behind its parenthesis, and with the one that closes it.
SqlValue SelectReader::sub_select() {
    const auto columns = select(scope_);
    expect_sign(")");
    return value_of(columns);
}

SqlValue SelectReader::column() {
    std::string table, name = take_name();
    while (take_sign(".")) {
        table = std::move(name);
        name = take_name();
    }
    return {resolve(table, name), SqlValue::Kind::other, {}, {}};
}

Flows SelectReader::resolve(std::string_view table, std::string_view column) const {
    for (const SelectScope* scope = scope_; scope != nullptr; scope = scope->outer) {
        for (const auto& source : scope->sources) {
            if (!table.empty() && source.name != table) continue;
            for (const auto& known : source.columns)
                if (known.name == column && (!known.is_joined || !table.empty())) return known.flows;
        }
        if (!table.empty()) continue;
        const auto alias = std::ranges::find(scope->aliases, column, &NamedFlow::name);
        if (alias != scope->aliases.end()) return alias->flows;
    }
    return {};
}

SqlValue SelectReader::call() {
    const auto name = take_name();
    expect_sign("(");
    std::vector<SqlValue> arguments;
    if (!take_sign("*")) {
        take_word("distinct");
        while (!lost_ && !is_sign(")") && !is_word("order")) {
            arguments.push_back(expression());
            take_sign(",");
        }
        loose_list({});
    }
    expect_sign(")");
    if (is_word("filter") && is_sign("(", 1)) {
        at_ += 2;
        if (!take_word("where")) give_up();
        condition(expression());
        expect_sign(")");
    }
    const bool is_named =
        token(1).kind == SqlKind::name || (token(1).kind == SqlKind::word && !is_reserved(token(1).text));
    if (is_word("over") && (is_named || is_sign("(", 1))) {
        ++at_;
        if (!take_sign("(")) {
            take_name();
        } else {
            loose_list({});
            expect_sign(")");
        }
    }
    return result_of(name, arguments);
}

SqlValue SelectReader::result_of(std::string_view name, std::span<const SqlValue> arguments) {
    SqlValue result;
    const auto known = std::ranges::find(functions, name, &SqlFunction::name);
    if (known == functions.end()) return result;
    if (known->gives_day) result.kind = SqlValue::Kind::day;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (has(known->same, i)) add_choice(result, arguments[i]);
        if (has(known->text, i)) add_flows(result.flows, made_of(arguments[i].flows, FlowKind::text));
        if (has(known->numbers, i)) {
            treat(arguments[i], ColumnWork::calculated);
            add_flows(result.flows, made_of(arguments[i].flows, FlowKind::calculated));
        }
        if (has(known->days, i)) treat(arguments[i], ColumnWork::made_day);
        if (known->days != 0 && names_zone(arguments[i].word)) found_.zone = folded(arguments[i].word);
    }
    if (name == "nullif" && arguments.size() == 2) compare(arguments[0], arguments[1]);
    if (known->same == iif_choices && !arguments.empty()) condition(arguments[0]);
    return result;
}

/// CASE … END, behind its first word.
SqlValue SelectReader::conditional() {
    const bool has_base = !is_word("when");
    const auto base = has_base ? expression() : SqlValue{};
    SqlValue result;
    while (take_word("when")) {
        const auto when = expression();
        if (has_base)
            compare(base, when);
        else
            condition(when);
        if (!take_word("then")) give_up();
        add_choice(result, expression());
    }
    if (take_word("else")) add_choice(result, expression());
    if (!take_word("end")) give_up();
    return result;
}

SqlValue SelectReader::cast() {
    at_ += 2;
    auto value = expression();
    std::string type;
    if (!take_word("as")) give_up();
    while (token().kind == SqlKind::word || token().kind == SqlKind::name || token().kind == SqlKind::text)
        type += folded(tokens_[at_++].text);
    if (is_sign("(")) skip_parenthesis();
    expect_sign(")");
    const bool is_number = is_number_type(type);
    if (is_number) treat(value, ColumnWork::taken_as_number);
    return {made_of(std::move(value.flows), is_number ? FlowKind::calculated : FlowKind::text),
            SqlValue::Kind::other,
            {},
            {}};
}

/// What stands behind IN: a list, a sub-select, or the name of a table.
void SelectReader::in_list(const SqlValue& left, bool is_excluded) {
    if (!take_sign("(")) {
        auto name = take_name();
        if (take_sign(".")) name = take_name();
        compare(left, value_of(columns_of(name)), is_excluded);
        if (is_sign("(")) skip_parenthesis();
        return;
    }
    if (begins_select()) return compare(left, sub_select(), is_excluded);
    while (!lost_ && !is_sign(")")) {
        compare(left, expression(), is_excluded);
        take_sign(",");
    }
    expect_sign(")");
}

void SelectReader::compare(const SqlValue& one, const SqlValue& other, bool is_excluded) {
    if (!one.parts.empty() && one.parts.size() == other.parts.size()) {
        for (std::size_t i = 0; i < one.parts.size(); ++i) compare(one.parts[i], other.parts[i], is_excluded);
        return;
    }
    flow_.compare(one.flows, other.flows, is_excluded != is_negated_);
    stand_beside(one, other);
    stand_beside(other, one);
}

/// Beside <, > or BETWEEN.
void SelectReader::stand_in_order(const SqlValue& one, const SqlValue& other) {
    if (other.kind == SqlValue::Kind::number) treat(one, ColumnWork::ordered);
    if (one.kind == SqlValue::Kind::number) treat(other, ColumnWork::ordered);
    stand_beside(one, other);
    stand_beside(other, one);
}

void SelectReader::stand_beside(const SqlValue& one, const SqlValue& other) {
    if (other.kind == SqlValue::Kind::day) treat(one, ColumnWork::compared_to_day);
    if (other.kind == SqlValue::Kind::word) flow_.compare_with_word(one.flows, other.word);
}

void SelectReader::condition(const SqlValue& value) { treat(value, ColumnWork::taken_as_number); }

void SelectReader::treat(const SqlValue& value, ColumnWork work) { flow_.treat(value.flows, work); }

}  // namespace csm::import
