// SPDX-License-Identifier: MIT
#include <csm/months.hpp>

#include <gtest/gtest.h>

namespace csm::test {

TEST(Months, ALastDayGoesToALastDay) {
    EXPECT_EQ(months_after(Date(2024, 1, 31), 1), Date(2024, 2, 29));
    EXPECT_EQ(months_after(Date(2024, 2, 29), 1), Date(2024, 3, 31));
    EXPECT_EQ(months_after(Date(2025, 2, 28), 1), Date(2025, 3, 31));
    EXPECT_EQ(months_after(Date(2024, 4, 30), 1), Date(2024, 5, 31));
    EXPECT_EQ(months_after(Date(2024, 2, 29), 12), Date(2025, 2, 28));
    EXPECT_EQ(months_after(Date(2023, 2, 28), 12), Date(2024, 2, 29));
    EXPECT_EQ(months_after(Date(2023, 11, 30), 3), Date(2024, 2, 29));
    EXPECT_EQ(months_after(Date(2024, 3, 31), -1), Date(2024, 2, 29));
}

TEST(Months, OtherDaysKeepTheirNumber) {
    EXPECT_EQ(months_after(Date(2024, 2, 28), 1), Date(2024, 3, 28));
    EXPECT_EQ(months_after(Date(2024, 1, 15), 13), Date(2025, 2, 15));
    EXPECT_EQ(months_after(Date(2024, 1, 15), -1), Date(2023, 12, 15));
    EXPECT_EQ(months_after(Date(2024, 12, 1), 1), Date(2025, 1, 1));
}

TEST(Months, ADayThatTheMonthDoesNotHaveBecomesItsLast) {
    EXPECT_EQ(months_after(Date(2025, 1, 30), 1), Date(2025, 2, 28));
    EXPECT_EQ(months_after(Date(2024, 1, 30), 1), Date(2024, 2, 29));
    EXPECT_EQ(months_after(Date(2024, 12, 30), 2), Date(2025, 2, 28));
}

TEST(Months, EndWithTheCalendar) {
    EXPECT_EQ(months_after(Date(9999, 12, 31), 1), Date(9999, 12, 31));
    EXPECT_EQ(months_after(Date(9999, 11, 15), 5), Date(9999, 12, 15));
    EXPECT_EQ(months_after(Date(1400, 1, 31), -1), Date(1400, 1, 31));
}

TEST(Months, StretchesEndOnTheirLastDay) {
    EXPECT_EQ(last_period_end(Date(2026, 12, 1), 1), Date(2026, 11, 30));
    EXPECT_EQ(last_period_end(Date(2026, 11, 30), 1), Date(2026, 11, 30));
    EXPECT_EQ(last_period_end(Date(2026, 12, 30), 3), Date(2026, 9, 30));
    EXPECT_EQ(last_period_end(Date(2026, 12, 31), 3), Date(2026, 12, 31));
    EXPECT_EQ(last_period_end(Date(2026, 12, 30), 12), Date(2025, 12, 31));
    EXPECT_EQ(last_period_end(Date(2026, 1, 1), 12), Date(2025, 12, 31));
}

}  // namespace csm::test
