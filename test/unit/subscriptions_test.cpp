// SPDX-License-Identifier: MIT
#include "support/result_value.hpp"

#include <csm/retention_result.hpp>
#include <csm/subscriptions.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view header = "customer_id,amount,months,start,end,trial,segment\n";

struct ReadTable {
    SubscriptionTable table;
    std::vector<std::string> problems;
    std::string error;
};

ReadTable read(std::string_view text, std::string_view currency = {}) {
    ReadTable read;
    auto table = read_subscriptions({"s.csv", text}, currency,
                                    [&](const Problem& found) { read.problems.push_back(describe(found)); });
    if (table)
        read.table = std::move(*table);
    else
        read.error = describe(table.error());
    return read;
}

ReadTable rows(std::string_view lines) { return read(std::string{header} + std::string{lines}); }

Date day(std::string_view text) { return parse_iso_date(text).value(); }

/// The sum of all customers on the day.
Cents arr_on(const SubscriptionTable& table, std::string_view date) {
    Cents sum = 0;
    for (const auto arr : table.arr_on(day(date))) sum += arr;
    return sum;
}

RetentionPlan plan(std::string_view from, std::string_view until, long every = 1, long window = 0) {
    return {every, window, day(from), day(until)};
}

RetentionResult retention(const ReadTable& read, const RetentionPlan& days,
                          RetentionGroup group = RetentionGroup::none) {
    return value(retention_of(read.table, days, group));
}

std::vector<std::string> days_of(const RetentionResult& result) {
    std::vector<std::string> days;
    for (const auto& period : result.periods)
        days.push_back(fmt::format("{} {}", iso_text(period.start), iso_text(period.end)));
    return days;
}

}  // namespace

TEST(Subscriptions, AreActiveFromTheStartToTheDayBeforeTheEnd) {
    const auto [table, problems, error] = rows("A,100,1,2024-02-29,2024-03-31,no,smb\n");
    EXPECT_THAT(problems, IsEmpty());
    EXPECT_EQ(arr_on(table, "2024-02-28"), 0);
    EXPECT_EQ(arr_on(table, "2024-02-29"), 120000);
    EXPECT_EQ(arr_on(table, "2024-03-30"), 120000);
    EXPECT_EQ(arr_on(table, "2024-03-31"), 0);
}

TEST(Subscriptions, WithoutAnEndRunOn) {
    EXPECT_EQ(arr_on(rows("A,100,12,2024-02-29,,no,smb\n").table, "9999-12-31"), 10000);
}

TEST(Subscriptions, AreRoundedOneByOneToTheEvenCent) {
    const auto read =
        rows("A,0.03,24,2024-01-01,,no,smb\nA,0.05,24,2024-01-01,,no,smb\nB,10,7,2024-01-01,,no,smb\n");
    EXPECT_THAT(read.table.arr_on(day("2024-06-01")), ElementsAre(4, 1714));
}

TEST(Subscriptions, ThatOverlapAddUp) {
    const auto read = rows("A,1,1,2024-01-01,2024-03-01,no,smb\nA,2,1,2024-02-01,,no,smb\n");
    EXPECT_EQ(arr_on(read.table, "2024-01-31"), 1200);
    EXPECT_EQ(arr_on(read.table, "2024-02-01"), 3600);
    EXPECT_EQ(arr_on(read.table, "2024-03-01"), 2400);
}

TEST(Subscriptions, OfTrialsAreLeftOut) {
    const auto read = rows("A,1,1,2024-01-01,,yes,smb\nA,1,1,2024-01-01,,TRUE,smb\nA,1,1,2024-01-01,,1,smb\n"
                           "A,5,1,2024-01-01,,No,smb\nA,5,1,2024-01-01,,,smb\nA,5,1,2024-01-01,,0,smb\n");
    EXPECT_EQ(read.table.trials, 3U);
    EXPECT_EQ(read.table.rejected, 0U);
    EXPECT_EQ(arr_on(read.table, "2024-02-01"), 18000);
    EXPECT_THAT(read.problems, IsEmpty());
}

TEST(Subscriptions, WithAnotherWordForATrialArePaidAndTold) {
    const auto read = rows("A,5,1,2024-01-01,,maybe,smb\n");
    EXPECT_EQ(arr_on(read.table, "2024-02-01"), 6000);
    EXPECT_THAT(read.problems,
                ElementsAre("s.csv:2:19: (A) trial: expected yes or no, got \"maybe\"; taken as no"));
}

TEST(Subscriptions, ThatCannotBeUsedAreProblems) {
    const auto read = rows("A,-0.01,1,2024-01-01,,no,smb\n"
                           "B,1,1,,,no,smb\n"
                           "C,1,1,2023-02-29,,no,smb\n"
                           "D,1,1,2024-02-01,2024-02-01,no,smb\n"
                           "E,1,1,2024-02-01,2024-01-31,no,smb\n"
                           "F,1,1,2024-02-01,2024-02-30,no,smb\n"
                           "G,1,1,01.02.2024,,no,smb\n"
                           "H,\"1,5\",1,2024-02-01,,no,smb\n"
                           "I,1,0,2024-02-01,,no,smb\n"
                           "J,,1,2024-02-01,,no,smb\n"
                           ",1,1,2024-02-01,,no,smb\n"
                           "K,1e15,1,2024-02-01,,no,smb\n"
                           "L,1,1,2024-02-01,,no,smb\n");
    EXPECT_THAT(
        read.problems,
        ElementsAre(
            "s.csv:2:3: (A) amount: -0.01 is below 0; the row is left out",
            "s.csv:3:7: (B) start: is missing; the row is left out",
            "s.csv:4:7: (C) start: expected a date as YYYY-MM-DD, got \"2023-02-29\"; the row is left out",
            "s.csv:5:18: (D) end: 2024-02-01 is not after the start, 2024-02-01; the row is left out",
            "s.csv:6:18: (E) end: 2024-01-31 is not after the start, 2024-02-01; the row is left out",
            "s.csv:7:18: (F) end: expected a date as YYYY-MM-DD, got \"2024-02-30\"; the row is left out",
            "s.csv:8:7: (G) start: expected a date as YYYY-MM-DD, got \"01.02.2024\"; the row is left out",
            "s.csv:9:3: (H) amount: expected a number, got \"1,5\"; the row is left out",
            "s.csv:10:5: (I) months: 0 is not above 0; the row is left out",
            "s.csv:11:3: (J) amount: is missing; the row is left out",
            "s.csv:12:1: customer_id: is missing; the row is left out",
            "s.csv:13:3: (K) amount: 1e15 for 1 months is too large; the row is left out"));
    EXPECT_EQ(read.table.rejected, 12U);
    EXPECT_EQ(read.table.rows_read, 13U);
    EXPECT_EQ(read.table.customers.size(), 1U);
}

TEST(Subscriptions, HaveIdsThatAreTexts) {
    const auto read =
        rows("0042,1,1,2024-01-01,,no,smb\n42,1,1,2024-01-01,,no,smb\n=\"007\",1,1,2024-01-01,,no,smb\n");
    ASSERT_EQ(read.table.customers.size(), 3U);
    EXPECT_EQ(read.table.customers[0].customer_id, "0042");
    EXPECT_EQ(read.table.customers[1].customer_id, "42");
    EXPECT_EQ(read.table.customers[2].customer_id, "007");
}

TEST(Subscriptions, GiveACustomerTheSegmentOfTheLastRowThatCounts) {
    const auto read =
        rows("A,1,1,2024-01-01,,no,smb\nA,1,1,2024-01-01,,no,mid-market\n"
             "A,1,1,2024-01-01,,yes,trials\nA,-1,1,2024-01-01,,no,wrong\nB,1,1,2024-01-01,,no,\n");
    EXPECT_THAT(read.table.segments, ElementsAre("(no segment)", "mid-market", "smb", "trials", "wrong"));
    EXPECT_EQ(read.table.customers[0].segment, 1U);
    EXPECT_EQ(read.table.customers[1].segment, 0U);
}

TEST(Subscriptions, AreReadWhateverTheirColumnsAreCalled) {
    const auto read = ::csm::test::read("Months;Start Date;Customer ID;AMOUNT;Note\n12;2024-01-01;A;100;x\n");
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(arr_on(read.table, "2024-01-01"), 10000);
}

TEST(Subscriptions, NeedFourColumns) {
    EXPECT_EQ(
        read("customer_id,amount,start\nA,1,2024-01-01\n").error,
        "s.csv: has no column months; its columns are \"customer_id\", \"amount\", \"start\"; csm retention "
        "--subscriptions needs customer_id, amount, months and start");
}

TEST(Subscriptions, InSeveralCurrenciesNeedAChoice) {
    constexpr std::string_view text = "customer_id,amount,months,start,currency\n"
                                      "A,1,1,2024-01-01,eur\nB,2,1,2024-01-01,USD\nC,4,1,2024-01-01,EUR\n"
                                      "D,8,1,2024-01-01,\n";
    EXPECT_EQ(read(text).error,
              "s.csv: has amounts in 2 currencies: EUR, USD; choose one with --currency EUR; csm "
              "converts none");
    const auto euros = read(text, "eur");
    EXPECT_EQ(euros.table.currency, "EUR");
    EXPECT_EQ(arr_on(euros.table, "2024-01-01"), 6000);
    EXPECT_EQ(euros.table.in_other_currencies, 1U);
    EXPECT_THAT(euros.problems,
                ElementsAre("s.csv:5:18: (D) currency: is missing beside rows that have one; the row "
                            "is left out"));
    EXPECT_THAT(read(text, "CHF").error, HasSubstr("has no row in CHF"));
    EXPECT_EQ(read("customer_id,amount,months,start\nA,1,1,2024-01-01\n", "EUR").error,
              "s.csv: does not say of any row which currency it is in; leave --currency out");
}

TEST(Subscriptions, WithoutAUsableRowAreAnError) {
    EXPECT_THAT(rows("A,-1,1,2024-01-01,,no,smb\n").error,
                HasSubstr("holds no subscription that can be used"));
    EXPECT_THAT(rows("").error, HasSubstr("holds no subscription that can be used"));
}

TEST(Subscriptions, ThatCannotBeAddedUpAreAnError) {
    std::string lines;
    for (int i = 0; i < 5; ++i) lines += fmt::format("C{},1e15,12,2024-01-01,,no,smb\n", i);
    EXPECT_THAT(rows(lines).error, HasSubstr("too large to be added up to the cent"));
}

TEST(SubscriptionRetention, ReturnsAreOfWhoPaidBeforeTheFirstDay) {
    const auto read = rows("BACK,12000,12,2024-03-01,2025-03-01,no,smb\nBACK,15000,12,2025-06-01,,no,smb\n"
                           "TRIAL,0,1,2024-01-01,2024-02-01,yes,smb\nTRIAL,1,1,2025-06-01,,no,smb\n"
                           "FREE,0,1,2024-01-01,2024-02-01,no,smb\nFREE,2,1,2025-06-01,,no,smb\n");
    const auto result = retention(read, plan("2025-05-31", "2025-06-30"));
    EXPECT_EQ(result.periods[0].retention.all.reactivation, (ArrFlow{1500000, 1}));
    EXPECT_EQ(result.periods[0].retention.all.fresh, (ArrFlow{3600, 2}));
}

TEST(SubscriptionRetention, WhatHappensBetweenTheDaysCancels) {
    const auto read = rows("A,100,1,2024-02-10,2024-05-15,no,smb\nA,250,1,2024-05-15,2024-05-20,no,smb\n"
                           "A,100,1,2024-05-20,,no,smb\n");
    const auto result = retention(read, plan("2024-04-30", "2024-05-31"));
    EXPECT_EQ(result.periods[0].retention.all.expansion, ArrFlow{});
    EXPECT_EQ(result.periods[0].retention.all.net_retention(), 1.0);
}

TEST(SubscriptionRetention, MonthsRunFromEndToEnd) {
    const auto read = rows("A,1,1,2024-01-01,,no,smb\n");
    EXPECT_THAT(days_of(retention(read, plan("2023-12-31", "2024-03-31"))),
                ElementsAre("2023-12-31 2024-01-31", "2024-01-31 2024-02-29", "2024-02-29 2024-03-31"));
    EXPECT_THAT(days_of(retention(read, plan("2024-01-15", "2024-03-20"))),
                ElementsAre("2024-01-15 2024-02-15", "2024-02-15 2024-03-15"));
    EXPECT_THAT(days_of(retention(read, plan("2023-11-30", "2024-05-31", 3))),
                ElementsAre("2023-11-30 2024-02-29", "2024-02-29 2024-05-31"));
    EXPECT_THAT(days_of(retention(read, plan("2024-02-29", "2025-03-31", 1, 12))),
                ElementsAre("2024-02-29 2025-02-28", "2024-03-31 2025-03-31"));
}

TEST(SubscriptionRetention, StopsWhereTheCalendarDoes) {
    const auto read = rows("A,1,1,2024-01-01,,no,smb\n");
    EXPECT_THAT(days_of(retention(read, plan("9999-10-31", "9999-12-31"))),
                ElementsAre("9999-10-31 9999-11-30", "9999-11-30 9999-12-31"));
}

TEST(SubscriptionRetention, WithoutAPeriodIsAnError) {
    const auto read = rows("A,1,1,2024-01-01,,no,smb\n");
    const auto result = retention_of(read.table, plan("2024-01-31", "2024-02-28"), RetentionGroup::none);
    EXPECT_THAT(describe(result.error()),
                HasSubstr("no period of 1 month lies between 2024-01-31 and 2024-02-28"));
}

TEST(SubscriptionRetention, CountsInOtherWaysBeside) {
    // Half of what A pays goes in the second month; B comes in the first and goes in the third.
    const auto read = rows("A,100,12,2024-01-01,2024-02-10,no,smb\nA,50,12,2024-02-10,,no,smb\n"
                           "B,100,12,2024-01-15,2024-03-10,no,smb\n");
    const auto result = retention(read, plan("2024-01-01", "2024-04-01", 3));
    const auto& period = result.periods.at(0);
    EXPECT_DOUBLE_EQ(period.retention.all.net_retention().value(), 0.5);
    ASSERT_TRUE(period.alternatives);
    EXPECT_DOUBLE_EQ(period.alternatives->compounded.value(), 1.0 * (150.0 / 200) * (50.0 / 150));
    EXPECT_DOUBLE_EQ(period.alternatives->summed_flows.value(), (100.0 - 50 - 100) / 100);
    EXPECT_DOUBLE_EQ(period.alternatives->flows_with_returns.value(), (100.0 - 50 - 100) / 100);
    EXPECT_FALSE(retention(read, plan("2024-01-01", "2024-02-01")).periods[0].alternatives);
}

TEST(SubscriptionRetention, HasNoOtherWaysWhereAMonthOrTheBeginningHasNone) {
    const auto read = rows("A,100,12,2024-01-15,,no,smb\n");
    const auto others =
        retention(read, plan("2023-12-31", "2024-03-31", 3)).periods.at(0).alternatives.value();
    EXPECT_FALSE(others.compounded);
    EXPECT_FALSE(others.summed_flows);
    EXPECT_FALSE(others.flows_with_returns);
}

TEST(SubscriptionRetention, TakesDaysFromTheTableAndToday) {
    const auto read = rows("A,1,1,2024-03-10,,no,smb\n");
    const auto today = day("2026-12-01");
    const auto told = [&](const RetentionPlan& given) {
        const auto days = with_days(given, read.table, today);
        return iso_text(*days.from) + " " + iso_text(*days.until);
    };
    EXPECT_EQ(told({.every_months = 1}), "2024-02-29 2026-11-30");
    EXPECT_EQ(told({.every_months = 3}), "2023-12-31 2026-09-30");
    EXPECT_EQ(told({.every_months = 12}), "2023-12-31 2025-12-31");
    EXPECT_EQ(told({.every_months = 1, .window_months = 12}), "2025-11-30 2026-11-30");
    EXPECT_EQ(told({.every_months = 1, .window_months = 12, .until = day("2026-06-30")}),
              "2025-06-30 2026-06-30");
}

TEST(SubscriptionRetention, NeedsASegmentToGroupBy) {
    const auto read = ::csm::test::read("customer_id,amount,months,start\nA,1,1,2024-01-01\n");
    const auto result = retention_of(read.table, plan("2023-12-31", "2024-01-31"), RetentionGroup::segment);
    EXPECT_THAT(describe(result.error()), HasSubstr("has no column segment to group by"));
}

TEST(SubscriptionRetention, IsIncompleteWhenOverAHundredthOfTheRowsAreProblems) {
    const auto result_of = [](int good) {
        std::string lines = "X,-1,1,2024-01-01,,no,smb\n";
        for (int i = 0; i < good; ++i) lines += fmt::format("C{},1,1,2024-01-01,,no,smb\n", i);
        return retention(rows(lines), plan("2023-12-31", "2024-01-31"));
    };
    EXPECT_EQ(result_of(98).incomplete_count(), 1U);
    EXPECT_EQ(result_of(99).incomplete_count(), 0U);
}

}  // namespace csm::test
