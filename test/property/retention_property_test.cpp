// SPDX-License-Identifier: MIT
#include "support/result_value.hpp"

#include <csm/cents.hpp>
#include <csm/months.hpp>
#include <csm/retention_result.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>

namespace csm::test {

namespace {

constexpr std::uint32_t groups = 3;

/// Ids that days share; the views live as long as the program.
const std::vector<std::string>& ids() {
    static const auto list = [] {
        std::vector<std::string> made;
        for (int i = 0; i < 12; ++i) made.push_back(fmt::format("C{}", i));
        return made;
    }();
    return list;
}

/// Some of the customers with what they pay, perhaps nothing, perhaps not known.
std::vector<ArrAt> any_day(bool all_known = false) {
    std::vector<ArrAt> day;
    for (const auto& id : ids()) {
        const auto kind = *rc::gen::inRange(0, 6);
        if (kind == 0) continue;
        const Cents arr = kind == 1 ? 0 : *rc::gen::inRange<Cents>(1, 5);
        const bool is_known = all_known || kind != 2;
        day.push_back(
            {id, is_known ? std::optional{arr} : std::nullopt, *rc::gen::inRange<std::uint32_t>(0, groups)});
    }
    return day;
}

void shuffle(auto& list) { std::ranges::shuffle(list, std::mt19937{*rc::gen::arbitrary<unsigned>()}); }

RetentionSettings settings() {
    return {groups, [](std::string_view id) { return id.back() % 2 == 0; }};
}

/// Lines of a table, some of them trials or wrong.
std::vector<std::string> any_rows() {
    std::vector<std::string> rows{"always,1,1,2023-01-01,,no,smb"};
    const auto count = *rc::gen::inRange(0, 30);
    for (int i = 0; i < count; ++i) {
        const Date start = days_after(Date{2024, 1, 1}, *rc::gen::inRange(-60, 500));
        const auto length = *rc::gen::inRange(-5, 400);
        const auto id = *rc::gen::inRange(0, 8);
        rows.push_back(fmt::format("C{},{}.{:02},{},{},{},{},{}", id, *rc::gen::inRange(-2, 300),
                                   *rc::gen::inRange(0, 100), *rc::gen::inRange(1, 13), iso_text(start),
                                   length > 300 ? "" : iso_text(days_after(start, length)),
                                   *rc::gen::arbitrary<bool>() && length < 20 ? "yes" : "no",
                                   id % 2 == 0 ? "smb" : "enterprise"));
    }
    return rows;
}

SubscriptionTable table_of(const std::vector<std::string>& rows) {
    std::string text = "customer_id,amount,months,start,end,trial,segment\n";
    for (const auto& row : rows) text += row + "\n";
    return value(read_subscriptions({"s.csv", text}, {}, [](const Problem&) {}));
}

RetentionPlan any_plan() {
    const Date from = days_after(Date{2024, 1, 1}, *rc::gen::inRange(-40, 200));
    return {.every_months = *rc::gen::element(1, 3, 12),
            .window_months = *rc::gen::element(0, 1, 6, 12),
            .from = *rc::gen::arbitrary<bool>() ? months_after(Date{2023, 12, 31}, *rc::gen::inRange(0, 6))
                                                : from,
            .until = Date{2026, 6, 30}};
}

RetentionResult by_segment(const std::vector<std::string>& rows, const RetentionPlan& plan) {
    return value(retention_of(table_of(rows), plan, RetentionGroup::segment));
}

bool is_bridge_of(const ArrBridge& bridge) {
    return bridge.gap() == 0 && bridge.beginning.customers == bridge.retained + bridge.churn.customers &&
           bridge.ending.customers ==
               bridge.retained + bridge.fresh.customers + bridge.reactivation.customers &&
           bridge.gross_retention().value_or(0) <= 1 &&
           bridge.gross_retention().value_or(0) <= bridge.net_retention().value_or(0);
}

}  // namespace

RC_GTEST_PROP(RetentionProperty, ABridgeTies, ()) {
    const auto retention = retention_between(any_day(), any_day(), settings());
    RC_ASSERT(is_bridge_of(retention.all));
    for (const auto& group : retention.by_group) RC_ASSERT(is_bridge_of(group));
}

RC_GTEST_PROP(RetentionProperty, GroupsAddUpToTheWhole, ()) {
    const auto retention = retention_between(any_day(), any_day(), settings());
    ArrBridge sum;
    for (const auto& group : retention.by_group) sum += group;
    RC_ASSERT(sum == retention.all);
}

RC_GTEST_PROP(RetentionProperty, TheOrderOfTheCustomersDoesNotMatter, ()) {
    auto first = any_day(), second = any_day();
    const auto before = retention_between(first, second, settings());
    shuffle(first);
    shuffle(second);
    const auto after = retention_between(first, second, settings());
    RC_ASSERT(before.all == after.all);
    RC_ASSERT(before.by_group == after.by_group);
    RC_ASSERT(before.arr_unknown == after.arr_unknown);
}

RC_GTEST_PROP(RetentionProperty, ADayWithItselfMovesNothing, ()) {
    const auto day = any_day();
    const auto retention = retention_between(day, day, settings());
    RC_ASSERT(retention.all.beginning == retention.all.ending);
    RC_ASSERT(retention.all.beginning.customers == retention.all.retained);
    for (const auto& flow : {retention.all.fresh, retention.all.reactivation, retention.all.expansion,
                             retention.all.contraction, retention.all.churn})
        RC_ASSERT(flow == ArrFlow{});
    RC_ASSERT(retention.all.net_retention().value_or(1) == 1);
}

RC_GTEST_PROP(RetentionProperty, BackwardsGainsAreLosses, ()) {
    const auto first = any_day(true), second = any_day(true);
    const auto there = retention_between(first, second).all, back = retention_between(second, first).all;
    RC_ASSERT(there.fresh == back.churn);
    RC_ASSERT(there.expansion == back.contraction);
    RC_ASSERT(there.beginning == back.ending);
    RC_ASSERT(there.retained == back.retained);
}

RC_GTEST_PROP(RetentionProperty, SubscriptionsTieAndTheirSegmentsAddUp, ()) {
    const auto result = by_segment(any_rows(), any_plan());
    for (const auto& period : result.periods) {
        ArrBridge sum;
        for (const auto& group : period.retention.by_group) sum += group;
        RC_ASSERT(is_bridge_of(period.retention.all));
        RC_ASSERT(sum == period.retention.all);
    }
}

RC_GTEST_PROP(RetentionProperty, TheOrderOfTheRowsDoesNotMatter, ()) {
    auto rows = any_rows();
    const auto plan = any_plan();
    const auto before = by_segment(rows, plan);
    shuffle(rows);
    const auto after = by_segment(rows, plan);
    RC_ASSERT(before.periods.size() == after.periods.size());
    for (std::size_t i = 0; i < before.periods.size(); ++i) {
        RC_ASSERT(before.periods[i].retention.all == after.periods[i].retention.all);
        RC_ASSERT(before.periods[i].retention.by_group == after.periods[i].retention.by_group);
    }
}

RC_GTEST_PROP(RetentionProperty, EndingsAreTheNextBeginnings, ()) {
    auto plan = any_plan();
    plan.window_months = 0;
    const auto result = by_segment(any_rows(), plan);
    for (std::size_t i = 1; i < result.periods.size(); ++i) {
        RC_ASSERT(result.periods[i - 1].end == result.periods[i].start);
        RC_ASSERT(result.periods[i - 1].retention.all.ending == result.periods[i].retention.all.beginning);
    }
}

RC_GTEST_PROP(RetentionProperty, WholeCentsOfAYearAreExact, ()) {
    const auto cents = *rc::gen::inRange<Cents>(0, 1'000'000'000);
    const auto months = *rc::gen::inRange<Cents>(1, 60);
    const auto arr =
        yearly_cents(parse_decimal(cents_text(cents)).value(), parse_decimal(std::to_string(months)).value());
    const auto twice_rest = 2 * (cents * 12 - arr.value() * months);
    RC_ASSERT(std::abs(twice_rest) <= months);
    if (std::abs(twice_rest) == months) RC_ASSERT(arr.value() % 2 == 0);
}

}  // namespace csm::test
