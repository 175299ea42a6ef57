// SPDX-License-Identifier: MIT
// Which rows of flat files become customers, and what is told of the others and of keys.
#include "support/imports.hpp"

#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> described_all(const std::vector<Problem>& problems) {
    std::vector<std::string> list;
    for (const auto& problem : problems) list.push_back(describe(problem));
    return list;
}

std::vector<std::string> problems_of(std::initializer_list<std::string_view> texts) {
    return described_all(value(import_texts(texts)).problems);
}

/// The notices that speak of keys.
std::vector<std::string> key_notices(std::initializer_list<std::string_view> texts) {
    std::vector<std::string> list;
    for (auto& notice : described_all(value(import_texts(texts)).notices))
        if (notice.find("key") != std::string::npos && notice.find("is used but") == std::string::npos)
            list.push_back(std::move(notice));
    return list;
}

std::string error_of(std::string_view text, const Mapping& mapping = {}) {
    const auto imported = import_texts({text}, mapping);
    return imported ? std::string{} : describe(imported.error());
}

Mapping mapping_of(std::initializer_list<std::string_view> rules) {
    Mapping mapping;
    for (const auto rule : rules) mapping.rules.push_back(value(parse_import_rule(rule)));
    return mapping;
}

}  // namespace

TEST(ImportRows, LeaveOutTotalsAndSayWhere) {
    const auto imported =
        value(import_texts({"Name,Customer ID,ARR\nAlder,C-1,\"$48,000.00\"\nBirch,C-2,\"$22,500.00\"\n"
                            ",Total,\"$70,500.00\"\nTotal,,\"$70,500.00\"\n"}));
    EXPECT_EQ(imported.customers, 2U);
    ASSERT_EQ(imported.left_out.rows().size(), 1U);
    EXPECT_EQ(imported.left_out.rows()[0].defect, RowDefect::summary);
    EXPECT_EQ(imported.left_out.rows()[0].file, "1.csv");
    EXPECT_THAT(imported.left_out.rows()[0].lines, ElementsAre(4U, 5U));
    EXPECT_THAT(described_all(imported.problems),
                ElementsAre("1.csv:4:2: \"Total\" is a total of other rows; the row is left out",
                            "1.csv:5:7: \"Total\" is a total of other rows; the row is left out"));
}

TEST(ImportRows, KeepWhatOnlyLooksLikeATotal) {
    const auto* const text = "Customer ID,ARR\nC-1,5.5\nC-2,7.5\nTotal,99.5\nTotal Wine,7.5\n";
    const auto imported = value(import_texts({text}));
    EXPECT_EQ(imported.customers, 4U);
    EXPECT_EQ(imported.left_out.count(), 0U);
    EXPECT_THAT(described_all(imported.problems),
                ElementsAre("1.csv:4:1: \"Total\" looks like a total, but is not the sum of the rows above "
                            "it; kept: delete the row if it is a total"));
    EXPECT_THAT(problems_of({"Customer ID,ARR\nC-1,5.5\nTotal,5.5\n"}),
                ElementsAre(HasSubstr("looks like a total, but a single row stands above it")));
}

TEST(ImportRows, AddTheColumnThatIsTheArr) {
    EXPECT_EQ(value(import_texts({"Customer ID,ARR,Seats\nC-1,5.5,2\nC-2,7.5,3\nTotal,13,4\n"})).customers,
              2U);
    EXPECT_EQ(value(import_texts({"Customer ID,ARR,Seats\nC-1,5.5,2\nC-2,7.5,3\nTotal,12,5\n"})).customers,
              3U);
}

TEST(ImportRows, DoNotCountTotalsWhereTheyLookForSeveralRows) {
    const auto imported =
        value(import_texts({"Customer "
                            "ID,ARR\nC-1,5.5\nC-2,7.5\nSubtotal,13\nC-3,1.5\nC-4,"
                            "2\nSubtotal,3.5\nN/A,1\nTBD,2\nTBD,3\nC-5;C-6,4\nC-5;C-6,5\n"}));
    EXPECT_EQ(imported.customers, 4U);
    EXPECT_EQ(imported.left_out.count(), 7U);
}

TEST(ImportRows, NeedAKeyOfOneCustomer) {
    const auto imported =
        value(import_texts({"Customer ID,Name\nC-1,A\n,B\nNone,C\ntbd,D\n0,E\n1.23E+11,F\nC-1;C-2,G\n"
                            "\"C-3\nC-4\",H\n\u200B,I\nC-1,A\n"}));
    EXPECT_EQ(imported.customers, 1U);
    EXPECT_THAT(
        described_all(imported.problems),
        ElementsAre(
            "1.csv:3:1: customer_id: is missing; the row is left out",
            "1.csv:4:1: customer_id: \"None\" names no customer; the row is left out",
            "1.csv:5:1: customer_id: \"tbd\" names no customer; the row is left out",
            "1.csv:6:1: customer_id: \"0\" names no customer; the row is left out",
            "1.csv:7:1: customer_id: \"1.23E+11\" is a number that a spreadsheet shortened, so the customer "
            "cannot be told; the row is left out",
            "1.csv:8:1: customer_id: \"C-1;C-2\" holds several keys; the row is left out: give each customer "
            "a "
            "row of its own",
            "1.csv:9:1: customer_id: \"C-3\\x0aC-4\" holds several keys; the row is left out: give each "
            "customer "
            "a row of its own",
            "1.csv:11:1: customer_id: is missing; the row is left out",
            "1.csv:12:1: (C-1) customer_id: came before, in line 2; the first row is used and this one left "
            "out"));
    std::vector<std::pair<RowDefect, std::uint64_t>> counts;
    for (const auto& rows : imported.left_out.rows()) counts.emplace_back(rows.defect, rows.count);
    EXPECT_THAT(counts,
                ElementsAre(std::pair{RowDefect::no_key, 5U}, std::pair{RowDefect::shortened_key, 1U},
                            std::pair{RowDefect::several_keys, 2U}, std::pair{RowDefect::repeated_key, 1U}));
}

TEST(ImportRows, JoinOnKeysWithoutTheMarksOfSpreadsheets) {
    const auto imported = value(import_texts(
        {"Customer ID,Name\n00451,A\n00452,B\n00453,C\n00454,D\n",
         "Customer ID,Login Frequency\n\"=\"\"00451\"\"\",70\n'00452,40\n00453\u00A0,55\n=\"00454\",60\n"}));
    EXPECT_EQ(imported.customers, 4U);
    EXPECT_THAT(imported.problems, IsEmpty());
    EXPECT_THAT(imported.json, HasSubstr("\"login_frequency\": 60"));
    EXPECT_THAT(imported.json, Not(HasSubstr("=")));
    EXPECT_THAT(
        key_notices({"Customer ID,Name\n00451,A\n'00452,B\n'00453,B\n"}),
        ElementsAre(
            "1.csv:3:1: column \"Customer ID\": 2 keys are read without the marks that spreadsheets and "
            "copying leave: \"'00452\" is \"00452\""));
}

TEST(ImportRows, OfFilesThatShareNoKeysAreDoubted) {
    EXPECT_THAT(
        problems_of(
            {"customer_id,name\nC-1,A\nC-2,B\n", "customer_id,arr\nb-1,5.5\nb-2,7.5\nb-3,7.5\nb-4,7.5\n"}),
        ElementsAre(
            "2.csv: none of its 4 customers came in an earlier file; keys are \"b-1\", \"b-2\", \"b-3\" here "
            "and \"C-1\", \"C-2\" there: if these are not ids of one kind, --map COLUMN=customer_id names "
            "the column that is"));
    std::string one = "customer_id,name\n", two = "customer_id,owner\nC-0,x\n";
    for (int i = 0; i < 11; ++i) one += "C-" + std::to_string(i) + ",A\n";
    for (int i = 20; i < 40; ++i) two += "C-" + std::to_string(i) + ",x\n";
    EXPECT_THAT(
        problems_of({one, two}),
        ElementsAre(HasSubstr("2.csv: only 1 of its 21 customers came in an earlier file; keys are \"C-20\", "
                              "\"C-21\", \"C-22\" here and \"C-1\", \"C-2\", \"C-3\" there")));
    EXPECT_THAT(problems_of({one, two + "C-1,x\n"}), IsEmpty());
    EXPECT_THAT(problems_of({"customer_id,name\nC-1,A\nC-2,A\nC-3,A\nC-4,A\n", two + "C-1,x\n"}), IsEmpty());
    EXPECT_THAT(problems_of({one, "customer_id,owner\n"}), IsEmpty());
}

TEST(ImportRows, OfKeysThatMayBeOneAreTold) {
    EXPECT_THAT(
        key_notices({"customer_id,name\nC-1,A\nC-2,B\nC-3,C\n", "customer_id,owner\nc-1,x\nC-2,y\nc-3,z\n"}),
        ElementsAre("customer_id: there are 2 pairs of keys that differ only in upper and lower case, such "
                    "as \"C-1\" "
                    "and \"c-1\"; they stay apart: write one of them everywhere if they mean one customer"));
    EXPECT_THAT(key_notices({"customer_id,name\n0015g00000ABCDe,A\n0015g00000ABCDf,B\n",
                             "customer_id,owner\n0015g00000ABCDeAAF,x\n0015g00000ABCDf,y\n"}),
                ElementsAre(HasSubstr(
                    "there is a pair of keys that are ids of Salesforce with 15 and with 18 characters for "
                    "one account, such as \"0015g00000ABCDe\" and \"0015g00000ABCDeAAF\"")));
    EXPECT_THAT(key_notices({"customer_id,name\n00451,A\n452,B\n", "customer_id,owner\n451,x\n452,y\n"}),
                ElementsAre(HasSubstr("differ only in leading zeros, such as \"00451\" and \"451\"")));
    EXPECT_THAT(key_notices({"customer_id,name\n123456789012345001,A\n123456789012345002,B\n"}), IsEmpty());
    const auto apart = value(import_texts({"customer_id,name\nC-1,A\nC-2,B\nc-1,C\n"}));
    EXPECT_EQ(apart.customers, 3U);
}

TEST(ImportRows, OfTwoColumnsOfOneNameAreRefusedWhereItIsUsed) {
    EXPECT_EQ(error_of("Customer ID,ARR,ARR\nC-1,5,6\n"),
              "1.csv:1:17: 2 columns are named \"ARR\", and nothing says which one counts; rename them in "
              "the file, or leave "
              "them out with --map 'ARR='");
    EXPECT_THAT(error_of("Customer ID,customer id,Name\nC-1,5,6\n"),
                HasSubstr("\"Customer ID\" and \"customer id\" are one name to csm, and nothing says which "
                          "one counts; leave "
                          "one of them out with --map 'Customer ID=' or --map 'customer id='"));
    EXPECT_THAT(error_of("Customer ID,ARR,\u200BARR \nC-1,5,6\n"), HasSubstr("2 columns are named \"ARR\""));
    EXPECT_THAT(error_of("Customer ID,Spend,Spend\nC-1,5,6\n", mapping_of({"Spend=arr:arr"})),
                HasSubstr("2 columns are named \"Spend\""));
    EXPECT_EQ(error_of("Customer ID,ARR,ARR\nC-1,5,6\n", mapping_of({"ARR="})), "");
    EXPECT_EQ(error_of("Customer ID,ARR,arr\nC-1,5,6\n", mapping_of({"arr="})), "");
    EXPECT_EQ(error_of("Customer ID,ARR,arr\nC-1,5,6\n", mapping_of({"arr=arr"})), "");
    EXPECT_EQ(error_of("Customer ID,,,\nC-1,5,6\n"), "");
    const auto unused = value(import_texts({"Customer ID,Notes,Notes\nC-1,5,6\n"}));
    EXPECT_EQ(describe(unused.notices[0]), "1.csv:1:19: 2 columns are named \"Notes\"; none of them is used");
    const auto plan =
        plan_import(std::vector{value(read_csv("Customer ID,ARR,ARR\n", "a.csv"))}, {}, standard_model());
    ASSERT_FALSE(plan);
    EXPECT_THAT(describe(plan.error()), HasSubstr("2 columns are named \"ARR\""));
}

TEST(ImportRows, NeedAColumnOfKeysAndAHeader) {
    EXPECT_THAT(
        error_of("Prepared by,Casey\nof,Sales\nCustomer ID,Name,ARR\nC-1,A,5\n"),
        HasSubstr(
            "no column is the customer key, customer_id; line 3 looks like the header: write --skip 2"));
    EXPECT_THAT(
        error_of("Paid,Valid,Name\nyes,no,A\n"),
        HasSubstr(
            "write --map COLUMN=customer_id with the column that names the customer, of \"Paid\", \"Valid\", "
            "\"Name\""));
    EXPECT_THAT(error_of("Renewal ID,Name\n2026-01-31,A\n"), Not(HasSubstr("the nearest is")));
    EXPECT_THAT(error_of("Deal Id,Name\n7,A\n"), HasSubstr("the nearest is \"Deal Id\""));
    EXPECT_THAT(error_of("dealId,Name\n7,A\n"), HasSubstr("the nearest is \"dealId\""));
    EXPECT_THAT(error_of("a,b,c,d,e,f,g,h\n1,,,,,,,\n"), HasSubstr("\"f\" and 2 more"));
}

TEST(ImportRows, OfRawTablesAreNoTotalsAndHavePlainKeys) {
    Mapping mapping;
    mapping.name = "m.json";
    mapping.tables = {{"companies", {"1"}}, {"subs", {"2"}}};
    mapping.select = "SELECT c.company_id AS customer_id, sum(s.amount) AS arr FROM companies c "
                     "JOIN subs s ON s.company = c.company_id GROUP BY 1";
    const auto imported =
        value(import_texts({"company_id,name\n00451,A\n'00452,B\n\"Copyright, all rights reserved\"\n",
                            "sub,company,amount\ns1,=\"00451\",100.50\ns2,00451\u00A0,200\n"
                            "s3,00452,50\nTotal,,350.50\n,Grand Total,\"$350.50\"\n"},
                           mapping));
    EXPECT_EQ(imported.customers, 2U);
    EXPECT_THAT(imported.json, HasSubstr("\"arr\": 300.5"));
    EXPECT_THAT(imported.json, HasSubstr("\"arr\": 50\n"));
    EXPECT_THAT(described_all(imported.problems),
                ElementsAre("2.csv:5:7: \"Total\" is a total of other rows; the row is left out",
                            "2.csv:6:2: \"Grand Total\" is a total of other rows; the row is left out"));
    ASSERT_EQ(imported.left_out.rows().size(), 1U);
    EXPECT_THAT(imported.left_out.rows()[0].lines, ElementsAre(5U, 6U));
}

TEST(ImportRows, OfATableThatASelectDoesNotReadAreNotJudged) {
    Mapping mapping;
    mapping.name = "m.json";
    mapping.tables = {{"t", {"1"}}};
    mapping.select = "SELECT id AS customer_id FROM t";
    EXPECT_THAT(value(import_texts({"id,x\nC-1,2\n", "a,b\nx,1\ny,2\nTotal,3\n"}, mapping)).problems,
                IsEmpty());
}

}  // namespace csm::test
