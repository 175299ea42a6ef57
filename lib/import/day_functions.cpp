// SPDX-License-Identifier: MIT
#include "import/day_functions.hpp"

#include "import/select_columns.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <new>
#include <span>
#include <string_view>
#include <vector>

namespace csm::import {

namespace {

constexpr std::array<const char*, 7> names{"date",      "time",     "datetime", "julianday",
                                           "unixepoch", "strftime", "timediff"};

/// A text as SQLite's functions read it, to its first zero byte.
std::string_view text_of(sqlite3_value* value) {
    const auto* const text = sqlite3_value_text(value);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): SQLite's texts are of unsigned letters
    return text == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(text)};
}

}  // namespace

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
