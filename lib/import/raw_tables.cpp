// SPDX-License-Identifier: MIT
#include "import/raw_tables.hpp"

#include "read/cell_words.hpp"

#include "import/guarded_select.hpp"
#include "import/raw_table.hpp"

#include <csm/number.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

#include <algorithm>

namespace csm::import {

namespace {

constexpr const char* as_of_parameter = ":as_of";

/// The database, from its tables to the result.
class Database {
  public:
    Database(std::span<const CsvTable> tables, const Mapping& mapping, const ImportOptions& options)
        : mapping_{mapping},
          options_{options},
          database_{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 0, system_.name()} {
        // A SELECT of a stranger's mapping file reaches no other file.
        sqlite3_limit(database_.getHandle(), SQLITE_LIMIT_ATTACHED, 0);
        // A misspelt column in double quotes is a mistake, not a text.
        sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
        database_.exec("PRAGMA temp_store = MEMORY");
        for (const auto& table : tables) tables_.push_back(raw_table(table, mapping_, options_));
    }

    /// Makes the tables, still empty, looks at the SELECT, and finds out which columns it uses.
    Result<std::vector<std::string>> inspect() {
        for (const auto& table : tables_)
            if (auto failure = make(table)) return std::move(*failure);
        auto shape = guard_select(database_.getHandle(), mapping_);
        if (!shape) {
            auto failure = shape.error();
            if (failure.hint.empty()) failure.hint = table_list();
            return failure;
        }
        for (auto& table : tables_) mark_used(table, mapping_.select, (*shape).reads);
        return Result<std::vector<std::string>>{boost::system::in_place_value, std::move((*shape).columns)};
    }

    /// Fills the tables and runs the SELECT.
    Result<Selected> select() {
        std::vector<Problem> notices;
        for (const auto& table : tables_) {
            for (std::size_t i = 0; i < table.types.size(); ++i) {
                if (!table.used[i]) continue;
                if (table.types[i].failure) return *table.types[i].failure;
                if (table.types[i].notice) notices.push_back(*table.types[i].notice);
            }
            notices.push_back(told(table));
            if (auto notice = told_of_cents(*table.csv)) notices.push_back(std::move(*notice));
            fill(table);
        }
        restrict_to_reading(database_.getHandle());
        SQLite::Statement statement{database_, mapping_.select};
        if (statement.getBindParameterCount() > 1)
            return Error{mapping_.name, "the SELECT has several parameters", "there is one, :as_of"};
        if (statement.getBindParameterCount() == 1) {
            if (statement.getIndex(as_of_parameter) == 0)
                return Error{mapping_.name, "the SELECT has an unknown parameter", "there is one, :as_of"};
            statement.bind(as_of_parameter, iso_text(options_.as_of));
        }
        Selected selected{rows_of(statement), std::move(notices)};
        if (system_.was_asked())
            return asks_for_the_present(mapping_, "'now', or a date function without a date");
        return selected;
    }

    const std::vector<RawTable>& tables() const { return tables_; }

    std::string table_list() const {
        std::vector<std::string_view> names;
        for (const auto& table : tables_) names.push_back(table.name);
        return fmt::format("the tables are {}", fmt::join(names, ", "));
    }

  private:
    std::optional<Error> make(const RawTable& table) {
        const auto is_same = [&table](const RawTable& other) {
            return &other < &table && folded(other.name) == folded(table.name);
        };
        if (std::ranges::any_of(tables_, is_same))
            return Error{table.csv->name, fmt::format("is table \"{}\", and so is a file before", table.name),
                         "give each file's table a name of its own, with \"tables\" in the mapping file"};
        std::vector<std::string> quoted;
        for (const auto& column : table.columns) quoted.push_back(sql_name(column));
        database_.exec(fmt::format("CREATE TABLE {} ({})", sql_name(table.name), fmt::join(quoted, ", ")));
        return {};
    }

    void fill(const RawTable& table) {
        const std::vector<std::string_view> marks(table.columns.size(), "?");
        SQLite::Transaction transaction{database_};
        SQLite::Statement insert{database_, fmt::format("INSERT INTO {} VALUES ({})", sql_name(table.name),
                                                        fmt::join(marks, ", "))};
        for (const auto& row : table.csv->rows) {
            insert.reset();
            for (std::size_t i = 0; i < row.size(); ++i)
                bind(insert, static_cast<int>(i) + 1, row[i].text, table.types[i]);
            insert.exec();
        }
        transaction.commit();
    }

    static void bind(SQLite::Statement& insert, int at, const std::string& text, const RawColumn& type) {
        if (read::says_missing(text)) return insert.bind(at);
        if (type.type == RawType::date) return insert.bind(at, raw_date(text, type));
        if (type.type == RawType::flag) return insert.bind(at, raw_flag(text).value_or(0));
        if (type.type == RawType::text) return insert.bind(at, text);
        const double number = raw_number(text, type).value_or(0);
        const auto whole = static_cast<std::int64_t>(number);
        if (static_cast<double>(whole) == number) return insert.bind(at, whole);
        insert.bind(at, number);
    }

    CsvTable rows_of(SQLite::Statement& statement) const {
        CsvTable result;
        result.name = fmt::format("the SELECT of {}", mapping_.name);
        const int columns = statement.getColumnCount();
        for (int i = 0; i < columns; ++i) result.header.push_back({statement.getColumnName(i), 0, 0});
        while (statement.executeStep()) {
            CsvRow row;
            for (int i = 0; i < columns; ++i)
                row.push_back({text_of(statement.getColumn(i)), result.rows.size() + 1, 0});
            result.rows.push_back(std::move(row));
        }
        return result;
    }

    static std::string text_of(const SQLite::Column& column) {
        if (column.isNull()) return {};
        if (!column.isFloat()) return column.getString();
        std::string text;
        append_shortest(text, round_converted(column.getDouble()));
        return text;
    }

    const Mapping& mapping_;
    const ImportOptions& options_;
    ClocklessSystem system_;  // outlives the database
    SQLite::Database database_;
    std::vector<RawTable> tables_;
};

/// What `work` does with the database, or why SQLite does not do it.
template <class Work>
auto with_database(std::span<const CsvTable> tables, const Mapping& mapping, const ImportOptions& options,
                   Work work) -> decltype(work(std::declval<Database&>())) {
    Database database{tables, mapping, options};
    try {
        return work(database);
    } catch (const SQLite::Exception& problem) {
        return Error{mapping.name, fmt::format("the SELECT does not work: {}", problem.what()),
                     database.table_list()};
    }
}

}  // namespace

Result<Selected> run_select(std::span<const CsvTable> tables, const Mapping& mapping,
                            const ImportOptions& options) {
    return with_database(tables, mapping, options, [](Database& database) -> Result<Selected> {
        if (const auto columns = database.inspect(); !columns) return columns.error();
        return database.select();
    });
}

Result<std::vector<ColumnUse>> explain_select(std::span<const CsvTable> tables, const Mapping& mapping) {
    return with_database(
        tables, mapping, ImportOptions{}, [&](Database& database) -> Result<std::vector<ColumnUse>> {
            const auto columns = database.inspect();
            if (!columns) return columns.error();
            std::vector<ColumnUse> uses;
            for (const auto& table : database.tables())
                for (std::size_t i = 0; i < table.columns.size(); ++i) {
                    ColumnUse use;
                    use.file = fmt::format("{}, table \"{}\"", table.csv->name, table.name);
                    use.column = table.columns[i];
                    if (table.used[i]) use.reason = "read by the SELECT";
                    if (const auto words = type_words(table.types[i].type); table.used[i] && !words.empty())
                        use.formats.emplace_back(words);
                    uses.push_back(std::move(use));
                }
            for (const auto& column : *columns) {
                ColumnUse use;
                use.file = fmt::format("the SELECT of {}", mapping.name);
                use.column = column;
                use.field = column;
                uses.push_back(std::move(use));
            }
            return uses;
        });
}

}  // namespace csm::import
