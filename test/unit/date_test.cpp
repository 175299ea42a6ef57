// SPDX-License-Identifier: MIT
#include <csm/date.hpp>

#include <gtest/gtest.h>

namespace {

using csm::Date;

TEST(Date, ReadsIsoDays) {
    EXPECT_EQ(csm::parse_iso_date("2026-02-09"), Date(2026, 2, 9));
    EXPECT_EQ(csm::parse_iso_date("1400-01-01"), Date(1400, 1, 1));
    EXPECT_EQ(csm::parse_iso_date("9999-12-31"), Date(9999, 12, 31));
}

TEST(Date, KnowsLeapYears) {
    EXPECT_EQ(csm::parse_iso_date("2024-02-29"), Date(2024, 2, 29));
    EXPECT_EQ(csm::parse_iso_date("2000-02-29"), Date(2000, 2, 29));
    EXPECT_FALSE(csm::parse_iso_date("1900-02-29"));
    EXPECT_FALSE(csm::parse_iso_date("2026-02-29"));
}

TEST(Date, RefusesDaysTheCalendarDoesNotHave) {
    for (const auto* text : {"2026-02-30", "2026-04-31", "2026-00-10", "2026-13-10", "2026-01-00",
                             "2026-01-32", "2026-99-99", "0000-00-00", "1399-12-31"})
        EXPECT_FALSE(csm::parse_iso_date(text)) << text;
}

TEST(Date, RefusesOtherForms) {
    for (const auto* text :
         {"", "2026", "2026-2-9", "2026/02/09", "20260209", "2026-02-09 ", " 2026-02-09", "2026-02-09T00:00",
          "09-02-2026", "2026-Feb-09", "+026-02-09", "2026-02--9", "2O26-02-09", "2026-02-0\xB2"})
        EXPECT_FALSE(csm::parse_iso_date(text)) << text;
}

TEST(Date, WritesWhatItReads) {
    for (const auto* text : {"1400-01-01", "1999-12-31", "2024-02-29", "2026-10-05", "9999-12-31"})
        EXPECT_EQ(csm::iso_text(csm::parse_iso_date(text).value()), text);
}

TEST(Date, EveryDayOfFourYearsSurvivesARoundTrip) {
    const Date last(2028, 2, 29);
    for (Date day(2024, 2, 29); day <= last; day += boost::gregorian::days(1))
        ASSERT_EQ(csm::parse_iso_date(csm::iso_text(day)), day);
}

TEST(Date, CountsDays) {
    const Date day(2026, 2, 9);
    EXPECT_EQ(csm::days_between(day, day), 0);
    EXPECT_EQ(csm::days_between(day, Date(2026, 3, 1)), 20);
    EXPECT_EQ(csm::days_between(day, Date(2026, 2, 8)), -1);
    EXPECT_EQ(csm::days_between(Date(2024, 1, 1), Date(2025, 1, 1)), 366);
}

TEST(Date, EndsWithTheCalendar) {
    EXPECT_EQ(csm::days_after(Date(2026, 2, 27), 3), Date(2026, 3, 2));
    EXPECT_EQ(csm::days_after(Date(9999, 12, 29), 1), Date(9999, 12, 30));
    EXPECT_EQ(csm::days_after(Date(9999, 12, 29), 2), Date(9999, 12, 31));
    EXPECT_EQ(csm::days_after(Date(9999, 12, 31), 400'000), Date(9999, 12, 31));
}

}  // namespace
