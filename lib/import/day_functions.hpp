// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <sqlite3.h>
#include <string>

namespace csm::import {

/// SQLite's functions of days and times, which refuse the time zone of the machine. Their work is done by a
/// database of their own, so that nothing reaches SQLite's functions past them. Lives longer than the
/// database that uses them.
class DayFunctions {
  public:
    /// Puts them in place of SQLite's in a database; `system` is the name of the way to the system that their
    /// own database takes.
    DayFunctions(sqlite3* database, const char* system);

    DayFunctions(const DayFunctions&) = delete;
    DayFunctions& operator=(const DayFunctions&) = delete;
    ~DayFunctions();

    /// localtime or utc, when a function was asked for one of them; else empty.
    const std::string& zone() const { return zone_; }

  private:
    using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

    struct Function {
        DayFunctions* owner = nullptr;
        std::string name;
        std::map<int, Statement> statements{};  ///< by the number of arguments
    };

    static void call(sqlite3_context* context, int count, sqlite3_value** values);
    void answer(Function& function, sqlite3_context* context, int count, sqlite3_value** values);
    Statement prepare(const std::string& name, int count) const;

    sqlite3* worker_ = nullptr;
    std::deque<Function> functions_;
    std::string zone_;
};

}  // namespace csm::import
