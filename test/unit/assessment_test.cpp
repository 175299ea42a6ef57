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
    EXPECT_EQ(by_risk.reason, "NPS down 3 points (60.0 risk points before urgency)");
    EXPECT_EQ(by_risk.next_action,
              "Speak with the people who lowered their rating and close the loop on each reason");
    EXPECT_EQ(assessed(red + risk(1)).reason,
              "The customer speaks negatively about renewing (80.0 health points lost)");
    EXPECT_EQ(assessed(yellow + risk(1) + before(70)).reason,
              "Fell from 70 to 60: Renewal sentiment neutral (40.0 health points lost)");
    EXPECT_EQ(assessed(green + risk(1)).reason, "Healthy and at low risk");
}

// 2026-02-09 is a Monday.
TEST(AssessmentDue, IsAWorkingDay) {
    const auto due_on = [](Date day, Weekend weekend) {
        return assess(enterprise_account(red + risk(1)), floorless(),
                      {day, Missing::exclude, nullptr, weekend})
            .due;
    };
    EXPECT_EQ(due_on({2026, 2, 11}, Weekend::saturday_sunday), Date(2026, 2, 13));  // a Friday
    EXPECT_EQ(due_on({2026, 2, 12}, Weekend::saturday_sunday), Date(2026, 2, 16));
    EXPECT_EQ(due_on({2026, 2, 13}, Weekend::saturday_sunday), Date(2026, 2, 16));
    EXPECT_EQ(due_on({2026, 2, 14}, Weekend::saturday_sunday), Date(2026, 2, 16));
    EXPECT_EQ(due_on({2026, 2, 11}, Weekend::friday_saturday), Date(2026, 2, 15));  // a Sunday
    EXPECT_EQ(due_on({2026, 2, 12}, Weekend::none), Date(2026, 2, 14));
}

TEST(AssessmentDue, NeverComesAfterTheContractsEnd) {
    const auto ending = [](const char* end, const std::string& members) {
        return assessed(members + R"(, "contract_end_date": ")" + end + "\"");
    };
    const auto soon = ending("2026-02-12", green + risk(1));  // low: 7 days otherwise
    EXPECT_EQ(soon.due, Date(2026, 2, 12));
    EXPECT_EQ(soon.priority, Tier::low);
    EXPECT_TRUE(soon.needs_person());
    EXPECT_EQ(soon.reason, "The contract ends in 3 days");
    EXPECT_EQ(soon.next_action, "Agree on the renewal before the contract ends on 2026-02-12");
    EXPECT_EQ(ending("2026-02-15", green + risk(1)).due, Date(2026, 2, 15));  // a Sunday
    const auto in_time = ending("2026-02-16", green + risk(1));
    EXPECT_EQ(in_time.due, Date(2026, 2, 16));
    EXPECT_FALSE(in_time.needs_person());
    const auto today = ending("2026-02-09", red + risk(1));
    EXPECT_EQ(today.due, as_of);
    EXPECT_EQ(today.next_action, "Agree on the renewal before the contract ends on 2026-02-09");
    EXPECT_THAT(today.reason, testing::EndsWith("; the contract ends today"));
}

TEST(AssessmentDue, CountsToTheLastDayOfNoticeWhileItIsAhead) {
    const auto with_notice = [](const char* notice, const char* end) {
        return assessed(green + risk(1) + R"(, "notice_by": ")" + notice + R"(", "contract_end_date": ")" +
                        end + "\"");
    };
    const auto ahead = with_notice("2026-02-11", "2026-05-11");
    EXPECT_EQ(ahead.due, Date(2026, 2, 11));
    EXPECT_EQ(ahead.reason, "The last day of notice is in 2 days");
    EXPECT_EQ(ahead.next_action, "Agree on the renewal before the last day of notice, 2026-02-11");
    EXPECT_FALSE(with_notice("2026-02-08", "2026-05-11").needs_person());  // it has passed
    EXPECT_EQ(with_notice("2026-02-12", "2026-02-10").due, Date(2026, 2, 10));
    EXPECT_EQ(assessed(green + risk(1) + R"(, "notice_by": "2026-02-09")").reason,
              "The last day of notice is today");
}

TEST(AssessmentOfAnEndedContract, AsksWhetherItRenewed) {
    const auto ended = assessed(green + risk(1) + R"(, "contract_end_date": "2026-01-23")");
    EXPECT_EQ(ended.priority, Tier::high);
    EXPECT_EQ(ended.due, as_of);
    EXPECT_EQ(ended.reason, "The contract ended 17 days ago");
    EXPECT_EQ(ended.next_action, "Confirm whether it renewed, and record the new end date");
    const auto critical = assessed(red + risk(1) + R"(, "contract_end_date": "2026-02-08")");
    EXPECT_EQ(critical.priority, Tier::critical);
    EXPECT_THAT(critical.reason, testing::EndsWith("; the contract ended 1 day ago"));
    EXPECT_EQ(critical.next_action, ended.next_action);
    const Settings sunday{Date{2026, 2, 15}, Missing::exclude};
    EXPECT_EQ(assess(enterprise_account(green + risk(1) + R"(, "contract_end_date": "2026-01-23")"),
                     floorless(), sunday)
                  .due,
              Date(2026, 2, 16));
}

TEST(AssessmentOfAnEndedContract, SellsNothing) {
    const auto ended = assessed(green + risk(1) + R"(, "contract_end_date": "2026-01-23",
        "contract": {"licensed_seats": 10, "active_seats": 10})");
    EXPECT_EQ(ended.expansion->readiness, Readiness::hold);
    EXPECT_EQ(ended.expansion->readiness_text(), "the contract ended 17 days ago");
}

TEST(AssessmentPriority, OfASmallAccountThatOnlyFellIsHigh) {
    const auto priority_of = [](const std::string& members, std::optional<double> median) {
        Settings settings{as_of};
        settings.median_arr = median;
        const auto assessment = assess(enterprise_account(members), floorless(), settings);
        return std::pair{assessment.priority, assessment.hangs_on_median};
    };
    const auto fallen = yellow + risk(1) + before(70);  // ARR 200,000
    EXPECT_EQ(priority_of(fallen, std::nullopt), std::pair(Tier::critical, true));
    EXPECT_EQ(priority_of(fallen, 200000), std::pair(Tier::critical, false));
    EXPECT_EQ(priority_of(fallen, 200001), std::pair(Tier::high, false));
    EXPECT_EQ(priority_of(yellow + risk(4) + before(70), 200001), std::pair(Tier::critical, false));
    EXPECT_EQ(priority_of(red + risk(1), 200001), std::pair(Tier::critical, false));
    EXPECT_EQ(priority_of(green + risk(1) + before(110), 200001), std::pair(Tier::high, false));
}

TEST(AssessmentAction, AnswersTheGravestSignal) {
    const auto lost = assessed(red + R"(, "usage_decline": {"login_trend": -31},
        "relationship_signals": {"champion_left": true}, "support_issues": {"unresolved_critical": 2})");
    EXPECT_EQ(lost.next_action, "Identify the successor, meet within the week and restate the value case");
    EXPECT_THAT(lost.reason, testing::EndsWith("; the champion has left"));
    const auto tickets = assessed(R"("usage_decline": {"login_trend": -31},
        "support_issues": {"unresolved_critical": 2})");
    EXPECT_EQ(tickets.next_action,
              "Get a named engineer and a date for every critical ticket and tell the customer today");
    const auto logins =
        assessed(R"("usage_decline": {"login_trend": -31}, "support_issues": {"open_escalations": 2})");
    EXPECT_EQ(logins.next_action,
              "Call the main users this week and find out which work moved away from the product");
}

TEST(AssessmentAction, OfANewCustomerBeginsWithTheOnboarding) {
    const auto assessed = [](const char* start) {
        auto account = enterprise_account(red + risk(1) + R"(, "contract_start_date": ")" + start + "\"");
        account.phase = phase_by_dates(account, floorless().lifecycle, as_of);
        return assess(account, floorless(), {as_of});
    };
    const auto young = assessed("2026-01-30");
    EXPECT_THAT(young.reason, testing::StartsWith("A customer for 10 days: "));
    EXPECT_EQ(young.play, Play::save);
    EXPECT_EQ(young.next_action, "Hold the kick-off and record its day");
    const auto older = assessed("2025-10-30");
    EXPECT_THAT(older.reason, testing::Not(testing::HasSubstr("customer for")));
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
