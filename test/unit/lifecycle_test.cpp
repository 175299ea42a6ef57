// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"

#include <csm/lifecycle.hpp>

#include <gtest/gtest.h>

namespace csm::test {

namespace {

const Date as_of{2026, 12, 1};

Account with_dates(std::optional<Date> start, std::optional<Date> end) {
    Account account;
    account.contract_start = start;
    account.contract_end = end;
    return account;
}

std::string phase_after(long days, std::optional<Date> end = std::nullopt) {
    const auto& lifecycle = standard_model().lifecycle;
    const auto start = as_of - boost::gregorian::days{days};
    return lifecycle.phases[phase_by_dates(with_dates(start, end), lifecycle, as_of)].name;
}

std::string phase_from(Date start, Date day) {
    const auto& lifecycle = standard_model().lifecycle;
    return lifecycle.phases[phase_by_dates(with_dates(start, std::nullopt), lifecycle, day)].name;
}

}  // namespace

TEST(Phase, FollowsTheTableInTheFirst365Days) {
    EXPECT_EQ(phase_after(0), "onboarding");
    EXPECT_EQ(phase_after(89), "onboarding");
    EXPECT_EQ(phase_after(90), "adoption");
    EXPECT_EQ(phase_after(179), "adoption");
    EXPECT_EQ(phase_after(180), "optimisation");
    EXPECT_EQ(phase_after(269), "optimisation");
    EXPECT_EQ(phase_after(270), "renewal");
    EXPECT_EQ(phase_after(364), "renewal");
    const auto far = as_of + boost::gregorian::days{200};
    EXPECT_EQ(phase_after(364, far), "renewal");   // the table counts beside an end that is far away
    EXPECT_EQ(phase_after(365, far), "adoption");  // day 0 of the second year
}

TEST(Phase, IsUnknownWithoutAStartOrBeforeIt) {
    EXPECT_EQ(phase_after(-1), "unknown");
    EXPECT_EQ(phase_by_dates(Account{}, standard_model().lifecycle, as_of), 0U);
}

TEST(Phase, IsRenewalInTheLast95Days) {
    const auto in_days = [](long days) { return phase_after(200, as_of + boost::gregorian::days{days}); };
    EXPECT_EQ(in_days(0), "renewal");
    EXPECT_EQ(in_days(95), "renewal");
    EXPECT_EQ(in_days(96), "optimisation");
    EXPECT_EQ(in_days(-1), "optimisation");
}

TEST(Phase, CountsLaterYearsFromTheAnniversary) {
    // Day 1 of the third year: onboarding is for the first one only.
    EXPECT_EQ(phase_from({2024, 11, 30}, as_of), "adoption");
    EXPECT_EQ(phase_from({2025, 12, 1}, as_of), "adoption");  // day 0 of the second year
    EXPECT_EQ(phase_from({2025, 6, 5}, as_of), "adoption");   // 179 days since 5 June 2026
    EXPECT_EQ(phase_from({2024, 6, 4}, as_of), "optimisation");
    EXPECT_EQ(phase_from({2024, 3, 6}, as_of), "renewal");  // 270 days since 6 March 2026
}

TEST(Phase, LeavesTheRenewalRowToTheEndDateInLaterYears) {
    const auto& lifecycle = standard_model().lifecycle;
    const auto account = with_dates(Date{2024, 3, 6}, Date{2027, 12, 1});
    EXPECT_EQ(lifecycle.phases[phase_by_dates(account, lifecycle, as_of)].name, "optimisation");
}

TEST(Phase, TurnsAYearOn1MarchWhenItBeganOn29February) {
    EXPECT_EQ(phase_from({2024, 2, 29}, {2026, 2, 28}), "renewal");  // 364 days since 1 March 2025
    EXPECT_EQ(phase_from({2024, 2, 29}, {2026, 3, 1}), "adoption");
    EXPECT_EQ(phase_from({2024, 2, 29}, {2028, 2, 28}), "renewal");  // 2028 has the day, which is tomorrow
    EXPECT_EQ(phase_from({2024, 2, 29}, {2028, 2, 29}), "adoption");
}

TEST(Phase, IsFoundByNameAndAlias) {
    const auto& lifecycle = standard_model().lifecycle;
    EXPECT_EQ(find_phase(lifecycle, "Onboarding"), 1U);
    EXPECT_EQ(find_phase(lifecycle, "optimization"), 3U);
    EXPECT_EQ(find_phase(lifecycle, "GROWTH"), 3U);
    EXPECT_EQ(find_phase(lifecycle, "unknown"), std::nullopt);
    EXPECT_EQ(find_phase(lifecycle, "at-risk"), std::nullopt);
}

}  // namespace csm::test
