// SPDX-License-Identifier: MIT
#pragma once

#include "import/column_flow.hpp"
#include "import/select_columns.hpp"
#include "import/sql_tokens.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm::import {

/// A column of a table or sub-select under its name.
struct NamedFlow {
    std::string name;        ///< folded, as SQL compares it
    Flows flows;             ///< where its values come from
    bool is_joined = false;  ///< by USING or NATURAL to one of the same name, which stands for both
};

/// A table or sub-select behind FROM.
struct SourceTable {
    std::string name;                ///< its alias, else its own
    std::vector<NamedFlow> columns;  ///< in its order
};

/// The names that the expressions of one SELECT can use.
struct SelectScope {
    std::vector<SourceTable> sources;    ///< behind FROM, so far
    std::vector<NamedFlow> aliases;      ///< of the result, by AS
    const SelectScope* outer = nullptr;  ///< of the SELECT around it
};

/// A sub-select named by WITH; it is read when it is first used.
struct CommonTable {
    enum class State : std::uint8_t { unread, open, read };  ///< how far it is read
    std::string name;
    std::vector<std::string> names;  ///< of its columns, where they are given
    std::size_t body = 0;            ///< position of its SELECT
    State state = State::unread;     ///< open: it names itself
    std::vector<NamedFlow> columns;  ///< once it is read
    std::uint64_t selects = 0;       ///< in it, as SelectColumns counts
};

/// The sub-selects of one WITH.
struct CommonTables {
    std::vector<CommonTable> tables;     ///< in their order
    CommonTables* outer = nullptr;       ///< of the WITH around it
    const SelectScope* scope = nullptr;  ///< that its SELECTs stand in
};

/// The value of an expression.
struct SqlValue {
    enum class Kind : std::uint8_t { other, number, day, word };  ///< what it is besides
    Flows flows;                                                  ///< where it comes from
    Kind kind = Kind::other;                                      ///< as far as it can be seen
    std::string word;                                             ///< of a text that is written out
    std::vector<SqlValue> parts;                                  ///< of a row of values
};

/// An operator between two operands; a higher level binds tighter.
struct SqlOperator;

/// Reads one SELECT from its front, in one pass: what stands behind FROM is read before the result's columns.
class SelectReader {
  public:
    SelectReader(std::string_view select, std::span<const TableNames> tables);  ///< tables live on

    std::optional<SelectColumns> read();  ///< once; as select_columns

  private:
    // select_reader.cpp
    using Columns = std::vector<NamedFlow>;
    Columns select(const SelectScope* outer, CommonTable* own = nullptr);
    Columns compound(CommonTable* own);
    Columns core();
    void filters();
    Columns rows_of_values();
    Columns result_columns();
    void result_column(Columns& columns);
    Columns derived(const Columns& columns, CommonTable* own);
    void merge(const Columns& columns, const Columns& arm, bool is_union, bool is_except);
    void common_tables(CommonTables& with);
    Columns columns_of(std::string_view table);
    Columns columns_of(CommonTable& table, CommonTables& with);
    std::size_t end_of_result() const;
    bool defines_window(std::size_t at) const;
    void sources();
    void source();
    bool take_join(bool& is_natural);
    void join_columns(std::size_t begin, std::size_t added, bool is_natural);
    void join(std::size_t begin, std::size_t added, std::string_view name);
    void loose_list(std::span<const std::string_view> stops);

    // select_expressions.cpp
    SqlValue expression(int level = 0);
    SqlValue operation(SqlValue left, const SqlOperator& what);
    const SqlOperator* operator_here() const;
    bool is_unlike();
    SqlValue operand();
    SqlValue word_operand();
    SqlValue parenthesis();
    SqlValue column();
    SqlValue call();
    SqlValue conditional();
    SqlValue cast();
    SqlValue sub_select();
    SqlValue result_of(std::string_view name, std::span<const SqlValue> arguments);
    void in_list(const SqlValue& left, bool is_excluded);
    void compare(const SqlValue& one, const SqlValue& other, bool is_excluded = false);
    void stand_in_order(const SqlValue& one, const SqlValue& other);
    void stand_beside(const SqlValue& one, const SqlValue& other);
    void condition(const SqlValue& value);
    void treat(const SqlValue& value, ColumnWork work);
    Flows resolve(std::string_view table, std::string_view column) const;

    // Both; the tokens.
    const SqlToken& token(std::size_t ahead = 0) const;
    bool is_word(std::string_view word, std::size_t ahead = 0) const;
    bool is_sign(std::string_view sign, std::size_t ahead = 0) const;
    bool begins_select() const;
    bool take_word(std::string_view word);
    bool take_sign(std::string_view sign);
    void expect_sign(std::string_view sign);
    bool is_alias_here() const;
    std::string take_name();
    std::string take_alias();
    void skip_parenthesis();
    void give_up();

    std::vector<SqlToken> tokens_;
    std::size_t at_ = 0;
    std::span<const TableNames> tables_;
    std::vector<std::size_t> first_node_;  ///< of each table
    ColumnFlow flow_;
    SelectColumns found_;
    SelectScope* scope_ = nullptr;
    CommonTables* with_ = nullptr;
    std::uint64_t selects_ = 0;
    int depth_ = 0;            ///< of what is being read
    bool is_negated_ = false;  ///< by NOT before it
    bool lost_ = false;
};

/// The one parameter of a SELECT, the day of --as-of.
constexpr std::string_view as_of_parameter = ":as_of";

/// How deeply a SELECT may be nested to be followed; SQLite takes less.
constexpr int deepest = 400;

/// Whether a bare word is one of SQL and can be no name.
bool is_reserved(std::string_view word);

}  // namespace csm::import
