// SPDX-License-Identifier: MIT
#include "support/models.hpp"
#include "support/result_value.hpp"

#include <csm/retention_result.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct ReadDays {
    ArrSnapshots snapshots;
    std::vector<std::string> problems;
    std::string error;
};

/// Reads texts, named 1, 2 and so on.
ReadDays read(const std::vector<std::string>& texts, RetentionGroup group = RetentionGroup::none) {
    std::vector<Source> sources;
    for (const auto& text : texts) sources.push_back({std::to_string(sources.size() + 1), text});
    ReadDays read;
    auto snapshots = ArrSnapshots::read(sources, standard_model(), {}, group, [&](const Problem& found) {
        read.problems.push_back(describe(found));
    });
    if (snapshots)
        read.snapshots = std::move(*snapshots);
    else
        read.error = describe(snapshots.error());
    return read;
}

std::string snapshot(std::string_view day, std::string_view customers) {
    return fmt::format(R"({{"as_of": "{}", "customers": [{}]}})", day, customers);
}

std::string customer(std::string_view id, std::string_view arr, std::string_view more = {}) {
    return fmt::format(R"({{"customer_id": "{}", "segment": "smb", "arr": {}{}}})", id, arr, more);
}

RetentionResult retention(const std::vector<std::string>& texts, const RetentionPlan& plan = {},
                          RetentionGroup group = RetentionGroup::none) {
    const auto days = read(texts, group);
    EXPECT_EQ(days.error, "");
    return value(retention_of(days.snapshots, plan, group));
}

Date day(std::string_view text) { return parse_iso_date(text).value(); }

}  // namespace

TEST(ArrSnapshots, AreInTheOrderOfTheirDays) {
    const auto days =
        read({snapshot("2026-09-30", customer("A", "1.005")), snapshot("2026-06-30", customer("A", "2"))});
    ASSERT_EQ(days.snapshots.days().size(), 2U);
    EXPECT_EQ(days.snapshots.days()[0].day, day("2026-06-30"));
    EXPECT_EQ(days.snapshots.days()[1].accounts[0].arr, 100);
    EXPECT_EQ(days.snapshots.customers(), 1U);
}

TEST(ArrSnapshots, FindTheDayBeforeTheCustomers) {
    for (const auto* text :
         {R"({"as_of": "2026-09-30", "customers": [{"customer_id": "A", "arr": 1}]})",
          "\xEF\xBB\xBF \n{\"x\": [{\"as_of\": \"2020-01-01\"}, \"}]\\\"\"], \"y\": 1.5, "
          "\"as_of\": \"2026-09-30\", \"customers\": [{\"customer_id\": \"A\", \"arr\": 1}]}",
          "{\"customer_id\": \"A\", \"arr\": 1, \"as_of\": \"2026-09-30\"}\n"
          "{\"customer_id\": \"B\", \"arr\": 1, \"as_of\": \"2026-09-30\"}\n"}) {
        const auto days = read({text});
        EXPECT_EQ(days.error, "") << text;
        ASSERT_EQ(days.snapshots.days().size(), 1U) << text;
        EXPECT_EQ(days.snapshots.days()[0].day, day("2026-09-30")) << text;
    }
}

TEST(ArrSnapshots, WithoutADayAreAnErrorThatSaysWhatToWrite) {
    for (const auto* text : {"[{\"customer_id\": \"A\"}]", "customer_id,arr\nA,1\n", "", "{", "{\"a",
                             "{\"as_of\"", "{\"x\": \"\\", "{\"as_of\": null, \"customers\": []}",
                             "{\"customers\": [{\"customer_id\": \"A\"}], \"as_of\": \"2026-09-30\"}"})
        EXPECT_EQ(read({text}).error, "1: does not say of what day it is; retention compares days: \"as_of\" "
                                      "before the customers names "
                                      "one, as csm import writes it")
            << text;
    for (const auto* value : {"\"2026-02-30\"", "\"30.09.2026\"", "20260930"})
        EXPECT_THAT(read({fmt::format("{{\"as_of\": {}, \"customers\": []}}", value)}).error,
                    HasSubstr("as_of: expected a date as YYYY-MM-DD"))
            << value;
}

TEST(ArrSnapshots, OfOneDayAreJoined) {
    const auto result =
        retention({snapshot("2026-06-30", customer("A", "1")), snapshot("2026-06-30", customer("B", "2")),
                   snapshot("2026-09-30", customer("A", "1"))});
    EXPECT_EQ(result.periods[0].retention.all.beginning, (ArrFlow{300, 2}));
    EXPECT_EQ(result.periods[0].retention.all.churn, (ArrFlow{200, 1}));
}

TEST(ArrSnapshots, TakeANegativeArrForUnknown) {
    const auto days = read({snapshot("2026-06-30", customer("A", "-5") + "," + customer("B", "null"))});
    EXPECT_EQ(days.snapshots.days()[0].accounts[0].arr, std::nullopt);
    EXPECT_EQ(days.snapshots.days()[0].accounts[1].arr, std::nullopt);
    EXPECT_THAT(days.problems, ElementsAre(HasSubstr("(A) arr: -5"), HasSubstr("(B) arr:")));
}

TEST(ArrSnapshots, TellOnlyProblemsThatCountHere) {
    const auto days =
        read({snapshot("2026-06-30", customer("A", "1", R"(, "usage": {"login_frequency": "x"})"))});
    EXPECT_THAT(days.problems, IsEmpty());
    EXPECT_THAT(read({snapshot("2026-06-30", R"({"arr": 1}, {"customer_id": "A", "arr": "x"})")}).problems,
                ElementsAre(HasSubstr("customer_id: is missing"), HasSubstr("(A) arr: expected a number")));
}

TEST(ArrSnapshots, ThatCannotBeAddedUpAreAnError) {
    std::string customers = customer("C0", "1e15");
    for (int i = 1; i < 5; ++i) customers += ", " + customer(fmt::format("C{}", i), "1e15");
    EXPECT_THAT(read({snapshot("2026-06-30", customers)}).error,
                HasSubstr("too large to be added up to the cent"));
}

TEST(ArrSnapshots, GroupByWordsAndNamesInOneSpelling) {
    const auto owned = [](std::string_view id, std::string_view owner) {
        return customer(id, "1", owner.empty() ? "" : fmt::format(R"(, "owner": "{}")", owner));
    };
    const auto days = read({snapshot("2026-06-30", owned("1", "Zoe") + "," + owned("2", "Ada Lee") + "," +
                                                       owned("3", "ada lee") + "," + owned("4", ""))},
                           RetentionGroup::owner);
    EXPECT_THAT(days.snapshots.groups(), ElementsAre("(no owner)", "Ada Lee", "Zoe"));
    const auto& accounts = days.snapshots.days()[0].accounts;
    EXPECT_EQ(accounts[0].group, 2U);
    EXPECT_EQ(accounts[1].group, 1U);
    EXPECT_EQ(accounts[2].group, 1U);
    EXPECT_EQ(accounts[3].group, 0U);
}

TEST(SnapshotRetention, ReturnsAreOfWhoPaidInAnEarlierSnapshot) {
    const auto result = retention(
        {snapshot("2026-03-31", customer("A", "1") + "," + customer("Z", "1")),
         snapshot("2026-06-30", customer("Z", "1")),
         snapshot("2026-09-30", customer("A", "3") + "," + customer("B", "5") + "," + customer("Z", "1"))});
    ASSERT_EQ(result.periods.size(), 2U);
    EXPECT_EQ(result.periods[1].retention.all.reactivation, (ArrFlow{300, 1}));
    EXPECT_EQ(result.periods[1].retention.all.fresh, (ArrFlow{500, 1}));
}

TEST(SnapshotRetention, OfTheDaysAsked) {
    const std::vector<std::string> texts{
        snapshot("2025-09-30", customer("A", "1")), snapshot("2025-12-31", customer("A", "2")),
        snapshot("2026-09-30", customer("A", "3")), snapshot("2026-12-31", customer("A", "4"))};
    const auto middle = retention(texts, {.from = day("2025-12-01"), .until = day("2026-10-01")});
    ASSERT_EQ(middle.periods.size(), 1U);
    EXPECT_EQ(middle.periods[0].start, day("2025-12-31"));
    const auto years = retention(texts, {.window_months = 12});
    ASSERT_EQ(years.periods.size(), 2U);
    EXPECT_EQ(years.periods[0].start, day("2025-09-30"));
    EXPECT_EQ(years.periods[0].end, day("2026-09-30"));
    EXPECT_EQ(years.periods[1].retention.all.expansion, (ArrFlow{200, 1}));
}

TEST(SnapshotRetention, NeedsTwoDays) {
    const auto one = read({snapshot("2026-06-30", customer("A", "1"))});
    EXPECT_EQ(describe(retention_of(one.snapshots, {}, RetentionGroup::none).error()),
              "there is only one day, 2026-06-30, to compare, and retention needs two; name a portfolio of "
              "another day, "
              "or a table with --subscriptions");
    const auto two =
        read({snapshot("2026-06-30", customer("A", "1")), snapshot("2026-07-31", customer("A", "1"))});
    EXPECT_THAT(describe(retention_of(two.snapshots, {.window_months = 12}, RetentionGroup::none).error()),
                HasSubstr("no two of the snapshots are 12 months apart"));
}

TEST(SnapshotRetention, DoesNotTieWhereOnlyTheSecondDayIsKnown) {
    const auto result = retention({snapshot("2026-06-30", customer("A", "1") + "," + customer("B", "null")),
                                   snapshot("2026-09-30", customer("A", "1") + "," + customer("B", "7"))});
    EXPECT_EQ(result.periods[0].untied(), 700);
    EXPECT_EQ(result.untied_count(), 1U);
}

TEST(SnapshotRetention, IsIncompleteAboveAHundredthOfTheBeginning) {
    const auto incomplete = [](int known) {
        std::string customers = customer("X", "null");
        for (int i = 0; i < known; ++i) customers += "," + customer(fmt::format("C{}", i), "1");
        return retention({snapshot("2026-06-30", customers), snapshot("2026-09-30", customers)})
            .incomplete_count();
    };
    EXPECT_EQ(incomplete(98), 1U);
    EXPECT_EQ(incomplete(99), 0U);
}

TEST(SnapshotRetention, IsComparedWithWhatItHasToComeTo) {
    auto result =
        retention({snapshot("2026-06-30", customer("A", "1")), snapshot("2026-09-30", customer("A", "2.5"))});
    EXPECT_EQ(result.off(), 0);
    result.tie_to = 240;
    EXPECT_EQ(result.off(), 10);
    EXPECT_EQ(result.untied_count(), 1U);
    result.tie_to = 250;
    EXPECT_EQ(result.untied_count(), 0U);
}

}  // namespace csm::test
