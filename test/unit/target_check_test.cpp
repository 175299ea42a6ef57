// SPDX-License-Identifier: MIT
#include <csm/number.hpp>
#include <csm/target_check.hpp>

#include <gtest/gtest.h>

#include <string>

namespace csm::test {

namespace {

int decimals(double actual, const char* limit, double target) {
    const bool met = std::string{limit} == "at_least"  ? actual >= target
                     : std::string{limit} == "at_most" ? actual <= target
                                                       : actual < target;
    return TargetCheck{"green_share", actual, target, limit, met, ""}.decimals();
}

std::string beside(double share, double least) {
    std::string text;
    append_percent_beside(text, share, least);
    return text;
}

}  // namespace

TEST(TargetCheck, IsShownOnItsSideOfTheTarget) {
    EXPECT_EQ(decimals(0.6, "at_least", 0.6), 0);
    EXPECT_EQ(decimals(0.604, "at_least", 0.6), 0);
    EXPECT_EQ(decimals(0.596, "at_least", 0.6), 1);   // 59.6, not 60
    EXPECT_EQ(decimals(0.5996, "at_least", 0.6), 2);  // 59.96, not 60.0
    EXPECT_EQ(decimals(0.351, "at_most", 0.35), 1);   // 35.1, not 35
    EXPECT_EQ(decimals(0.349, "at_most", 0.35), 0);
    EXPECT_EQ(decimals(0.1496, "below", 0.15), 2);  // 14.96, neither 15 nor 15.0
    EXPECT_EQ(decimals(0.15, "below", 0.15), 0);
}

TEST(PercentBeside, IsNeverRoundedToTheLeastOne) {
    EXPECT_EQ(beside(0.6975, 0.7), "69.8 %");
    EXPECT_EQ(beside(0.69996, 0.7), "69.996 %");
    EXPECT_EQ(beside(0.7, 0.7), "70 %");
    EXPECT_EQ(beside(0.704, 0.7), "70 %");
    EXPECT_EQ(beside(0.18, 0.7), "18 %");
}

}  // namespace csm::test
