// SPDX-License-Identifier: MIT
#include <csm/retention.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Day = std::vector<ArrAt>;

ArrBridge bridge_of(Cents before, Cents after, bool has_paid_before = false) {
    ArrBridge bridge;
    bridge.add(before, after, has_paid_before);
    return bridge;
}

ArrFlow flow(Cents amount) { return {amount, 1}; }

}  // namespace

TEST(ArrBridge, NewIsNothingBeforeAndNeverPaid) {
    const auto bridge = bridge_of(0, 700);
    EXPECT_EQ(bridge.fresh, flow(700));
    EXPECT_EQ(bridge.ending, flow(700));
    EXPECT_EQ(bridge.beginning, ArrFlow{});
    EXPECT_EQ(bridge.reactivation, ArrFlow{});
    EXPECT_EQ(bridge.retained, 0U);
    EXPECT_EQ(bridge.gap(), 0);
}

TEST(ArrBridge, ReactivationIsNothingBeforeButPaidOnce) {
    const auto bridge = bridge_of(0, 700, true);
    EXPECT_EQ(bridge.reactivation, flow(700));
    EXPECT_EQ(bridge.fresh, ArrFlow{});
    EXPECT_EQ(bridge.gap(), 0);
}

TEST(ArrBridge, ChurnIsNothingAfter) {
    const auto bridge = bridge_of(700, 0);
    EXPECT_EQ(bridge.churn, flow(700));
    EXPECT_EQ(bridge.contraction, ArrFlow{});
    EXPECT_EQ(bridge.ending, ArrFlow{});
    EXPECT_EQ(bridge.retained, 0U);
    EXPECT_EQ(bridge.gap(), 0);
}

TEST(ArrBridge, ExpansionIsTheDifferenceOfWhoPaysMore) {
    const auto bridge = bridge_of(700, 701);
    EXPECT_EQ(bridge.expansion, flow(1));
    EXPECT_EQ(bridge.fresh, ArrFlow{});
    EXPECT_EQ(bridge.retained, 1U);
    EXPECT_EQ(bridge.gap(), 0);
}

TEST(ArrBridge, ContractionIsTheDifferenceOfWhoPaysLess) {
    const auto bridge = bridge_of(700, 1);
    EXPECT_EQ(bridge.contraction, flow(699));
    EXPECT_EQ(bridge.churn, ArrFlow{});
    EXPECT_EQ(bridge.retained, 1U);
    EXPECT_EQ(bridge.gap(), 0);
}

TEST(ArrBridge, WhoPaysTheSameIsOnlyRetained) {
    const auto bridge = bridge_of(700, 700, true);
    EXPECT_EQ(bridge.beginning, flow(700));
    EXPECT_EQ(bridge.ending, flow(700));
    EXPECT_EQ(bridge.retained, 1U);
    for (const auto& other :
         {bridge.fresh, bridge.reactivation, bridge.expansion, bridge.contraction, bridge.churn})
        EXPECT_EQ(other, ArrFlow{});
}

TEST(ArrBridge, WhoPaysOnNeitherDayIsNowhere) { EXPECT_EQ(bridge_of(0, 0, true), ArrBridge{}); }

TEST(ArrBridge, RetentionIsOfTheBeginning) {
    ArrBridge bridge;
    bridge.add(1000, 1500, false);
    bridge.add(1000, 400, false);
    bridge.add(1000, 0, false);
    bridge.add(1000, 1000, false);
    bridge.add(0, 9000, false);
    bridge.add(0, 9000, true);
    EXPECT_DOUBLE_EQ(bridge.net_retention().value(), 2900.0 / 4000);
    EXPECT_DOUBLE_EQ(bridge.gross_retention().value(), 2400.0 / 4000);
    EXPECT_DOUBLE_EQ(bridge.logo_retention().value(), 3.0 / 4);
}

TEST(ArrBridge, WithoutABeginningThereIsNoRetention) {
    const auto bridge = bridge_of(0, 100);
    EXPECT_FALSE(bridge.net_retention());
    EXPECT_FALSE(bridge.gross_retention());
    EXPECT_FALSE(bridge.logo_retention());
}

TEST(ArrBridge, IsExactWhereDoublesAreNot) {
    ArrBridge bridge;
    const Cents large = 100'000'000'000'000'001;
    bridge.add(large, large + 2, false);
    bridge.add(large + 1, large, false);
    EXPECT_EQ(bridge.expansion.amount, 2);
    EXPECT_EQ(bridge.contraction.amount, 1);
    EXPECT_EQ(bridge.ending.amount, 2 * large + 2);
    EXPECT_EQ(bridge.gap(), 0);
}

TEST(Retention, JoinsTheDaysByIdAsText) {
    const Day first{{"0042", 500, 0}, {"42", 300, 0}};
    const Day second{{"42", 350, 0}};
    const auto retention = retention_between(first, second);
    EXPECT_EQ(retention.all.churn, flow(500));
    EXPECT_EQ(retention.all.expansion, flow(50));
    EXPECT_EQ(retention.all.fresh, ArrFlow{});
}

TEST(Retention, LeavesOutOfBothDaysWhoseArrIsNotKnownOnOne) {
    const Day first{{"known", 100, 0}, {"lost", 200, 0}, {"found", {}, 0}, {"gone", {}, 0}};
    const Day second{{"came", {}, 0}, {"found", 300, 0}, {"known", 100, 0}, {"lost", {}, 0}};
    const auto retention = retention_between(first, second);
    EXPECT_THAT(retention.arr_unknown, ElementsAre("came", "found", "gone", "lost"));
    EXPECT_EQ(retention.all, bridge_of(100, 100));
    EXPECT_EQ(retention.unknown_at_start, 3U);
    EXPECT_EQ(retention.left_out_ending, 300);
}

TEST(Retention, ListsUnknownOnesByCodePoint) {
    const Day first{{"b", {}, 0}, {"ä", {}, 0}, {"B", {}, 0}, {"a", {}, 0}, {"10", {}, 0}, {"9", {}, 0}};
    EXPECT_THAT(retention_between(first, {}).arr_unknown, ElementsAre("10", "9", "B", "a", "b", "ä"));
}

TEST(Retention, AsksWhoPaidBeforeOnlyOfThoseWhoPayNothing) {
    std::vector<std::string> asked;
    const RetentionSettings settings{0, [&](std::string_view id) {
                                         asked.emplace_back(id);
                                         return id == "back";
                                     }};
    const Day first{{"zero", 0, 0}, {"kept", 5, 0}, {"ends", 5, 0}};
    const Day second{{"zero", 7, 0}, {"kept", 5, 0}, {"back", 11, 0}, {"nothing", 0, 0}};
    const auto retention = retention_between(first, second, settings);
    EXPECT_THAT(asked, ElementsAre("back", "zero"));
    EXPECT_EQ(retention.all.reactivation, flow(11));
    EXPECT_EQ(retention.all.fresh, flow(7));
}

TEST(Retention, CountsACustomerToTheGroupOfTheFirstDay) {
    const Day first{{"moved", 100, 0}, {"left", 10, 1}};
    const Day second{{"moved", 150, 1}, {"came", 7, 1}};
    const auto retention = retention_between(first, second, {.groups = 2});
    ASSERT_EQ(retention.by_group.size(), 2U);
    EXPECT_EQ(retention.by_group[0], bridge_of(100, 150));
    EXPECT_EQ(retention.by_group[1].churn, flow(10));
    EXPECT_EQ(retention.by_group[1].fresh, flow(7));
    auto sum = retention.by_group[0];
    EXPECT_EQ(sum += retention.by_group[1], retention.all);
}

TEST(Retention, OfNobodyIsEmpty) {
    const auto retention = retention_between({}, {});
    EXPECT_EQ(retention.all, ArrBridge{});
    EXPECT_THAT(retention.arr_unknown, IsEmpty());
}

}  // namespace csm::test
