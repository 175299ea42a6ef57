// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"

#include <csm/onboarding.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Date kickoff{2026, 9, 1};

Account smb_account(std::string_view more = "") {
    return account(std::string{R"("segment": "smb")"} + std::string{more});
}

/// What an account tells of its onboarding.
struct Onboarding {
    std::optional<Date> kickoff;
    std::optional<Date> first_value_on;
    std::optional<std::vector<Milestone>> milestones;
};

/// On day 8 of September 2026 and so on; the kick-off was on the first.
OnboardingResult judged(const Onboarding& onboarding, Date as_of, Account of = smb_account()) {
    of.kickoff = onboarding.kickoff;
    of.first_value_on = onboarding.first_value_on;
    if (onboarding.milestones) of.milestones = Listed{*onboarding.milestones};
    return judge_onboarding(of, standard_model(), as_of);
}

Onboarding with(std::vector<Milestone> milestones) { return {kickoff, {}, std::move(milestones)}; }

Milestone open_on(long due_day, std::string owner = {}) {
    return {"Training", "Set-up", due_day, {}, {}, std::move(owner)};
}

Milestone done_on(Date day) { return {"Kick-off", "Foundation", 1, {}, day, {}}; }

std::vector<StallKind> kinds(const OnboardingResult& result) {
    std::vector<StallKind> kinds;
    for (const auto& stall : result.stalls) kinds.push_back(stall.kind);
    return kinds;
}

}  // namespace

TEST(OnboardingDay, CountsTheKickoffAsDayOne) {
    EXPECT_EQ(judged({kickoff, {}, {}}, {2026, 9, 1}).day, 1);
    EXPECT_EQ(judged({kickoff, {}, {}}, {2026, 9, 30}).day, 30);
    EXPECT_EQ(judged({kickoff, {}, {}}, {2026, 12, 1}).day, 92);  // 30 + 31 + 30 + 1
}

TEST(OnboardingDay, IsThatOfTheContractWithoutKickoff) {
    const auto of = smb_account(R"(, "contract_start_date": "2026-08-31")");
    const auto result = judged({}, {2026, 9, 1}, of);
    EXPECT_EQ(result.day, 2);
    EXPECT_EQ(result.start_from, OnboardingStart::contract_start);
    EXPECT_EQ(result.kick_off, Gate::open);
    EXPECT_THAT(result.reason, testing::HasSubstr("days count from the contract's start"));
    EXPECT_EQ(result.next_action, "Hold the kick-off and record its day");
    EXPECT_EQ(judged({kickoff, {}, {}}, {2026, 9, 1}, of).day, 1);
}

TEST(OnboardingDay, IsUnknownWithoutBoth) {
    const auto unknown = judged({}, {2026, 9, 1});
    EXPECT_EQ(unknown.day, std::nullopt);
    EXPECT_EQ(unknown.state, OnboardingState::unknown);
    EXPECT_EQ(unknown.first_value.state, FirstValue::unknown);
    EXPECT_EQ(unknown.milestones.front().due, std::nullopt);
    EXPECT_THAT(unknown.stalls, IsEmpty());
}

TEST(OnboardingDay, BeforeTheKickoffNothingHasStarted) {
    const auto result = judged({kickoff, {}, {}}, {2026, 8, 30});
    EXPECT_EQ(result.day, -1);
    EXPECT_EQ(result.state, OnboardingState::not_started);
    EXPECT_EQ(result.kick_off, Gate::open);
    EXPECT_EQ(result.next_action, "Prepare the kick-off of 2026-09-01");
}

TEST(OnboardingMilestones, AreDueOnTheirDayOrDate) {
    const auto result =
        judged(with({open_on(1), open_on(15), {"Go-live", "", {}, Date{2026, 9, 10}, {}, ""}}), {2026, 9, 2});
    EXPECT_EQ(result.milestones[0].due, kickoff);
    EXPECT_EQ(result.milestones[1].due, Date(2026, 9, 15));
    EXPECT_EQ(result.milestones[2].due, Date(2026, 9, 10));
    EXPECT_TRUE(result.has_own_milestones);
}

TEST(OnboardingMilestones, AreThoseOfTheModelWithoutOthers) {
    for (const auto& block : {Onboarding{kickoff, {}, {}}, with({})}) {
        const auto result = judged(block, {2026, 9, 2});
        EXPECT_FALSE(result.has_own_milestones);
        EXPECT_EQ(result.milestones.size(), 10);
        EXPECT_EQ(result.milestones[3].due, Date(2026, 9, 21));
        EXPECT_EQ(result.phase(), "Days 1-14: foundation");
    }
}

TEST(OnboardingMilestones, TheNextOneIsDueFirst) {
    const auto result =
        judged(with({{"Some day", "", {}, {}, {}, ""}, open_on(40), open_on(20), open_on(20)}), {2026, 9, 2});
    EXPECT_EQ(result.next, 2);
    EXPECT_EQ(judged(with({{"Some day", "", {}, {}, {}, ""}}), {2026, 9, 2}).next, 0);
}

TEST(OnboardingMilestones, ThatAreDoneLaterAreOpen) {
    const auto block = with({done_on({2026, 9, 5})});
    EXPECT_EQ(judged(block, {2026, 9, 4}).done, 0);
    EXPECT_EQ(judged(block, {2026, 9, 5}).done, 1);
}

TEST(OnboardingStalls, AreLateFromTheSeventhDay) {
    const auto block = with({open_on(3)});  // due on 3 September
    EXPECT_THAT(kinds(judged(block, {2026, 9, 9})), IsEmpty());
    EXPECT_EQ(judged(block, {2026, 9, 9}).state, OnboardingState::on_track);
    const auto late = judged(block, {2026, 9, 10});
    EXPECT_THAT(late.stalls, ElementsAre(Stall{StallKind::late, {2026, 9, 3}, 7}));
    EXPECT_EQ(late.state, OnboardingState::stalled);
    EXPECT_EQ(late.stalled_since(), Date(2026, 9, 3));
    EXPECT_EQ(late.reason, "\"Training\" is 7 days late");
    EXPECT_EQ(late.next_action, "Finish \"Training\" or agree a new day for it");
}

TEST(OnboardingStalls, CountEveryLateMilestone) {
    const auto result = judged(with({open_on(5, "Ann"), open_on(3, "Bo"), open_on(6)}), {2026, 9, 12});
    EXPECT_EQ(result.late, 2);  // due on the 3rd and the 5th, 9 and 7 days ago; on the 6th, 6 days ago
    EXPECT_THAT(result.stalls, ElementsAre(Stall{StallKind::late, {2026, 9, 3}, 9}));
    EXPECT_EQ(result.reason, "2 milestones are late, \"Training\" by 9 days");
    EXPECT_EQ(result.next_action, "Ask Bo to finish \"Training\" or agree a new day for it");
}

TEST(OnboardingStalls, AreIdleFromTheFourteenthDay) {
    const auto block = with({done_on({2026, 9, 4}), open_on(60)});
    EXPECT_THAT(kinds(judged(block, {2026, 9, 17})), IsEmpty());
    const auto idle = judged(block, {2026, 9, 18});
    EXPECT_THAT(idle.stalls, ElementsAre(Stall{StallKind::idle, {2026, 9, 4}, 14}));
    EXPECT_EQ(idle.next_action, "Take up \"Training\" again");
}

TEST(OnboardingStalls, AreIdleFromTheStartWhenNothingIsDone) {
    EXPECT_THAT(kinds(judged(with({open_on(60)}), {2026, 9, 14})), IsEmpty());
    EXPECT_THAT(kinds(judged(with({open_on(60)}), {2026, 9, 15})), ElementsAre(StallKind::idle));
    const auto early = with({done_on({2026, 8, 1}), open_on(60)});  // done before the kick-off
    EXPECT_THAT(judged(early, {2026, 9, 15}).stalls, ElementsAre(Stall{StallKind::idle, kickoff, 14}));
}

TEST(OnboardingStalls, OverrunFromDayNinetyOne) {
    const auto block = with({done_on({2026, 11, 25}), open_on(90)});  // due on 29 November, day 90
    const auto last = judged(block, {2026, 11, 29});
    EXPECT_EQ(last.day, 90);
    EXPECT_EQ(last.state, OnboardingState::on_track);
    const auto over = judged(block, {2026, 11, 30});
    EXPECT_EQ(over.day, 91);
    EXPECT_EQ(over.state, OnboardingState::overrun);
    EXPECT_THAT(over.stalls, ElementsAre(Stall{StallKind::overrun, {2026, 11, 29}, 1}));
    EXPECT_EQ(over.reason, "Day 91 of an onboarding of 90 days, 1 step open");
    EXPECT_TRUE(over.is_stalled());
}

TEST(OnboardingStalls, AreToldTogether) {
    const auto result = judged(with({open_on(60)}), {2026, 12, 1});
    EXPECT_THAT(kinds(result), ElementsAre(StallKind::overrun, StallKind::late, StallKind::idle));
    EXPECT_EQ(result.stalled_since(), kickoff);
}

TEST(OnboardingStalls, AreFoundWithoutAStartWhereDatesSayIt) {
    const Milestone dated{"Training", "", {}, Date{2026, 9, 3}, {}, ""};
    const auto result = judged({{}, {}, std::vector{dated}}, {2026, 9, 10});
    EXPECT_THAT(kinds(result), ElementsAre(StallKind::late));
    const Onboarding idle{
        {}, {}, std::vector{done_on({2026, 9, 1}), Milestone{"Review", "", {}, {}, {}, ""}}};
    EXPECT_THAT(kinds(judged(idle, {2026, 9, 15})), ElementsAre(StallKind::idle));
}

TEST(OnboardingStalls, NeverHoldUpWhatIsComplete) {
    const auto result = judged(with({done_on({2026, 9, 1})}), {2027, 9, 1});
    EXPECT_EQ(result.state, OnboardingState::complete);
    EXPECT_THAT(result.stalls, IsEmpty());
    EXPECT_EQ(result.stalled_since(), std::nullopt);
    EXPECT_EQ(result.next, std::nullopt);
    EXPECT_EQ(result.phase(), "Foundation");
}

TEST(OnboardingFirstValue, IsMetUpToTheSegmentsTarget) {
    const auto state = [](Date first_value, const Account& of = smb_account()) {
        return judged({kickoff, first_value, {}}, {2026, 12, 1}, of).first_value;
    };
    EXPECT_EQ(state({2026, 9, 15}).days, 14);
    EXPECT_EQ(state({2026, 9, 15}).state, FirstValue::met);
    EXPECT_EQ(state({2026, 9, 16}).state, FirstValue::late);
    EXPECT_EQ(state({2026, 9, 30}).state, FirstValue::late);     // 29 days
    EXPECT_EQ(state({2026, 10, 1}).state, FirstValue::warning);  // 30 days
    const auto large = account(R"("segment": "enterprise")");
    EXPECT_EQ(state({2026, 10, 1}, large).state, FirstValue::met);
    EXPECT_EQ(state({2026, 10, 2}, large).state, FirstValue::late);
}

TEST(OnboardingFirstValue, BeforeTheContractTookNoDaysThatAnybodyCounted) {
    const auto of = smb_account(R"(, "contract_start_date": "2026-09-10")");
    const auto check = judged({{}, Date{2026, 9, 5}, {}}, {2026, 12, 1}, of).first_value;
    EXPECT_EQ(check.state, FirstValue::met);
    EXPECT_EQ(check.reached_on, Date(2026, 9, 5));
    EXPECT_EQ(check.days, std::nullopt);
}

TEST(OnboardingFirstValue, ThatIsRecordedIsNotAskedForAgain) {
    const Onboarding complete{{}, Date{2026, 9, 5}, std::vector{done_on({2026, 9, 1})}};
    EXPECT_EQ(judged(complete, {2026, 12, 1}).next_action, "Hand the account over to the work on adoption");
    const Onboarding unknown{{}, {}, std::vector{done_on({2026, 9, 1})}};
    EXPECT_EQ(judged(unknown, {2026, 12, 1}).next_action,
              "Confirm the first value with the sponsor and record its day");
}

TEST(OnboardingFirstValue, IsWaitedFor) {
    const auto on = [](Date as_of) { return judged({kickoff, {}, {}}, as_of).first_value; };
    EXPECT_EQ(on({2026, 9, 15}).state, FirstValue::open);
    EXPECT_EQ(on({2026, 9, 16}).state, FirstValue::late);
    EXPECT_EQ(on({2026, 10, 1}).state, FirstValue::warning);
    EXPECT_EQ(on({2026, 10, 1}).days, std::nullopt);
    EXPECT_EQ(judged({kickoff, Date{2026, 9, 9}, {}}, {2026, 9, 8}).first_value.state, FirstValue::open);
}

TEST(OnboardingActivation, IsMetFromEightyPercentOfTheSeats) {
    const auto gate = [](std::string_view seats) {
        return judged({}, kickoff, smb_account(R"(, "contract": )" + std::string{seats})).activation;
    };
    EXPECT_EQ(gate(R"({"licensed_seats": 15, "active_seats": 12})"), Gate::met);
    EXPECT_EQ(gate(R"({"licensed_seats": 1000, "active_seats": 799})"), Gate::open);
    EXPECT_EQ(gate(R"({"licensed_seats": 0, "active_seats": 3})"), Gate::unknown);
    EXPECT_EQ(gate(R"({"licensed_seats": 15})"), Gate::unknown);
}

TEST(OnboardingAction, AfterTheLastStepIsWhatTheGatesLack) {
    Onboarding block = with({done_on(kickoff)});
    EXPECT_EQ(judged(block, {2026, 9, 20}).next_action,
              "Confirm the first value with the sponsor and record its day");
    block.first_value_on = Date{2026, 9, 10};
    const auto few = smb_account(R"(, "contract": {"licensed_seats": 10, "active_seats": 7})");
    EXPECT_EQ(judged(block, {2026, 9, 20}, few).next_action,
              "Bring the active seats to 80 % of the licensed ones");
    EXPECT_EQ(judged(block, {2026, 9, 20}).next_action, "Hand the account over to the work on adoption");
}

}  // namespace csm::test
