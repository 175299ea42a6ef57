// SPDX-License-Identifier: MIT
#include <csm/asked_names.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const AccountNames names{{"A-1", "A-12", "B-7"},
                         {"", "Aldermoor Bank", "Aldine Press", "Cobalt Press", "B-7 Logistics"},
                         {"", "Daniel Achterberg", "Dana Reyes", "dana reyes ", "DANA REYES", "Ng"}};

AskedNames asked_for(std::vector<std::string> customers, std::vector<std::string> owners,
                     bool exactly = false) {
    Filters filters;
    filters.customers = std::move(customers);
    filters.owners = std::move(owners);
    return look_up(std::move(filters), names, exactly);
}

}  // namespace

TEST(AskedNames, AreTakenAsTheyAre) {
    const auto found = asked_for({"A-1", "Cobalt Press"}, {"Ng"});
    EXPECT_THAT(found.filters.customers, ElementsAre("A-1", "Cobalt Press"));
    EXPECT_THAT(found.filters.owners, ElementsAre("Ng"));
    EXPECT_THAT(found.taken, IsEmpty());
    EXPECT_THAT(found.unclear, IsEmpty());
}

TEST(AskedNames, StandForEverySpelling) {
    EXPECT_THAT(asked_for({}, {"Dana reyes"}).filters.owners,
                UnorderedElementsAre("Dana Reyes", "dana reyes ", "DANA REYES"));
    EXPECT_THAT(asked_for({"cobalt-press "}, {}).filters.customers, ElementsAre("Cobalt Press"));
}

TEST(AskedNames, MayBeTheBeginningOfOne) {
    const auto found = asked_for({"Cob"}, {"daniel"});
    EXPECT_THAT(found.filters.customers, ElementsAre("Cobalt Press"));
    EXPECT_THAT(found.filters.owners, ElementsAre("Daniel Achterberg"));
    ASSERT_EQ(found.taken.size(), 2U);
    EXPECT_EQ(found.taken[0].name, "Cobalt Press");
    EXPECT_EQ(found.taken[1].asked, "daniel");
    EXPECT_EQ(found.taken[1].option, "owner");
}

TEST(AskedNames, AreNoBeginningWhereItMatters) {
    const auto found = asked_for({}, {"Daniel"}, true);
    ASSERT_EQ(found.unclear.size(), 1U);
    EXPECT_THAT(found.unclear[0].candidates, ElementsAre("Daniel Achterberg"));
    EXPECT_THAT(found.filters.owners, IsEmpty());
}

TEST(AskedNames, OfSeveralAreUnclear) {
    const auto found = asked_for({"ald"}, {"dan"});
    ASSERT_EQ(found.unclear.size(), 2U);
    EXPECT_THAT(found.unclear[0].candidates, ElementsAre("Aldermoor Bank", "Aldine Press"));
    EXPECT_EQ(found.unclear[1].candidates.size(), 2U);  // one for each name, not for each spelling
    EXPECT_TRUE(found.unclear[1].are_beginnings);
}

TEST(AskedNames, OfFewerThanThreeLettersAreWhole) {
    EXPECT_EQ(asked_for({"Co"}, {}).unclear.size(), 1U);
    EXPECT_THAT(asked_for({}, {"Ng"}).unclear, IsEmpty());
}

TEST(AskedNames, NeverTakeTheBeginningOfAnId) {
    const auto found = asked_for({"A-1", "A-123"}, {});
    EXPECT_THAT(found.filters.customers, ElementsAre("A-1"));
    ASSERT_EQ(found.unclear.size(), 1U);
    EXPECT_THAT(found.unclear[0].candidates, ElementsAre("A-12"));  // the nearest
    EXPECT_FALSE(found.unclear[0].are_beginnings);
    EXPECT_THAT(asked_for({"b-7"}, {}).filters.customers, ElementsAre("B-7 Logistics"));
}

TEST(AskedNames, ThatNobodyHasAreUnclear) {
    const auto found = asked_for({}, {"Nobody"});
    ASSERT_EQ(found.unclear.size(), 1U);
    EXPECT_THAT(found.unclear[0].candidates, IsEmpty());
    EXPECT_THAT(asked_for({}, {""}).filters.owners, ElementsAre(""));  // accounts without an owner
}

}  // namespace csm::test
