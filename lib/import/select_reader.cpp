// SPDX-License-Identifier: MIT
#include "import/select_reader.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <utility>

namespace csm::import {

namespace {

constexpr std::uint64_t countless = 1'000'000'000'000;

constexpr std::array<std::string_view, 54> reserved_words{
    "add",    "all",     "alter",   "and",     "as",         "between",   "case",    "check",   "collate",
    "commit", "create",  "default", "delete",  "distinct",   "drop",      "else",    "escape",  "except",
    "exists", "foreign", "from",    "group",   "having",     "in",        "index",   "insert",  "intersect",
    "into",   "is",      "isnull",  "join",    "limit",      "not",       "nothing", "notnull", "null",
    "on",     "or",      "order",   "primary", "references", "returning", "select",  "set",     "table",
    "then",   "to",      "union",   "unique",  "update",     "using",     "values",  "when",    "where"};

/// Words that begin something else where an alias without AS could stand.
constexpr std::array<std::string_view, 11> no_aliases{
    "cross", "full", "indexed", "inner", "left", "natural", "outer", "right", "window", "offset", "end"};

/// What stands between the expressions of ORDER BY, GROUP BY, LIMIT and window definitions.
constexpr std::array<std::string_view, 24> between_expressions{
    "by",      "order", "partition", "asc",     "desc",   "nulls",     "first",     "last",
    "rows",    "range", "groups",    "between", "and",    "preceding", "following", "unbounded",
    "current", "row",   "exclude",   "no",      "others", "ties",      "group",     "offset"};

constexpr std::array<std::string_view, 8> clauses{"where", "group", "having",    "order",
                                                  "limit", "union", "intersect", "except"};
constexpr std::array<std::string_view, 7> after_groups{"having", "window", "order",    "limit",
                                                       "union",  "except", "intersect"};
constexpr std::array<std::string_view, 1> after_order{"limit"};

bool holds(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

NamedFlow* visible(std::span<SourceTable> sources, std::string_view name) {
    for (auto& source : sources)
        for (auto& column : source.columns)
            if (!column.is_joined && column.name == name) return &column;
    return nullptr;
}

}  // namespace

bool is_reserved(std::string_view word) { return holds(reserved_words, word); }

SelectReader::SelectReader(std::string_view select, std::span<const TableNames> tables)
    : tokens_{sql_tokens(select)},
      tables_{tables} {
    for (std::size_t i = 0; i < tables.size(); ++i) {
        first_node_.push_back(0);
        for (std::size_t j = 0; j < tables[i].columns.size(); ++j) {
            const auto node = flow_.add_column({i, j});
            if (j == 0) first_node_.back() = node;
        }
    }
}

std::optional<SelectColumns> SelectReader::read() {
    const auto columns = select(nullptr);
    while (take_sign(";")) {
    }
    if (lost_ || token().kind != SqlKind::end) return std::nullopt;
    for (const auto& column : columns) {
        found_.returned.push_back(flow_.origins(column.flows));
        found_.sources.push_back(flow_.sources(column.flows));
    }
    found_.compared = flow_.compared();
    found_.joins = flow_.joins();
    found_.treatments = flow_.treatments();
    found_.selects = selects_;
    return std::move(found_);
}

SelectReader::Columns SelectReader::select(const SelectScope* outer, CommonTable* own) {
    if (++depth_ > deepest) give_up();
    CommonTables with{{}, with_, outer};
    SelectScope scope;
    scope.outer = outer;
    auto* const with_before = std::exchange(with_, with_);
    auto* const scope_before = std::exchange(scope_, &scope);
    if (take_word("with")) {
        common_tables(with);
        with_ = &with;
    }
    auto columns = compound(own);
    with_ = with_before;
    scope_ = scope_before;
    --depth_;
    return columns;
}

/// SELECT … UNION SELECT … ORDER BY …; the names are those of the first one.
SelectReader::Columns SelectReader::compound(CommonTable* own) {
    const auto columns = derived(core(), own);
    while (!lost_) {
        const bool is_union = take_word("union");
        const bool is_except = !is_union && take_word("except");
        if (!is_union && !is_except && !take_word("intersect")) break;
        if (is_union) take_word("all");
        scope_->sources.clear();
        scope_->aliases.clear();
        merge(columns, core(), is_union, is_except);
    }
    if (take_word("order")) loose_list(after_order);
    if (take_word("limit")) loose_list({});
    return columns;
}

SelectReader::Columns SelectReader::core() {
    selects_ = std::min(selects_ + 1, countless);
    if (take_word("values")) return rows_of_values();
    if (!take_word("select")) {
        give_up();
        return {};
    }
    if (!take_word("distinct")) take_word("all");
    const auto begin = at_;
    const auto end = end_of_result();
    at_ = end;
    if (take_word("from")) sources();
    const auto behind = std::exchange(at_, begin);
    auto columns = result_columns();
    if (at_ != end) give_up();
    if (!lost_) at_ = behind;
    filters();
    return columns;
}

/// WHERE, GROUP BY, HAVING and WINDOW.
void SelectReader::filters() {
    if (take_word("where")) condition(expression());
    if (take_word("group")) loose_list(after_groups);
    if (take_word("having")) condition(expression());
    if (!defines_window(at_)) return;
    ++at_;
    do {
        take_name();
        if (!take_word("as")) give_up();
        expect_sign("(");
        loose_list({});
        expect_sign(")");
    } while (take_sign(","));
}

SelectReader::Columns SelectReader::rows_of_values() {
    Columns columns;
    do {
        expect_sign("(");
        std::size_t count = 0;
        do {
            const auto value = expression();
            if (count == columns.size()) columns.push_back({"column" + std::to_string(count + 1), {}, false});
            add_flows(columns[count++].flows, value.flows);
        } while (take_sign(","));
        expect_sign(")");
    } while (take_sign(","));
    return columns;
}

SelectReader::Columns SelectReader::result_columns() {
    Columns columns;
    do {
        if (take_sign("*")) {
            for (const auto& source : scope_->sources)
                std::ranges::copy_if(source.columns, std::back_inserter(columns),
                                     std::not_fn(&NamedFlow::is_joined));
        } else if (is_sign(".", 1) && is_sign("*", 2)) {
            const auto name = take_name();
            at_ += 2;
            const auto source = std::ranges::find(scope_->sources, name, &SourceTable::name);
            if (source != scope_->sources.end())
                std::ranges::copy(source->columns, std::back_inserter(columns));
        } else {
            result_column(columns);
        }
    } while (take_sign(","));
    return columns;
}

/// An expression and its name: the alias, or that of the column that it is.
void SelectReader::result_column(Columns& columns) {
    const auto begin = at_;
    NamedFlow column{{}, expression().flows, false};
    const auto& last = tokens_[at_ - (at_ > 0 ? 1 : 0)];
    const bool is_path = at_ == begin + 1 || (at_ > begin + 2 && tokens_[at_ - 2].text == ".");
    if (is_path && (last.kind == SqlKind::word || last.kind == SqlKind::name)) column.name = last.text;
    if (auto alias = take_alias(); !alias.empty()) column.name = std::move(alias);
    scope_->aliases.push_back(column);
    columns.push_back(std::move(column));
}

/// Nodes of their own for the columns of a sub-select; `own` learns them, as it may name itself.
SelectReader::Columns SelectReader::derived(const Columns& columns, CommonTable* own) {
    Columns result;
    for (const auto& column : columns)
        result.push_back({column.name, {{flow_.add_derived(column.flows)}}, false});
    if (own == nullptr) return result;
    for (std::size_t i = 0; i < std::min(own->names.size(), result.size()); ++i)
        result[i].name = own->names[i];
    own->columns = result;
    return result;
}

/// Adds the rows of another arm, or compares with them.
void SelectReader::merge(const Columns& columns, const Columns& arm, bool is_union, bool is_except) {
    for (std::size_t i = 0; i < std::min(columns.size(), arm.size()); ++i)
        if (is_union)
            flow_.extend(columns[i].flows.front().node, arm[i].flows);
        else
            flow_.compare(columns[i].flows, arm[i].flows, is_except);
}

/// The sub-selects of WITH, by their names; what they are is read when it is asked for.
void SelectReader::common_tables(CommonTables& with) {
    take_word("recursive");
    do {
        CommonTable table;
        table.name = take_name();
        if (take_sign("(")) {
            do table.names.push_back(take_name());
            while (take_sign(","));
            expect_sign(")");
        }
        if (!take_word("as")) give_up();
        take_word("not");
        take_word("materialized");
        table.body = at_ + 1;
        skip_parenthesis();
        with.tables.push_back(std::move(table));
    } while (take_sign(","));
}

SelectReader::Columns SelectReader::columns_of(std::string_view table) {
    for (auto* with = with_; with != nullptr; with = with->outer) {
        const auto found = std::ranges::find(with->tables, table, &CommonTable::name);
        if (found != with->tables.end()) return columns_of(*found, *with);
    }
    const auto is_it = [table](const TableNames& names) { return folded(names.table) == table; };
    const auto found = std::ranges::find_if(tables_, is_it);
    if (found == tables_.end()) return {};
    Columns columns;
    auto node = first_node_[static_cast<std::size_t>(found - tables_.begin())];
    for (const auto& name : found->columns) columns.push_back({folded(name), {{node++}}, false});
    return columns;
}

SelectReader::Columns SelectReader::columns_of(CommonTable& table, CommonTables& with) {
    if (table.state == CommonTable::State::read) selects_ = std::min(selects_ + table.selects, countless);
    if (table.state != CommonTable::State::unread) return table.columns;
    table.state = CommonTable::State::open;
    const auto selects_before = selects_;
    auto* const with_before = std::exchange(with_, &with);
    const auto behind = std::exchange(at_, table.body);
    auto columns = select(with.scope, &table);
    expect_sign(")");
    if (!lost_) at_ = behind;
    with_ = with_before;
    table.state = CommonTable::State::read;
    table.columns = columns;
    table.selects = selects_ - selects_before;
    return columns;
}

/// Where the result's columns end: at FROM, or at what follows instead of it.
std::size_t SelectReader::end_of_result() const {
    int open = 0;
    for (auto i = at_; i < tokens_.size(); ++i) {
        const auto& [kind, text] = tokens_[i];
        if (kind == SqlKind::sign && text == "(") ++open;
        if (kind == SqlKind::sign && text == ")" && --open < 0) return i;
        if (open > 0) continue;
        if (kind == SqlKind::end || (kind == SqlKind::sign && text == ";")) return i;
        if (kind != SqlKind::word) continue;
        if (text == "from" && tokens_[i - 1].text != "distinct") return i;  // IS DISTINCT FROM
        if (holds(clauses, text) || defines_window(i)) return i;
    }
    return tokens_.size() - 1;
}

void SelectReader::sources() {
    const auto begin = scope_->sources.size();
    bool is_natural = false;
    do {
        const auto added = scope_->sources.size();
        source();
        join_columns(begin, added, is_natural);
    } while (take_join(is_natural));
}

void SelectReader::source() {
    if (++depth_ > deepest) give_up();
    SourceTable table;
    if (take_sign("(")) {
        const bool is_select = begins_select();
        if (is_select)
            table.columns = select(scope_->outer);
        else if (!lost_)
            sources();
        expect_sign(")");
        table.name = take_alias();
        if (is_select) scope_->sources.push_back(std::move(table));
    } else {
        table.name = take_name();
        if (take_sign(".")) table.name = take_name();
        table.columns = columns_of(table.name);
        if (take_sign("(")) {
            loose_list({});
            expect_sign(")");
        }
        if (auto alias = take_alias(); !alias.empty()) table.name = std::move(alias);
        take_word("not");
        if (take_word("indexed") && take_word("by")) take_name();
        scope_->sources.push_back(std::move(table));
    }
    --depth_;
}

/// A comma or JOIN, and with it another table.
bool SelectReader::take_join(bool& is_natural) {
    is_natural = false;
    if (take_sign(",")) return true;
    const auto begin = at_;
    is_natural = take_word("natural");
    for (bool more = true; more;) {
        more = false;
        for (const auto* word : {"left", "right", "full", "outer", "inner", "cross"})
            more = take_word(word) || more;
    }
    if (take_word("join")) return true;
    if (at_ != begin) give_up();
    return false;
}

/// ON, USING or NATURAL between the sources from `begin` on and those from `added` on.
void SelectReader::join_columns(std::size_t begin, std::size_t added, bool is_natural) {
    if (take_word("on")) condition(expression());
    if (take_word("using")) {
        expect_sign("(");
        do join(begin, added, take_name());
        while (take_sign(","));
        expect_sign(")");
    }
    if (!is_natural) return;
    std::vector<std::string> names;
    for (const auto& source : std::span{scope_->sources}.subspan(added))
        for (const auto& column : source.columns) names.push_back(column.name);
    for (const auto& name : names) join(begin, added, name);
}

void SelectReader::join(std::size_t begin, std::size_t added, std::string_view name) {
    const std::span all{scope_->sources};
    const auto* const left = visible(all.subspan(begin, added - begin), name);
    auto* const right = visible(all.subspan(added), name);
    if (left == nullptr || right == nullptr) return;
    flow_.compare(left->flows, right->flows);
    flow_.treat(left->flows, ColumnWork::joined);
    flow_.treat(right->flows, ColumnWork::joined);
    right->is_joined = true;
}

/// Expressions with words between them, up to one of `stops` or to what closes the list.
void SelectReader::loose_list(std::span<const std::string_view> stops) {
    while (!lost_ && token().kind != SqlKind::end && !is_sign(")") && !is_sign(";")) {
        const bool is_bare = token().kind == SqlKind::word && !is_sign(".", 1);
        if (is_bare && holds(stops, token().text) && (token().text != "window" || defines_window(at_)))
            return;
        if (is_sign(",") || (is_bare && holds(between_expressions, token().text)))
            ++at_;
        else
            expression();
    }
}

/// WINDOW w AS (…); any other `window` is a name.
bool SelectReader::defines_window(std::size_t at) const {
    return at + 2 < tokens_.size() && tokens_[at].kind == SqlKind::word && tokens_[at].text == "window" &&
           tokens_[at + 2].kind == SqlKind::word && tokens_[at + 2].text == "as";
}

const SqlToken& SelectReader::token(std::size_t ahead) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

bool SelectReader::is_word(std::string_view word, std::size_t ahead) const {
    return token(ahead).kind == SqlKind::word && token(ahead).text == word;
}

bool SelectReader::is_sign(std::string_view sign, std::size_t ahead) const {
    return token(ahead).kind == SqlKind::sign && token(ahead).text == sign;
}

bool SelectReader::begins_select() const { return is_word("select") || is_word("values") || is_word("with"); }

bool SelectReader::take_word(std::string_view word) {
    const bool is_it = is_word(word);
    at_ += is_it ? 1 : 0;
    return is_it;
}

bool SelectReader::take_sign(std::string_view sign) {
    const bool is_it = is_sign(sign);
    at_ += is_it ? 1 : 0;
    return is_it;
}

void SelectReader::expect_sign(std::string_view sign) {
    if (!take_sign(sign)) give_up();
}

/// A name where one must stand.
std::string SelectReader::take_name() {
    const auto kind = token().kind;
    if (kind != SqlKind::word && kind != SqlKind::name && kind != SqlKind::text) {
        give_up();
        return {};
    }
    return folded(tokens_[at_++].text);
}

/// A name behind AS, or one that stands alone; empty without one.
std::string SelectReader::take_alias() {
    if (take_word("as")) return take_name();
    const auto& [kind, text] = token();
    const bool is_alias = kind == SqlKind::name || kind == SqlKind::text ||
                          (kind == SqlKind::word && !is_reserved(text) && !holds(no_aliases, text));
    return is_alias ? take_name() : std::string{};
}

void SelectReader::skip_parenthesis() {
    expect_sign("(");
    for (int open = 1; open > 0 && !lost_; ++at_) {
        if (token().kind == SqlKind::end) return give_up();
        open += is_sign("(") ? 1 : is_sign(")") ? -1 : 0;
    }
}

/// From here on everything is at the end.
void SelectReader::give_up() {
    lost_ = true;
    at_ = tokens_.size() - 1;
}

std::optional<SelectColumns> select_columns(std::string_view select, std::span<const TableNames> tables) {
    return SelectReader{select, tables}.read();
}

}  // namespace csm::import
