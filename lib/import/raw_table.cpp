// SPDX-License-Identifier: MIT

#include "import/raw_table.hpp"

#include "base/keyed_hash.hpp"
#include "base/normalised.hpp"
#include "base/quoted.hpp"
#include "import/plan.hpp"
#include "import/rule_match.hpp"
#include "import/synonyms.hpp"
#include "read/csv/csv_text.hpp"

#include <csm/nearest.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fnmatch.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace csm::import {

namespace {

/// The most columns that SQLite gives a table.
constexpr std::size_t most_columns = 2000;

/// Names of columns, made different from each other and never empty, as SQL demands.
std::vector<std::string> column_names(const CsvTable& table) {
    std::vector<std::string> names;
    std::unordered_set<std::string, KeyedHash> taken;
    std::unordered_map<std::string, int, KeyedHash> last_number;  // that was put behind a name
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        auto name = table.header[i].text;
        std::erase(name, '\0');  // ends a name to SQLite
        if (name.empty()) name = fmt::format("column_{}", i + 1);
        const auto given = name;
        while (!taken.insert(folded(name)).second) {
            auto& number = last_number.try_emplace(folded(given), 1).first->second;
            name = fmt::format("{}_{}", given, ++number);
        }
        names.push_back(std::move(name));
    }
    return names;
}

Problem about_table(const CsvTable& csv, std::string message) {
    return {.file = csv.name, .message = std::move(message)};
}

std::optional<Error> impossible_table(const RawTable& table) {
    if (table.columns.size() > most_columns)
        return Error{table.csv->name,
                     fmt::format("has {} columns, and a SELECT takes tables of up to {}",
                                 table.columns.size(), most_columns),
                     "leave out those that it does not use"};
    if (folded(table.name).starts_with("sqlite_"))
        return Error{table.csv->name,
                     fmt::format("is table \"{}\", a name that SQLite keeps for itself", table.name),
                     "give the file's table another name, with \"tables\" in the mapping file"};
    return {};
}

bool is_key_name(std::string_view name) {
    const auto key = read::column_key(name);
    return is_customer_id(name) || std::ranges::any_of(synonyms(), [&key](const Synonym& known) {
               return known.key == key && known.field == "customer_id";
           });
}

/// Marks keys, and asks for the types of cells only where they decide.
class KeyMarks {
  public:
    explicit KeyMarks(std::vector<RawTable>& tables) : tables_{tables} {}

    void mark(const SelectUse& use) {
        for (auto& table : tables_)
            for (std::size_t i = 0; i < table.columns.size(); ++i)
                table.uses[i].is_key = is_key_name(table.csv->header[i].text);
        if (!use.columns) return;
        for (std::size_t i = 0; i < use.result.size(); ++i)
            if (is_customer_id(use.result[i]))
                for (const auto& id : use.columns->returned[i]) use_of(id).is_key = true;
        for (const auto& group : use.columns->compared)
            if (are_keys(group))
                for (const auto& id : group) use_of(id).is_key = true;
    }

  private:
    RawUse& use_of(ColumnId id) { return tables_[id.table].uses[id.column]; }

    ColumnType type_of(ColumnId id) {
        const auto [known, is_new] = types_.emplace(id, ColumnType::text);
        if (is_new) known->second = type_of_cells(column_of(*tables_[id.table].csv, id.column));
        return known->second;
    }

    bool is_empty(ColumnId id) { return column_of(*tables_[id.table].csv, id.column).cells.empty(); }

    bool are_keys(const std::vector<ColumnId>& group) {
        if (std::ranges::any_of(group, [this](ColumnId id) { return use_of(id).is_key; })) return true;
        for (const auto type : {ColumnType::date, ColumnType::flag})
            if (std::ranges::all_of(group, [&](ColumnId id) { return type_of(id) == type || is_empty(id); }))
                return false;
        return std::ranges::none_of(group, [this](ColumnId id) {
            return use_of(id).treatment.has(ColumnWork::calculated) && type_of(id) == ColumnType::number;
        });
    }

    std::vector<RawTable>& tables_;
    std::map<ColumnId, ColumnType> types_;
};

/// A failure when the header has the column's name twice, so that nobody can tell which one is meant.
std::optional<Error> ambiguous_name(const RawTable& table, std::size_t column) {
    const auto& header = table.csv->header;
    const auto name = normalised(header[column].text);
    if (name.empty()) return {};
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (i == column || !matches(header[i].text, name)) continue;
        const auto& first = header[std::min(i, column)];
        const auto& second = header[std::max(i, column)];
        return Error{
            fmt::format("{}:{}:{}", table.csv->name, second.line, second.column),
            fmt::format("\"{}\" is the name of this column and of the one in line {}, column {}, and the "
                        "SELECT uses it",
                        second.text, first.line, first.column),
            "give each column a name of its own"};
    }
    return {};
}

/// Tells of words that are NULL to the SELECT.
std::optional<Problem> missing_words(const CsvTable& csv, std::size_t column) {
    const CsvCell* first = nullptr;
    std::size_t count = 0;
    for (const auto& row : csv.rows) {
        const auto& cell = row[column];
        if (cell.text.empty() || !read::says_missing(cell.text)) continue;
        if (count++ == 0) first = &cell;
    }
    if (first == nullptr) return {};
    return about(Column{&csv, csv.header[column].text, {}}, *first,
                 fmt::format("{} as missing, such as {}",
                             count == 1 ? "1 cell counts" : fmt::format("{} cells count", count),
                             read::quoted(std::string_view{first->text})));
}

/// Whether a column of numbers has any but 0.
bool has_amounts(const RawTable& table, std::size_t column) {
    return std::ranges::any_of(table.csv->rows, [&](const CsvRow& row) {
        return raw_number(row[column].text, table.types[column]).value_or(0) != 0;
    });
}

/// Says of columns what the fields are that the SELECT makes of them.
void mark_fields(std::vector<RawTable>& tables, const SelectUse& use, read::TargetFields& fields) {
    for (std::size_t i = 0; i < use.result.size(); ++i) {
        const auto field = fields.find(use.result[i]);
        if (!field) continue;
        const auto mark = [&fields, field](RawUse& column) {
            column.is_amount = column.is_amount || fields[*field].is(&Account::arr);
            column.has_no_thousandths = column.has_no_thousandths || fields[*field].has_no_thousandths();
        };
        const auto shape = fields[*field].shape;
        const bool is_text =
            shape == read::Shape::text || shape == read::Shape::texts || shape == read::Shape::word;
        if (use.columns && is_text)
            for (const auto& id : use.columns->returned[i]) tables[id.table].uses[id.column].is_told = true;
        if (use.columns)
            for (const auto& id : use.columns->sources[i]) mark(tables[id.table].uses[id.column]);
        else
            for (auto& table : tables) std::ranges::for_each(table.uses, mark);
    }
}

}  // namespace

std::string raw_table_name(const CsvTable& csv, const Mapping& mapping) {
    auto stem = std::string{file_name(csv.name)};
    for (const std::string_view ending : {".gz", ".csv", ".tsv", ".txt"})
        if (folded(stem).ends_with(ending)) stem.erase(stem.size() - ending.size());
    const auto name = folded(stem);
    for (const auto& naming : mapping.tables)
        for (const auto& pattern : naming.patterns)
            if (::fnmatch(folded(pattern).c_str(), name.c_str(), 0) == 0) return naming.table;
    return stem;
}

Result<std::vector<RawTable>> raw_tables(std::span<const CsvTable> csvs, const Mapping& mapping) {
    std::map<std::string, ColumnType> declared;
    for (const auto& rule : mapping.types) declared.insert_or_assign(folded(rule.column), rule.type);
    std::vector<RawTable> tables;
    for (const auto& csv : csvs) {
        RawTable table{&csv, raw_table_name(csv, mapping), column_names(csv)};
        if (auto failure = impossible_table(table)) return std::move(*failure);
        const auto is_same = [&](const RawTable& other) { return folded(other.name) == folded(table.name); };
        if (std::ranges::any_of(tables, is_same))
            return Error{csv.name, fmt::format("is table \"{}\", and so is a file before", table.name),
                         "give each file's table a name of its own, with \"tables\" in the mapping file"};
        for (const auto& column : table.columns) {
            RawUse use{.place = fmt::format("{}.{}", table.name, column), .declared = {}, .treatment = {}};
            if (const auto rule = declared.find(folded(use.place)); rule != declared.end())
                use.declared = rule->second;
            table.uses.push_back(std::move(use));
        }
        table.types.resize(table.columns.size());
        tables.push_back(std::move(table));
    }
    return tables;
}

std::vector<Problem> unmatched_types(std::span<const RawTable> tables, const Mapping& mapping) {
    std::vector<std::string> places;
    std::unordered_set<std::string, KeyedHash> known;
    for (const auto& table : tables)
        for (const auto& use : table.uses) {
            places.push_back(use.place);
            known.insert(folded(use.place));
        }
    std::vector<Problem> notices;
    for (const auto& rule : mapping.types) {
        if (known.contains(folded(rule.column))) continue;
        const auto best = nearest(rule.column, places);
        notices.push_back(
            {.file = mapping.name,
             .line = 0,
             .column = 0,
             .record = {},
             .customer_id = {},
             .field = {},
             .message = fmt::format("\"{}\" of \"types\" fits no column; {}", rule.column,
                                    best ? fmt::format("did you mean \"{}\"?", *best)
                                         : std::string{"write TABLE.COLUMN, as --explain lists them"})});
    }
    return notices;
}

void mark_columns(std::vector<RawTable>& tables, const SelectUse& use, read::TargetFields& fields) {
    for (std::size_t t = 0; t < tables.size(); ++t) {
        auto& table = tables[t];
        // Of a table whose rows are only counted SQLite names no column.
        table.is_used = use.reads.contains({table.name, ""});
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            auto& column = table.uses[i];
            column.is_read = use.reads.contains({table.name, table.columns[i]});
            table.is_used = table.is_used || column.is_read;
            if (!use.columns) continue;
            const auto done = use.columns->treatments.find({t, i});
            if (done == use.columns->treatments.end()) continue;
            column.treatment = done->second;
            column.is_read = column.is_read || done->second.has(ColumnWork::joined);
            table.is_used = table.is_used || column.is_read;
        }
    }
    KeyMarks{tables}.mark(use);
    mark_fields(tables, use, fields);
}

bool is_customer_id(std::string_view column) {
    return read::column_key(column) == read::column_key("customer_id");
}

void settle_types(RawTable& table, const ImportOptions& options) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!table.uses[i].is_read) continue;
        table.types[i] = raw_column(column_of(*table.csv, i), table.uses[i], options);
        if (auto failure = ambiguous_name(table, i)) table.types[i].failure = std::move(*failure);
        if (auto notice = missing_words(*table.csv, i)) table.types[i].notices.push_back(std::move(*notice));
    }
}

std::vector<Problem> unread_columns_of_one_name(const RawTable& table) {
    std::map<std::string, std::vector<std::size_t>> by_name;
    for (std::size_t i = 0; table.is_used && i < table.columns.size(); ++i)
        if (auto name = normalised(table.csv->header[i].text); !name.empty())
            by_name[std::move(name)].push_back(i);
    std::vector<Problem> notices;
    for (const auto& [name, columns] : by_name) {
        const auto is_read = [&table](std::size_t column) { return table.uses[column].is_read; };
        if (columns.size() > 1 && std::ranges::none_of(columns, is_read))
            notices.push_back(told_of_one_name(*table.csv, table.csv->header[columns[1]], columns.size()));
    }
    return notices;
}

std::vector<SourceCurrency> source_currencies(const RawTable& table, const CsvTable& file) {
    std::vector<SourceCurrency> sources;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& use = table.uses[i];
        const auto& type = table.types[i];
        if (!use.is_read || !use.is_amount || use.declared || type.type != ColumnType::number) continue;
        const auto& header = file.header[i];
        for (const auto& currency : type.currencies) {
            SourceCurrency source{{currency.written, currency.place}, use.place};
            source.said.place.file = file.name;
            source.said.place.column = header.text;
            sources.push_back(std::move(source));
        }
        auto named = currency_in_name(header.text);
        if (!named.empty() && has_amounts(table, i))
            sources.push_back({{std::move(named),
                                {file.name, header.text, header.line, header.column, CurrencySource::name}},
                               use.place});
    }
    return sources;
}

std::string_view type_words(const RawTable& table, std::size_t column) {
    switch (table.types[column].type) {
    case ColumnType::number: return "numbers";
    case ColumnType::date: return "dates";
    case ColumnType::flag: return "yes/no as 1 and 0";
    case ColumnType::text: return table.uses[column].is_key ? "keys" : "text";
    }
    return {};
}

Problem told(const RawTable& table) {
    auto message = fmt::format("is table \"{}\" with {} rows", table.name, table.csv->rows.size());
    for (const std::string_view words : {"keys", "numbers", "dates", "yes/no as 1 and 0"}) {
        std::vector<std::string_view> list;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.uses[i].is_read && type_words(table, i) == words) list.push_back(table.columns[i]);
        if (!list.empty()) message += fmt::format("; {}: {}", words, fmt::join(list, ", "));
    }
    if (!table.is_used) message += "; the SELECT does not use it";
    return about_table(*table.csv, std::move(message));
}

}  // namespace csm::import
