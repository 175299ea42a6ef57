// SPDX-License-Identifier: MIT
#include <csm/goal.hpp>

#include <gtest/gtest.h>

namespace csm::test {

TEST(Goal, IsWhatAKnownStatusSays) {
    for (const auto* status : {"met", "Achieved", "done", "REACHED"})
        EXPECT_EQ(state_of({status, 10, 1, false}), GoalState::met) << status;
    for (const auto* status : {"on track", "On-Track", "behind", "not started"})
        EXPECT_EQ(state_of({status, 10, 99, false}), GoalState::not_met) << status;
    EXPECT_EQ(state_of({"dropped", 10, 99, false}), GoalState::dropped);
}

TEST(Goal, IsJudgedByItsNumbersWithoutAStatus) {
    EXPECT_EQ(state_of({"", 10, 10, false}), GoalState::met);
    EXPECT_EQ(state_of({"", 10, 9.9, false}), GoalState::not_met);
    EXPECT_EQ(state_of({"", 10, 10, true}), GoalState::met);
    EXPECT_EQ(state_of({"", 10, 10.1, true}), GoalState::not_met);
    EXPECT_EQ(state_of({"in discussion", 10, 12, false}), GoalState::met);
    EXPECT_EQ(state_of({"", 10, std::nullopt, false}), GoalState::unknown);
    EXPECT_EQ(state_of({"", std::nullopt, 10, false}), GoalState::unknown);
}

TEST(Goal, ReadsATextThatIsANumber) {
    EXPECT_EQ(goal_number("12.5"), 12.5);
    EXPECT_EQ(goal_number(" +80 % "), 80);
    EXPECT_EQ(goal_number("-3%"), -3);
    EXPECT_EQ(goal_number("5 days"), std::nullopt);
    EXPECT_EQ(goal_number("%"), std::nullopt);
    EXPECT_EQ(goal_number(""), std::nullopt);
    EXPECT_EQ(goal_number("inf"), std::nullopt);
}

}  // namespace csm::test
