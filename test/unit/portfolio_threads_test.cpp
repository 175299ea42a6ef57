// SPDX-License-Identifier: MIT
#include "support/reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace csm::test {

namespace {

/// Everything a reading delivers, as text.
std::string told(std::string_view text, const ReadOptions& options) {
    std::string all, problems;
    const Source source{"p.json", text};
    const AccountSink sink{.account =
                               [&](Account& account) {
                                   all += account.customer_id + " " + account.name + " " +
                                          std::to_string(account.arr.value_or(-1)) + "\n";
                               },
                           .problem = [&](Problem problem) { problems += describe(problem) + "\n"; }};
    const auto counts = read_portfolios({&source, 1}, standard_model(), sink, options);
    if (!counts) return describe(counts.error());
    const ReadCounts total = *counts;
    return all + problems + std::to_string(total.accounts) + "/" + std::to_string(total.rejected);
}

/// Expects the same from every number of threads and every size of the batches.
void expect_one_result(const std::string& text) {
    const auto expected = told(text, {.threads = 1, .batch_bytes = text.size() + 1});
    for (const unsigned threads : {1U, 2U, 3U, 8U})
        for (std::size_t bytes = 1; bytes <= text.size() + 1; bytes = bytes < 40 ? bytes + 1 : bytes * 2)
            ASSERT_EQ(told(text, {.threads = threads, .batch_bytes = bytes}), expected)
                << threads << " threads, batches of " << bytes << " bytes";
}

/// A record with a defect now and then, and with what looks like the start of another record in it.
std::string record(int number, std::string_view space) {
    const auto id = "C" + std::to_string(number % 13 == 12 ? number / 2 : number);
    std::string text = "{" + std::string{space} + "\"customer_id\": \"" + id + "\", \"name\": \"";
    text += number % 5 == 0 ? R"(a },{ \"customer_id\": \"X\" \u00e9)" : "Account";
    text += "\", \"segment\": \"smb\", \"arr\": " +
            std::string{number % 7 == 3 ? "\"x\"" : std::to_string(number)};
    text += ", \"contacts\": [{" + std::string{space} + "\"customer_id\": \"inner\"}, {\"a\": {}}]";
    return text + (number % 11 == 5 ? "}" : ", \"usage\": {\"login_frequency\": 12.5}}");
}

std::string records(int count, std::string_view separator, std::string_view space) {
    std::string text;
    for (int i = 0; i < count; ++i) text += (i == 0 ? "" : std::string{separator}) + record(i, space);
    return text;
}

}  // namespace

TEST(PortfolioThreads, ReadAListAlike) { expect_one_result("[" + records(60, ",", "") + "]"); }

TEST(PortfolioThreads, ReadAnIndentedObjectAlike) {
    expect_one_result("{\"note\": [1, {\"customer_id\": 1}],\n \"customers\": [\n  " +
                      records(60, ",\n  ", "\n    ") + "\n ],\n \"more\": {\"a\": [{}]}}\n");
}

TEST(PortfolioThreads, ReadLinesAlike) {
    expect_one_result(records(60, "\n", "") +
                      "\n\n  \nnull\n{\"customer_id\": }\r\n{\"customer_id\": \"Z\"} 5\n");
}

TEST(PortfolioThreads, ReadValuesThatAreNoObjectsAlike) {
    expect_one_result("[5, " + records(3, ",", "") + ", [], " + records(9, " , ", " ") + ", null]");
}

TEST(PortfolioThreads, ReadASingleCustomerAlike) { expect_one_result(record(5, " ")); }

TEST(PortfolioThreads, FindTheSameErrors) {
    expect_one_result("[" + records(40, ",", "") + ", {\"customer_id\": \"a\" \"b\"}, " +
                      records(9, ",", "") + "]");
    expect_one_result("[" + records(40, ",", "") + ",]");
    expect_one_result("[" + records(40, ",", "") + "] x");
    expect_one_result("[" + records(40, ",", ""));
    expect_one_result("{\"customers\": [" + records(40, ",", "") + "], \"customers\": 5}");
}

TEST(PortfolioThreads, ReadTwoListsAlike) {
    expect_one_result("{\"customers\": [" + records(20, ",", "") + "], \"customers\": [" +
                      records(30, ",", "") + "]}");
}

TEST(PortfolioThreads, ReadJoinedSourcesAlike) {
    const std::string first = "[" + records(400, ",", "") + "]", second = records(300, "\n", " ");
    const std::vector<Source> sources{{"1.json", first}, {"2.json", second}};
    const auto told_joined = [&](const ReadOptions& options) {
        std::string all;
        const AccountSink sink{[&](Account& account) { all += account.customer_id + "\n"; },
                               [&](Problem problem) { all += describe(problem) + "\n"; }};
        const auto counts = read_portfolios(sources, standard_model(), sink, options);
        return all + std::to_string((*counts).accounts);
    };
    const auto expected = told_joined({});
    for (const unsigned threads : {2U, 3U, 8U})
        for (const std::size_t bytes : {1U, 100U, 5000U})
            EXPECT_EQ(told_joined({.threads = threads, .batch_bytes = bytes}), expected);
}

namespace {

/// NaN equals nothing, so what is missing is compared as a number.
Account comparable(Account account) {
    for (auto& value : account.values) value = std::isnan(value) ? -1e300 : value;
    return account;
}

}  // namespace

class PortfolioPlaces : public testing::TestWithParam<std::size_t> {};

TEST_P(PortfolioPlaces, GiveTheSameAccountsAgain) {
    auto text = "[" + records(300, ",", "") + R"(, {"customer_id": "full", "segment": "smb", "owner": "O",
        "industry": "I", "lifecycle_stage": "L", "contract_start_date": "2026-01-01", "contract_end_date": "2026-12-31",
        "contract": {"licensed_seats": 1, "plan_tier": "starter", "available_tiers": ["starter", "a tier with a long name"]},
        "product_usage": {"a": {"adopted": true, "usage_pct": 1}, "b": {}}, "measured_on": "2026-01-01",
        "departments": {"current": [], "potential": ["y"]}}])";
    const Source source{"p.json", text};
    std::vector<Account> read;
    std::vector<std::uint64_t> places;
    const BatchSink sink{[] { return PlacedAccounts{}; },
                         [&](const PlacedAccounts& batch) {
                             std::ranges::transform(batch.accounts, std::back_inserter(read), comparable);
                             std::ranges::copy(batch.places, std::back_inserter(places));
                         },
                         [](const Problem&) {}};
    Portfolio portfolio{
        {&source, 1},
        standard_model(),
        {.threads = 3, .as_of = Date{2026, 2, 1}, .batch_bytes = 500, .packed_bytes = GetParam()}};
    ASSERT_TRUE(portfolio.read(sink));
    const std::vector<Account> backwards{read.rbegin(), read.rend()};
    const std::vector<std::uint64_t> wanted{places.rbegin(), places.rend()};
    read.clear();
    portfolio.read_again(wanted, sink);
    EXPECT_EQ(read, backwards);
}

// None packed, some, all.
INSTANTIATE_TEST_SUITE_P(Packed, PortfolioPlaces, testing::Values(0, 20'000, 1'000'000));

}  // namespace csm::test
