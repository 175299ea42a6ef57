// SPDX-License-Identifier: MIT
#include "support/models.hpp"

#include <csm/listing.hpp>
#include <csm/queued_ranking.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// An account of that ARR and owner whose NPS fell by so many points: 2 medium, 3 high, 4 critical.
std::string row(const char* id, double arr, const char* owner, int points_lost, const char* rest = "") {
    return fmt::format(R"({{"customer_id": "{}", "segment": "enterprise", "arr": {}, "owner": "{}",
        "relationship": {{"renewal_sentiment": "positive"}},
        "engagement_drop": {{"nps_change": {}}}{}}})",
                       id, arr, owner, -points_lost, rest);
}

struct Planned {
    Answer<PortfolioAnalysis> answer;
    std::vector<std::string> listed, week;
    WeekPlan plan;
};

Planned plan(const std::vector<std::string>& rows, std::size_t capacity = usual_capacity,
             Filters filters = {}, SortKey order = SortKey::priority, std::optional<Tier> gate = {},
             unsigned threads = 1) {
    const std::string text = fmt::format("[{}]", fmt::join(rows, ","));
    const Source source{"p.json", text, {}};
    static const Model model = model_with({{"coverage_floor", "0"}});
    Portfolio portfolio{
        {&source, 1}, model, {.threads = threads, .as_of = Date{2026, 12, 1}, .batch_bytes = 200}};
    PortfolioAnalysis analysis{model, {Date{2026, 12, 1}}};
    const Query<PortfolioAnalysis> query{*Selection::make(std::move(filters), model), order, all_of_them,
                                         gate};
    QueuedRanking ranking{analysis, query, capacity};
    auto answer = run(portfolio, query, analysis, ranking, [](const Problem&) {});
    Planned planned{std::move(*answer), {}, {}, ranking.plan()};
    const auto ids_at = [&](const std::vector<std::uint64_t>& places) {
        std::vector<std::string> ids;
        for (const auto& listed : list_again(portfolio, places, analysis).rows)
            ids.push_back(listed.account.customer_id);
        return ids;
    };
    planned.listed = ids_at(ranking.places());
    planned.week = ids_at(planned.plan.places);
    return planned;
}

constexpr auto fallen =
    R"(, "previous_period": {"overall_score": 70}, "relationship": {"renewal_sentiment": "neutral"})";

}  // namespace

TEST(WeekQueue, IsInTheOrderOfExposureAndUrgency) {
    const auto week = plan({row("A", 1000, "X", 3), row("B", 9000, "X", 3),
                            row("C", 1000, "X", 3, R"(, "contract_end_date": "2026-12-20")"),
                            row("D", 100, "X", 4), row("E", 90000, "X", 2)})
                          .week;
    EXPECT_THAT(week, ElementsAre("C", "D", "B", "A"));  // C is critical by its urgency
}

TEST(WeekQueue, BreaksTiesByDaysAndThenById) {
    const auto week = plan({row("A", 1000, "X", 3, R"(, "contract_end_date": "2027-12-01")"),
                            row("B", 1000, "X", 3, R"(, "contract_end_date": "2027-11-01")"),
                            row("D", 1000, "X", 3), row("C", 1000, "X", 3)})
                          .week;
    EXPECT_THAT(week, ElementsAre("B", "A", "C", "D"));
}

TEST(WeekQueue, IsCutToWhatEachOwnerCanTakeOn) {
    const auto planned = plan({row("A", 1000, "X", 4), row("B", 900, " x ", 4), row("C", 800, "X", 4),
                               row("D", 700, "Y", 4), row("E", 600, "", 4)},
                              2);
    EXPECT_THAT(planned.week, ElementsAre("A", "B", "D", "E"));
    EXPECT_EQ(planned.plan.waiting.accounts, 1U);
    EXPECT_EQ(planned.plan.waiting.arr, 800);
    EXPECT_EQ(planned.plan.accounts(), 5U);
    EXPECT_THAT(planned.plan.customer_ids, ElementsAre("A", "B", "D", "E"));
    EXPECT_EQ(planned.answer.selected, 5U);
}

TEST(WeekQueue, TakesContractsThatEndFirstWhateverTheirPriority) {
    const auto planned = plan({row("A", 1000, "X", 1, R"(, "contract_end_date": "2026-12-03")"),
                               row("B", 1000, "X", 1, R"(, "contract_end_date": "2026-11-20")"),
                               row("C", 1000, "X", 1, R"(, "contract_end_date": "2027-06-20")")});
    EXPECT_THAT(planned.week, ElementsAre("B", "A"));
}

TEST(WeekQueue, CountsWhatNobodyCanJudge) {
    const auto planned = plan({R"({"customer_id": "A", "arr": 500})", R"({"customer_id": "B", "arr": 700})",
                               row("C", 100, "X", 1)});
    EXPECT_THAT(planned.week, IsEmpty());
    EXPECT_EQ(planned.plan.unjudged.accounts, 2U);
    EXPECT_EQ(planned.plan.unjudged.arr, 1200);
    EXPECT_THAT(planned.plan.unmeasured, ElementsAre("Feature adoption", "Login trend", "Login frequency"));
}

TEST(WeekQueue, JudgesAFallByTheMedianOfAllAccounts) {
    const std::vector rows{row("A", 1000, "X", 1, fallen), row("B", 2000, "X", 1, fallen),
                           row("C", 3000, "X", 1), row("D", 4000, "Y", 1)};
    const auto all = plan(rows, 10, {}, SortKey::priority, Tier::critical);
    EXPECT_THAT(all.week, ElementsAre("B", "A"));  // by exposure, both high: the median is 2500
    EXPECT_EQ(all.answer.tripped, 0U);
    EXPECT_EQ(all.answer.summary.by_priority[0].accounts, 0U);
    EXPECT_EQ(all.answer.summary.by_priority[1].accounts, 2U);
    const std::vector larger{rows[0], row("B", 2600, "X", 1, fallen), rows[2], rows[3]};
    EXPECT_EQ(plan(larger, 10, {}, SortKey::priority, Tier::critical).answer.tripped, 0U);  // 2800
    const std::vector smaller{rows[0], rows[1], row("C", 1500, "X", 1)};
    const auto some = plan(smaller, 10, {}, SortKey::priority, Tier::critical);
    EXPECT_EQ(some.answer.tripped, 1U);  // B, above 1500
    EXPECT_THAT(some.week, ElementsAre("B", "A"));
    Filters only;
    only.customers = {"A"};
    const auto one = plan(smaller, 10, only, SortKey::priority, Tier::critical);
    EXPECT_EQ(one.answer.tripped, 0U);  // below the median of those that are left out, too
    EXPECT_EQ(one.answer.selected, 1U);
}

TEST(WeekQueue, LeavesTheOrderOfTheInputAsItIs) {
    const std::vector rows{row("D", 1000, "X", 1, fallen), row("B", 2000, "X", 4),
                           row("A", 3000, "X", 1, fallen), row("C", 4000, "Y", 1)};
    EXPECT_THAT(plan(rows, 10, {}, SortKey::input).listed, ElementsAre("D", "B", "A", "C"));
    EXPECT_THAT(plan(rows, 10, {}, SortKey::priority).listed, ElementsAre("B", "A", "D", "C"));
}

TEST(WeekQueue, DoesNotDependOnThreads) {
    std::vector<std::string> rows;
    for (int i = 0; i < 200; ++i)
        rows.push_back(row(fmt::format("A{:03}", i).c_str(), i % 17 * 100, i % 3 == 0 ? "X" : "Y", i % 5,
                           i % 2 == 0 ? fallen : ""));
    const auto one = plan(rows, 5), four = plan(rows, 5, {}, SortKey::priority, {}, 4);
    EXPECT_EQ(one.week, four.week);
    EXPECT_EQ(one.listed, four.listed);
    EXPECT_EQ(one.answer.summary.all.arr, four.answer.summary.all.arr);
}

}  // namespace csm::test
