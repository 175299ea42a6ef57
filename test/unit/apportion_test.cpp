// SPDX-License-Identifier: MIT
#include "score/apportion.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace csm::test {

namespace {

using testing::ElementsAre;

std::vector<long> apportioned(const std::vector<double>& parts, long total) {
    const auto tenths = apportion_tenths(parts, total);
    return {tenths.begin(), tenths.end()};
}

}  // namespace

TEST(Apportion, KeepsPartsThatAreWholeTenths) {
    EXPECT_THAT(apportioned({1.2, 0.3, 2.5}, 40), ElementsAre(12, 3, 25));
    EXPECT_THAT(apportioned({}, 0), ElementsAre());
    EXPECT_THAT(apportioned({0, 0}, 0), ElementsAre(0, 0));
}

TEST(Apportion, GivesTheRestToTheLargestRemainders) {
    // Floors 1 + 3 + 2 = 6 tenths; the two left go to the remainders .9 and .7.
    EXPECT_THAT(apportioned({0.12, 0.39, 0.27}, 8), ElementsAre(1, 4, 3));
}

TEST(Apportion, GivesTheRestToTheFirstOfEqualRemainders) {
    EXPECT_THAT(apportioned({0.25, 0.25, 0.25, 0.25}, 10), ElementsAre(3, 3, 2, 2));
}

TEST(Apportion, TakesEqualRemaindersAsEqualDespiteTheLastBits) {
    // 1.1 + 2.2 − 3.05 = 0.25 exactly in decimals, a little more in doubles.
    EXPECT_THAT(apportioned({0.25, 1.1 + 2.2 - 3.05}, 5), ElementsAre(3, 2));
    EXPECT_THAT(apportioned({1.1 + 2.2 - 3.05, 0.25}, 5), ElementsAre(3, 2));
}

TEST(Apportion, DoesNotMissAWholeTenthBecauseOfTheLastBits) {
    // 0.3 − 1e-17-ish: 0.1 · 3 and 0.7 − 0.4 are three tenths but for the last bit.
    EXPECT_THAT(apportioned({0.7 - 0.4, 0.1 * 3}, 6), ElementsAre(3, 3));
}

TEST(Apportion, TakesAwayWhereItErrsLeastWhenTheRestIsNegative) {
    // Floors 5 + 5 = 10; one tenth must go: 0.50 errs by .1 at 4, 0.58 by .18.
    EXPECT_THAT(apportioned({0.58, 0.50}, 9), ElementsAre(5, 4));
    EXPECT_THAT(apportioned({0.30, 0.30}, 0), ElementsAre(0, 0));
}

TEST(Apportion, LeavesPartsOfZeroAlone) {
    EXPECT_THAT(apportioned({0, 0.26, 0}, 3), ElementsAre(0, 3, 0));
    EXPECT_THAT(apportioned({0, 0.14, 0, 0.14}, 3), ElementsAre(0, 2, 0, 1));
    EXPECT_THAT(apportioned({0, 0.2}, 1), ElementsAre(0, 1));
}

TEST(Apportion, GivesEverythingToTheFirstWhenAllPartsAreZero) {
    EXPECT_THAT(apportioned({0, 0, 0}, 2), ElementsAre(2, 0, 0));
}

TEST(Apportion, NeverGoesBelowZero) {
    // Six tenths too many, and the first part has but one to give.
    EXPECT_THAT(apportioned({0.1, 0.9}, 4), ElementsAre(0, 4));
}

TEST(Apportion, SumsToTheTotalEvenFarFromTheParts) {
    EXPECT_THAT(apportioned({0.1, 0.1}, 7), ElementsAre(4, 3));
}

}  // namespace csm::test
