// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"

#include <csm/churn.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace csm::test {

namespace {

using testing::ElementsAre;

const Date as_of{2026, 2, 9};

/// An account whose curves give 36 40 30, 50 60 40, 70 50 70, sponsor 30 + competitors 24, quarterly 15 +
/// price 35.
constexpr auto reference_members = R"("segment": "enterprise",
    "usage_decline": {"login_trend": -12, "feature_adoption_change": -10, "dau_mau_change": -0.06},
    "engagement_drop": {"meeting_cancellations": 2, "response_time_days": 5, "nps_change": -2},
    "support_issues": {"open_escalations": 2, "unresolved_critical": 1, "satisfaction_trend": "declining"},
    "relationship_signals": {"champion_left": false, "sponsor_change": true, "competitor_mentions": 2},
    "commercial_factors": {"contract_type": "quarterly", "pricing_complaints": true, "budget_cuts_mentioned": false},
    "contract_end_date": )";

ChurnResult reference_churn(const std::string& contract_end) {
    return score_churn(account(reference_members + ("\"" + contract_end + "\"")), standard_model(), as_of,
                       Missing::exclude);
}

/// Risk of an account of which only the fall of the NPS is known: 20 points of risk for each point; the
/// coverage floor is 0.
ChurnResult by_nps(const std::string& change, const std::string& more = {}) {
    static const Model model = model_with({{"coverage_floor", "0"}});
    return score_churn(account(R"("engagement_drop": {"nps_change": )" + change + "}" + more, model), model,
                       as_of, Missing::exclude);
}

constexpr auto due_soon = R"(, "contract_end_date": "2026-02-20")";  // factor 1.5

/// Risk from its parts, in tenths.
long explained_tenths(const ChurnResult& churn) {
    return tenths_of(churn.card) + std::lround(churn.urgency_points * 10) +
           std::lround(churn.cap_points * 10);
}

}  // namespace

TEST(Churn, OfTheReferenceAccountIs49BeforeUrgency) {
    const auto churn = reference_churn("2026-12-31");
    EXPECT_EQ(churn.card.dimensions[0].score, 35.9);  // .40·36 + .35·40 + .25·30 = 14.4 + 14 + 7.5
    EXPECT_EQ(churn.card.dimensions[1].score, 50);    // .30·50 + .35·60 + .35·40 = 15 + 21 + 14
    EXPECT_EQ(churn.card.dimensions[2].score, 63);    // .35·70 + .35·50 + .30·70 = 24.5 + 17.5 + 21
    EXPECT_EQ(churn.card.dimensions[3].score, 54);    // 30 + 24
    EXPECT_EQ(churn.card.dimensions[4].score, 50);    // 15 + 35
    // .30·35.9 + .25·50 + .20·63 + .15·54 + .10·50 = 10.77 + 12.5 + 12.6 + 8.1 + 5
    EXPECT_DOUBLE_EQ(churn.card.raw.value(), 48.97);
    EXPECT_EQ(churn.raw_score, 49.0);
    EXPECT_EQ(churn.risk, 49.0);
    EXPECT_EQ(churn.urgency_points, 0);
    EXPECT_EQ(churn.tier, Tier::medium);
}

TEST(Churn, UrgencyMultipliesTheUnroundedScore) {
    const auto churn = reference_churn("2026-04-01");  // 51 days: 1.35
    EXPECT_EQ(churn.raw_score, 49.0);
    EXPECT_EQ(churn.adjusted, 66.1);  // 48.97 · 1.35 = 66.1095
    EXPECT_EQ(churn.risk, 66.1);
    EXPECT_EQ(churn.urgency_points, 17.1);  // 66.1 − 49.0
    EXPECT_EQ(churn.cap_points, 0);
    EXPECT_EQ(churn.tier, Tier::high);
}

TEST(Churn, SharesOutTheAddedPointsToTheTenth) {
    // 4.32 4.2 2.25 | 3.75 5.25 3.5 | 4.9 3.5 4.2 | 0 4.5 3.6 | 1.5 3.5 0, together 48.97, shown as 49.0: the
    // floors come to 48.8 and the first two of the three remainders of .05 get the rest.
    const auto churn = reference_churn("2026-04-01");
    EXPECT_THAT(points_of(churn.card),
                ElementsAre(4.3, 4.2, 2.3, 3.8, 5.2, 3.5, 4.9, 3.5, 4.2, 0, 4.5, 3.6, 1.5, 3.5, 0));
    EXPECT_EQ(explained_tenths(churn), 661);
}

TEST(Churn, IsLimitedTo100AndKeepsWhatItWouldBe) {
    const auto churn = by_nps("-4", due_soon);
    EXPECT_EQ(churn.raw_score, 80);
    EXPECT_EQ(churn.adjusted, 120);  // 80 · 1.5
    EXPECT_EQ(churn.risk, 100);
    EXPECT_EQ(churn.urgency_points, 40);
    EXPECT_EQ(churn.cap_points, -20);
    EXPECT_EQ(explained_tenths(churn), 1000);
    EXPECT_EQ(by_nps("-9", due_soon).adjusted, 150);
    EXPECT_EQ(by_nps("-9", due_soon).cap_points, -50);
}

TEST(Churn, TiersStartAt80And60And40) {
    EXPECT_EQ(by_nps("-4").risk, 80);
    EXPECT_EQ(by_nps("-4").tier, Tier::critical);
    EXPECT_EQ(by_nps("-3.995").risk, 79.9);
    EXPECT_EQ(by_nps("-3.995").tier, Tier::high);
    EXPECT_EQ(by_nps("-3").risk, 60);
    EXPECT_EQ(by_nps("-3").tier, Tier::high);
    EXPECT_EQ(by_nps("-2.995").risk, 59.9);
    EXPECT_EQ(by_nps("-2.995").tier, Tier::medium);
    EXPECT_EQ(by_nps("-2").risk, 40);
    EXPECT_EQ(by_nps("-2").tier, Tier::medium);
    EXPECT_EQ(by_nps("-1.995").risk, 39.9);
    EXPECT_EQ(by_nps("-1.995").tier, Tier::low);
    EXPECT_EQ(by_nps("0").tier, Tier::low);
}

TEST(Churn, TiersHaveNoHoles) {
    // The reference lets 79.5 fall through to low.
    EXPECT_EQ(by_nps("-3.975").risk, 79.5);
    EXPECT_EQ(by_nps("-3.975").tier, Tier::high);
    EXPECT_EQ(by_nps("-2.975").tier, Tier::medium);  // 59.5
    EXPECT_EQ(by_nps("-1.975").tier, Tier::low);     // 39.5
}

TEST(Churn, TiersFollowTheRiskAfterUrgency) {
    EXPECT_EQ(by_nps("-2", due_soon).risk, 60);  // 40 · 1.5
    EXPECT_EQ(by_nps("-2", due_soon).tier, Tier::high);
    EXPECT_EQ(by_nps("-1.995", due_soon).risk, 59.8);  // 39.9 · 1.5 = 59.85, in doubles just below
    EXPECT_EQ(by_nps("-1.995", due_soon).tier, Tier::medium);
}

TEST(Churn, OfTheCompleteAccountIsLow) {
    const auto churn = score_churn(account_with({}), standard_model(), as_of, Missing::exclude);
    EXPECT_EQ(churn.risk, 0.6);  // improving 10 · .30 · .20
    EXPECT_EQ(churn.tier, Tier::low);
    EXPECT_EQ(churn.card.coverage, 1);
}

TEST(Churn, PartsSumToTheRiskForManyAccounts) {
    for (int step = 0; step <= 240; ++step) {
        const auto churn = score_churn(
            account_with({{"usage_decline.login_trend", std::to_string(-step * 0.17)},
                          {"engagement_drop.nps_change", std::to_string(-step * 0.023)},
                          {"support_issues.open_escalations", std::to_string(step % 4)},
                          {"relationship_signals.champion_left", step % 3 == 0 ? "true" : "false"},
                          {"contract_end_date", "\"2026-0" + std::to_string(1 + step % 9) + "-15\""}}),
            standard_model(), as_of, Missing::exclude);
        ASSERT_EQ(explained_tenths(churn), std::lround(churn.risk.value() * 10)) << step;
    }
}

}  // namespace csm::test
