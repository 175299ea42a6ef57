// SPDX-License-Identifier: MIT
#include "support/reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Reading read_onboarding(const std::string& block, std::optional<Date> as_of = {}) {
    ReadOptions options;
    options.as_of = as_of;
    return read_text("{\"customer_id\": \"C1\", \"onboarding\": " + block + "}", standard_model(), options);
}

std::vector<std::string> messages(const Reading& reading) {
    std::vector<std::string> texts;
    for (const auto& problem : reading.problems)
        if (problem.field.starts_with("onboarding")) texts.push_back(problem.field + ": " + problem.message);
    return texts;
}

}  // namespace

TEST(PortfolioOnboarding, IsReadWithItsMilestones) {
    const auto reading = read_onboarding(R"({"kickoff": "2026-09-01",
        "first_value_on": "2026-09-20", "milestones": [
          {"name": "Kick-off", "phase": "Foundation", "due_day": 1, "done_on": "2026-09-01", "owner": "Ann"},
          {"name": "Go-live", "due": "2026-11-29"}]})");
    EXPECT_THAT(messages(reading), IsEmpty());
    const auto& account = reading.accounts.at(0);
    EXPECT_TRUE(account.has_onboarding());
    EXPECT_EQ(account.kickoff, Date(2026, 9, 1));
    EXPECT_EQ(account.first_value_on, Date(2026, 9, 20));
    EXPECT_THAT(account.milestones.items(),
                ElementsAre(Milestone{"Kick-off", "Foundation", 1, {}, Date{2026, 9, 1}, "Ann"},
                            Milestone{"Go-live", "", {}, Date{2026, 11, 29}, {}, ""}));
    EXPECT_FALSE(read_text(R"({"customer_id": "C1"})").accounts.at(0).has_onboarding());
    EXPECT_TRUE(read_onboarding(R"({"milestones": []})").accounts.at(0).has_onboarding());
}

TEST(PortfolioOnboarding, TellsWhatIsWrongAndWhere) {
    EXPECT_THAT(messages(read_onboarding("null")),
                ElementsAre("onboarding: expected an object, got null; treated as missing"));
    EXPECT_THAT(messages(read_onboarding(R"({"milestones": {"name": "A"}})")),
                ElementsAre("onboarding.milestones: expected a list of milestones, got an object; "
                            "treated as missing"));
    const auto reading = read_onboarding(R"({"kickoff": "2026-09-31",
        "milestones": [{"name": "A", "due_day": 1.5}, {"due_day": 2}, "B", {"name": "C"},
                       {"name": "D", "due": "2026-09-09", "due_day": 9}, {"name": "E", "owner": 7, "due_day": 3},
                       [1], {"name": "F", "due_day": 3651}, {"name": "G", "done_on": "2026-09-09"}]})");
    EXPECT_THAT(
        messages(reading),
        ElementsAre(
            "onboarding.kickoff: expected a date as YYYY-MM-DD, got \"2026-09-31\"; treated as missing",
            "onboarding.milestones[0].due_day: expected a whole number of days from 1 to 3650, got 1.5; "
            "treated as missing",
            "onboarding.milestones[1]: has no name; called \"milestone 2\"",
            "onboarding.milestones[2]: expected an object, got \"B\"; left out",
            "onboarding.milestones[3]: has neither due nor due_day, so it is never late",
            "onboarding.milestones[4].due_day: is given beside due, which is used",
            "onboarding.milestones[5].owner: expected a text, got 7; treated as missing",
            "onboarding.milestones[6]: expected an object, got a list; left out",
            "onboarding.milestones[7].due_day: expected a whole number of days from 1 to 3650, got 3651; "
            "treated as missing"));
    EXPECT_THAT(reading.accounts.at(0).milestones.items(), SizeIs(7));
    EXPECT_EQ(reading.accounts.at(0).milestones.items()[3].due_day, std::nullopt);
}

TEST(PortfolioOnboarding, IsForgottenWhenItIsGivenAgain) {
    const auto reading =
        read_onboarding(R"({"kickoff": "2026-09-01", "milestones": [{"name": "A", "due_day": 1,
        "due_day": 2, "name": "B"}]}, "onboarding": {"milestones": [{"name": "C", "due_day": 3}]})");
    const auto& account = reading.accounts.at(0);
    EXPECT_EQ(account.kickoff, std::nullopt);
    EXPECT_THAT(account.milestones.items(), ElementsAre(Milestone{"C", "", 3, {}, {}, ""}));
    EXPECT_THAT(messages(reading),
                ElementsAre("onboarding.milestones[0].due_day: is given twice; the last one is used",
                            "onboarding.milestones[0].name: is given twice; the last one is used",
                            "onboarding: is given twice; the last one is used"));
}

TEST(PortfolioOnboarding, TakesNothingAsDoneThatIsStillToCome) {
    const std::string block = R"({"kickoff": "2026-09-05", "first_value_on": "2026-09-10",
        "milestones": [{"name": "A", "due_day": 1, "done_on": "2026-09-09"}]})";
    const auto after = read_onboarding(block, Date{2026, 9, 10});
    EXPECT_EQ(after.accounts.at(0).first_value_on, Date(2026, 9, 10));
    EXPECT_THAT(messages(after), IsEmpty());
    const auto before = read_onboarding(block, Date{2026, 9, 8});
    EXPECT_EQ(before.accounts.at(0).first_value_on, std::nullopt);
    EXPECT_EQ(before.accounts.at(0).milestones.items()[0].done_on, std::nullopt);
    EXPECT_THAT(messages(before),
                ElementsAre("onboarding.first_value_on: was reached on 2026-09-10, after the as-of date "
                            "2026-09-08; treated as missing",
                            "onboarding.milestones.done_on: \"A\" was done on 2026-09-09, after the as-of "
                            "date 2026-09-08; treated as missing"));
    const auto several = read_onboarding(R"({"milestones": [{"name": "A", "due_day": 1},
        {"name": "B", "due_day": 2, "done_on": "2026-09-09"},
        {"name": "C", "due_day": 3, "done_on": "2026-09-10"}]})",
                                         Date{2026, 9, 8});
    EXPECT_THAT(messages(several),
                ElementsAre("onboarding.milestones.done_on: \"B\" was done on 2026-09-09, after the as-of "
                            "date 2026-09-08; treated as missing, with 1 more"));
    EXPECT_THAT(messages(read_onboarding(R"({"kickoff": "2026-09-05", "first_value_on": "2026-09-04"})")),
                ElementsAre("onboarding.first_value_on: 2026-09-04 lies before the kick-off on 2026-09-05; "
                            "treated as missing"));
}

TEST(PortfolioOnboarding, ComesFromColumnsToo) {
    const auto reading = read_text("customer_id,onboarding.kickoff,onboarding.first_value_on\n"
                                   "C1,2026-09-01,2026-09-20\n");
    EXPECT_EQ(reading.accounts.at(0).kickoff, Date(2026, 9, 1));
    EXPECT_EQ(reading.accounts.at(0).first_value_on, Date(2026, 9, 20));
}

}  // namespace csm::test
