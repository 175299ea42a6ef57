// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Field and message of every problem with a record.
std::vector<std::string> messages(const std::string& members, const Model& model = standard_model()) {
    std::vector<std::string> texts;
    for (const auto& problem : read_text("{\"customer_id\": \"C1\", " + members + "}", model).problems)
        texts.push_back(problem.field + ": " + problem.message);
    return texts;
}

double value(std::string_view field, const std::string& members) {
    return account(members).values[slot_of(standard_model(), field)];
}

bool is_missing(std::string_view field, const std::string& members) {
    return std::isnan(value(field, members));
}

/// The index of the word in its curve.
double sentiment(const std::string& word) {
    return value("relationship.renewal_sentiment",
                 R"("relationship": {"renewal_sentiment": ")" + word + "\"}");
}

double contract_type(const std::string& word) {
    return value("commercial_factors.contract_type",
                 R"("commercial_factors": {"contract_type": ")" + word + "\"}");
}

}  // namespace

TEST(PortfolioValue, OfAnAccountAreAllRead) {
    const auto account = csm::test::account(R"("name": "One", "owner": "Ann", "industry": "Retail",
        "lifecycle_stage": "growth", "segment": "smb", "arr": 1234.5, "contract_start_date": "2025-01-31",
        "contract_end_date": "2028-02-29",
        "contract": {"licensed_seats": 10, "active_seats": 7, "plan_tier": "starter", "available_tiers": ["a", "b"]},
        "departments": {"current": ["Sales"], "potential": []})");
    EXPECT_EQ(account.name, "One");
    EXPECT_EQ(account.owner, "Ann");
    EXPECT_EQ(account.industry, "Retail");
    EXPECT_EQ(account.lifecycle_stage, "growth");
    EXPECT_EQ(account.segment, smb);
    EXPECT_TRUE(account.segment_given);
    EXPECT_EQ(account.arr, 1234.5);
    EXPECT_EQ(account.contract_start, Date(2025, 1, 31));
    EXPECT_EQ(account.contract_end, Date(2028, 2, 29));
    EXPECT_EQ(account.licensed_seats, 10);
    EXPECT_EQ(account.active_seats, 7);
    EXPECT_EQ(account.plan_tier, "starter");
    EXPECT_THAT(account.available_tiers.items(), ElementsAre("a", "b"));
    EXPECT_THAT(account.departments_current.items(), ElementsAre("Sales"));
    EXPECT_TRUE(account.departments_potential.given);
    EXPECT_THAT(account.departments_potential.items(), IsEmpty());
    EXPECT_FALSE(account.modules.given);
}

TEST(PortfolioValue, OfTheWrongTypeIsMissing) {
    EXPECT_THAT(messages(R"("name": 5)"), ElementsAre("name: expected a text, got 5; treated as missing"));
    EXPECT_THAT(messages(R"("owner": null)"),
                ElementsAre("owner: expected a text, got null; treated as missing"));
    EXPECT_THAT(messages(R"("name": {"first": "a"})"),
                ElementsAre("name: expected a text, got an object; treated as missing"));
    EXPECT_THAT(messages(R"("arr": "120000")"),
                ElementsAre("arr: expected a number, got \"120000\"; treated as missing"));
    EXPECT_THAT(messages(R"("usage": {"login_frequency": true})"),
                ElementsAre("usage.login_frequency: expected a number, got true; treated as missing"));
    EXPECT_THAT(messages(R"("usage": [1, 2])"),
                ElementsAre("usage: expected an object, got a list; treated as missing"));
    EXPECT_THAT(messages(R"("usage": null)"),
                ElementsAre("usage: expected an object, got null; treated as missing"));
    EXPECT_THAT(messages(R"("usage": 80)"),
                ElementsAre("usage: expected an object, got 80; treated as missing"));
    EXPECT_THAT(
        messages(R"("relationship_signals": {"champion_left": "yes", "sponsor_change": 1})"),
        ElementsAre(
            "relationship_signals.champion_left: expected true or false, got \"yes\"; treated as missing",
            "relationship_signals.sponsor_change: expected true or false, got 1; treated as missing"));
    EXPECT_THAT(messages(R"("relationship": {"renewal_sentiment": 3})"),
                ElementsAre("relationship.renewal_sentiment: expected a word, got 3; treated as missing"));
    EXPECT_TRUE(is_missing("usage.login_frequency", R"("usage": {"login_frequency": "80"})"));
    EXPECT_TRUE(is_missing("usage.login_frequency", R"("usage": {"login_frequency": null})"));
    EXPECT_TRUE(
        is_missing("relationship_signals.champion_left", R"("relationship_signals": {"champion_left": 1})"));
    EXPECT_EQ(account(R"("arr": "120000")").arr, std::nullopt);
}

TEST(PortfolioValue, OfAWrongBlockDoesNotHideTheNextOne) {
    EXPECT_EQ(
        value("support.open_tickets", R"("usage": [{"login_frequency": 5}], "support": {"open_tickets": 3})"),
        3);
    EXPECT_EQ(value("support.open_tickets",
                    R"("name": {"support": {"open_tickets": 9}}, "support": {"open_tickets": 3})"),
              3);
}

TEST(PortfolioValue, OutOfRangeIsReportedAndUsed) {
    EXPECT_THAT(messages(R"("usage": {"login_frequency": 140, "dau_mau_ratio": -0.5})"),
                ElementsAre("usage.login_frequency: 140 is outside 0 to 100; used as given",
                            "usage.dau_mau_ratio: -0.5 is outside 0 to 1; used as given"));
    EXPECT_THAT(messages(R"("support": {"open_tickets": -3})"),
                ElementsAre("support.open_tickets: -3 is below 0; used as given"));
    EXPECT_THAT(messages(R"("arr": -1, "contract": {"licensed_seats": -2, "active_seats": -3})"),
                ElementsAre("arr: -1 is below 0; used as given",
                            "contract.licensed_seats: -2 is below 0; used as given",
                            "contract.active_seats: -3 is below 0; used as given"));
    EXPECT_EQ(value("usage.login_frequency", R"("usage": {"login_frequency": 140})"), 140);
    EXPECT_EQ(account(R"("arr": -1)").arr, -1);
    EXPECT_THAT(messages(R"("usage": {"login_frequency": 100, "feature_adoption": 0}, "arr": 0)"), IsEmpty());
}

TEST(PortfolioValue, AboveALimitWithoutALowerOneIsReportedInPlainWords) {
    const auto model = model_with({{"health.dimensions[0].metrics[0].range", "[null, 100]"}});
    const auto texts = messages(R"("usage": {"login_frequency": 140})", model);
    ASSERT_EQ(texts.size(), 1);
    EXPECT_THAT(texts[0], testing::Not(testing::HasSubstr("  ")));
}

TEST(PortfolioValue, TooLargeIsMissing) {
    EXPECT_THAT(messages(R"("arr": 1e400)"), ElementsAre("arr: the number is too large; treated as missing"));
    EXPECT_THAT(messages(R"("usage": {"login_frequency": -1e309})"),
                ElementsAre("usage.login_frequency: the number is too large; treated as missing"));
    EXPECT_EQ(account(R"("arr": 1e400)").arr, std::nullopt);
    EXPECT_THAT(messages(R"("arr": 1000000000000001)"),
                ElementsAre("arr: the number is too large; treated as missing"));
    EXPECT_EQ(account(R"("arr": 1e15)").arr, 1e15);
    EXPECT_EQ(account(R"("arr": 1e16)").arr, std::nullopt);
    EXPECT_EQ(account(R"("arr": 12345678901234567890)").arr, std::nullopt);
    EXPECT_EQ(account(R"("arr": 123456789012345678901234567890)").arr, std::nullopt);
}

TEST(PortfolioValue, IsTheNearestDouble) {
    const auto arr = [](const std::string& number) { return account("\"arr\": " + number).arr.value(); };
    EXPECT_EQ(arr("0.1"), 0.1);
    EXPECT_EQ(arr("86.2"), 86.2);
    EXPECT_EQ(arr("1E5"), 100000);
    EXPECT_EQ(arr("7.2e+1"), 72);
    EXPECT_EQ(arr("0.30000000000000004"), 0.30000000000000004);
    EXPECT_EQ(arr("123456789012345.678901234567890"), 123456789012345.678901234567890);
    EXPECT_EQ(arr("999999999999999"), 999999999999999);
    EXPECT_EQ(arr("2.2250738585072014e-308"), 2.2250738585072014e-308);
}

TEST(PortfolioValue, WithASmallExponentIsTheNearestDoubleToo) {
    const auto arr = [](const std::string& number) { return account("\"arr\": " + number).arr.value(); };
    EXPECT_EQ(arr("1.7e-30"), 1.7e-30);
    EXPECT_EQ(arr("3e-25"), 3e-25);
    EXPECT_EQ(arr("6.62607e-34"), 6.62607e-34);
    EXPECT_EQ(arr("9.9e14"), 9.9e14);
    EXPECT_EQ(arr("5e-324"), 5e-324);
}

TEST(PortfolioValue, WordsAreComparedInAnySpelling) {
    EXPECT_EQ(sentiment("positive"), 0);
    EXPECT_EQ(sentiment(" NEUTRAL \\n"), 1);
    EXPECT_EQ(sentiment("Negative"), 2);
    EXPECT_EQ(contract_type("month-to-month"), 3);
    EXPECT_EQ(contract_type("Month to Month"), 3);
    EXPECT_EQ(contract_type("month_to-month"), 3);
    EXPECT_EQ(contract_type("multi year"), 1);
}

TEST(PortfolioValue, WordsHaveAliases) {
    EXPECT_EQ(contract_type("monthly"), 3);
    EXPECT_EQ(contract_type(" Monthly"), 3);
}

TEST(PortfolioValue, UnknownWordsAreMissingAndGetASuggestion) {
    EXPECT_THAT(
        messages(R"("relationship": {"renewal_sentiment": "positiv"})"),
        ElementsAre("relationship.renewal_sentiment: unknown word \"positiv\"; treated as missing; did you "
                    "mean \"positive\"?"));
    EXPECT_THAT(messages(R"("commercial_factors": {"contract_type": "barter"})"),
                ElementsAre("commercial_factors.contract_type: unknown word \"barter\"; treated as missing"));
    EXPECT_TRUE(std::isnan(sentiment("glad")));
    EXPECT_TRUE(std::isnan(sentiment("")));
    EXPECT_THAT(
        messages(R"("segment": "enterprize")"),
        ElementsAre(
            "segment: unknown word \"enterprize\"; treated as missing; did you mean \"enterprise\"?"));
}

TEST(PortfolioValue, LongTextsAreShortenedInMessages) {
    const std::string text(60, 'x');
    EXPECT_THAT(
        messages("\"arr\": \"" + text + "\""),
        ElementsAre("arr: expected a number, got \"" + std::string(40, 'x') + "…\"; treated as missing"));
    // 39 letters and a two-byte one: the excerpt ends before it, not within.
    EXPECT_THAT(
        messages("\"arr\": \"" + std::string(39, 'x') + "éé\""),
        ElementsAre("arr: expected a number, got \"" + std::string(39, 'x') + "…\"; treated as missing"));
}

TEST(PortfolioValue, DatesAreStrict) {
    for (const std::string date : {"2026-02-30", "2026-2-09", "09.02.2026", "2026-02-09T00:00:00Z", "",
                                   "2025-02-29", "2026-13-01", "tomorrow"})
        EXPECT_THAT(messages("\"contract_end_date\": \"" + date + "\""),
                    ElementsAre("contract_end_date: expected a date as YYYY-MM-DD, got \"" + date +
                                "\"; treated as missing"));
    EXPECT_THAT(
        messages(R"("contract_start_date": 20260209)"),
        ElementsAre("contract_start_date: expected a date as YYYY-MM-DD, got 20260209; treated as missing"));
    EXPECT_EQ(account(R"("contract_end_date": "2026-02-30")").contract_end, std::nullopt);
}

TEST(PortfolioValue, UnknownPlanTiersAreReportedAndKept) {
    EXPECT_THAT(
        messages(R"("contract": {"plan_tier": "Gold"})"),
        ElementsAre(
            "contract.plan_tier: unknown plan tier \"Gold\"; the model's price list does not have it"));
    EXPECT_THAT(messages(R"("contract": {"plan_tier": "Enterprise Plus"})"), IsEmpty());
    EXPECT_EQ(account(R"("contract": {"plan_tier": "Gold"})").plan_tier, "Gold");
}

TEST(PortfolioValue, AnAvailableTierWithoutAPriceIsTold) {
    EXPECT_THAT(
        messages(R"("contract": {"available_tiers": ["starter", "Gold"]})"),
        ElementsAre(
            "contract.available_tiers: unknown plan tier \"Gold\"; the model's price list does not have it"));
}

TEST(PortfolioValue, ProblemsOfARecordAreListedUpToAHundredAndThenCounted) {
    const auto record = [](int count) {
        std::string members = "\"departments\": {\"current\": [";
        for (int i = 0; i < count; ++i) members += i == 0 ? "null" : ", null";
        return members + "]}";
    };
    EXPECT_EQ(messages(record(100)).size(), 100);
    const auto more = messages(record(102));
    ASSERT_EQ(more.size(), 101);
    EXPECT_EQ(more.back(), ": 2 more problems in this record, not listed");
    EXPECT_EQ(messages(record(101)).back(), ": 1 more problem in this record, not listed");
    const auto next =
        read_text("[{\"customer_id\": \"A\", " + record(102) + "}, {\"customer_id\": \"B\", \"name\": 5}]");
    EXPECT_EQ(next.problems.back().message, "expected a text, got 5; treated as missing");
    EXPECT_EQ(next.problems.size(), 102);
}

}  // namespace csm::test
