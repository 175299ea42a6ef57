// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"

#include <csm/churn.hpp>

#include <gtest/gtest.h>

namespace csm::test {

namespace {

const Date as_of{2026, 2, 9};

Urgency urgency_in(long days) {
    auto account = csm::test::account(R"("segment": "smb")");
    account.contract_end = as_of + boost::gregorian::days{days};
    return urgency_of(account, standard_model().churn, as_of);
}

Urgency monthly_urgency_in(long days) {
    auto account = csm::test::account(R"("commercial_factors": {"contract_type": "monthly"})");
    account.contract_end = as_of + boost::gregorian::days{days};
    return urgency_of(account, standard_model().churn, as_of);
}

}  // namespace

TEST(Urgency, StepsAt30And60And90And180Days) {
    EXPECT_EQ(urgency_in(30).factor, 1.5);
    EXPECT_EQ(urgency_in(31).factor, 1.35);
    EXPECT_EQ(urgency_in(60).factor, 1.35);
    EXPECT_EQ(urgency_in(61).factor, 1.2);
    EXPECT_EQ(urgency_in(90).factor, 1.2);
    EXPECT_EQ(urgency_in(91).factor, 1.1);
    EXPECT_EQ(urgency_in(180).factor, 1.1);
    EXPECT_EQ(urgency_in(181).factor, 1);
    EXPECT_EQ(urgency_in(3650).factor, 1);
}

TEST(Urgency, OfTodayIsUpcomingInZeroDays) {
    EXPECT_EQ(urgency_in(0).factor, 1.5);
    EXPECT_EQ(urgency_in(0).days_to_renewal, 0);
    EXPECT_EQ(urgency_in(0).state, RenewalState::upcoming);
}

TEST(Urgency, OfYesterdayIsOverdueInNegativeDays) {
    EXPECT_EQ(urgency_in(-1).factor, 1.5);
    EXPECT_EQ(urgency_in(-1).days_to_renewal, -1);
    EXPECT_EQ(urgency_in(-1).state, RenewalState::overdue);
    EXPECT_EQ(urgency_in(-400).days_to_renewal, -400);
}

TEST(Urgency, OfAMonthlyContractThatEndedLongAgoIsNone) {
    EXPECT_EQ(monthly_urgency_in(-90).state, RenewalState::overdue);
    EXPECT_EQ(monthly_urgency_in(-90).factor, 1.5);
    EXPECT_EQ(monthly_urgency_in(-91).state, RenewalState::runs_on);
    EXPECT_EQ(monthly_urgency_in(-91).factor, 1);
    EXPECT_EQ(monthly_urgency_in(-91).days_to_renewal, std::nullopt);
    EXPECT_EQ(monthly_urgency_in(-994).ended_days_ago(), std::nullopt);
    EXPECT_EQ(monthly_urgency_in(20).factor, 1.5);
    EXPECT_EQ(urgency_in(-994).state, RenewalState::overdue);
    EXPECT_EQ(urgency_in(-994).ended_days_ago(), 994);
}

TEST(Urgency, WithoutADateIsUnknown) {
    const auto urgency = urgency_of(Account{}, standard_model().churn, as_of);
    EXPECT_EQ(urgency.factor, 1);
    EXPECT_EQ(urgency.days_to_renewal, std::nullopt);
    EXPECT_EQ(urgency.state, RenewalState::unknown);
}

TEST(Urgency, CountsWholeDaysOfTheCalendar) {
    const auto urgency =
        urgency_of(account(R"("contract_end_date": "2028-03-01")"), standard_model().churn, Date(2028, 2, 1));
    EXPECT_EQ(urgency.days_to_renewal, 29);  // 2028 is a leap year
}

TEST(Urgency, FollowsTheModel) {
    const auto model = model_with({{"churn.urgency.overdue", "2"},
                                   {"churn.urgency.unknown", "1.25"},
                                   {"churn.urgency.steps", R"([{"days_at_most": 0, "factor": 3}])"},
                                   {"churn.urgency.otherwise", "0.5"}});
    Account account;
    EXPECT_EQ(urgency_of(account, model.churn, as_of).factor, 1.25);
    account.contract_end = as_of;
    EXPECT_EQ(urgency_of(account, model.churn, as_of).factor, 3);
    EXPECT_EQ(urgency_of(account, model.churn, as_of + boost::gregorian::days{1}).factor, 2);
    EXPECT_EQ(urgency_of(account, model.churn, as_of - boost::gregorian::days{1}).factor, 0.5);
}

}  // namespace csm::test
