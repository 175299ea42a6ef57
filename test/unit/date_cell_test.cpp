// SPDX-License-Identifier: MIT
#include "read/csv/date_cell.hpp"

#include <gtest/gtest.h>

namespace csm::test {

namespace {

using read::NumberedDate;

std::string date(std::string_view text, DateOrder order = DateOrder::year_month_day) {
    const auto taken = read::take_date_apart(text);
    const auto day = taken ? read::date_of(*taken, order) : std::nullopt;
    return day ? iso_text(*day) + (taken->time.empty() ? "" : " " + taken->time) : std::string{};
}

std::string numbered(std::string_view text, NumberedDate kind) {
    const auto day = read::date_of_number(text, kind);
    return day ? iso_text(*day) : std::string{};
}

std::string look(std::string_view text) {
    const auto kind = read::look_of_number(text);
    return kind ? std::string{word(*kind)} : std::string{};
}

}  // namespace

TEST(DateCell, TakesEveryForm) {
    for (const auto* text : {"2026-07-27",
                             "2026/7/27",
                             "2026.07.27",
                             "27 Jul 2026",
                             "27-Jul-26",
                             "27-JUL-2026",
                             "27/Jul/2026",
                             "27. July 2026",
                             "27.Jul.2026",
                             "July 27, 2026",
                             "Jul. 27, 2026",
                             "JULY 27 2026",
                             "Jul-27-2026",
                             "2026-Jul-27",
                             "2026 July 27",
                             "27th July 2026",
                             "July 27th, 2026",
                             "27JUL2026",
                             "27Jul26",
                             "Mon, 27 Jul 2026",
                             "Monday, July 27, 2026",
                             "Mon Jul 27 2026",
                             "27 - 07 - 2026",
                             "27. 07. 2026",
                             "'27/07/2026",
                             "２７／０７／２０２６",
                             "27\u201107\u20112026",
                             "27\u00A0Jul\u00A02026",
                             "\u200E27/07/2026"})
        EXPECT_EQ(date(text, DateOrder::day_month_year), "2026-07-27") << text;
    EXPECT_EQ(date("7/27/26", DateOrder::month_day_year), "2026-07-27");
    EXPECT_EQ(date("1st Sept 2026"), "2026-09-01");
    EXPECT_EQ(date("27-Jul-68"), "2068-07-27");
    EXPECT_EQ(date("27-Jul-69"), "1969-07-27");
    EXPECT_EQ(date("27-Jul-98"), "1998-07-27");
    EXPECT_EQ(date("2nd Febr. 2026"), "2026-02-02");
    EXPECT_EQ(date("3rd May 2026"), "2026-05-03");
}

TEST(DateCell, TakesTimesAndLeavesZonesOut) {
    for (const auto* text :
         {"2026-07-27T10:05:00Z", "2026-07-27T10:05:00", "2026-07-27T10:05Z", "2026-07-27t10:05:00z",
          "2026-07-27 10:05:00.123+02:00", "2026-07-27T10:05:00.000+0000", "2026-07-27T10:05:00,5-05",
          "2026-07-27 10:05:00 UTC", "2026-07-27 10:05:00 CEST", "27 Jul 2026 10:05:00 GMT",
          "Mon, 27 Jul 2026 10:05:00 +0000", "Mon Jul 27 2026 10:05:00 GMT+0200 (Central European Time)",
          "2026-07-27T10:05:00+02:00[Europe/Berlin]", "2026-07-27 10:05:00 Europe/Berlin",
          "July 27, 2026 10:05 AM", "July 27, 2026, 10:05:00 a.m.", "July 27, 2026 10:05\u202FAM",
          "July 27, 2026 10:05am"})
        EXPECT_EQ(date(text), "2026-07-27 10:05:00") << text;
    EXPECT_EQ(date("27-07-2026 03:00", DateOrder::day_month_year), "2026-07-27 03:00:00");
    EXPECT_EQ(date("7/27/2026 3:15 PM", DateOrder::month_day_year), "2026-07-27 15:15:00");
    EXPECT_EQ(date("7/27/2026, 3 p.m.", DateOrder::month_day_year), "2026-07-27 15:00:00");
    EXPECT_EQ(date("7/27/2026 12:00 am", DateOrder::month_day_year), "2026-07-27 00:00:00");
    EXPECT_EQ(date("2026-12-31T23:30:00-05:00"), "2026-12-31 23:30:00");
    EXPECT_EQ(date("2026-07-27 24:00:00"), "2026-07-27 24:00:00");
}

TEST(DateCell, RefusesWhatIsNoDate) {
    for (const auto* text : {"",
                             "soon",
                             "2026-02-30",
                             "2026-13-01",
                             "27/07",
                             "46000",
                             "20260727",
                             "2026-07-27 25",
                             "2026-07-27 10",
                             "2026-07-27 25:00",
                             "2026-07-27 24:01",
                             "2026-07-27 10:60",
                             "2026-07-27 10:05 -x",
                             "2026-07-27 10:05:00.",
                             "2026-07-27 13:00 pm",
                             "1/2/3/4",
                             "27 Foo 2026",
                             "127.0.0.1",
                             "2026--07--27",
                             "1.2.3",
                             "Mon",
                             "Monday",
                             "Jul 2026",
                             "27 Ju 2026",
                             "Moon, 27 Jul 2026",
                             "27xx July 2026",
                             "2026-07-27 and more",
                             "2026-07-27 10:05 (",
                             "2707-2026"})
        EXPECT_EQ(date(text), "") << text;
    EXPECT_EQ(date("27/07/2026", DateOrder::month_day_year), "");
}

TEST(DateCell, KnowsWhatSettlesTheOrder) {
    const auto order = [](std::string_view text) {
        return read::order_of(read::take_date_apart(text).value());
    };
    const auto ambiguous = [](std::string_view text) {
        return read::is_ambiguous(read::take_date_apart(text).value());
    };
    EXPECT_EQ(order("2026-07-08"), DateOrder::year_month_day);
    EXPECT_EQ(order("27/07/2026"), DateOrder::day_month_year);
    EXPECT_EQ(order("07/27/2026"), DateOrder::month_day_year);
    EXPECT_EQ(order("07/08/2026"), std::nullopt);
    EXPECT_TRUE(ambiguous("07/08/2026"));
    EXPECT_FALSE(ambiguous("08/08/2026"));
    EXPECT_FALSE(ambiguous("8 Jul 2026"));
    for (const auto* text : {"1/0/1900", "0/1/1900", "27/0/2026", "0/27/2026", "00/00/0000"}) {
        EXPECT_EQ(order(text), std::nullopt) << text;
        EXPECT_FALSE(ambiguous(text)) << text;
    }
}

TEST(DateCell, KnowsWhatIsWrittenWhereThereIsNoDate) {
    for (const auto* text : {"0000-00-00",
                             "0000-00-00 00:00:00",
                             "0000-00-00T00:00:00Z",
                             "00/00/0000",
                             "00.00.0000",
                             "00/00/00",
                             "1/0/1900",
                             "01/00/1900",
                             "0/1/1900",
                             "00.01.1900",
                             "1/0/1900 12:00:00 AM",
                             "1/0/00",
                             "0-Jan-00",
                             "0-Jan-1900",
                             "00-Jan-1900",
                             "January 0, 1900",
                             "1900-01-00",
                             "1899-12-30",
                             "1899-12-30T00:00:00Z",
                             "12/30/1899",
                             "30/12/1899",
                             "30.12.1899",
                             "1899-12-31",
                             "30 Dec 1899",
                             "0001-01-01",
                             "1/1/0001",
                             "01/01/0001 00:00:00",
                             "0",
                             "00000000",
                             "0.0",
                             "１/０/１９００"})
        EXPECT_TRUE(read::is_zero_date(text)) << text;
    for (const auto* text :
         {"", "-", "2026-01-01", "1900-01-01", "1/1/1900", "2026-00-01", "1/0/2026", "1/1/00", "1899-11-30",
          "30/11/1899", "12/12/1899", "1970-01-01", "0.0.0", ".", "10", "1/2/0001", "no date"})
        EXPECT_FALSE(read::is_zero_date(text)) << text;
}

TEST(DateCell, ReadsSerialsOfSpreadsheets) {
    using enum NumberedDate;
    EXPECT_EQ(numbered("46371", excel_serial), "2026-12-15");
    EXPECT_EQ(numbered("46371.75", excel_serial), "2026-12-15");
    EXPECT_EQ(numbered("46371,75", excel_serial), "2026-12-15");
    EXPECT_EQ(numbered("46,371", excel_serial), "2026-12-15");
    EXPECT_EQ(numbered("46.371", excel_serial), "2026-12-15");
    EXPECT_EQ(numbered("1", excel_serial), "1900-01-01");
    EXPECT_EQ(numbered("59", excel_serial), "1900-02-28");
    EXPECT_EQ(numbered("60", excel_serial), "");  // 1900-02-29, which never was
    EXPECT_EQ(numbered("60.5", excel_serial), "");
    EXPECT_EQ(numbered("61", excel_serial), "1900-03-01");
    EXPECT_EQ(numbered("2958465", excel_serial), "9999-12-31");
    for (const auto* text : {"0", "0.5", "-1", "2958466", "1e4", "46371%", "$46371", "2026-12-15", "x"})
        EXPECT_EQ(numbered(text, excel_serial), "") << text;
    EXPECT_EQ(numbered("44909", excel_serial_1904), "2026-12-15");
    EXPECT_EQ(numbered("1", excel_serial_1904), "1904-01-02");
    EXPECT_EQ(numbered("2957003", excel_serial_1904), "9999-12-31");
    EXPECT_EQ(numbered("2957004", excel_serial_1904), "");
}

TEST(DateCell, ReadsOtherNumbers) {
    using enum NumberedDate;
    for (const auto* text : {"20261215", "202612151030", "20261215103000", "20261215T103000Z",
                             "20261215T1030", "20261215 10:30:00", "20261215.0"})
        EXPECT_EQ(numbered(text, yyyymmdd), "2026-12-15") << text;
    for (const auto* text : {"20261315", "20260230", "2026121", "202612150", "20261215x", "20261215T10",
                             "46371", "20261215.5", "1394531169"})
        EXPECT_EQ(numbered(text, yyyymmdd), "") << text;
    EXPECT_EQ(numbered("1394531169", unix_seconds), "2014-03-11");
    EXPECT_EQ(numbered("1394531169.25", unix_seconds), "2014-03-11");
    EXPECT_EQ(numbered("1394531169000", unix_milliseconds), "2014-03-11");
    EXPECT_EQ(numbered("1765843199999", unix_milliseconds), "2025-12-15");
    EXPECT_EQ(numbered("1765843200000", unix_milliseconds), "2025-12-16");
    for (const auto* text : {"46371", "1394531169000", "0", "-5", "1.39E+09"})
        EXPECT_EQ(numbered(text, unix_seconds), "") << text;
    for (const auto* text : {"46371", "1394531169", "20261215", "1.39E+12"})
        EXPECT_EQ(numbered(text, unix_milliseconds), "") << text;
}

TEST(DateCell, TellsWhatANumberLooksLike) {
    EXPECT_EQ(look("46371"), "excel-serial");
    EXPECT_EQ(look("46371.5"), "excel-serial");
    EXPECT_EQ(look("46,371"), "excel-serial");
    EXPECT_EQ(look("20261215"), "yyyymmdd");
    EXPECT_EQ(look("20261215103000"), "yyyymmdd");
    EXPECT_EQ(look("1765843200"), "unix-seconds");
    EXPECT_EQ(look("1765843200000"), "unix-milliseconds");
    for (const auto* text : {"", "2026", "202612", "31122026", "12", "80000", "14999", "0", "1e5",
                             "2026-12-15", "soon", "9999999999", "1765843200000000"})
        EXPECT_EQ(look(text), "") << text;
    for (const auto kind :
         {NumberedDate::excel_serial, NumberedDate::excel_serial_1904, NumberedDate::yyyymmdd,
          NumberedDate::unix_seconds, NumberedDate::unix_milliseconds})
        EXPECT_EQ(read::numbered_date_of_word(word(kind)), kind);
    EXPECT_EQ(read::numbered_date_of_word("serial"), std::nullopt);
}

TEST(DateCell, ReadsWhatEveryStyleWrites) {
    const Date last(2029, 3, 1);
    int serial = 45351;  // of the first day
    for (Date day(2024, 2, 29); day <= last; day += boost::gregorian::days(1), ++serial) {
        const auto iso = iso_text(day);
        const auto ymd = day.year_month_day();
        const int y = ymd.year, m = ymd.month, d = ymd.day;
        ASSERT_EQ(date(std::to_string(d) + "." + std::to_string(m) + "." + std::to_string(y),
                       DateOrder::day_month_year),
                  iso);
        ASSERT_EQ(date(std::to_string(m) + "/" + std::to_string(d) + "/" + std::to_string(y % 100),
                       DateOrder::month_day_year),
                  iso);
        ASSERT_EQ(date(std::string{ymd.month.as_long_string()} + " " + std::to_string(d) + ", " +
                       std::to_string(y)),
                  iso);
        ASSERT_EQ(date(std::to_string(d) + "-" + ymd.month.as_short_string() + "-" + std::to_string(y % 100)),
                  iso);
        ASSERT_EQ(numbered(std::to_string(serial), NumberedDate::excel_serial), iso);
        ASSERT_EQ(numbered(std::to_string(serial - 1462), NumberedDate::excel_serial_1904), iso);
        ASSERT_EQ(numbered(std::to_string(y * 10000 + m * 100 + d), NumberedDate::yyyymmdd), iso);
        const auto seconds = static_cast<long long>(serial - 25569) * 86400;
        ASSERT_EQ(numbered(std::to_string(seconds), NumberedDate::unix_seconds), iso);
        ASSERT_EQ(numbered(std::to_string(seconds * 1000 + 86399999), NumberedDate::unix_milliseconds), iso);
    }
}

}  // namespace csm::test
