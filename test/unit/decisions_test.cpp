// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/models.hpp"

#include <csm/decisions.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Date today{2026, 12, 1};

struct Read {
    Decisions decisions;
    std::vector<std::string> problems;

    const CustomerDecisions& of(std::string_view id) const {
        const auto* found = decisions.of(id);
        if (!found) throw std::invalid_argument{"nothing is decided of " + std::string{id}};
        return *found;
    }
};

Read read_text(std::string_view text, const Model& model = standard_model(), Date as_of = today) {
    Read read;
    auto result = read_decisions(text, "d", as_of, model,
                                 [&](const Problem& found) { read.problems.push_back(describe(found)); });
    if (!result) throw std::invalid_argument{describe(result.error())};
    read.decisions = std::move(*result);
    return read;
}

Read read_rows(const std::string& rows, const Model& model = standard_model()) {
    return read_text("customer_id,kind,value,reason,by,on,until\n" + rows, model);
}

std::string failure(std::string_view text) {
    const auto result = read_decisions(text, "d", today, standard_model(), [](const Problem&) {});
    return result ? std::string{} : describe(result.error());
}

/// The standard model, whose health weighs the pulse too.
const Model& model_with_pulse() {
    static const Model model = model_with(
        {{"health.dimensions[0].metrics[2].weight", "0.15"},
         {"health.dimensions[0].metrics[+]",
          R"({"field": "pulse", "label": "Pulse", "valid_days": 45, "range": [0, 100], "weight": 0.1,
                         "default": 50, "curve": {"attain": {"enterprise": 80, "mid-market": 80, "smb": 80}}})"}});
    return model;
}

}  // namespace

TEST(Decisions, CountUntilTheirLastDay) {
    const auto until_today = read_rows("A,override,class=red,Why,Dana,2026-11-20,2026-12-01\n");
    EXPECT_EQ(until_today.of("A").band, Band::red);
    EXPECT_THAT(until_today.of("A").expired, IsEmpty());
    const auto until_yesterday = read_rows("A,override,class=red,Why,Dana,2026-11-20,2026-11-30\n");
    EXPECT_EQ(until_yesterday.of("A").band, std::nullopt);
    ASSERT_EQ(until_yesterday.of("A").expired.size(), 1U);
    EXPECT_EQ(until_yesterday.of("A").expired[0].value, "red");
    EXPECT_THAT(until_yesterday.problems, IsEmpty());
}

TEST(Decisions, AnOverrideLastsNinetyDays) {
    EXPECT_THAT(read_rows("A,override,tier=low,Why,Dana,2026-11-20,2027-02-18\n").problems, IsEmpty());
    EXPECT_THAT(
        read_rows("A,override,tier=low,Why,Dana,2026-11-20,2027-02-19\n").problems,
        ElementsAre("d:2:41: (A) until: is 91 days after 2026-11-20; an override lasts at most 90 days; "
                    "the decision is left out"));
    EXPECT_THAT(read_rows("A,override,tier=low,Why,Dana,,2027-03-01\n").problems, IsEmpty());
    EXPECT_THAT(read_rows("A,override,tier=low,Why,Dana,,2027-03-02\n").problems,
                ElementsAre(HasSubstr("is 91 days after the as-of day 2026-12-01")));
}

TEST(Decisions, AnOverrideNeedsReasonNameAndEnd) {
    EXPECT_THAT(read_rows("A,override,class=red,,Dana,2026-11-20,2026-12-05\n").problems,
                ElementsAre("d:2:22: (A) reason: is missing; an override needs reason, by and until; the "
                            "decision is left out"));
    EXPECT_THAT(read_rows("A,override,class=red,Why,,2026-11-20,\n").problems,
                ElementsAre(HasSubstr("by: is missing"), HasSubstr("until: is missing")));
}

TEST(Decisions, OverrideTheClassTheTierOrThePriority) {
    const auto read = read_rows("A,override,class=red,Why,Dana,,2026-12-05\n"
                                "A,override,Tier = High,Why,Dana,,2026-12-05\n"
                                "A,Override,priority=low,Why,Dana,,2026-12-05\n");
    EXPECT_THAT(read.problems, IsEmpty());
    EXPECT_EQ(read.of("A").band, Band::red);
    EXPECT_EQ(read.of("A").tier, Tier::high);
    EXPECT_EQ(read.of("A").priority, Tier::low);
    EXPECT_EQ(read.decisions.of("B"), nullptr);
}

TEST(Decisions, NameTheWordsThatAreUnknown) {
    EXPECT_THAT(
        read_rows("A,overide,class=red,Why,Dana,,2026-12-05\n").problems,
        ElementsAre(HasSubstr("kind: expected note, pulse, override, snooze or done, got \"overide\"; did "
                              "you mean \"override\"?")));
    EXPECT_THAT(read_rows("A,override,class=rad,Why,Dana,,2026-12-05\n").problems,
                ElementsAre(HasSubstr("expected green, yellow or red, got \"rad\"; did you mean \"red\"?")));
    EXPECT_THAT(read_rows("A,override,red,Why,Dana,,2026-12-05\n").problems,
                ElementsAre(HasSubstr("such as class=red, got \"red\"")));
    EXPECT_THAT(read_rows("A,snooze,,,,,1.12.2026\n").problems,
                ElementsAre(HasSubstr("until: expected a day as YYYY-MM-DD, got \"1.12.2026\"")));
    EXPECT_THAT(read_rows(",note,Hello,,,,\n").problems, ElementsAre(HasSubstr("customer_id: is missing")));
}

TEST(Decisions, OfTwoTheLaterCounts) {
    const auto read = read_rows("A,override,class=red,Why,Dana,2026-11-25,2026-12-05\n"
                                "A,override,class=green,Why,Dana,2026-11-20,2026-12-05\n");
    EXPECT_EQ(read.of("A").band, Band::red);
    EXPECT_THAT(
        read.problems,
        ElementsAre("d:3:1: (A) kind: another override of the class, of 2026-11-25, counts; this one, of "
                    "2026-11-20, does not"));
    const auto same_day = read_rows("A,override,class=red,Why,Dana,2026-11-25,2026-12-05\n"
                                    "A,override,class=green,Why,Dana,2026-11-25,2026-12-05\n");
    EXPECT_EQ(same_day.of("A").band, Band::green);
    EXPECT_EQ(same_day.problems.size(), 1U);
    const auto with_expired = read_rows("A,override,class=red,Why,Dana,2026-11-20,2026-12-05\n"
                                        "A,override,class=green,Why,Dana,2026-11-25,2026-11-30\n");
    EXPECT_EQ(with_expired.of("A").band, Band::red);
    EXPECT_THAT(with_expired.problems, IsEmpty());
}

TEST(Decisions, DoNotCountBeforeTheirDay) {
    const auto read = read_rows("A,snooze,,,,2026-12-02,2026-12-05\n");
    EXPECT_EQ(read.of("A").snoozed_until, std::nullopt);
    EXPECT_THAT(read.problems,
                ElementsAre(HasSubstr("on: is after 2026-12-01; the decision does not count yet")));
    EXPECT_THAT(read_rows("A,snooze,,,,2026-12-10,2026-12-05\n").problems,
                ElementsAre(HasSubstr("until: lies before the decision's day, 2026-12-10")));
}

TEST(Decisions, TakeTheLastPulse) {
    const auto read = read_rows("A,pulse,40,,Dana,2026-10-01,\nA,pulse,70.5,,Dana,2026-11-01,\n");
    EXPECT_EQ(read.of("A").pulse, 70.5);
    EXPECT_THAT(read.problems, IsEmpty());
    EXPECT_EQ(read_rows("A,pulse,0,,,,\n").of("A").pulse, 0);
    EXPECT_EQ(read_rows("A,pulse,100,,,,\n").of("A").pulse, 100);
    EXPECT_THAT(read_rows("A,pulse,100.1,,,,\n").problems,
                ElementsAre(HasSubstr("a pulse is a number from 0 to 100, not 100.1")));
    EXPECT_THAT(read_rows("A,pulse,-1,,,,\nA,pulse,nan,,,,\nA,pulse,good,,,,\n").problems.size(), 3U);
}

TEST(Decisions, GiveTheModelItsPulse) {
    const auto& model = model_with_pulse();
    const auto slot = slot_of(model, "pulse");
    const auto read = read_rows("A,pulse,72,,Dana,2026-11-01,\n", model);
    auto account = csm::test::account(R"("customer_id": "A")", model);
    ASSERT_TRUE(std::isnan(account.values[slot]));
    read.decisions.take_pulse(account, read.of("A"));
    EXPECT_EQ(account.values[slot], 72);
    EXPECT_EQ(account.oldest_measured, (Date{2026, 11, 1}));
    auto other = csm::test::account(R"("customer_id": "A")");
    read_rows("A,pulse,72,,Dana,,\n").decisions.take_pulse(other, read.of("A"));
    EXPECT_THAT(other.values, testing::Each(testing::Truly([](double value) { return std::isnan(value); })));
    EXPECT_EQ(other.oldest_measured, std::nullopt);
}

TEST(Decisions, ForgetAPulseThatIsTooOld) {
    const auto& model = model_with_pulse();
    EXPECT_EQ(read_rows("A,pulse,72,,Dana,2026-10-17,\n", model).of("A").pulse, 72);
    const auto old = read_rows("A,pulse,72,,Dana,2026-10-16,\n", model);
    EXPECT_EQ(old.of("A").pulse, std::nullopt);
    EXPECT_EQ(old.of("A").expired.size(), 1U);
    EXPECT_THAT(old.problems, ElementsAre(HasSubstr(
                                  "the pulse is of 2026-10-16; older than 45 days it counts as missing")));
    auto account = csm::test::account(R"("customer_id": "A")", model);
    old.decisions.take_pulse(account, old.of("A"));
    EXPECT_TRUE(std::isnan(account.values[slot_of(model, "pulse")]));
    EXPECT_THAT(account.aged, ElementsAre(AgedValue{slot_of(model, "pulse"), 72}));
}

TEST(Decisions, StandBesideWhatIsComputed) {
    const auto read = read_rows("A,override,class=red,Why,Dana,,2026-12-05\n"
                                "B,override,priority=high,Why,Dana,,2026-12-05\n");
    HealthResult health;
    health.band = Band::green;
    health.score = 90;
    const auto decided = effective(health, read.of("A"));
    EXPECT_EQ(decided.band, Band::red);
    EXPECT_EQ(decided.score, 90);
    EXPECT_TRUE(overrides(read.of("A"), health));
    EXPECT_FALSE(overrides(read.of("B"), health));
    EXPECT_EQ(effective(health, read.of("B")).band, Band::green);
    EXPECT_EQ(effective(Assessment{}, read.of("B")).priority, Tier::high);
    EXPECT_EQ(effective(Assessment{}, read.of("A")).health->band, Band::red);
}

TEST(Decisions, SayWhoWaitsInTheQueue) {
    const auto read =
        read_rows("A,snooze,,,,,2026-12-01\nB,done,Call them,,,,2026-12-01\nC,done,,,,,2026-12-01\n"
                  "D,override,priority=high,Why,Dana,,2026-12-05\n"
                  "E,override,priority=low,Why,Dana,,2026-12-05\n");
    const Settings settings{today, Missing::exclude, &read.decisions};
    const auto place = [&](const std::string& id, Tier priority) {
        Account account;
        account.customer_id = id;
        Assessment assessment;
        assessment.priority = priority;
        assessment.next_action = "call them";
        return place_in_queue(account, assessment, settings);
    };
    EXPECT_EQ(place("A", Tier::high), QueuePlace::put_off);
    EXPECT_EQ(place("A", Tier::medium), QueuePlace::not_urgent);
    EXPECT_EQ(place("B", Tier::critical), QueuePlace::put_off);
    EXPECT_EQ(place("C", Tier::critical), QueuePlace::put_off);
    EXPECT_EQ(place("D", Tier::low), QueuePlace::queued);
    EXPECT_EQ(place("E", Tier::critical), QueuePlace::queued);
    EXPECT_EQ(place("F", Tier::high), QueuePlace::queued);
    Account other;
    other.customer_id = "B";
    Assessment elsewhere;
    elsewhere.priority = Tier::critical;
    elsewhere.next_action = "Write to them";
    EXPECT_EQ(place_in_queue(other, elsewhere, settings), QueuePlace::queued);
    elsewhere.priority = Tier::low;
    elsewhere.renewal.kind = RenewalWork::Kind::renew;
    EXPECT_EQ(place_in_queue(other, elsewhere, settings), QueuePlace::queued);
}

TEST(Decisions, TellCustomersThatNobodyHas) {
    const auto read = read_rows("A,note,Hello,,,,\nZ,note,Hello,,,,\n");
    const std::vector<std::size_t> met{read.of("A").number};
    const auto unknown = read.decisions.unknown(met);
    ASSERT_EQ(unknown.size(), 1U);
    EXPECT_EQ(describe(unknown[0]),
              "d:3:1: (Z) customer_id: no customer of the input has this id; what was decided is left out");
}

TEST(Decisions, AreReadFromJsonToo) {
    const auto read = read_text(R"({"schema": "csm.decisions/1", "other": [{"decisions": 1}], "decisions": [
  {"customer_id": "A\u00e9", "kind": "pulse", "value": 60},
  {"customer_id": "A", "kind": "override", "value": "class=red", "reason": null, "by": "D", "until": "2026-12-02"},
  7, {"customer_id": "B", "kind": "note", "value": "Hi", "colour": "red"},
  {"customer_id": "C", "kind": "note", "value": ["Hi"]}]})");
    EXPECT_EQ(read.of("A\u00e9").pulse, 60);
    EXPECT_EQ(read.of("B").in_force.at(0).value, "Hi");
    EXPECT_THAT(
        read.problems,
        ElementsAre("d:4:3: decisions[2]: expected an object with a decision; it is left out",
                    HasSubstr("d:4:58: decisions[3] colour: is no field of a decision; it is ignored"),
                    HasSubstr("decisions[4] value: expected a text; it is ignored"),
                    HasSubstr("d:3:3: decisions[1] (A) reason: is missing"),
                    HasSubstr("decisions[4] (C) value: is missing; a note needs its text")));
    EXPECT_EQ(read_text(R"([{"customer_id": "A", "kind": "note", "value": "x"}])").of("A").in_force.size(),
              1U);
}

TEST(Decisions, OfAnEmptyFileAreNoneWhichIsTold) {
    for (const auto* text : {"", "\xEF\xBB\xBF", " \r\n"})
        EXPECT_THAT(read_text(text).problems, ElementsAre("d: is empty; it holds no decision"));
}

TEST(Decisions, TellWhatTheirTextWasTakenFor) {
    EXPECT_THAT(read_rows("A,note,caf\xE9,,,,\n").problems, ElementsAre(HasSubstr("Windows-1252")));
}

TEST(Decisions, FailOnWhatTheyCannotBe) {
    EXPECT_THAT(failure("customer_id,kind,valeu\nA,note,x\n"),
                HasSubstr("d:1:18: \"valeu\" is no column of the team's decisions; did you mean \"value\"?"));
    EXPECT_THAT(failure("customer_id,value\nA,x\n"), HasSubstr("has no column kind"));
    EXPECT_THAT(failure("customer_id,kind,kind\nA,note,x\n"), HasSubstr("the column kind is there twice"));
    EXPECT_THAT(failure("{\"decisions\": {}}"), HasSubstr("holds no list of decisions"));
    EXPECT_THAT(failure("{}"), HasSubstr("holds no list of decisions"));
    EXPECT_THAT(failure("[{\"customer_id\": ]"), HasSubstr("d:1:18"));
}

}  // namespace csm::test
