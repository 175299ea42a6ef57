// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"

#include <csm/churn.hpp>
#include <csm/health.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Date as_of{2026, 3, 1};

CardResult health_of(const Account& account, Missing missing) {
    return evaluate(standard_model().health.card, account,
                    {.missing = missing, .polarity = Polarity::lost_points});
}

CardResult churn_of(const Account& account, Missing missing) {
    return evaluate(standard_model().churn.card, account,
                    {.missing = missing, .polarity = Polarity::added_points});
}

/// The health values without the usage block: 0.70 of the weight.
const std::vector<Patch> without_usage{{"usage", ""}};

/// Also without a metric that weighs .25 · .25.
const std::vector<Patch> without_usage_and_csat{{"usage", ""}, {"engagement.csat_score", ""}};

}  // namespace

TEST(Missing, ExcludedMetricsLeaveTheMeanOfTheRest) {
    const auto account = account_with({{"usage.login_frequency", ""}, {"usage.feature_adoption", "40"}});
    const auto result = health_of(account, Missing::exclude);
    // (.40·50 + .25·100) / .65 = 45 / .65 = 69.23; .3 · 69.2 + 70 = 90.76
    EXPECT_EQ(result.dimensions[0].score, 69.2);
    EXPECT_DOUBLE_EQ(result.raw.value(), 90.76);
    EXPECT_EQ(result.contributions[0].points, 0);
    EXPECT_EQ(result.contributions[0].weight, 0);
    EXPECT_FALSE(result.contributions[0].measured);
    EXPECT_DOUBLE_EQ(result.contributions[1].weight, 0.30 * 0.40 / 0.65);
    EXPECT_EQ(result.coverage, 0.895);  // 1 − .30 · .35
    EXPECT_EQ(tenths_of(result), 92);   // 100 − 90.8
}

TEST(Missing, ADimensionWithNothingMeasuredLeavesTheOverallMean) {
    const auto account = account_with({{"usage", ""}, {"support.open_tickets", "10"}});
    const auto result = health_of(account, Missing::exclude);
    EXPECT_EQ(result.dimensions[0].score, std::nullopt);
    EXPECT_EQ(result.dimensions[0].weight, 0);
    EXPECT_EQ(result.dimensions[2].score, 65);  // .35·0 + .35·100 + .30·100
    EXPECT_DOUBLE_EQ(result.dimensions[2].weight, 0.20 / 0.70);
    EXPECT_DOUBLE_EQ(result.raw.value(), (25 + 13 + 25) / 0.70);  // 90
    EXPECT_EQ(tenths_of(result), 100);
    EXPECT_EQ(contribution_of(standard_model(), standard_model().health.card, result, "support.open_tickets")
                  .points,
              10);
}

TEST(Missing, NothingMeasuredIsNoScore) {
    const auto result = health_of(account(""), Missing::exclude);
    EXPECT_EQ(result.raw, std::nullopt);
    EXPECT_EQ(result.coverage, 0);
    EXPECT_THAT(result.findings, IsEmpty());
    EXPECT_EQ(tenths_of(result), 0);
    EXPECT_EQ(score_health(account(""), standard_model(), Missing::exclude).score, std::nullopt);
    EXPECT_EQ(score_health(account(""), standard_model(), Missing::exclude).band, Band::insufficient_data);
    EXPECT_EQ(score_churn(account(""), standard_model(), as_of, Missing::exclude).risk, std::nullopt);
    EXPECT_EQ(score_churn(account(""), standard_model(), as_of, Missing::exclude).tier,
              Tier::insufficient_data);
}

TEST(Missing, HealthDefaultsStandIn) {
    // mid-market by default. usage 0; engagement .20·100 + 0 + .25·62.5 (5/8) + .25·75 (3/4) = 54.375 → 54.4;
    // support 100; relationship .30·33.33 (1/3) + .35·50 = 27.5; .25·54.4 + 20 + .25·27.5 = 40.475 → 40.5
    const auto health = score_health(account(""), standard_model(), Missing::use_default);
    EXPECT_EQ(health.card.dimensions[0].score, 0);
    EXPECT_EQ(health.card.dimensions[1].score, 54.4);
    EXPECT_EQ(health.card.dimensions[2].score, 100);
    EXPECT_EQ(health.card.dimensions[3].score, 27.5);
    EXPECT_EQ(health.score, 40.5);
    EXPECT_EQ(health.band, Band::red);
    EXPECT_EQ(health.card.coverage, 0);
    EXPECT_THAT(fired(standard_model().health.card, health.card),
                ElementsAre("login-frequency-low", "feature-adoption-low", "stickiness-low",
                            "meeting-attendance-low", "nps-low", "csat-low", "sponsor-disengaged",
                            "single-threaded"));
}

TEST(Missing, ChurnDefaultsStandIn) {
    // Only the satisfaction trend "stable" adds: .30 · 30 = 9 of support issues, .20 · 9 = 1.8.
    const auto churn = score_churn(account(""), standard_model(), as_of, Missing::use_default);
    EXPECT_EQ(churn.card.dimensions[2].score, 9);
    EXPECT_EQ(churn.risk, 1.8);
    EXPECT_EQ(churn.tier, Tier::low);
    EXPECT_EQ(churn.card.coverage, 0);
    EXPECT_THAT(churn.card.findings, IsEmpty());
}

TEST(Missing, NoFindingFiresFromAnAbsentValue) {
    const auto result = health_of(account_with({{"engagement.nps_score", ""}}), Missing::exclude);
    EXPECT_THAT(fired(standard_model().health.card, result), IsEmpty());
    const auto with_default = health_of(account_with({{"engagement.nps_score", ""}}), Missing::use_default);
    EXPECT_THAT(fired(standard_model().health.card, with_default), ElementsAre("nps-low"));
}

TEST(Missing, AnAbsentFlagAddsNoPointsAndCountsAtItsShareOfThePoints) {
    const auto account = account_with(
        {{"relationship_signals.champion_left", ""}, {"relationship_signals.sponsor_change", "true"}});
    const auto result = churn_of(account, Missing::exclude);
    EXPECT_EQ(result.dimensions[3].score, 30);
    EXPECT_DOUBLE_EQ(result.dimensions[3].weight, 0.15);
    EXPECT_EQ(result.coverage, 0.9386);  // 1 − .15 · 45 / (45 + 30 + 35) = .938636
}

TEST(Missing, ABlockOfFlagsThatIsAbsentLeavesTheMean) {
    const auto account =
        account_with({{"relationship_signals", ""}, {"support_issues.open_escalations", "2"}});
    const auto result = churn_of(account, Missing::exclude);
    EXPECT_EQ(result.dimensions[3].score, std::nullopt);
    // support issues .35·70 + .30·10 = 27.5; .20 · 27.5 / .85 = 6.47
    EXPECT_DOUBLE_EQ(result.raw.value(), 5.5 / 0.85);
}

TEST(Missing, CoverageAtExactlyTheFloorIsEnough) {
    const auto health = score_health(account_with(without_usage), standard_model(), Missing::exclude);
    EXPECT_EQ(health.card.coverage, 0.7);
    EXPECT_EQ(health.score, 100);
    EXPECT_EQ(health.band, Band::green);
    const auto churn =
        score_churn(account_with({{"usage_decline", ""}}), standard_model(), as_of, Missing::exclude);
    EXPECT_EQ(churn.card.coverage, 0.7);
    EXPECT_EQ(churn.tier, Tier::low);
}

TEST(Missing, CoverageBelowTheFloorIsInsufficientData) {
    const auto account = account_with(without_usage_and_csat);
    const auto health = score_health(account, standard_model(), Missing::exclude);
    EXPECT_EQ(health.card.coverage, 0.6375);  // .7 − .25 · .25
    EXPECT_EQ(health.score, 100);
    EXPECT_EQ(health.band, Band::insufficient_data);
    EXPECT_EQ(score_health(account, model_with({{"coverage_floor", "0.6375"}}), Missing::exclude).band,
              Band::green);
    EXPECT_EQ(score_health(account, model_with({{"coverage_floor", "0.6376"}}), Missing::exclude).band,
              Band::insufficient_data);
}

TEST(Missing, ALowRiskBelowTheFloorIsInsufficientDataAndAHigherOneStands) {
    const auto low = account(R"("engagement_drop": {"nps_change": -1.9})");
    const auto medium = account(R"("engagement_drop": {"nps_change": -2})");
    EXPECT_EQ(score_churn(low, standard_model(), as_of, Missing::exclude).tier, Tier::insufficient_data);
    EXPECT_EQ(score_churn(medium, standard_model(), as_of, Missing::exclude).tier, Tier::medium);
    EXPECT_EQ(score_churn(medium, standard_model(), as_of, Missing::exclude).card.coverage,
              0.0875);  // .25 · .35
}

TEST(Missing, ExcludeAndDefaultAgreeOnCompleteAccounts) {
    for (const auto* trend : {"0", "-6.5", "-21"}) {
        const auto account = account_with({{"usage_decline.login_trend", trend},
                                           {"usage.login_frequency", "33"},
                                           {"support.open_tickets", "7"}});
        EXPECT_EQ(health_of(account, Missing::exclude).raw, health_of(account, Missing::use_default).raw);
        EXPECT_EQ(churn_of(account, Missing::exclude).raw, churn_of(account, Missing::use_default).raw);
        EXPECT_EQ(points_of(health_of(account, Missing::exclude)),
                  points_of(health_of(account, Missing::use_default)));
        EXPECT_EQ(health_of(account, Missing::use_default).coverage, 1);
    }
}

}  // namespace csm::test
