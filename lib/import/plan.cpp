// SPDX-License-Identifier: MIT
#include "import/plan.hpp"

#include "base/quoted.hpp"
#include "import/cell_format.hpp"
#include "import/currencies.hpp"
#include "import/raw_tables.hpp"
#include "import/rule_match.hpp"
#include "import/synonyms.hpp"
#include "import/table_qualifiers.hpp"

#include <csm/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace csm::import {

namespace {

enum Rank : std::size_t { by_rule, by_name, by_last_part, by_synonym };

Error unknown_field(const ImportRule& rule, const read::TargetFields& fields) {
    auto names = fields.names();
    std::ranges::move(qualifier_words(), std::back_inserter(names));
    const auto best = nearest(rule.field, names);
    return {rule.origin, fmt::format("\"{}\" is no field of csm", rule.field),
            best ? fmt::format("did you mean \"{}\"?", *best)
                 : "docs/formats.md lists the fields; a field of a module is product_usage.MODULE.adopted or "
                   "product_usage.MODULE.usage_pct"};
}

/// Whether the last part of a field's name says enough. An overall_score of another system is no score of
/// csm for the period before, and `current` can be anything.
bool is_clear_alone(std::string_view field) {
    return !field.starts_with("previous_period.") && !field.starts_with("departments.");
}

PlannedColumn by_synonyms(PlannedColumn planned, std::string_view column, read::TargetFields& fields) {
    const auto key = read::column_key(column);
    const auto& known = synonyms();
    const auto found = std::ranges::find(known, key, &Synonym::key);
    if (key.empty() || found == known.end()) return planned;
    planned.rank = by_synonym + static_cast<std::size_t>(found - known.begin());
    if (found->field.empty()) {
        planned.reason = found->why;
        planned.suggestion = found->suggestion;
        return planned;
    }
    planned.field = fields.find(found->field);
    planned.rule.formats = found->formats;
    planned.rule.origin = fmt::format("column \"{}\"", column);
    planned.origin = ColumnOrigin::other_name;
    planned.reason = found->vendor == "any" ? "known name" : fmt::format("name of {}", found->vendor);
    return planned;
}

PlannedColumn column_at(std::size_t index) {
    PlannedColumn planned;
    planned.index = index;
    return planned;
}

/// Rules name a field, or what a column says of the amounts beside it.
Result<PlannedColumn> by_rules(PlannedColumn planned, const ImportRule& rule, std::string_view column,
                               read::TargetFields& fields) {
    planned.rule = rule;
    planned.origin = ColumnOrigin::rule;
    planned.reason = rule.must_apply ? "--map" : rule.origin;
    if (rule.field.empty()) return planned;
    planned.field = fields.find(rule.field);
    if (planned.field) {
        planned.qualifier = known_qualifier(planned.index, column);
        return planned;
    }
    const auto kind = qualifier_of_word(rule.field);
    if (!kind) return unknown_field(rule, fields);
    auto qualifier = declared_qualifier(planned.index, *kind, rule);
    if (!qualifier) return qualifier.error();
    planned.qualifier = std::move(*qualifier);
    const auto known = known_qualifier(planned.index, column);
    if (known && known->kind == *kind) planned.qualifier->yes_word = known->yes_word;
    return planned;
}

PlannedColumn by_names(PlannedColumn planned, const std::string& name, read::TargetFields& fields) {
    planned.rank = by_name;
    planned.origin = ColumnOrigin::field_name;
    planned.reason = "field of csm";
    planned.rule.origin = fmt::format("column \"{}\"", name);
    if (!name.empty()) planned.field = fields.find(name);
    if (planned.field) return planned;
    planned.rank = by_last_part;
    planned.origin = ColumnOrigin::other_name;
    planned.reason = "last part of the field's name";
    planned.field = fields.find_last_part(name);
    if (planned.field && is_clear_alone(fields[*planned.field].name)) return planned;
    planned.origin = ColumnOrigin::none;
    planned.reason.clear();
    if (const auto unclear = std::exchange(planned.field, std::nullopt)) {
        const auto& field = fields[*unclear].name;
        planned.reason = fmt::format("it may be something else than {}; if it is that, write {}", field,
                                     map_option(name, field));
    }
    return by_synonyms(std::move(planned), name, fields);
}

/// "ARR (GBP)" is what "ARR" is.
PlannedColumn by_names_without_currency(PlannedColumn planned, const std::string& name,
                                        read::TargetFields& fields) {
    const auto bare = without_currency(name);
    if (planned.field || !planned.reason.empty() || bare == name) return planned;
    auto found = by_names(column_at(planned.index), bare, fields);
    if (!found.field || !fields[*found.field].is(&Account::arr)) return planned;
    found.rule.origin = planned.rule.origin;
    return found;
}

Result<PlannedColumn> plan_column(const CsvTable& table, std::size_t index, const TableRules& rules,
                                  read::TargetFields& fields) {
    const std::string& name = table.header[index].text;
    if (const auto* const rule = rules.rule_for(name)) return by_rules(column_at(index), *rule, name, fields);
    auto planned = by_names_without_currency(by_names(column_at(index), name, fields), name, fields);
    planned.qualifier = known_qualifier(index, name);
    if (planned.qualifier && planned.reason.empty()) {
        planned.origin = ColumnOrigin::other_name;
        planned.reason = "known name";
    }
    return planned;
}

bool are_in_two_currencies(std::string_view column, std::string_view other) {
    const auto one = currency_in_name(column), another = currency_in_name(other);
    return !one.empty() && !another.empty() && currency_of(one) != currency_of(another);
}

Error two_currencies(const CsvTable& table, const std::string& column, const std::string& other) {
    return {table.name,
            fmt::format("\"{}\" and \"{}\" are amounts in {} and {}; csm converts no currencies", column,
                        other, currency_in_name(column), currency_in_name(other)),
            fmt::format("say which one is the ARR: write {} or {}", map_option(column, "arr"),
                        map_option(other, "arr"))};
}

/// Of several columns for one field the surest stays; two rules for one field are a mistake.
std::optional<Error> keep_one_each(PlannedTable& planned, const read::TargetFields& fields) {
    const auto name_of = [&](const PlannedColumn* column) -> const std::string& {
        return planned.table->header[column->index].text;
    };
    std::map<std::size_t, std::vector<PlannedColumn*>> by_field;
    for (auto& column : planned.columns)
        if (column.field) by_field[*column.field].push_back(&column);
    for (const auto& [field, columns] : by_field) {
        const auto* const best = *std::ranges::min_element(columns, {}, &PlannedColumn::rank);
        for (auto* const other : columns) {
            if (other == best) continue;
            if (other->rank == by_rule && name_of(other) != name_of(best))
                return Error{other->rule.origin,
                             fmt::format("\"{}\" and \"{}\" of {} are both said to be {}", name_of(best),
                                         name_of(other), planned.table->name, fields[field].name),
                             "leave one of them out"};
            if (best->rank != by_rule && are_in_two_currencies(name_of(best), name_of(other)))
                planned.failure = two_currencies(*planned.table, name_of(best), name_of(other));
            other->field.reset();
            other->reason = fmt::format("\"{}\" is used for {}", name_of(best), fields[field].name);
        }
    }
    return {};
}

/// The columns that csm takes for one: of one name, without regard to case, blanks and signs. Those that a
/// rule leaves out do not count.
std::vector<std::vector<const PlannedColumn*>> columns_of_one_name(const PlannedTable& planned) {
    std::map<std::string, std::vector<const PlannedColumn*>> by_name;
    for (const auto& column : planned.columns) {
        const auto& name = planned.table->header[column.index].text;
        const bool is_left_out = column.rank == by_rule && column.rule.field.empty();
        if (name.empty() || is_left_out) continue;
        auto key = read::column_key(name);
        by_name[key.empty() ? name : std::move(key)].push_back(&column);
    }
    std::vector<std::vector<const PlannedColumn*>> groups;
    for (auto& [name, columns] : by_name)
        if (columns.size() > 1) groups.push_back(std::move(columns));
    std::ranges::sort(groups, {}, [](const auto& columns) { return columns.front()->index; });
    return groups;
}

bool is_used(const PlannedColumn* column) {
    return column->field || (column->qualifier && column->qualifier->declared);
}

/// Whether a rule names exactly this one of several columns.
bool is_named_exactly(const PlannedColumn& column, const PlannedTable& planned,
                      const std::vector<const PlannedColumn*>& columns) {
    const auto& header = planned.table->header;
    const auto& name = header[column.index].text;
    return column.rank == by_rule && column.rule.column == name &&
           std::ranges::count(columns, name, [&header](const PlannedColumn* other) -> const std::string& {
               return header[other->index].text;
           }) == 1;
}

}  // namespace

Result<PlannedTable> plan_table(const CsvTable& table, const Mapping& mapping, read::TargetFields& fields) {
    PlannedTable planned;
    planned.table = &table;
    const TableRules rules{mapping, table};
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        auto column = plan_column(table, i, rules, fields);
        if (!column) return column.error();
        planned.columns.push_back(std::move(*column));
    }
    if (auto failure = keep_one_each(planned, fields)) return *failure;
    for (std::size_t i = 0; i < planned.columns.size(); ++i) {
        const auto field = planned.columns[i].field;
        if (field && fields[*field].is(&Account::customer_id)) planned.key = i;
    }
    suggest_rules(planned, fields);
    return planned;
}

ColumnUse use_of(const PlannedTable& planned, const PlannedColumn& column, const read::TargetFields& fields) {
    ColumnUse use;
    use.file = planned.table->name;
    use.column = planned.table->header[column.index].text;
    use.origin = column.origin;
    use.reason = column.reason;
    use.formats = column.rule.formats;
    if (column.field)
        use.field = fields[*column.field].name;
    else if (column.qualifier &&
             (column.qualifier->kind != Qualifier::quantity || column.qualifier->declared))
        use.field = word_of(column.qualifier->kind);
    else if (column.qualifier)
        use.reason.clear();
    return use;
}

std::optional<Error> used_columns_of_one_name(const PlannedTable& planned) {
    const auto& header = planned.table->header;
    for (const auto& columns : columns_of_one_name(planned)) {
        const auto used = std::ranges::find_if(columns, is_used);
        if (used == columns.end() || is_named_exactly(**used, planned, columns)) continue;
        const auto& first = header[columns[0]->index];
        const auto& second = header[columns[1]->index];
        const bool is_same = first.text == second.text;
        if (is_selected(*planned.table))
            return Error{planned.table->name,
                         fmt::format("returns {} columns as {}, and nothing says which one counts",
                                     columns.size(), read::quoted(std::string_view{second.text})),
                         "let it return one of them"};
        return Error{
            fmt::format("{}:{}:{}", planned.table->name, second.line, second.column),
            is_same ? fmt::format("{} columns are named \"{}\", and nothing says which one counts",
                                  columns.size(), first.text)
                    : fmt::format("\"{}\" and \"{}\" are one name to csm, and nothing says which one counts",
                                  first.text, second.text),
            is_same ? fmt::format("rename them in the file, or leave them out with {}",
                                  map_option(first.text, ""))
                    : fmt::format("leave one of them out with {} or {}", map_option(first.text, ""),
                                  map_option(second.text, ""))};
    }
    return {};
}

Problem told_of_one_name(const CsvTable& table, const CsvCell& second, std::size_t count) {
    return {.file = table.name,
            .line = second.line,
            .column = second.column,
            .message = fmt::format("{} columns are named \"{}\"; none of them is used", count, second.text)};
}

std::vector<Problem> unused_columns_of_one_name(const PlannedTable& planned) {
    std::vector<Problem> notices;
    for (const auto& columns : columns_of_one_name(planned)) {
        const auto& cell = planned.table->header[columns[1]->index];
        if (std::ranges::any_of(columns, is_used)) continue;
        notices.push_back(told_of_one_name(*planned.table, cell, columns.size()));
    }
    return notices;
}

}  // namespace csm::import
