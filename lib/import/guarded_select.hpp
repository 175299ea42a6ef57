// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>
#include <csm/import.hpp>

#include <sqlite3.h>

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csm::import {

/// SQLite's way to the system, without a clock: who asks it for the time gets none, and that is noted. It is
/// registered with SQLite as long as it lives, and lives longer than the databases that use it.
class ClocklessSystem {
  public:
    /// Registers it under a name of its own.
    ClocklessSystem();
    ~ClocklessSystem();
    ClocklessSystem(const ClocklessSystem&) = delete;
    ClocklessSystem& operator=(const ClocklessSystem&) = delete;

    /// The name to open a database with.
    const char* name() const { return name_.c_str(); }

    /// Whether anybody has asked for the time.
    bool was_asked() const { return system_.asked; }

  private:
    struct System : sqlite3_vfs {
        bool asked = false;
    };

    static int refuse_time(sqlite3_vfs* system, double* days);
    static int refuse_milliseconds(sqlite3_vfs* system, sqlite3_int64* milliseconds);

    std::string name_;
    System system_{};
};

/// Stops a SELECT that takes too long, as long as it lives.
class StepLimit {
  public:
    /// The database must live as long; `limit` counts SQLite's virtual machine instructions, 0 is no limit.
    StepLimit(sqlite3* database, std::uint64_t limit);
    ~StepLimit();
    StepLimit(const StepLimit&) = delete;
    StepLimit& operator=(const StepLimit&) = delete;

    /// Counts work that SQLite does not; false when it is too much.
    bool add(std::uint64_t steps);

    /// Whether it was too much.
    bool is_passed() const { return limit_ > 0 && steps_ >= limit_; }

  private:
    static int count(void* self);

    sqlite3* database_;
    std::uint64_t limit_;
    std::uint64_t stride_;  ///< steps between two looks
    std::uint64_t steps_ = 0;
};

/// What a SELECT is about.
struct SelectShape {
    std::vector<std::string> columns;                       ///< of its result
    std::set<std::pair<std::string, std::string>> reads{};  ///< tables and their columns, as declared
};

/// From now on the database answers to nothing but reading.
void restrict_to_reading(sqlite3* database);

/// Looks at the mapping's SELECT, whose tables are there. Fails on SQL that is none, that is more than one
/// statement, that does anything but read the tables, and that asks for the clock or for chance.
Result<SelectShape> guard_select(sqlite3* database, const Mapping& mapping);

/// The failure of a SELECT that asks for the present; `what` names how.
Error asks_for_the_present(const Mapping& mapping, std::string_view what);

/// The failure of a SELECT that asks for the time zone, by the modifier `zone` of a date function.
Error asks_for_the_zone(const Mapping& mapping, std::string_view zone);

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
