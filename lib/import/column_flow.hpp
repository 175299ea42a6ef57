// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace csm::import {

/// A column of a raw table, by the positions of both.
struct ColumnId {
    std::size_t table = 0;   ///< among the tables of the mapping's files
    std::size_t column = 0;  ///< in that table, from 0

    auto operator<=>(const ColumnId&) const = default;
};

/// What a SELECT does with a column besides reading it; a set of these is their sum.
enum class ColumnWork : std::uint8_t {
    calculated = 1,       ///< an operand of + - * / %, or of sum, avg, round and the like
    taken_as_number = 2,  ///< a condition, or cast to a number
    ordered = 4,          ///< compared with a number by <, > or BETWEEN
    compared_to_day = 8,  ///< stands beside :as_of, a date as text, or date()
    made_day = 16,        ///< an argument of date(), julianday() and the like
    joined = 32           ///< stands in USING, or is joined by NATURAL
};

/// All that a SELECT does with one column.
struct ColumnTreatment {
    std::uint8_t work = 0;           ///< the sum of `ColumnWork`
    std::vector<std::string> words;  ///< texts that it is compared with by = or IN

    /// Whether the SELECT does that with the column.
    bool has(ColumnWork one) const { return (work & static_cast<std::uint8_t>(one)) != 0; }
};

/// A comparison by which rows of different tables come together: the columns that stand on each side.
struct ComparedColumns {
    std::vector<ColumnId> one;    ///< by position, each once
    std::vector<ColumnId> other;  ///< likewise
};

/// What a value is of the column that it comes from.
enum class FlowKind : std::uint8_t {
    same,       ///< the column's value itself
    text,       ///< a text made of it
    calculated  ///< a number to which it was calculated
};

/// That a value comes from a column of a table or of a sub-select.
struct Flow {
    std::size_t node = 0;            ///< of the ColumnFlow
    FlowKind kind = FlowKind::same;  ///< what it is of that node's value

    auto operator<=>(const Flow&) const = default;
};

/// All origins of one value, each once.
using Flows = std::vector<Flow>;

/// Adds those of `more` that are not among `flows` yet.
void add_flows(Flows& flows, const Flows& more);

/// The same origins, of a text or a number that is made of them.
Flows made_of(Flows flows, FlowKind kind);

/// From which columns of the tables the values of a SELECT come, through its sub-selects.
class ColumnFlow {
  public:
    /// A node for a column of a table.
    std::size_t add_column(ColumnId id);
    /// A node for a column of a sub-select, which comes from those.
    std::size_t add_derived(Flows from);
    /// More origins of a derived node, from a further part of a compound SELECT.
    void extend(std::size_t node, const Flows& from);

    /// The columns of tables whose values, or texts made of them, a value is.
    std::vector<ColumnId> origins(const Flows& flows) const;

    /// The same, and the columns of numbers to which a value was calculated.
    std::vector<ColumnId> sources(const Flows& flows) const;

    /// Two values stand beside =, or in USING; or beside <> and the like, and what is equal is left out.
    void compare(const Flows& one, const Flows& other, bool is_excluded = false);
    /// Notes that the SELECT does that with a value; one without origins is passed over.
    void treat(const Flows& flows, ColumnWork work);
    /// Notes that a value is compared with a text by = or IN; likewise.
    void compare_with_word(const Flows& flows, const std::string& word);

    /// Of each comparison of different tables' columns, all of them.
    std::vector<std::vector<ColumnId>> compared() const;
    /// Of each comparison of different tables' columns, as they are, by which what is equal stays.
    std::vector<ComparedColumns> joins() const;
    /// What is done with each column whose own value it is done with; columns without anything are left out.
    std::map<ColumnId, ColumnTreatment> treatments() const;

  private:
    struct Node {
        Flows from;
        ColumnId id;
        bool is_column = false;
    };

    struct Comparison {
        Flows one;
        Flows other;
        bool is_excluded = false;
    };

    std::vector<std::pair<ColumnId, FlowKind>> reached(const Flows& flows) const;
    std::vector<ColumnId> columns_up_to(FlowKind most, const Flows& flows) const;

    std::vector<Node> nodes_;
    std::vector<Comparison> comparisons_;
    std::vector<std::pair<Flows, ColumnWork>> works_;
    std::vector<std::pair<Flows, std::string>> words_;
};

}  // namespace csm::import
