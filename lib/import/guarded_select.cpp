// SPDX-License-Identifier: MIT
#include "import/guarded_select.hpp"

#include "import/select_columns.hpp"
#include "import/sql_tokens.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <vector>

namespace csm::import {

namespace {

constexpr std::array<std::string_view, 3> clock_functions{"current_date", "current_time",
                                                          "current_timestamp"};
constexpr std::array<std::string_view, 2> chance_functions{"random", "randomblob"};
constexpr std::uint64_t largest_stride = 10'000;
constexpr std::string_view same_output = "and its result would change by itself";

using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

template <class Words>
bool holds(const Words& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

int allow_reading(void*, int action, const char*, const char*, const char*, const char*) {
    const bool reads = action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_RECURSIVE ||
                       action == SQLITE_FUNCTION;
    return reads ? SQLITE_OK : SQLITE_DENY;
}

/// SQLite asks before it does anything; what is not reading is refused.
class Guard {
  public:
    Guard(sqlite3* database, const Mapping& mapping) : database_{database}, mapping_{mapping} {
        sqlite3_set_authorizer(database_, &Guard::authorize, this);
    }

    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

    ~Guard() { sqlite3_set_authorizer(database_, nullptr, nullptr); }

    Result<SelectShape> inspect() {
        const char* rest = mapping_.select.c_str();
        const auto statement = prepare(rest);
        if (!statement) return failure();
        if (sqlite3_stmt_isexplain(statement.get()) != 0 || sqlite3_stmt_readonly(statement.get()) == 0 ||
            sqlite3_column_count(statement.get()) == 0)
            return no_select();
        if (prepare(rest) || !is_done(rest))
            return Error{mapping_.name, "\"select\" holds more than one statement",
                         "write one SELECT; several tables are joined in it, or named before it with WITH"};
        for (int i = 0; i < sqlite3_column_count(statement.get()); ++i)
            shape_.columns.emplace_back(sqlite3_column_name(statement.get(), i));
        return std::move(shape_);
    }

  private:
    static int authorize(void* self, int action, const char* first, const char* second, const char* third,
                         const char* fourth) {
        auto& guard = *static_cast<Guard*>(self);
        if (action == SQLITE_READ) guard.shape_.reads.emplace(first, second);
        if (action == SQLITE_FUNCTION) return guard.allow_function(folded(second));
        const int allowed = allow_reading(nullptr, action, first, second, third, fourth);
        if (allowed != SQLITE_OK) guard.refused_ = "it does more than read the tables";
        return allowed;
    }

    int allow_function(const std::string& name) {
        if (holds(clock_functions, name)) clock_ = name;
        if (holds(chance_functions, name)) chance_ = name;
        return clock_.empty() && chance_.empty() ? SQLITE_OK : SQLITE_DENY;
    }

    /// The next statement of the text, or nothing where it is none; `rest` moves behind it.
    Statement prepare(const char*& rest) {
        sqlite3_stmt* prepared = nullptr;
        const char* tail = rest;
        code_ = sqlite3_prepare_v2(database_, rest, -1, &prepared, &tail);
        if (code_ == SQLITE_OK) rest = tail;
        return {prepared, &sqlite3_finalize};
    }

    /// Comments and semicolons are no statement.
    bool is_done(const char* rest) const { return code_ == SQLITE_OK && *rest == '\0'; }

    Error no_select() const {
        return {mapping_.name,
                fmt::format("\"select\" is no SELECT{}{}", refused_.empty() ? "" : ": ", refused_),
                "write one SELECT"};
    }

    Error failure() const {
        if (!clock_.empty()) return asks_for_the_present(mapping_, clock_);
        if (!chance_.empty())
            return {mapping_.name, fmt::format("the SELECT asks for {}(), {}", chance_, same_output),
                    "leave it out; the same input gives the same portfolio"};
        if (code_ == SQLITE_OK || !refused_.empty()) return no_select();
        return {mapping_.name, fmt::format("the SELECT does not work: {}", sqlite3_errmsg(database_)), {}};
    }

    sqlite3* database_;
    const Mapping& mapping_;
    SelectShape shape_;
    std::string clock_, chance_, refused_;  // what was asked for
    int code_ = SQLITE_OK;
};

constexpr std::array<const char*, 7> names{"date",      "time",     "datetime", "julianday",
                                           "unixepoch", "strftime", "timediff"};

/// A text as SQLite's functions read it, to its first zero byte.
std::string_view text_of(sqlite3_value* value) {
    const auto* const text = sqlite3_value_text(value);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): SQLite's texts are of unsigned letters
    return text == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(text)};
}

}  // namespace

ClocklessSystem::ClocklessSystem() : name_{fmt::format("csm-{}", fmt::ptr(this))} {
    static_cast<sqlite3_vfs&>(system_) = *sqlite3_vfs_find(nullptr);
    system_.pNext = nullptr;
    system_.zName = name_.c_str();
    system_.xCurrentTime = &ClocklessSystem::refuse_time;
    system_.xCurrentTimeInt64 = &ClocklessSystem::refuse_milliseconds;
    sqlite3_vfs_register(&system_, 0);
}

ClocklessSystem::~ClocklessSystem() { sqlite3_vfs_unregister(&system_); }

int ClocklessSystem::refuse_time(sqlite3_vfs* system, double* days) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-static-cast-downcast): SQLite hands back what was registered
    static_cast<System*>(system)->asked = true;
    *days = 0;
    return SQLITE_ERROR;
}

int ClocklessSystem::refuse_milliseconds(sqlite3_vfs* system, sqlite3_int64* milliseconds) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-static-cast-downcast): SQLite hands back what was registered
    static_cast<System*>(system)->asked = true;
    *milliseconds = 0;
    return SQLITE_ERROR;
}

void restrict_to_reading(sqlite3* database) { sqlite3_set_authorizer(database, &allow_reading, nullptr); }

Result<SelectShape> guard_select(sqlite3* database, const Mapping& mapping) {
    return Guard{database, mapping}.inspect();
}

StepLimit::StepLimit(sqlite3* database, std::uint64_t limit)
    : database_{database},
      limit_{limit},
      stride_{std::clamp<std::uint64_t>(limit, 1, largest_stride)} {
    if (limit_ > 0) sqlite3_progress_handler(database_, static_cast<int>(stride_), &StepLimit::count, this);
}

StepLimit::~StepLimit() { sqlite3_progress_handler(database_, 0, nullptr, nullptr); }

bool StepLimit::add(std::uint64_t steps) {
    steps_ += steps;
    return !is_passed();
}

int StepLimit::count(void* self) {
    auto& limit = *static_cast<StepLimit*>(self);
    return limit.add(limit.stride_) ? 0 : 1;
}

Error asks_for_the_zone(const Mapping& mapping, std::string_view zone) {
    return {mapping.name, fmt::format("the SELECT asks for the time zone ('{}'), {}", zone, same_output),
            "times are compared as they are written; leave it out"};
}

Error asks_for_the_present(const Mapping& mapping, std::string_view what) {
    return {mapping.name,
            fmt::format("the SELECT asks for the present day or time ({}), {}", what, same_output),
            "write :as_of, which --as-of sets"};
}

DayFunctions::DayFunctions(sqlite3* database, const char* system) {
    if (sqlite3_open_v2(":memory:", &worker_, SQLITE_OPEN_READWRITE, system) != SQLITE_OK)
        throw std::bad_alloc{};
    constexpr int fewest = 2;  // as many arguments as all of them take
    for (const auto* name : names) {
        if (!prepare(name, fewest)) continue;  // not in this SQLite
        functions_.push_back({this, name});
        sqlite3_create_function_v2(database, name, -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, &functions_.back(),
                                   &DayFunctions::call, nullptr, nullptr, nullptr);
    }
}

DayFunctions::~DayFunctions() {
    functions_.clear();
    sqlite3_close(worker_);
}

DayFunctions::Statement DayFunctions::prepare(const std::string& name, int count) const {
    const std::vector<std::string_view> marks(static_cast<std::size_t>(count), "?");
    const auto sql = fmt::format("SELECT {}({})", name, fmt::join(marks, ", "));
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(worker_, sql.c_str(), -1, &statement, nullptr);
    return {statement, &sqlite3_finalize};
}

void DayFunctions::call(sqlite3_context* context, int count, sqlite3_value** values) {
    auto& function = *static_cast<Function*>(sqlite3_user_data(context));
    function.owner->answer(function, context, count, values);
}

void DayFunctions::answer(Function& function, sqlite3_context* context, int count, sqlite3_value** values) {
    const std::span arguments{values, static_cast<std::size_t>(count)};
    for (auto* const value : arguments)
        if (const auto text = text_of(value); names_zone(text)) {
            zone_ = text;
            return sqlite3_result_error(context, "asks for the time zone", -1);
        }
    auto place = function.statements.find(count);
    if (place == function.statements.end())
        place = function.statements.emplace(count, prepare(function.name, count)).first;
    auto* const statement = place->second.get();
    int at = 0;
    for (auto* const value : arguments) sqlite3_bind_value(statement, ++at, value);
    if (sqlite3_step(statement) == SQLITE_ROW)
        sqlite3_result_value(context, sqlite3_column_value(statement, 0));
    else
        sqlite3_result_error(context, sqlite3_errmsg(worker_), -1);
    sqlite3_reset(statement);
}

}  // namespace csm::import
