// SPDX-License-Identifier: MIT
#include <csm/asked_names.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

const AccountNames names{
    {"A-1", "A-12", "B-7"},
    {"Aldermoor Bank", "Aldine Press", "Cobalt Press", "B-7 Logistics", "a-12"},
    {"Daniel Achterberg", "Dana Reyes", "dana reyes ", "DANA REYES", "Ng", "李明", "Zoë Ström"}};

AskedNames asked_for(std::vector<std::string> customers, std::vector<std::string> owners,
                     bool exactly = false) {
    Filters filters;
    filters.customers = std::move(customers);
    filters.owners = std::move(owners);
    return look_up(filters, names, exactly);
}

}  // namespace

TEST(AskedNames, AreTakenAsTheyAre) {
    const auto found = asked_for({"A-1", "Cobalt Press"}, {"Ng"});
    EXPECT_THAT(found.customers.ids, ElementsAre("A-1"));
    EXPECT_THAT(found.customers.spellings, ElementsAre("Cobalt Press"));
    EXPECT_THAT(found.owners.spellings, ElementsAre("Ng"));
    EXPECT_THAT(found.taken, IsEmpty());
    EXPECT_FALSE(found.unclear);
}

TEST(AskedNames, StandForEverySpellingAndAreShownOnce) {
    const auto owners = asked_for({}, {"Dana reyes", "DANA REYES"}).owners;
    EXPECT_THAT(owners.spellings, UnorderedElementsAre("Dana Reyes", "dana reyes ", "DANA REYES"));
    EXPECT_THAT(owners.names, SizeIs(1));
    EXPECT_THAT(asked_for({"cobalt-press "}, {}).customers.spellings, ElementsAre("Cobalt Press"));
}

TEST(AskedNames, OfAnIdMeanItsAccountAlone) {
    EXPECT_THAT(asked_for({"A-12"}, {}).customers.ids, ElementsAre("A-12"));
    EXPECT_THAT(asked_for({"A 12"}, {}).customers.spellings, ElementsAre("a-12"));  // the name
}

TEST(AskedNames, MayBeTheBeginningOfOne) {
    const auto found = asked_for({"Cob"}, {"daniel"});
    EXPECT_THAT(found.customers.spellings, ElementsAre("Cobalt Press"));
    EXPECT_THAT(found.owners.names, ElementsAre("Daniel Achterberg"));
    EXPECT_THAT(found.taken, ElementsAre("--customer \"Cob\" is taken for \"Cobalt Press\"",
                                         "--owner \"daniel\" is taken for \"Daniel Achterberg\""));
}

TEST(AskedNames, AreNoBeginningWhereItMatters) {
    const auto found = asked_for({}, {"Daniel"}, true);
    EXPECT_EQ(describe(*found.unclear),
              "no account has the owner \"Daniel\"; did you mean \"Daniel Achterberg\"? With --fail-on, "
              "--strict or --output a beginning is not enough");
    EXPECT_THAT(found.owners.spellings, IsEmpty());
}

TEST(AskedNames, OfSeveralAreUnclear) {
    EXPECT_EQ(
        describe(*asked_for({"ald"}, {}).unclear),
        "--customer \"ald\" may be one of 2: \"Aldermoor Bank\" or \"Aldine Press\"; write the whole name");
    // One for each name, not for each spelling.
    EXPECT_THAT(describe(*asked_for({}, {"dan"}).unclear), HasSubstr("may be one of 2:"));
}

TEST(AskedNames, OfFewerThanThreeLettersAreWhole) {
    EXPECT_TRUE(asked_for({"Co"}, {}).unclear);
    EXPECT_FALSE(asked_for({}, {"Ng"}).unclear);
    EXPECT_TRUE(asked_for({}, {"李"}).unclear);      // three bytes
    EXPECT_TRUE(asked_for({}, {"Zo\xC3"}).unclear);  // half a letter
    EXPECT_THAT(asked_for({}, {"zoë"}).owners.names, ElementsAre("Zoë Ström"));
}

TEST(AskedNames, NeverTakeTheBeginningOfAnId) {
    EXPECT_THAT(describe(*asked_for({"A-123"}, {}).unclear), HasSubstr("did you mean \"A-12\"?"));
    EXPECT_THAT(asked_for({"b-7"}, {}).customers.spellings, ElementsAre("B-7 Logistics"));
}

TEST(AskedNames, ThatNobodyHasAreUnclear) {
    EXPECT_EQ(describe(*asked_for({}, {"x"}).unclear),
              "no account has the owner \"x\"; accounts belong to \"DANA REYES\", \"Daniel Achterberg\", "
              "\"Ng\", \"Zoë Ström\" or \"李明\"");
    EXPECT_THAT(describe(*asked_for({}, {"DANIEL ACHTERBURG"}).unclear),
                HasSubstr("did you mean \"Daniel Achterberg\"?"));
    EXPECT_THAT(describe(*asked_for({"nothing like it"}, {}).unclear),
                AllOf(HasSubstr("customer_id or name"), Not(HasSubstr("did you mean"))));
}

}  // namespace csm::test
