// SPDX-License-Identifier: MIT
#include "json_torture_cases.hpp"

#include "support/reading.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

namespace csm::test {

namespace {

std::string without_file(const std::string& message) {
    return message.substr(message.starts_with("p.json:") ? 7 : 0);
}

/// What becomes of a text, on one line: the accounts with name and ARR, then the problems; or the error.
std::string outcome_of(std::string_view text) {
    const auto reading = read_text(text);
    if (!reading.error.empty()) return without_file(reading.error);
    std::string told;
    for (const auto& account : reading.accounts) {
        if (!told.empty()) told += ", ";
        told += account.customer_id;
        if (!account.name.empty()) told += " " + account.name;
        if (account.arr) told += fmt::format(" {}", *account.arr);
    }
    for (const auto& problem : reading.problems) told += "; " + without_file(describe(problem));
    return told;
}

std::string printable(std::string_view text) {
    return std::string{text.substr(0, 60)} + (text.size() > 60 ? "…" : "");
}

}  // namespace

TEST(JsonTorture, EndsAsTheTableSays) {
    for (const auto& [name, text, outcome] : json_cases)
        EXPECT_EQ(outcome_of(text), outcome) << name << ": " << printable(text);
}

TEST(JsonTorture, DependsOnNoByteBehindTheText) {
    for (const auto& [name, text, outcome] : json_cases) {
        const std::vector<char> bytes{text.begin(), text.end()};  // no NUL behind it: reading on is seen
        EXPECT_EQ(outcome_of({bytes.data(), bytes.size()}), outcome) << name;
    }
}

TEST(JsonTorture, HasACaseOfEachNameOnce) {
    std::set<std::string_view> names;
    for (const auto& each : json_cases) EXPECT_TRUE(names.insert(each.name).second) << each.name;
    EXPECT_GE(names.size(), 120U);
}

}  // namespace csm::test
