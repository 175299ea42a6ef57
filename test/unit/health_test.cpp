// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"

#include <csm/health.hpp>

#include <gtest/gtest.h>

namespace csm::test {

namespace {

/// Health of an account of which only the login frequency is known, so that its curve score is the score; the
/// coverage floor is 0.
HealthResult by_login(const std::string& segment, const std::string& login) {
    static const Model model = model_with({{"coverage_floor", "0"}});
    return score_health(
        account(R"("segment": ")" + segment + R"(", "usage": {"login_frequency": )" + login + "}", model),
        model, Missing::exclude);
}

HealthResult with_previous(const std::string& block) {
    return score_health(account_with({{"previous_period", block}}), standard_model(), Missing::exclude);
}

}  // namespace

TEST(Health, OfTheReferenceAccountIs79AndGreen) {
    // The dimensions 81.5, 82.5, 78.5, 73: .30·81.5 + .25·82.5 + .20·78.5 + .25·73 = 79.025
    const auto health = score_health(account(R"("segment": "enterprise",
            "usage": {"login_frequency": 81, "feature_adoption": 60, "dau_mau_ratio": 0.4},
            "engagement": {"support_ticket_volume": 1, "meeting_attendance": 76, "nps_score": 7.2, "csat_score": 4.05},
            "support": {"open_tickets": 2, "escalation_rate": 0.05, "avg_resolution_hours": 18},
            "relationship": {"executive_sponsor_engagement": 72, "multi_threading_depth": 4,
                             "renewal_sentiment": "neutral"},
            "previous_period": {"usage_score": 70, "engagement_score": 90, "support_score": 78.5,
                                "overall_score": 84.5})"),
                                     standard_model(), Missing::exclude);
    EXPECT_EQ(health.score, 79.0);
    EXPECT_EQ(health.band, Band::green);
    EXPECT_EQ(health.dimension_bands[3], Band::yellow);       // 73 < 75
    EXPECT_EQ(health.dimension_trends[0], Trend::improving);  // +11.5
    EXPECT_EQ(health.dimension_trends[1], Trend::declining);  // −7.5
    EXPECT_EQ(health.dimension_trends[2], Trend::stable);     // 0
    EXPECT_EQ(health.dimension_trends[3], Trend::no_data);
    EXPECT_EQ(health.trend, Trend::declining);  // −5.5
    EXPECT_EQ(health.previous, 84.5);
    EXPECT_EQ(health.change, -5.5);
}

TEST(Health, OfTheReferenceAccountAsMidMarketIsHigher) {
    // usage 100, 85.714, 100 → .35·100 + .40·85.714 + .25·100 = 94.286 → 94.3
    // engagement (1 − 1/8)·100 = 87.5, 76/85·100 = 89.412, 7.2/8·100 = 90, 100
    //   → 17.5 + 26.824 + 22.5 + 25 = 91.824 → 91.8
    // support (1 − 2/15)·100 = 86.667, (1 − .05/.3)·100 = 83.333, (1 − 18/96)·100 = 81.25
    //   → 30.333 + 29.167 + 24.375 = 83.875 → 83.9
    // relationship 72/75·100 = 96, 100, 60 → 33.6 + 30 + 21 = 84.6
    // .30·94.3 + .25·91.8 + .20·83.9 + .25·84.6 = 28.29 + 22.95 + 16.78 + 21.15 = 89.17
    const auto health = score_health(account(R"("segment": "mid-market",
            "usage": {"login_frequency": 81, "feature_adoption": 60, "dau_mau_ratio": 0.4},
            "engagement": {"support_ticket_volume": 1, "meeting_attendance": 76, "nps_score": 7.2, "csat_score": 4.05},
            "support": {"open_tickets": 2, "escalation_rate": 0.05, "avg_resolution_hours": 18},
            "relationship": {"executive_sponsor_engagement": 72, "multi_threading_depth": 4,
                             "renewal_sentiment": "neutral"})"),
                                     standard_model(), Missing::exclude);
    EXPECT_EQ(health.card.dimensions[0].score, 94.3);
    EXPECT_EQ(health.card.dimensions[1].score, 91.8);
    EXPECT_EQ(health.card.dimensions[2].score, 83.9);
    EXPECT_EQ(health.card.dimensions[3].score, 84.6);
    EXPECT_EQ(health.score, 89.2);
}

TEST(Health, BandsOfEnterpriseStartAt75And50) {
    EXPECT_EQ(by_login("enterprise", "67.5").score, 75);  // 67.5 / 90
    EXPECT_EQ(by_login("enterprise", "67.5").band, Band::green);
    EXPECT_EQ(by_login("enterprise", "67.41").score, 74.9);  // 67.41 / 90
    EXPECT_EQ(by_login("enterprise", "67.41").band, Band::yellow);
    EXPECT_EQ(by_login("enterprise", "45").score, 50);
    EXPECT_EQ(by_login("enterprise", "45").band, Band::yellow);
    EXPECT_EQ(by_login("enterprise", "44.91").score, 49.9);
    EXPECT_EQ(by_login("enterprise", "44.91").band, Band::red);
    EXPECT_EQ(by_login("enterprise", "0").band, Band::red);
}

TEST(Health, BandsFollowTheRoundedScore) {
    EXPECT_EQ(by_login("enterprise", "67.46").score, 75);  // 74.956
    EXPECT_EQ(by_login("enterprise", "67.46").band, Band::green);
}

TEST(Health, BandsOfMidMarketStartAt70And45) {
    EXPECT_EQ(by_login("mid-market", "56").band, Band::green);      // 56 / 80 = 70
    EXPECT_EQ(by_login("mid-market", "55.92").band, Band::yellow);  // 69.9
    EXPECT_EQ(by_login("mid-market", "36").band, Band::yellow);     // 45
    EXPECT_EQ(by_login("mid-market", "35.92").band, Band::red);     // 44.9
}

TEST(Health, BandsOfSmbStartAt65And40) {
    EXPECT_EQ(by_login("smb", "45.5").band, Band::green);    // 45.5 / 70 = 65
    EXPECT_EQ(by_login("smb", "45.43").band, Band::yellow);  // 64.9
    EXPECT_EQ(by_login("smb", "28").band, Band::yellow);     // 40
    EXPECT_EQ(by_login("smb", "27.93").band, Band::red);     // 39.9
}

TEST(Health, DimensionsHaveTheBandsOfTheSegment) {
    const auto health = score_health(
        account_with({{"usage.login_frequency", "0"}, {"usage.feature_adoption", "60"}, {"support", ""}}),
        standard_model(), Missing::exclude);
    EXPECT_EQ(health.dimension_bands[0], Band::yellow);  // .40·75 + .25·100 = 55
    EXPECT_EQ(health.dimension_bands[1], Band::green);
    EXPECT_EQ(health.dimension_bands[2], Band::insufficient_data);
}

TEST(Health, TrendAtExactlyFivePointsIsStable) {
    EXPECT_EQ(with_previous(R"({"overall_score": 95})").trend, Trend::stable);
    EXPECT_EQ(with_previous(R"({"overall_score": 94.9})").trend, Trend::improving);
    const auto declined = [](const char* previous) {
        // usage .35·0 + .40·100 + .25·100 = 65; .3 · 65 + 70 = 89.5
        return score_health(
            account_with({{"usage.login_frequency", "0"}, {"previous_period.overall_score", previous}}),
            standard_model(), Missing::exclude);
    };
    EXPECT_EQ(declined("94.5").score, 89.5);
    EXPECT_EQ(declined("94.5").trend, Trend::stable);
    EXPECT_EQ(declined("94.6").trend, Trend::declining);
    EXPECT_EQ(declined("89.5").trend, Trend::stable);
    EXPECT_EQ(declined("84.5").trend, Trend::stable);
    EXPECT_EQ(declined("84.4").trend, Trend::improving);
}

TEST(Health, TrendWithoutAPreviousValueIsNoData) {
    EXPECT_EQ(with_previous(R"({"usage_score": 50})").trend, Trend::no_data);
    EXPECT_EQ(with_previous(R"({"usage_score": 50})").dimension_trends[0], Trend::improving);
    EXPECT_EQ(with_previous(R"({"usage_score": 50})").previous, std::nullopt);
    EXPECT_EQ(with_previous(R"({"usage_score": 50})").change, std::nullopt);
}

TEST(Health, TrendOfADimensionThatWasNotMeasuredIsNoData) {
    const auto health = score_health(account_with({{"support", ""}, {"previous_period.support_score", "50"}}),
                                     standard_model(), Missing::exclude);
    EXPECT_EQ(health.dimension_trends[2], Trend::no_data);
}

}  // namespace csm::test
