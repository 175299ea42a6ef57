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
    EXPECT_EQ(table.rejected, 1U);
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

}  // namespace csm::test
