// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/models.hpp"

#include <csm/assessment.hpp>
#include <csm/summary.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace csm::test {

namespace {

const Date as_of{2026, 2, 9};

/// Without a coverage floor one value is enough for a verdict.
const Model& floorless() {
    static const Model model = model_with({{"coverage_floor", "0"}});
    return model;
}

Account enterprise_account(const std::string& members, const Model& model = floorless()) {
    return account(R"("segment": "enterprise", "arr": 200000, )" + members, model);
}

Assessment assessed(const std::string& members) {
    return assess(enterprise_account(members), floorless(), {as_of, Missing::exclude});
}

// One word makes the health 100, 60 or 20; 20 points of risk for each point of NPS lost.
const std::string green = R"("relationship": {"renewal_sentiment": "positive"})";
const std::string yellow = R"("relationship": {"renewal_sentiment": "neutral"})";
const std::string red = R"("relationship": {"renewal_sentiment": "negative"})";

std::string risk(int points_lost) {
    return R"(, "engagement_drop": {"nps_change": )" + std::to_string(-points_lost) + "}";
}

std::string before(int score) {
    return R"(, "previous_period": {"overall_score": )" + std::to_string(score) + "}";
}

}  // namespace

TEST(AssessmentPriority, FollowsTheTrendMatrixWhenTheRiskIsLow) {
    EXPECT_EQ(assessed(green + risk(1)).priority, Tier::low);
    EXPECT_EQ(assessed(yellow + risk(1)).priority, Tier::medium);
    EXPECT_EQ(assessed(yellow + risk(1) + before(70)).priority, Tier::critical);
    EXPECT_EQ(assessed(red + risk(1)).priority, Tier::critical);
    EXPECT_EQ(assessed(red + risk(1) + before(10)).priority, Tier::high);
}

TEST(AssessmentPriority, IsTheMoreUrgentOfHealthAndRisk) {
    EXPECT_EQ(assessed(green + risk(2)).priority, Tier::medium);
    EXPECT_EQ(assessed(green + risk(3)).priority, Tier::high);
    EXPECT_EQ(assessed(green + risk(4)).priority, Tier::critical);
    EXPECT_EQ(assessed(red + risk(2)).priority, Tier::critical);
}

TEST(AssessmentPriority, OfWhatIsNotKnownIsNeverLow) {
    EXPECT_EQ(assessed(green).priority, Tier::medium);
    EXPECT_EQ(assessed(risk(1).substr(2)).priority, Tier::medium);
}

TEST(AssessmentPlay, FollowsFromClassAndTier) {
    EXPECT_EQ(assessed(green + risk(1)).play, Play::expand);
    EXPECT_EQ(assessed(green + risk(2)).play, Play::nurture);
    EXPECT_EQ(assessed(green + risk(3)).play, Play::save);
    EXPECT_EQ(assessed(green + risk(4)).play, Play::save);
    EXPECT_EQ(assessed(yellow + risk(1)).play, Play::nurture);
    EXPECT_EQ(assessed(red + risk(1)).play, Play::save);
    EXPECT_EQ(assessed(green).play, Play::assess);
    EXPECT_EQ(assessed(risk(1).substr(2)).play, Play::assess);
    EXPECT_EQ(assessed(risk(4).substr(2)).play, Play::save);
}

TEST(AssessmentExposure, IsArrTimesRisk) {
    EXPECT_EQ(assessed(green + risk(3)).exposure, 120000);
    EXPECT_EQ(assessed(green).exposure, std::nullopt);
}

TEST(AssessmentDue, FollowsFromThePriorityAndTheCadenceOfTheSegment) {
    EXPECT_EQ(assessed(red + risk(1)).due, Date(2026, 2, 11));
    EXPECT_EQ(assessed(green + risk(3)).due, Date(2026, 2, 16));
    EXPECT_EQ(assessed(yellow + risk(1)).due, Date(2026, 2, 23));
    EXPECT_EQ(assessed(green + risk(1)).due, Date(2026, 2, 16));
    const auto small = account(R"("segment": "smb", )" + green + risk(1), floorless());
    EXPECT_EQ(assess(small, floorless(), {as_of, Missing::exclude}).due, Date(2026, 3, 11));
}

TEST(AssessmentReason, ComesFromWhatMakesThePriority) {
    const auto by_risk = assessed(green + risk(3));
    EXPECT_EQ(by_risk.reason, "NPS changed by -3 points (60.0 risk points before urgency)");
    EXPECT_EQ(by_risk.next_action,
              "Speak with the people who lowered their rating and close the loop on each reason");
    EXPECT_EQ(assessed(red + risk(1)).reason,
              "The customer speaks negatively about renewing (80.0 health points lost)");
    EXPECT_EQ(assessed(yellow + risk(1) + before(70)).reason,
              "Fell from 70 to 60: Renewal sentiment neutral (40.0 health points lost)");
    EXPECT_EQ(assessed(green + risk(1)).reason, "Healthy and at low risk");
}

TEST(PortfolioSummary, AddsUpTheRows) {
    PortfolioSummary summary{floorless()};
    const std::string soon = R"(, "contract_end_date": "2026-03-01")";  // in 20 days: urgency 1.5
    for (const auto& members : {green + risk(1), green + risk(4) + soon, yellow + risk(1), red + risk(1)}) {
        const auto row = enterprise_account(members);
        const Settings settings{as_of, Missing::exclude};
        summary.add(figures_of(row, assess(row, floorless(), settings), floorless(), settings));
    }
    EXPECT_EQ(summary.all.accounts, 4);
    EXPECT_EQ(summary.all.arr, 800000);
    EXPECT_EQ(summary.all.arr_at_risk, 200000);
    EXPECT_EQ(summary.health.average(), 70);
    EXPECT_EQ(summary.renewals[0].group.accounts, 1);
    EXPECT_EQ(summary.renewals[3].exposure, 200000);
    EXPECT_EQ(summary.without_renewal_date.accounts, 3);
    const auto targets = summary.targets(floorless());
    ASSERT_EQ(targets.size(), 3);  // no expansion is known
    EXPECT_EQ(targets[0].actual, 0.5);
    EXPECT_FALSE(targets[0].met);
    EXPECT_EQ(targets[0].remark, "");  // a review is called for below 50 %
    EXPECT_TRUE(targets[1].met);
    EXPECT_FALSE(targets[2].met);
}

}  // namespace csm::test
