// SPDX-License-Identifier: MIT
#include "import/raw_tables.hpp"

#include "base/code_point.hpp"
#include "import/guarded_select.hpp"
#include "import/joined_keys.hpp"
#include "import/raw_table.hpp"
#include "import/record_rows.hpp"
#include "import/select_advice.hpp"
#include "import/select_reader.hpp"
#include "read/csv/csv_text.hpp"

#include <csm/number.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <iterator>

namespace csm::import {

namespace {

/// What a row of the result costs, in steps of SQLite: csm keeps them all.
constexpr std::uint64_t steps_of_row = 100;
/// SQLite takes a SELECT apart anew wherever it is named; beyond that it takes minutes before it begins.
constexpr std::uint64_t most_selects = 20'000;

/// Why a value of the result is no text.
enum class ValueFault : std::uint8_t { none, infinite, nul, not_utf8 };

std::string_view told_of(ValueFault fault) {
    switch (fault) {
    case ValueFault::none: break;
    case ValueFault::infinite: return "is an infinite number";
    case ValueFault::nul: return "holds a NUL character";
    case ValueFault::not_utf8: return "is not UTF-8";
    }
    return {};
}

/// SQLite's own limit is a gigabyte, which a SELECT of a few letters could fill.
constexpr int longest_text = 100'000'000;

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        if (!next.valid) return false;
        text.remove_prefix(next.bytes);
    }
    return true;
}

std::vector<TableNames> names_of(const std::vector<RawTable>& tables) {
    std::vector<TableNames> names;
    for (const auto& table : tables) names.push_back({table.name, table.columns});
    return names;
}

/// The database, from its tables to the result.
class Database {
  public:
    Database(std::vector<RawTable> tables, const Mapping& mapping, read::TargetFields& fields,
             const ImportOptions& options)
        : mapping_{mapping},
          fields_{fields},
          options_{options},
          tables_{std::move(tables)},
          database_{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 0, system_.name()},
          days_{database_.getHandle(), system_.name()} {
        // A SELECT of a stranger's mapping file reaches no other file.
        sqlite3_limit(database_.getHandle(), SQLITE_LIMIT_ATTACHED, 0);
        sqlite3_limit(database_.getHandle(), SQLITE_LIMIT_LENGTH, longest_text);
        // A misspelt column in double quotes is a mistake, not a text.
        sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
        database_.exec("PRAGMA temp_store = MEMORY");
    }

    /// Makes the tables, still empty, looks at the SELECT, and finds out what its columns are.
    Result<std::vector<std::string>> inspect() {
        auto followed = select_columns(mapping_.select, names_of(tables_));
        if (followed && followed->selects > most_selects)
            return Error{
                mapping_.name,
                fmt::format("the SELECT comes to {} SELECTs, as it names its sub-selects again and again",
                            followed->selects),
                "use each only where it is needed"};
        if (followed && !followed->zone.empty()) return asks_for_the_zone(mapping_, followed->zone);
        for (const auto& table : tables_) make(table, false);
        auto shape = guard_select(database_.getHandle(), mapping_);
        if (!shape) {
            auto failure = shape.error();
            if (failure.hint.empty()) failure.hint = table_list();
            return failure;
        }
        is_followed_ = followed && followed->returned.size() == (*shape).columns.size();
        if (!is_followed_) followed.reset();
        const SelectUse use{(*shape).reads, (*shape).columns, std::move(followed)};
        mark_columns(tables_, use, fields_);
        for (auto& table : tables_) {
            leave_out_totals(table);
            settle_types(table, options_);
        }
        if (use.columns)
            std::ranges::move(tables_that_share_few(tables_, *use.columns), std::back_inserter(problems_));
        return std::move((*shape).columns);
    }

    /// Leaves out what is no record of a table that is used, and takes off keys what is no part of them.
    void leave_out_totals(RawTable& table) {
        if (!table.is_used) return;
        std::vector<std::size_t> keys;
        for (std::size_t i = 0; i < table.uses.size(); ++i)
            if (table.uses[i].is_read && table.uses[i].is_key) keys.push_back(i);
        auto rows = record_rows(*table.csv, keys);
        left_out_.add(rows.left_out);
        std::ranges::move(rows.problems, std::back_inserter(problems_));
        std::ranges::move(rows.notices, std::back_inserter(notices_));
        if (rows.table) table.csv = &kept_.emplace_back(std::move(*rows.table));
    }

    /// Fills the tables and runs the SELECT.
    Result<Selected> select() {
        Selected selected;
        selected.notices = notices();
        std::ranges::copy(notices_, std::back_inserter(selected.notices));
        selected.problems = problems_;
        selected.left_out = left_out_;
        for (auto& table : tables_) {
            for (auto& type : table.types) {
                if (type.failure) return *type.failure;
                std::ranges::move(type.notices, std::back_inserter(selected.notices));
                std::ranges::move(type.problems, std::back_inserter(selected.problems));
            }
            if (auto question = question_of_cents(table, mapping_)) return std::move(*question);
            std::ranges::move(unread_columns_of_one_name(table), std::back_inserter(selected.notices));
            selected.notices.push_back(told(table));
            std::ranges::move(advice_on(table), std::back_inserter(selected.notices));
            database_.exec(fmt::format("DROP TABLE {}", sql_name(table.name)));
            make(table, true);
            fill(table);
        }
        restrict_to_reading(database_.getHandle());
        SQLite::Statement statement{database_, mapping_.select};
        if (statement.getBindParameterCount() > 1)
            return Error{mapping_.name, "the SELECT has several parameters", "there is one, :as_of"};
        if (statement.getBindParameterCount() == 1) {
            const std::string parameter{as_of_parameter};
            if (statement.getIndex(parameter.c_str()) == 0)
                return Error{mapping_.name, "the SELECT has an unknown parameter", "there is one, :as_of"};
            statement.bind(parameter, iso_text(options_.as_of));
        }
        if (auto failure = run(statement, selected)) return std::move(*failure);
        return selected;
    }

    const std::vector<RawTable>& tables() const { return tables_; }

    std::string table_list() const {
        std::vector<std::string_view> names;
        for (const auto& table : tables_) names.push_back(table.name);
        return fmt::format("the tables are {}", fmt::join(names, ", "));
    }

    /// What the mapping says in vain, and whether keys could be found.
    std::vector<Problem> notices() const {
        auto list = unmatched_types(tables_, mapping_);
        if (!is_followed_)
            list.push_back({.file = mapping_.name,
                            .line = 0,
                            .column = 0,
                            .record = {},
                            .customer_id = {},
                            .field = {},
                            .message =
                                "csm cannot follow this SELECT to see which columns are keys; name those "
                                "that are not called so in \"types\", as \"text\""});
        return list;
    }

  private:
    /// Types say how SQLite compares: a number that stands beside a text is compared as that text, and a text
    /// beside a column of numbers as a number.
    void make(const RawTable& table, bool is_typed) {
        std::vector<std::string> columns;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const auto type = table.types[i].type;
            const bool is_number = type == ColumnType::number || type == ColumnType::flag;
            columns.push_back(sql_name(table.columns[i]) + (!is_typed   ? ""
                                                            : is_number ? " NUMERIC"
                                                                        : " TEXT"));
        }
        database_.exec(fmt::format("CREATE TABLE {} ({})", sql_name(table.name), fmt::join(columns, ", ")));
    }

    void fill(const RawTable& table) {
        const std::vector<std::string_view> marks(table.columns.size(), "?");
        SQLite::Transaction transaction{database_};
        SQLite::Statement insert{database_, fmt::format("INSERT INTO {} VALUES ({})", sql_name(table.name),
                                                        fmt::join(marks, ", "))};
        for (const auto& row : table.csv->rows) {
            insert.reset();
            for (std::size_t i = 0; i < row.size(); ++i)
                if (table.uses[i].is_read) bind(insert, static_cast<int>(i) + 1, row[i].text, table.types[i]);
            insert.exec();
        }
        transaction.commit();
    }

    static void bind(SQLite::Statement& insert, int at, const std::string& text, const RawColumn& type) {
        if (read::says_missing(text)) return insert.bind(at);
        if (type.type == ColumnType::text) return insert.bind(at, text);
        if (type.type == ColumnType::date) {
            const auto day = raw_date(text, type);
            return day ? insert.bind(at, *day) : insert.bind(at);
        }
        if (type.type == ColumnType::flag) {
            const auto flag = read::flag_of(text);
            return flag ? insert.bind(at, *flag ? 1 : 0) : insert.bind(at);
        }
        const auto number = raw_number(text, type);
        if (!number) return insert.bind(at);
        const auto whole = static_cast<std::int64_t>(*number);
        if (static_cast<double>(whole) == *number) return insert.bind(at, whole);
        insert.bind(at, *number);
    }

    /// Collects the rows, or says why that was not possible.
    std::optional<Error> run(SQLite::Statement& statement, Selected& selected) const {
        auto& result = selected.table;
        result.name = fmt::format("the SELECT of {}", mapping_.name);
        for (int i = 0; i < statement.getColumnCount(); ++i)
            result.header.push_back({statement.getColumnName(i), 0, 0});
        StepLimit limit{database_.getHandle(), options_.sql_limit};
        int code = statement.tryExecuteStep();
        for (; code == SQLITE_ROW && limit.add(steps_of_row); code = statement.tryExecuteStep())
            if (auto failure = take_row(statement, selected)) return failure;
        if (limit.is_passed())
            return Error{mapping_.name,
                         fmt::format("the SELECT is stopped after {} steps of SQLite", options_.sql_limit),
                         "look for a join without its condition or a WITH RECURSIVE without an end, or write "
                         "--sql-limit N with more steps; 0 is no limit"};
        if (!days_.zone().empty()) return asks_for_the_zone(mapping_, days_.zone());
        if (system_.was_asked())
            return asks_for_the_present(mapping_, "'now', or a date function without a date");
        if (code != SQLITE_DONE) throw SQLite::Exception{database_.getHandle(), code};
        return no_key(selected);
    }

    /// A failure when no row has a customer key, for a reason that the rows give.
    static std::optional<Error> no_key(const Selected& selected) {
        const auto& header = selected.table.header;
        const auto key =
            std::ranges::find_if(header, [](const CsvCell& cell) { return is_customer_id(cell.text); });
        if (key == header.end()) return {};
        const auto fault = std::ranges::find(selected.problems, key->text, &Problem::field);
        const auto column = static_cast<std::size_t>(key - header.begin());
        const auto is_empty = [column](const CsvRow& row) { return row[column].text.empty(); };
        if (fault == selected.problems.end() || !std::ranges::all_of(selected.table.rows, is_empty))
            return {};
        auto where = *fault;
        const auto message = std::exchange(where.message, {});
        return Error{describe(where),
                     fmt::format("{}, and no other row has a key", message.substr(0, message.find(';'))),
                     "write a SELECT that returns a text or a number as customer_id"};
    }

    static std::optional<Error> take_row(SQLite::Statement& statement, Selected& selected) {
        auto& result = selected.table;
        const auto line = result.rows.size() + 1;
        CsvRow row;
        for (int i = 0; i < statement.getColumnCount(); ++i) {
            auto [text, fault] = cell_of(statement.getColumn(i));
            row.push_back({std::move(text), line, 0});
            if (fault == ValueFault::none) continue;
            Problem problem{.file = result.name,
                            .line = line,
                            .column = 0,
                            .record = {},
                            .customer_id = {},
                            .field = result.header[static_cast<std::size_t>(i)].text,
                            .message = {}};
            if (fault == ValueFault::nul)
                return Error{describe(problem), fmt::format("the value {}", told_of(fault)),
                             "no text of a portfolio has one; let the SELECT return the text without it"};
            problem.message = fmt::format("the value {}; treated as missing", told_of(fault));
            selected.problems.push_back(std::move(problem));
        }
        result.rows.push_back(std::move(row));
        return {};
    }

    struct ResultCell {
        std::string text;
        ValueFault fault = ValueFault::none;
    };

    static ResultCell cell_of(const SQLite::Column& column) {
        if (column.isNull()) return {};
        std::string text;
        if (column.isFloat()) {
            if (!std::isfinite(column.getDouble())) return {{}, ValueFault::infinite};
            append_shortest(text, round_converted(column.getDouble()));
            return {std::move(text)};
        }
        text = column.getString();
        if (text.find('\0') != std::string::npos) return {{}, ValueFault::nul};
        if (!is_utf8(text)) return {{}, ValueFault::not_utf8};
        return {std::move(text)};
    }

    const Mapping& mapping_;
    read::TargetFields& fields_;
    const ImportOptions& options_;
    std::vector<RawTable> tables_;
    std::deque<CsvTable> kept_;  // tables without the rows that are left out
    LeftOut left_out_;
    std::vector<Problem> problems_, notices_;  // of rows and keys
    bool is_followed_ = false;
    ClocklessSystem system_;  // outlives the database
    SQLite::Database database_;
    DayFunctions days_;
};

/// What `work` does with the database, or why SQLite does not do it.
template <class Work>
auto with_database(std::span<const CsvTable> csvs, const Mapping& mapping, read::TargetFields& fields,
                   const ImportOptions& options, Work work) -> decltype(work(std::declval<Database&>())) {
    auto tables = raw_tables(csvs, mapping);
    if (!tables) return tables.error();
    Database database{std::move(*tables), mapping, fields, options};
    try {
        return work(database);
    } catch (const SQLite::Exception& problem) {
        return Error{mapping.name, fmt::format("the SELECT does not work: {}", problem.what()),
                     database.table_list()};
    }
}

std::vector<ColumnUse> uses_of(const RawTable& table) {
    std::vector<ColumnUse> uses;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        ColumnUse use;
        use.file = fmt::format("{}, table \"{}\"", table.csv->name, table.name);
        use.column = table.columns[i];
        if (table.uses[i].is_read) {
            use.origin = ColumnOrigin::rule;
            use.reason = "read by the SELECT";
            use.formats.emplace_back(type_words(table, i));
            if (table.uses[i].declared) use.formats.emplace_back("as declared");
        }
        uses.push_back(std::move(use));
    }
    return uses;
}

}  // namespace

bool is_selected(const CsvTable& table) { return !table.header.empty() && table.header.front().line == 0; }

Result<Selected> run_select(std::span<const CsvTable> tables, const Mapping& mapping,
                            read::TargetFields& fields, const ImportOptions& options) {
    return with_database(tables, mapping, fields, options, [&](Database& database) -> Result<Selected> {
        if (const auto columns = database.inspect(); !columns) return columns.error();
        auto selected = database.select();
        if (!selected) return selected;
        for (std::size_t i = 0; i < tables.size(); ++i)
            std::ranges::move(source_currencies(database.tables()[i], tables[i]),
                              std::back_inserter((*selected).currencies));
        return selected;
    });
}

Result<ImportPlan> explain_select(std::span<const CsvTable> tables, const Mapping& mapping,
                                  read::TargetFields& fields) {
    const ImportOptions options;
    return with_database(tables, mapping, fields, options, [&](Database& database) -> Result<ImportPlan> {
        const auto columns = database.inspect();
        if (!columns) return columns.error();
        ImportPlan plan{{}, database.notices()};
        for (const auto& table : database.tables())
            std::ranges::move(uses_of(table), std::back_inserter(plan.columns));
        for (const auto& column : *columns) {
            ColumnUse use;
            use.file = fmt::format("the SELECT of {}", mapping.name);
            use.column = column;
            use.field = column;
            plan.columns.push_back(std::move(use));
        }
        return plan;
    });
}

}  // namespace csm::import
