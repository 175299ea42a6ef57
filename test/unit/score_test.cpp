// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"

#include <csm/number.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace csm::test {

namespace {

using testing::ElementsAre;

CardResult health_of(const Account& account, const Model& model = standard_model(),
                     Missing missing = Missing::exclude) {
    return evaluate(model.health.card, account, {.missing = missing, .polarity = Polarity::lost_points});
}

CardResult churn_of(const Account& account, const Model& model = standard_model(),
                    Missing missing = Missing::exclude) {
    return evaluate(model.churn.card, account, {.missing = missing, .polarity = Polarity::added_points});
}

std::vector<std::optional<double>> dimension_scores(const CardResult& result) {
    std::vector<std::optional<double>> scores;
    for (const auto& dimension : result.dimensions) scores.push_back(dimension.score);
    return scores;
}

/// An enterprise account whose curves give round scores: 90 75 80, 80 80 80 90, 80 80 75, 80 80 60.
Account reference_account() {
    return account(R"("segment": "enterprise", "arr": 120000,
        "usage": {"login_frequency": 81, "feature_adoption": 60, "dau_mau_ratio": 0.4},
        "engagement": {"support_ticket_volume": 1, "meeting_attendance": 76, "nps_score": 7.2, "csat_score": 4.05},
        "support": {"open_tickets": 2, "escalation_rate": 0.05, "avg_resolution_hours": 18},
        "relationship": {"executive_sponsor_engagement": 72, "multi_threading_depth": 4,
                         "renewal_sentiment": "neutral"})");
}

}  // namespace

TEST(Score, OfADimensionIsTheWeightedMeanOfItsCurves) {
    // .35·90 + .40·75 + .25·80 = 81.5;  .20·80 + .30·80 + .25·80 + .25·90 = 82.5;
    // .35·80 + .35·80 + .30·75 = 78.5;  .35·80 + .30·80 + .35·60 = 73
    EXPECT_THAT(dimension_scores(health_of(reference_account())), ElementsAre(81.5, 82.5, 78.5, 73.0));
}

TEST(Score, IsTheWeightedMeanOfTheDimensions) {
    // .30·81.5 + .25·82.5 + .20·78.5 + .25·73 = 24.45 + 20.625 + 15.7 + 18.25
    EXPECT_DOUBLE_EQ(health_of(reference_account()).raw.value(), 79.025);
}

TEST(Score, RunsOverRoundedDimensions) {
    // login 50.1 of 90 · 100 = 55.67, times .35 = 19.483, + 40 + 25 = 84.483 → 84.5; .3·84.5 + 70 = 95.35.
    // Unrounded it would be .3·84.483 + 70 = 95.345.
    const auto result = health_of(account_with({{"usage.login_frequency", "50.1"}}));
    EXPECT_EQ(result.dimensions[0].score, 84.5);
    EXPECT_DOUBLE_EQ(result.raw.value(), 95.35);
}

TEST(Score, SharesOutTheLostPointsToTheTenth) {
    // Lost points: 1.05 3 1.5 | 1 1.5 1.25 .625 | 1.4 1.4 1.5 | 1.75 1.5 3.5, together 20.975, shown as 21.0.
    // The floors come to 20.8; the two tenths left go to the first two of the three remainders of .05.
    EXPECT_THAT(points_of(health_of(reference_account())),
                ElementsAre(1.1, 3.0, 1.5, 1.0, 1.5, 1.3, 0.6, 1.4, 1.4, 1.5, 1.7, 1.5, 3.5));
}

TEST(Score, WeighsEveryMetricByItsShareOfTheWholeScore) {
    const auto result = health_of(reference_account());
    EXPECT_DOUBLE_EQ(result.contributions[0].weight, 0.30 * 0.35);
    EXPECT_DOUBLE_EQ(result.contributions[3].weight, 0.25 * 0.20);
    EXPECT_DOUBLE_EQ(result.contributions[12].weight, 0.25 * 0.35);
    EXPECT_EQ(result.contributions[0].value, 81);
    EXPECT_EQ(result.contributions[0].score, 90);
    EXPECT_EQ(result.contributions[12].dimension, 3);
    EXPECT_EQ(result.contributions[12].metric, 2);
    EXPECT_EQ(metric_of(standard_model().health.card, result.contributions[12]).name, "renewal_sentiment");
}

TEST(Score, OfAnAdditiveDimensionIsTheSumOfItsPoints) {
    const auto result = churn_of(account_with({{"relationship_signals.sponsor_change", "true"},
                                               {"relationship_signals.competitor_mentions", "2"},
                                               {"commercial_factors.contract_type", "\"quarterly\""},
                                               {"commercial_factors.pricing_complaints", "true"}}));
    EXPECT_EQ(result.dimensions[3].score, 54);  // 30 + 2 · 12
    EXPECT_EQ(result.dimensions[4].score, 50);  // 15 + 35
}

TEST(Score, OfAnAdditiveDimensionIsLimitedTo100) {
    const auto result = churn_of(account_with({{"relationship_signals.champion_left", "true"},
                                               {"relationship_signals.sponsor_change", "true"},
                                               {"relationship_signals.competitor_mentions", "3"},
                                               {"commercial_factors.contract_type", "\"month-to-month\""},
                                               {"commercial_factors.pricing_complaints", "true"},
                                               {"commercial_factors.budget_cuts_mentioned", "true"}}));
    EXPECT_EQ(result.dimensions[3].score, 100);  // 45 + 30 + 35 = 110
    EXPECT_EQ(result.dimensions[4].score, 100);  // 30 + 35 + 40 = 105
}

TEST(Score, SharesOutALimitedDimensionInProportion) {
    // .15 · 100 = 15 points among 45 : 30 : 35 of 110 → 6.136, 4.091, 4.773 → 61 + 40 + 47 tenths, the two
    // tenths left to 4.091 and 4.773, whose remainders are largest. The rest of the account adds .2 · 3 = .6.
    const auto result = churn_of(account_with({{"relationship_signals.champion_left", "true"},
                                               {"relationship_signals.sponsor_change", "true"},
                                               {"relationship_signals.competitor_mentions", "3"}}));
    EXPECT_EQ(result.contributions[9].points, 6.1);
    EXPECT_EQ(result.contributions[10].points, 4.1);
    EXPECT_EQ(result.contributions[11].points, 4.8);
    EXPECT_EQ(tenths_of(result), 156);
}

TEST(Score, NamesTheLargestContributionsFirst) {
    const auto result = health_of(reference_account());
    const auto largest = largest_contributions(result, 4);
    std::vector<double> points;
    for (const auto* contribution : largest) points.push_back(contribution->points);
    EXPECT_THAT(points, ElementsAre(3.5, 3.0, 1.7, 1.5));
    EXPECT_EQ(largest[3]->dimension, 0);  // the first of the four that cost 1.5
    EXPECT_EQ(largest[3]->metric, 2);
    EXPECT_EQ(largest_contributions(result, 0).size(), 0);
}

TEST(Score, HasNoContributionsToNameWhenNothingIsLost) {
    const auto result = health_of(account_with({}));
    EXPECT_TRUE(largest_contributions(result, 3).empty());
    EXPECT_EQ(result.raw, 100);
}

TEST(Score, ContributionsOfManyAccountsSumToIt) {
    for (int step = 0; step <= 200; ++step) {
        const std::string percent = std::to_string(step * 0.5);
        const std::string count = std::to_string(step % 12);
        const auto account =
            account_with({{"usage.login_frequency", percent},
                          {"usage.feature_adoption", std::to_string(100 - step * 0.37)},
                          {"engagement.support_ticket_volume", count},
                          {"support.avg_resolution_hours", std::to_string(step * 0.41)},
                          {"usage_decline.login_trend", std::to_string(-step * 0.13)},
                          {"engagement_drop.response_time_days", std::to_string(step * 0.03)},
                          {"relationship_signals.competitor_mentions", count}});
        const auto health = health_of(account);
        const auto churn = churn_of(account);
        ASSERT_EQ(tenths_of(health), std::lround((100 - round_to_tenth(health.raw.value())) * 10)) << step;
        ASSERT_EQ(tenths_of(churn), std::lround(round_to_tenth(churn.raw.value()) * 10)) << step;
    }
}

}  // namespace csm::test
