// SPDX-License-Identifier: MIT
#include <csm/curve.hpp>

#include <gtest/gtest.h>

namespace csm::test {

namespace {

const ByCohort by_segment{{80, 40, 0}};

const Steps competitor_mentions{
    {{.at_least = 3, .points = 35, .each = false}, {.at_least = 1, .points = 12, .each = true}}};

}  // namespace

TEST(Attain, IsThePercentageOfTheTarget) {
    EXPECT_EQ(curve_score(Attain{by_segment}, 60, 0), 75);  // 60 / 80 · 100
    EXPECT_EQ(curve_score(Attain{by_segment}, 30, 1), 75);  // 30 / 40 · 100
    EXPECT_EQ(curve_score(Attain{by_segment}, 0, 0), 0);
    EXPECT_EQ(curve_score(Attain{by_segment}, 80, 0), 100);
}

TEST(Attain, IsLimitedTo0And100) {
    EXPECT_EQ(curve_score(Attain{by_segment}, 81, 0), 100);
    EXPECT_EQ(curve_score(Attain{by_segment}, 1e300, 0), 100);
    EXPECT_EQ(curve_score(Attain{by_segment}, -1, 0), 0);
}

TEST(Attain, IsZeroForATargetOfZero) {
    EXPECT_EQ(curve_score(Attain{by_segment}, 50, 2), 0);
    EXPECT_EQ(curve_score(Attain{by_segment}, 0, 2), 0);
}

TEST(Attain, DividesBeforeItMultiplies) {
    // 1.3 · 100 / 90 would be 1.4444444444444444; the last bit matters at rounding ties.
    EXPECT_EQ(curve_score(Attain{{{90}}}, 1.3, 0), 1.4444444444444446);
}

TEST(Headroom, IsThePercentageOfTheLimitThatIsLeft) {
    EXPECT_EQ(curve_score(Headroom{by_segment}, 20, 0), 75);  // (1 − 20/80) · 100
    EXPECT_EQ(curve_score(Headroom{by_segment}, 20, 1), 50);  // (1 − 20/40) · 100
    EXPECT_EQ(curve_score(Headroom{by_segment}, 0, 0), 100);
    EXPECT_EQ(curve_score(Headroom{by_segment}, 80, 0), 0);
}

TEST(Headroom, IsLimitedTo0And100) {
    EXPECT_EQ(curve_score(Headroom{by_segment}, 81, 0), 0);
    EXPECT_EQ(curve_score(Headroom{by_segment}, -5, 0), 100);
}

TEST(Headroom, IsFullForALimitOfZero) {
    EXPECT_EQ(curve_score(Headroom{by_segment}, 0, 2), 100);
    EXPECT_EQ(curve_score(Headroom{by_segment}, 9, 2), 100);
}

TEST(Decline, CountsOnlyTheFall) {
    EXPECT_EQ(curve_score(Decline{3}, -12, 0), 36);  // 12 · 3
    EXPECT_EQ(curve_score(Decline{3}, 0, 0), 0);
    EXPECT_EQ(curve_score(Decline{3}, 12, 0), 0);
    EXPECT_EQ(curve_score(Decline{500}, -0.125, 0), 62.5);  // 0.125 · 500
}

TEST(Decline, IsLimitedTo100) {
    EXPECT_EQ(curve_score(Decline{4}, -25, 0), 100);
    EXPECT_EQ(curve_score(Decline{4}, -26, 0), 100);
    EXPECT_EQ(curve_score(Decline{0}, -26, 0), 0);
}

TEST(Excess, CountsWhatGoesBeyondTheBase) {
    EXPECT_EQ(curve_score(Excess{.base = 1, .rate = 15}, 5, 0), 60);  // (5 − 1) · 15
    EXPECT_EQ(curve_score(Excess{.base = 1, .rate = 15}, 1, 0), 0);
    EXPECT_EQ(curve_score(Excess{.base = 0, .rate = 25}, 2, 0), 50);
}

TEST(Excess, IsLimitedTo0And100) {
    EXPECT_EQ(curve_score(Excess{.base = 1, .rate = 15}, 0, 0), 0);
    EXPECT_EQ(curve_score(Excess{.base = 0, .rate = 25}, 4, 0), 100);
    EXPECT_EQ(curve_score(Excess{.base = 0, .rate = 25}, 5, 0), 100);
}

TEST(Levels, IsTheScoreOfTheWord) {
    const Levels sentiments{{100, 60, 20, 50}};
    EXPECT_EQ(curve_score(sentiments, 0, 0), 100);
    EXPECT_EQ(curve_score(sentiments, 2, 0), 20);
    EXPECT_EQ(curve_score(sentiments, 3, 0), 50);
}

TEST(Steps, ArePointsFromAStepOnAndPointsForEachUnitBelowIt) {
    EXPECT_EQ(curve_score(competitor_mentions, 0, 0), 0);
    EXPECT_EQ(curve_score(competitor_mentions, 0.5, 0), 0);
    EXPECT_EQ(curve_score(competitor_mentions, 1, 0), 12);
    EXPECT_EQ(curve_score(competitor_mentions, 2, 0), 24);
    EXPECT_EQ(curve_score(competitor_mentions, 2.5, 0), 30);  // 2.5 · 12
    EXPECT_EQ(curve_score(competitor_mentions, 3, 0), 35);
    EXPECT_EQ(curve_score(competitor_mentions, 50, 0), 35);
    EXPECT_EQ(curve_score(competitor_mentions, -3, 0), 0);
}

TEST(Steps, AreLimitedTo100) {
    const Steps steps{{{.at_least = 1, .points = 12, .each = true}}};
    EXPECT_EQ(curve_score(steps, 8, 0), 96);
    EXPECT_EQ(curve_score(steps, 9, 0), 100);
}

TEST(CurveMaximum, IsTheLargestScoreOfTheLevelsAndSteps) {
    EXPECT_EQ(curve_maximum(Levels{{10, 30, 95, 70}}), 95);
    EXPECT_EQ(curve_maximum(Levels{{0, 45}}), 45);
    EXPECT_EQ(curve_maximum(competitor_mentions), 35);
}

TEST(CurveMaximum, Is100ForCurvesThatReachIt) {
    EXPECT_EQ(curve_maximum(Attain{by_segment}), 100);
    EXPECT_EQ(curve_maximum(Headroom{by_segment}), 100);
    EXPECT_EQ(curve_maximum(Decline{3}), 100);
    EXPECT_EQ(curve_maximum(Excess{.base = 1, .rate = 15}), 100);
}

TEST(CurveMaximum, CountsThePointsForEachUnitUpToTheNextStep) {
    // 12 points a unit without a higher step: 9 units already reach 100.
    EXPECT_EQ(curve_maximum(Steps{{{.at_least = 1, .points = 12, .each = true}}}), 100);
    // 12 points a unit for up to 5 whole units come to 60, more than the 35 points from 6 on.
    EXPECT_EQ(curve_maximum(Steps{{{.at_least = 6, .points = 35, .each = false},
                                   {.at_least = 1, .points = 12, .each = true}}}),
              60);
}

}  // namespace csm::test
