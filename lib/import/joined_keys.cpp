// SPDX-License-Identifier: MIT
#include "import/joined_keys.hpp"

#include "base/keyed_hash.hpp"
#include "base/quoted.hpp"
#include "read/csv/csv_text.hpp"
#include "read/csv/key_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>

namespace csm::import {

namespace {

/// The different keys of some columns, in the order in which they come.
struct Keys {
    std::vector<std::string> list;
    std::unordered_set<std::string, KeyedHash> set;
};

/// Two tables, by their positions, the earlier one first.
using TablePair = std::pair<std::size_t, std::size_t>;

class Joins {
  public:
    Joins(std::span<const RawTable> tables, bool folds_case) : tables_{tables}, folds_case_{folds_case} {}

    void add(const ComparedColumns& join) {
        if (!are_keys(join.one) || !are_keys(join.other)) return;
        const bool is_in_order = join.one.front() < join.other.front();
        const auto& before = is_in_order ? join.one : join.other;
        const auto& here = is_in_order ? join.other : join.one;
        const auto keys = keys_of(here);
        const auto earlier = keys_of(before);
        const auto both = std::ranges::count_if(
            keys.list, [&earlier](const std::string& key) { return earlier.set.contains(key); });
        const read::SharedIds shared{keys.list.size(), earlier.list.size(), static_cast<std::size_t>(both)};
        const auto pairs = pairs_of(join);
        if (shared.are_few())
            found_.emplace_back(pairs, about(here.front(), before.front(), shared, keys, earlier));
        else if (shared.here > 0 && shared.before > 0)
            joined_.insert(pairs.begin(), pairs.end());
    }

    std::vector<Problem> problems() {
        std::vector<Problem> list;
        for (auto& [pairs, problem] : found_) {
            const bool is_joined =
                std::ranges::any_of(pairs, [this](const TablePair& pair) { return joined_.contains(pair); });
            if (is_joined) continue;
            joined_.insert(pairs.begin(), pairs.end());  // told once
            list.push_back(std::move(problem));
        }
        return list;
    }

  private:
    bool are_keys(const std::vector<ColumnId>& ids) const {
        return std::ranges::all_of(ids, [this](const ColumnId& id) {
            return tables_[id.table].uses[id.column].is_key &&
                   tables_[id.table].types[id.column].type == ColumnType::text;
        });
    }

    Keys keys_of(const std::vector<ColumnId>& ids) const {
        Keys keys;
        for (const auto& id : ids)
            for (const auto& row : tables_[id.table].csv->rows) {
                const auto& text = row[id.column].text;
                if (read::says_missing(text)) continue;
                auto key = folds_case_ ? folded(text) : text;
                if (keys.set.insert(key).second) keys.list.push_back(std::move(key));
            }
        return keys;
    }

    static std::set<TablePair> pairs_of(const ComparedColumns& join) {
        std::set<TablePair> pairs;
        for (const auto& one : join.one)
            for (const auto& other : join.other)
                if (one.table != other.table) pairs.insert(std::minmax(one.table, other.table));
        return pairs;
    }

    /// The first keys that the other side has not.
    static std::vector<std::string> examples(const Keys& keys, const Keys& others) {
        std::vector<std::string> list;
        for (const auto& key : keys.list)
            if (list.size() < read::ids_shown && !others.set.contains(key)) list.push_back(key);
        return list;
    }

    std::string column_name(ColumnId id) const {
        return fmt::format("column {}",
                           read::quoted(std::string_view{tables_[id.table].csv->header[id.column].text}));
    }

    Problem about(ColumnId here, ColumnId before, const read::SharedIds& shared, const Keys& keys,
                  const Keys& earlier) const {
        return {.file = tables_[here.table].csv->name,
                .field = column_name(here),
                .message = read::told_of_few_keys(shared, examples(keys, earlier), examples(earlier, keys),
                                                  fmt::format("{} of {}", column_name(before),
                                                              tables_[before.table].csv->name)) +
                           ": if these are not ids of one kind, let the SELECT join other columns",
                .kind = ProblemKind::no_shared_ids};
    }

    std::span<const RawTable> tables_;
    bool folds_case_;
    std::set<TablePair> joined_;  ///< that share enough
    std::vector<std::pair<std::set<TablePair>, Problem>> found_;
};

}  // namespace

std::vector<Problem> tables_that_share_few(std::span<const RawTable> tables, const SelectColumns& select) {
    Joins joins{tables, select.folds_case};
    for (const auto& join : select.joins) joins.add(join);
    return joins.problems();
}

}  // namespace csm::import
