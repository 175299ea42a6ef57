// SPDX-License-Identifier: MIT
#include "read/csv/summary_rows.hpp"
#include "support/result_value.hpp"

#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using read::RowKind;

/// The lines of the rows that are not just records, and what they are. The key is the first column.
std::vector<std::pair<std::size_t, RowKind>> judged(std::string_view text,
                                                    std::optional<std::size_t> amount = 2) {
    std::vector<std::pair<std::size_t, RowKind>> rows;
    for (const auto& row : read::summary_rows(value(read_csv(text, "t.csv")), 0, amount))
        rows.emplace_back(row.row, row.kind);
    return rows;
}

RowKind kind_of_last(const std::string& last, std::optional<std::size_t> amount = 2) {
    const auto rows =
        judged("id,name,arr,seats\nC-1,Alder,48000,5\nC-2,Birch,22500,7\n" + last + "\n", amount);
    return rows.empty() ? RowKind::record : rows.back().second;
}

const auto summary = [](std::size_t row) { return std::pair{row, RowKind::summary}; };

}  // namespace

TEST(SummaryRows, AreLabelledAndAddUpTheRowsAbove) {
    for (const auto* label :
         {"Total", "TOTAL", "total:", "Subtotal", "Sub-total", "Sub Total", "Grand Total", "Grand totals",
          "Sum", "Total (2 records)", "Grand Totals (2 records)", "Subtotal (12 accounts)", "Totals"})
        for (const auto* amounts :
             {",,70500,12", ",,70500", ",,,12", ",,,", ",,\"$70,500.00\",", ",,70500.02,", ",-,70500,n/a"})
            EXPECT_EQ(kind_of_last(std::string{label} + amounts), RowKind::summary) << label << amounts;
    EXPECT_EQ(kind_of_last("Total,,,12", {}), RowKind::summary);
    EXPECT_EQ(kind_of_last("Total,,70500,6", {}), RowKind::summary);
    EXPECT_EQ(kind_of_last(",Total,70500,12"), RowKind::summary);
}

TEST(SummaryRows, MayNameTheirGroup) {
    for (const auto* label : {"Total Enterprise", "Enterprise Total", "Subtotal: EMEA", "Total for EMEA",
                              "EMEA - Subtotal", "Grand total 2026", "Sum of EMEA"}) {
        EXPECT_EQ(kind_of_last(std::string{label} + ",,70500,12"), RowKind::summary) << label;
        EXPECT_EQ(kind_of_last(std::string{label} + ",,70501,12"), RowKind::record) << label;
        EXPECT_EQ(kind_of_last(std::string{label} + ",,,"), RowKind::record) << label;
    }
}

TEST(SummaryRows, AreNoCustomersWhoseNamesBeginAlike) {
    for (const auto* row : {"Total Wine,Total Wine,70500,12", "Total Wine,,1000,2", "C-3,Total,70500,12",
                            "C-3,Total,1000,1", "Summit,,70500,12", "Totally,,70500,12", "SUM-1001,,5,5",
                            "Total,TotalEnergies,1000,2", "Consumer,,70500,12", "Total,Alder,,"})
        EXPECT_EQ(kind_of_last(row), RowKind::record) << row;
}

TEST(SummaryRows, AreKeptAndToldWhenTheyOnlyLookSo) {
    EXPECT_EQ(kind_of_last("Total,,70499,12"), RowKind::other_amount);
    EXPECT_EQ(kind_of_last("Total,,70500.03,"), RowKind::other_amount);
    EXPECT_EQ(kind_of_last("Total,,,13"), RowKind::other_amount);
    EXPECT_EQ(kind_of_last("Total,2 accounts,70500,12"), RowKind::other_texts);
    EXPECT_THAT(judged("id,name,arr\nC-1,A,5\nTotal,,5\n"), ElementsAre(std::pair{1U, RowKind::after_one}));
    EXPECT_THAT(judged("id,name,arr\nC-1,A,5\nTotal,,\n"), ElementsAre(std::pair{1U, RowKind::after_one}));
    EXPECT_THAT(judged("id,name,arr\nTotal,,5\nC-1,A,5\n"),
                ElementsAre(std::pair{0U, RowKind::other_amount}));
}

TEST(SummaryRows, StandBehindTheirGroups) {
    EXPECT_THAT(judged("id,name,arr\nA,x,10\nB,x,20\nSubtotal,,30\nC,x,5\nSubtotal,,5\nD,x,1\nE,x,2\n"
                       "Subtotal EMEA,,3\nGrand Total,,38\nTotal,,38\n"),
                ElementsAre(summary(2), summary(4), summary(7), summary(8), summary(9)));
    EXPECT_THAT(judged("id,name,arr\nA,x,10\nSubtotal,,10\nC,x,5\nD,x,6\nSubtotal,,11\nTotal,,21\n"),
                ElementsAre(std::pair{1U, RowKind::after_one}, summary(4), summary(5)));
    EXPECT_THAT(judged("id,name,arr\nA,x,10\nB,x,20\nSubtotal,,30\nC,x,5\nD,x,6\nSubtotal,,12\n"),
                ElementsAre(summary(2), std::pair{5U, RowKind::other_amount}));
}

TEST(SummaryRows, ReadNumbersAsTheyAreWritten) {
    EXPECT_THAT(judged("id;name;arr\nA;x;48.000,50 \u20AC\nB;x;22.500,25 \u20AC\nTotal;;70.500,75 \u20AC\n"),
                ElementsAre(summary(2)));
    EXPECT_THAT(judged("id;name;arr\nA;x;800.000\nB;x;400.000\nTotal;;1.200.000\n"), ElementsAre(summary(2)));
    EXPECT_THAT(judged("id,name,arr\nA,x,n/a\nB,x,(5)\nC,x,7\nTotal,,2\n"), ElementsAre(summary(3)));
    EXPECT_THAT(judged("id,name,arr\nA,x,0\nB,x,0\nTotal,,0\n"), ElementsAre(summary(2)));
    EXPECT_THAT(judged("id,name,arr\nA,x,0.1\nB,x,0.2\nTotal,,0.3\n"), ElementsAre(summary(2)));
}

TEST(SummaryRows, CountCellsAsNumbersWhereTheColumnIsOfNumbers) {
    EXPECT_THAT(judged("id,plan,arr\nA,pro,1\nB,2,1\nC,basic,1\nTotal,2,3\n"),
                ElementsAre(std::pair{3U, RowKind::other_texts}));
    EXPECT_THAT(judged("id,seats,arr\nA,1,1\nB,2,1\nC,many,1\nTotal,3,3\n"), ElementsAre(summary(3)));
}

TEST(ReportFooter, IsToldByItsWords) {
    for (const auto* cell :
         {"Copyright (c) 2026", "COPYRIGHT", "\u00A9 2026 Vendor", "Strictly confidential",
          "Generated by Casey", "Report generated by: x", "Grand Totals (2 records)", "Report run: 1 May"})
        EXPECT_TRUE(read::is_report_footer(cell)) << cell;
    for (const auto* cell :
         {"C-1", "Total", "Total Wine", "Generated", "Report", "Grand Hotel", "Confidence", ""})
        EXPECT_FALSE(read::is_report_footer(cell)) << cell;
}

TEST(ReportFooter, AndTotalsAreLookedForWhereTheirWordsAre) {
    for (const auto* text :
         {"a\nTOTAL\n", "x sUm", "\u00A9", "\xA9", "Report run", "generated", "Copyright", "CONFIDENTIAL"})
        EXPECT_TRUE(read::may_hold_no_records(text)) << text;
    EXPECT_FALSE(read::may_hold_no_records("customer_id,name\nC-1,Alder tot su copy\n"));
}

}  // namespace csm::test
