// SPDX-License-Identifier: MIT
#include "support/models.hpp"

#include <csm/listing.hpp>
#include <csm/query.hpp>
#include <csm/ranking.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// On 2026-12-01, of the accounts A0000, A0001 and so on: every third one has an onboarding that began so
/// many days ago as its number says and is idle from 14 on; the one after it has a block that is none; the
/// rest has nothing.
std::string portfolio_of(int count) {
    std::string text = "[";
    for (int i = 0; i < count; ++i) {
        text += fmt::format(R"({}{{"customer_id": "A{:04}", "segment": "smb", "arr": 100)",
                            i == 0 ? "" : ",\n", i);
        if (i % 3 == 0)
            text += fmt::format(
                R"(, "onboarding": {{"kickoff": "{}", "milestones": [{{"name": "A", "due": "2027-01-01"}}]}})",
                iso_text(Date{2026, 12, 1} - boost::gregorian::days{i}));
        if (i % 3 == 1) text += R"(, "onboarding": 5)";
        text += "}";
    }
    return text + "]";
}

struct Selected {
    Answer<OnboardingAnalysis> answer;
    std::vector<std::string> ids;
    std::vector<std::string> problems;
};

Selected select(const std::string& text, const Query<OnboardingAnalysis>& query, unsigned threads = 1) {
    const Source source{"p.json", text};
    ReadOptions options;
    options.as_of = Date{2026, 12, 1};
    options.threads = threads;
    options.batch_bytes = 1024;
    Portfolio portfolio{{&source, 1}, standard_model(), options};
    OnboardingAnalysis analysis{standard_model(), {Date{2026, 12, 1}}};
    Ranking ranking{analysis, query};
    std::vector<std::string> problems;
    auto answer = run(portfolio, query, analysis, ranking, [&](const Problem& problem) {
        if (problem.field.starts_with("onboarding"))
            problems.push_back(problem.customer_id + " " + problem.field);
    });
    Selected selected{std::move(*answer), {}, std::move(problems)};
    for (const auto& row : list_again(portfolio, ranking.places(), analysis).rows)
        selected.ids.push_back(row.account.customer_id);
    return selected;
}

Query<OnboardingAnalysis> query_of(Filters filters = {}, std::size_t most = all_of_them) {
    return {*Selection::make(std::move(filters), standard_model()), SortKey::priority, most,
            OnboardingLevel::stalled};
}

}  // namespace

TEST(Onboardings, AreTheAccountsWithABlock) {
    const auto [answer, ids, problems] = select(portfolio_of(900), query_of());
    EXPECT_EQ(answer.summary.accounts, 300U);
    EXPECT_EQ(answer.summary.in_onboarding, 300U);
    EXPECT_EQ(answer.summary.stalled, 295U);  // but for the numbers 0, 3, 6, 9 and 12
    EXPECT_EQ(answer.summary.overrun, 270U);  // from 90, which is day 91, to 897
    EXPECT_EQ(answer.summary.stalled_arr, 29500);
    EXPECT_EQ(answer.summary.without_kickoff, 0U);
    EXPECT_EQ(answer.tripped, 295U);
    EXPECT_THAT(ids, SizeIs(300));
    EXPECT_EQ(ids[0], "A0897");
    EXPECT_EQ(ids[269], "A0090");
    EXPECT_EQ(ids[270], "A0087");
    EXPECT_EQ(ids[294], "A0015");
    EXPECT_EQ(ids[295], "A0000");  // on track: by customer_id
}

TEST(Onboardings, TellEachProblemOnceAndOfWhom) {
    const auto problems = select(portfolio_of(9), query_of()).problems;
    EXPECT_THAT(problems, ElementsAre("A0001 onboarding", "A0004 onboarding", "A0007 onboarding"));
    EXPECT_THAT(select(portfolio_of(900), query_of()).problems, SizeIs(300));
}

TEST(Onboardings, DoNotDependOnThreads) {
    const auto one = select(portfolio_of(900), query_of());
    const auto four = select(portfolio_of(900), query_of(), 4);
    EXPECT_EQ(one.ids, four.ids);
    EXPECT_EQ(one.problems, four.problems);
}

TEST(Onboardings, AreSelectedAndCounted) {
    const auto few = select(portfolio_of(900), query_of({}, 2));
    EXPECT_THAT(few.ids, ElementsAre("A0897", "A0894"));
    EXPECT_EQ(few.answer.summary.accounts, 300U);
    Filters some;
    some.customers = {"A0003", "A0004", "A0008"};
    const auto chosen = select(portfolio_of(9), query_of(some));
    EXPECT_THAT(chosen.ids, ElementsAre("A0003"));
    EXPECT_THAT(chosen.problems, SizeIs(3));  // the input has them, whoever is asked for
    EXPECT_THAT(select(R"([{"customer_id": "A"}])", query_of()).ids, IsEmpty());
}

TEST(Onboardings, TakeInThePhaseOfThatName) {
    const auto found = select(R"([{"customer_id": "A", "lifecycle_stage": "onboarding"},
        {"customer_id": "B", "contract_start_date": "2026-11-20"},
        {"customer_id": "C", "contract_start_date": "2025-11-20"},
        {"customer_id": "D", "contract_start_date": "2025-11-20", "onboarding": {"milestones": []}}])",
                              query_of());
    EXPECT_THAT(found.ids, ElementsAre("D", "B", "A"));
    EXPECT_EQ(found.answer.summary.without_kickoff, 3U);
}

}  // namespace csm::test
