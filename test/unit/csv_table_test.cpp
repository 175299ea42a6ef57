// SPDX-License-Identifier: MIT
#include "support/result_value.hpp"

#include <csm/csv_table.hpp>

#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> texts(const CsvRow& row) {
    std::vector<std::string> list;
    for (const auto& cell : row) list.push_back(cell.text);
    return list;
}

CsvTable table_of(std::string_view text) { return value(read_csv(text, "a.csv")); }

std::string error_of(std::string_view text) {
    const auto table = read_csv(text, "a.csv");
    return table ? std::string{} : describe(table.error());
}

std::vector<std::string> problems_of(std::string_view text) {
    std::vector<std::string> list;
    for (const auto& problem : table_of(text).problems) list.push_back(describe(problem));
    return list;
}

}  // namespace

TEST(CsvTable, DetectsTheDelimiter) {
    EXPECT_EQ(table_of("a,b\n1,2\n").delimiter, ',');
    EXPECT_EQ(table_of("a;b\n1,5;2\n").delimiter, ';');
    EXPECT_EQ(table_of("a\tb\n1\t2\n").delimiter, '\t');
    EXPECT_EQ(table_of("\"a,b,c\";d\n1;2\n").delimiter, ';');
    EXPECT_EQ(table_of("alone\n1\n").delimiter, ',');
    EXPECT_EQ(value(read_csv("a,b;c\n1,2;3\n", "a.csv", {';'})).header.size(), 2U);
}

TEST(CsvTable, TakesAnyLineEndAndAByteOrderMark) {
    for (const auto* text : {"a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2\r",
                             "\xEF\xBB\xBF"
                             "a,b\n1,2",
                             "\n\na,b\n\n1,2\n\n"}) {
        const auto table = table_of(text);
        EXPECT_THAT(texts(table.header), ElementsAre("a", "b")) << text;
        ASSERT_EQ(table.rows.size(), 1U) << text;
        EXPECT_THAT(texts(table.rows[0]), ElementsAre("1", "2")) << text;
        EXPECT_THAT(table.problems, IsEmpty());
    }
}

TEST(CsvTable, ReadsQuotedCells) {
    const auto table = table_of("a,b\n\"x, \"\"y\"\"\nz\",\"\"\n 1 , \" 2 \" \n");
    EXPECT_THAT(texts(table.rows[0]), ElementsAre("x, \"y\"\nz", ""));
    EXPECT_THAT(texts(table.rows[1]), ElementsAre("1", "2"));
}

TEST(CsvTable, KnowsThePlaceOfEveryCell) {
    const auto table = table_of("a,b\r\n\"x\ny\",2\r\n\r\n3, 4");
    EXPECT_EQ(table.rows[0][0].line, 2U);
    EXPECT_EQ(table.rows[0][0].column, 1U);
    EXPECT_EQ(table.rows[0][1].line, 3U);
    EXPECT_EQ(table.rows[0][1].column, 4U);
    EXPECT_EQ(table.rows[1][0].line, 5U);
    EXPECT_EQ(table.rows[1][1].line, 5U);
    EXPECT_EQ(table.rows[1][1].column, 4U);
}

TEST(CsvTable, ReadsWindows1252WithANotice) {
    const auto table = table_of("a,b\nB\xE4r,\x80\nB\xC3\xA4r,c\n");
    EXPECT_THAT(texts(table.rows[0]), ElementsAre("B\u00E4r", "\u20AC"));
    EXPECT_THAT(texts(table.rows[1]), ElementsAre("B\u00E4r", "c"));
    ASSERT_EQ(table.notices.size(), 1U);
    EXPECT_EQ(describe(table.notices[0]),
              "a.csv:2:1: 2 cells are not UTF-8 and read as Windows-1252, this one first");
}

TEST(CsvTable, KeepsRowsAsLongAsTheHeader) {
    const auto table = table_of("a,b,,\n1,2,,\n1\n1,2,3\n,,,\n");
    EXPECT_EQ(table.header.size(), 2U);
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_THAT(texts(table.rows[1]), ElementsAre("1", ""));
    ASSERT_EQ(table.left_out.rows().size(), 1U);
    EXPECT_EQ(table.left_out.rows()[0].defect, RowDefect::long_row);
    EXPECT_THAT(table.left_out.rows()[0].lines, ElementsAre(4U));
    EXPECT_THAT(
        problems_of("a,b\n1\n1,2,3\n"),
        ElementsAre("a.csv:2:1: the row has 1 cell and the header 2; what is missing counts as empty",
                    "a.csv:3:1: the row has 3 cells and the header 2: a delimiter may stand in a text "
                    "without quotes; the row is left out"));
}

TEST(CsvTable, RefusesQuotesThatDoNotPair) {
    EXPECT_THAT(error_of("a,b\n1,\"x\n2,3\n"),
                HasSubstr("a.csv:2:3: a quoted text begins here and has no end"));
    EXPECT_THAT(error_of("a,b\n1,\"x\"y\n2,3\n"), HasSubstr("a.csv:2:3: "));
    EXPECT_THAT(problems_of("a,b\n1,x\"y\n"),
                ElementsAre("a.csv:2:3: a quote stands within a text that is not quoted; taken as it is"));
}

TEST(CsvTable, RefusesWhatIsNoCsv) {
    EXPECT_THAT(error_of(""), HasSubstr("a.csv: is empty"));
    EXPECT_THAT(error_of("\n , \n"), HasSubstr("a.csv: is empty"));
    EXPECT_THAT(error_of("PK\x03\x04"), HasSubstr("spreadsheet"));
    EXPECT_THAT(error_of("\x1F\x8B\x08"), HasSubstr("compressed"));
    EXPECT_THAT(error_of(std::string_view("\xFF\xFE"
                                          "a\0",
                                          4)),
                HasSubstr("UTF-16"));
}

TEST(CsvTable, TakesTheLineThatNamesTheDelimiter) {
    const auto table = table_of("sep=;\r\na;b\r\n1,5;2\r\n");
    EXPECT_THAT(texts(table.header), ElementsAre("a", "b"));
    EXPECT_EQ(table.rows[0][0].line, 3U);
}

TEST(CsvTable, DetectsTheDelimiterByAllRows) {
    EXPECT_EQ(table_of("a|b\n1,5|2\n").delimiter, '|');
    EXPECT_EQ(table_of("id|notes\n1|Hello, world, again\n2|none\n").delimiter, '|');
    EXPECT_EQ(table_of("id,tags\n1,a;b;c;d\n2,c;d;e;f\n3\n").delimiter, ',');
    EXPECT_EQ(table_of("Report for Berlin, Germany\n\na;b;c\nx;y;1,5\nz;u;2,5\n").delimiter, ';');
    EXPECT_EQ(table_of("Report\n\na\tb\tc\nx\ty\t1,5\n").delimiter, '\t');
    EXPECT_EQ(table_of("a,b,c\n1,2\n1\n").delimiter, ',');
    EXPECT_EQ(table_of("a|\"b;c;d;e\"\nx|\"y;z;u;v\"\n").delimiter, '|');
    EXPECT_EQ(table_of("a;b;c,d\n").delimiter, ';');
    EXPECT_EQ(table_of("a,b\n1,2\n1,2,3\n4\nx \"y\" z,5\n6;7,8\n").delimiter, ',');
    EXPECT_EQ(table_of("Sales, EMEA\nOf Casey, Berlin\nFor us, here\na;b;c\nx;y;z\n").delimiter, ';');
    EXPECT_EQ(table_of("sep=|\na|b,c,d\n").delimiter, '|');
    EXPECT_EQ(table_of("sep=^\na^b,c,d\n").delimiter, '^');
    EXPECT_EQ(table_of("sep=^\na^b,c,d\n").header.size(), 2U);
}

TEST(CsvTable, NamesDelimiters) {
    EXPECT_EQ(delimiter_word(','), "comma");
    EXPECT_EQ(delimiter_word('|'), "pipe");
    EXPECT_EQ(delimiter_word('^'), "\"^\"");
}

TEST(CsvTable, FindsTheHeaderBelowTitles) {
    const auto* const body = "Customer ID,Customer,ARR\nC-1,Alder,48000\nC-2,Birch,22500\n";
    for (const std::string titles : {"Customer Health Export\nReport date: 2026-11-20\n\n", "Export\n\n\n",
                                     "Export,,\nReport date:,2026-11-20,\n,,\n",
                                     "\"A title, with a comma\"\n,,\nAccounts,,\n", "2026-11-20\nx\ny\n"}) {
        const auto table = table_of(titles + body);
        EXPECT_THAT(texts(table.header), ElementsAre("Customer ID", "Customer", "ARR")) << titles;
        EXPECT_EQ(table.rows.size(), 2U) << titles;
        EXPECT_THAT(table.problems, IsEmpty()) << titles;
        ASSERT_EQ(table.notices.size(), 1U) << titles;
        EXPECT_EQ(table.header[0].line, 4U);
        EXPECT_THAT(describe(table.notices[0]), HasSubstr("a.csv:4: line 4 is taken for the header"))
            << titles;
    }
    EXPECT_EQ(
        describe(table_of("Export\n\"of, today\"\n1\n2\nCustomer ID,ARR\nC-1,5\n").notices[0]),
        "a.csv:5: line 5 is taken for the header, and what stands above it is skipped: \"Export\", \"of, "
        "today\", \"1\"; write --skip 0 if the first line is the header, or --skip N if N lines stand above "
        "it");
}

TEST(CsvTable, LeavesAHeaderWhereItIs) {
    for (const auto* text :
         {"a,b,c\nx,y,z\n", "a,b\nx,y,z\nu,v,w\n", "a,,c\nx,y,z\n", "Customer,2024,2025\nx,y,z\n",
          "a\nb\nc\n", "a,b,c\n1\n2,3\nu,v,w\n", "customer_id,name\nC-1,A,B,C,D\nC-2,A,B,C,E\n",
          "only,header\n", "only\n1,2\n3,4\n"}) {
        const auto table = table_of(text);
        EXPECT_EQ(table.header[0].line, 1U) << text;
        EXPECT_THAT(table.notices, IsEmpty()) << text;
    }
}

TEST(CsvTable, SkipsAsManyLinesAsAreNamed) {
    const std::string text = "Prepared by,Casey\n\"on\n2026\",x\nid,name,arr\nC-1,A,5\n";
    EXPECT_THAT(texts(table_of(text).header), ElementsAre("Prepared by", "Casey"));
    const auto table = value(read_csv(text, "a.csv", {.skip = 3}));
    EXPECT_THAT(texts(table.header), ElementsAre("id", "name", "arr"));
    EXPECT_EQ(table.rows[0][0].line, 5U);
    EXPECT_THAT(texts(value(read_csv("x\n\na,b\n1,2\n", "a.csv", {.skip = 0})).header), ElementsAre("x"));
    EXPECT_THAT(texts(value(read_csv("x\r\ry,z\ra,b\r1,2\r", "a.csv", {.skip = 3})).header),
                ElementsAre("a", "b"));
    EXPECT_THAT(texts(value(read_csv("sep=;\nx\na;b\n1;2\n", "a.csv", {.skip = 2})).header),
                ElementsAre("a", "b"));
    for (const std::size_t lines : {6U, 100U}) {
        const auto none = read_csv(text, "a.csv", {.skip = lines});
        ASSERT_FALSE(none);
        EXPECT_THAT(describe(none.error()), HasSubstr("a.csv: has no header behind the lines that --skip"));
    }
}

TEST(CsvTable, LeavesOutFootersOfAReport) {
    const auto table =
        table_of("Account ID,Name,ARR\n0015A,Alder,48000\n0015B,Birch,22500\n\n"
                 "\"Grand Totals (2 records)\"\n"
                 "\"Copyright (c) 2000-2026 vendor.com, inc. All rights reserved.\"\n"
                 "Confidential Information - Do Not Distribute\n0015C\n"
                 "Generated By: Casey Example 20.11.2026\n\u00A9 2026 Vendor\nReport run 1 May\n");
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_EQ(table.rows[2][0].text, "0015C");
    ASSERT_EQ(table.left_out.rows().size(), 1U);
    EXPECT_EQ(table.left_out.rows()[0].defect, RowDefect::footer);
    EXPECT_EQ(table.left_out.count(), 6U);
    EXPECT_THAT(table.left_out.rows()[0].lines, ElementsAre(5U, 6U, 7U, 9U, 10U));
    ASSERT_EQ(table.problems.size(), 7U);
    EXPECT_EQ(describe(table.problems[0]),
              "a.csv:5:1: \"Grand Totals (2 records)\" is a footer of the report; the row is left out");
    EXPECT_THAT(describe(table.problems[3]), HasSubstr("a.csv:8:1: the row has 1 cell and the header 3"));
}

TEST(CsvTable, TakesNothingElseForAFooter) {
    const auto ids = [](std::string_view text) {
        std::vector<std::string> list;
        for (const auto& row : table_of(text).rows) list.push_back(row[0].text);
        return list;
    };
    EXPECT_THAT(ids("id,name\nA,x\nC-1\nTotal Wine\n"), ElementsAre("A", "C-1", "Total Wine"));
    EXPECT_THAT(ids("id,name\nConfidential\nA,x\n"), ElementsAre("Confidential", "A"));
    EXPECT_THAT(ids("id\nA\nConfidential\n"), ElementsAre("A", "Confidential"));
    EXPECT_THAT(ids("id,name\nA,x\nConfidential,\n"), ElementsAre("A", "Confidential"));
    EXPECT_THAT(
        problems_of("id,name\nA,x\nConfidential,\n"),
        ElementsAre("a.csv:3:1: \"Confidential\" looks like a footer of the report, but the row has 2 cells; "
                    "kept as a row: delete it if it is a footer"));
    EXPECT_THAT(problems_of("id,name\nA,x\nConfidential,Inc.\n"), IsEmpty());
}

TEST(CsvTable, TakesMarksOffNamesOfColumns) {
    const auto table = table_of("\uFEFF\uFEFFCustomer\u00A0ID\u200B,\u202FARR ,=\"Name\"\nC-1,5,=\"x\"\n");
    EXPECT_THAT(texts(table.header), ElementsAre("Customer ID", "ARR", "Name"));
    ASSERT_EQ(table.notices.size(), 3U);
    EXPECT_EQ(describe(table.notices[1]),
              "a.csv:1:20: marks that are no part of a name are taken off \"ARR\"");
    EXPECT_EQ(table.rows[0][2].text, "=\"x\"");
    EXPECT_THAT(table.problems, IsEmpty());
}

}  // namespace csm::test
