// SPDX-License-Identifier: MIT
#include "support/reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> ids(const Reading& reading) {
    std::vector<std::string> ids;
    for (const auto& account : reading.accounts) ids.push_back(account.customer_id);
    return ids;
}

void expect_two(std::string_view text) {
    const auto reading = read_text(text);
    EXPECT_THAT(ids(reading), ElementsAre("C1", "C2")) << text;
    EXPECT_THAT(reading.problems, IsEmpty()) << text;
    EXPECT_EQ(reading.error, "") << text;
    ASSERT_TRUE(reading.counts.has_value()) << text;
    EXPECT_EQ(reading.counts->accounts, 2) << text;
    EXPECT_EQ(reading.counts->rejected, 0) << text;
}

}  // namespace

TEST(PortfolioLayout, IsAnObjectWithCustomers) {
    expect_two(R"({"customers": [{"customer_id": "C1"}, {"customer_id": "C2"}]})");
    expect_two(
        "{\n  \"customers\": [\n    {\"customer_id\": \"C1\"},\n    {\"customer_id\": \"C2\"}\n  ]\n}\n");
    expect_two("{\n\"customers\":\n[\n{\n\"customer_id\": \"C1\"\n},\n{\n\"customer_id\": \"C2\"\n}\n]\n}\n");
}

TEST(PortfolioLayout, MayHaveMoreInTheObject) {
    expect_two(R"({"version": 3, "name": "All", "usage": {"login_frequency": "x"}, "segment": "none",
                   "customers": [{"customer_id": "C1"}, {"customer_id": "C2"}],
                   "arr": "x", "meta": {"customers": [{"customer_id": "C9"}]}})");
}

TEST(PortfolioLayout, IsABareList) {
    expect_two(R"([{"customer_id": "C1"}, {"customer_id": "C2"}])");
    expect_two("[\n  {\"customer_id\": \"C1\"},\n  {\"customer_id\": \"C2\"}\n]\n");
}

TEST(PortfolioLayout, IsOneCustomerALine) {
    expect_two("{\"customer_id\": \"C1\"}\n{\"customer_id\": \"C2\"}");
    expect_two("{\"customer_id\": \"C1\"}\n{\"customer_id\": \"C2\"}\n");
    expect_two("{\"customer_id\": \"C1\"}\r\n{\"customer_id\": \"C2\"}\r\n");
    expect_two("\n\n{\"customer_id\": \"C1\"}\n  \n\n  {\"customer_id\": \"C2\"}  \n\n");
    expect_two("{\"customer_id\": \"C1\", \"tags\": [{\"a\": 1}, {}]}\n{\"customer_id\": \"C2\"}\n");
}

TEST(PortfolioLayout, IsASingleCustomer) {
    EXPECT_THAT(ids(read_text(R"({"customer_id": "C1", "arr": 5})")), ElementsAre("C1"));
    EXPECT_THAT(ids(read_text("{\n  \"customer_id\": \"C1\",\n  \"usage\": {}\n}\n")), ElementsAre("C1"));
}

TEST(PortfolioLayout, MayStartWithAByteOrderMarkAndHaveCrlf) {
    expect_two("\xEF\xBB\xBF[{\"customer_id\": \"C1\"}, {\"customer_id\": \"C2\"}]");
    expect_two("\xEF\xBB\xBF{\"customer_id\": \"C1\"}\n{\"customer_id\": \"C2\"}");
    expect_two(
        "{\r\n  \"customers\": [\r\n {\"customer_id\": \"C1\"},\r\n {\"customer_id\": \"C2\"}]\r\n}\r\n\r\n");
    expect_two(" \t\r\n[{\"customer_id\": \"C1\"}, {\"customer_id\": \"C2\"}] \n\t");
}

TEST(PortfolioLayout, CountsColumnsAfterTheByteOrderMark) {
    const auto reading = read_text("\xEF\xBB\xBF[5, {\"customer_id\": \"C1\"}]");
    ASSERT_EQ(reading.problems.size(), 1);
    EXPECT_EQ(reading.problems[0].column, 2);
}

TEST(PortfolioLayout, NothingIsLeftFromTheAccountBefore) {
    const auto reading =
        read_text(patched(R"({"customers": [null, {"customer_id": "C2"}]})",
                          {{"customers[0]", R"({"customer_id": "C1", "name": "N", "segment": "smb",
        "arr": 5, "owner": "O", "industry": "I", "lifecycle_stage": "L", "contract_start_date": "2026-01-01",
        "contract_end_date": "2026-12-31", "usage": {"login_frequency": 5}, "champion_left": true,
        "contract": {"licensed_seats": 1, "active_seats": 1, "plan_tier": "starter", "available_tiers": ["starter"]},
        "product_usage": {"a": {"adopted": true, "usage_pct": 1}},
        "departments": {"current": ["x"], "potential": ["y"]}})"}}));
    ASSERT_EQ(reading.accounts.size(), 2);
    auto fresh = read_text(R"({"customer_id": "C2"})").accounts.at(0);
    auto second = reading.accounts[1];
    for (auto* account : {&fresh, &second})
        for (auto& value : account->values) value = std::isnan(value) ? -1 : value;  // NaN equals nothing
    EXPECT_EQ(second, fresh);
}

TEST(PortfolioLayout, WithoutACustomerIsAnError) {
    EXPECT_EQ(read_text("[]").error,
              "p.json: holds no customers; a portfolio needs at least one object with a customer_id");
    EXPECT_EQ(read_text(R"({"customers": []})").error,
              "p.json: holds no customers; a portfolio needs at least one object with a customer_id");
    EXPECT_EQ(read_text("{}").error,
              "p.json: holds no usable customer record; every record needs a customer_id of its own");
    EXPECT_EQ(read_text(R"([5, {"customer_id": ""}, {"customer_id": " \t"}])").error,
              "p.json: holds no usable customer record; every record needs a customer_id of its own");
}

TEST(PortfolioLayout, EmptyIsAnError) {
    const std::string hint =
        "a portfolio is JSON: an object with \"customers\", a list, or one customer a line";
    EXPECT_EQ(read_text("").error, "p.json: is empty; " + hint);
    EXPECT_EQ(read_text(" \r\n\t\n").error, "p.json: is empty; " + hint);
    EXPECT_EQ(read_text("\xEF\xBB\xBF").error, "p.json: is empty; " + hint);
}

TEST(PortfolioLayout, OfAnotherKindIsAnError) {
    const std::string expected = ": expected an object with \"customers\", or a list of customers";
    EXPECT_EQ(read_text("5").error, "p.json:1:1" + expected);
    EXPECT_EQ(read_text("\"customers\"").error, "p.json:1:1" + expected);
    EXPECT_EQ(read_text("null\n").error, "p.json:1:1" + expected);
    EXPECT_EQ(read_text("\n\n  true").error, "p.json:3:3" + expected);
    for (const auto* value : {R"(^{"customer_id": "C1"})", "^5", "^null", "^\"x\"", "\n  ^true"}) {
        const auto text = marked("{\"a\": [1, 2],\n \"customers\": " + std::string{value} + "}");
        EXPECT_EQ(read_text(text.text).error, text.place() + ": \"customers\" must be a list of customers");
    }
}

}  // namespace csm::test
