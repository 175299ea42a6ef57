// SPDX-License-Identifier: MIT
#include "import/customer_key.hpp"
#include "import/flat.hpp"
#include "import/plan.hpp"
#include "import/raw_tables.hpp"
#include "import/rule_match.hpp"

#include <csm/import.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace csm {

namespace {

constexpr std::size_t examples_per_column = 3;

std::vector<std::string> examples_of(const CsvTable& table, std::size_t index) {
    std::vector<std::string> examples;
    for (const auto& row : table.rows) {
        if (examples.size() == examples_per_column) break;
        const auto& text = row[index].text;
        if (!text.empty() && std::ranges::find(examples, text) == examples.end()) examples.push_back(text);
    }
    return examples;
}

Error no_field(std::string_view column, const Mapping& mapping) {
    return {mapping.name, fmt::format("the SELECT's column \"{}\" is no field of csm", column),
            "name it with AS \"usage.login_frequency\", say; docs/formats.md lists the fields"};
}

/// The result of a SELECT speaks csm's own language: each column must be a field, or the currency, interval
/// or status of the row.
std::optional<Error> column_that_is_no_field(const CsvTable& table, const Mapping& mapping,
                                             read::TargetFields& fields) {
    for (const auto& cell : table.header)
        if (!fields.find(cell.text) && !import::qualifier_of_word(cell.text))
            return no_field(cell.text, mapping);
    return {};
}

/// Rules for columns speak of the columns of a SELECT, where there is one.
Result<ImportPlan> plan_select(std::span<const CsvTable> tables, const Mapping& mapping,
                               read::TargetFields& fields) {
    auto plan = import::explain_select(tables, mapping, fields);
    if (!plan) return plan.error();
    CsvTable result;
    for (auto& use : (*plan).columns) {
        if (use.field.empty()) continue;
        const auto field = fields.find(use.field);
        if (!field && !import::qualifier_of_word(use.field)) return no_field(use.column, mapping);
        if (field) use.field = fields[*field].name;
        result.header.push_back({use.column, 0, 0});
    }
    const std::span selected{&result, 1};
    if (auto failure = import::unused_rule(selected, mapping)) return std::move(*failure);
    std::ranges::move(import::unmatched_rules(selected, mapping, tables),
                      std::back_inserter((*plan).notices));
    return plan;
}

}  // namespace

Result<ImportPlan> plan_import(std::span<const CsvTable> tables, const Mapping& mapping, const Model& model) {
    read::TargetFields fields{model};
    if (!mapping.select.empty()) return plan_select(tables, mapping, fields);
    if (auto failure = import::unused_rule(tables, mapping)) return std::move(*failure);
    ImportPlan plan{{}, import::unmatched_rules(tables, mapping)};
    for (const auto& table : tables) {
        const auto planned = import::plan_table(table, mapping, fields);
        if (!planned) return planned.error();
        if ((*planned).failure) return *(*planned).failure;
        if (!(*planned).key) return import::no_customer_key(table);
        if (auto failure = import::used_columns_of_one_name(*planned)) return std::move(*failure);
        std::ranges::move(import::unused_columns_of_one_name(*planned), std::back_inserter(plan.notices));
        for (const auto& column : (*planned).columns) {
            plan.columns.push_back(import::use_of(*planned, column, fields));
            plan.columns.back().examples = examples_of(table, column.index);
        }
    }
    return plan;
}

Result<Imported> import_tables(std::span<const CsvTable> tables, const Mapping& mapping, const Model& model,
                               const ImportOptions& options) {
    import::FlatJoin join{model, mapping, options};
    std::vector<Problem> notices;
    import::Selected selected;
    if (mapping.select.empty()) {
        if (auto failure = import::unused_rule(tables, mapping)) return std::move(*failure);
        notices = import::unmatched_rules(tables, mapping);
        for (const auto& table : tables)
            if (const auto added = join.add(table, false); !added) return added.error();
    } else {
        read::TargetFields fields{model};
        auto run = import::run_select(tables, mapping, fields, options);
        if (!run) return run.error();
        selected = std::move(*run);
        const std::span result{&selected.table, 1};
        if (auto failure = column_that_is_no_field(result.front(), mapping, fields))
            return std::move(*failure);
        if (auto failure = import::unused_rule(result, mapping)) return std::move(*failure);
        notices = import::unmatched_rules(result, mapping, tables);
        notices.insert(notices.begin(), selected.notices.begin(), selected.notices.end());
        if (const auto added = join.add(result.front(), true); !added) return added.error();
        for (auto& currency : selected.currencies) join.add_source(std::move(currency));
    }
    auto imported = join.finish();
    if (!imported) return imported.error();
    (*imported).notices.insert((*imported).notices.begin(), notices.begin(), notices.end());
    auto& problems = (*imported).problems;
    problems.insert(problems.begin(), selected.problems.begin(), selected.problems.end());
    selected.left_out.add((*imported).left_out);
    (*imported).left_out = std::move(selected.left_out);
    return imported;
}

}  // namespace csm
