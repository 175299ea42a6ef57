// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/csv_portfolio.hpp"
#include "support/reading.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

double value_of(const Account& account, std::string_view field) {
    return account.values[slot_of(standard_model(), field)];
}

/// Described problems, without the name of the file.
std::vector<std::string> problems_of(std::string_view text) {
    std::vector<std::string> texts;
    for (const auto& problem : read_text(text).problems) texts.push_back(describe(problem).substr(7));
    return texts;
}

std::string error_of(std::string_view text, const std::string& name) {
    const Source source{name, text};
    const AccountSink sink{[](Account&) {}, [](const Problem&) {}};
    const auto counts = read_portfolios({&source, 1}, standard_model(), sink);
    return counts ? "none" : describe(counts.error());
}

}  // namespace

TEST(PortfolioCsv, FillsFieldsByTheirNames) {
    const auto reading = read_text(
        "Customer ID;name;segment;arr;contract_end_date;usage.login_frequency;relationship.renewal_sentiment;"
        "relationship_signals.champion_left;departments.current;departments.potential;"
        "product_usage.core.v2.adopted;product_usage.sso.usage_pct;product_usage.core.v2.usage_pct\r\n"
        "C-1;\"Alderbrook; \"\"Tea\"\"\";Enterprise;60000.5;27/01/2027;81;Positive;No;\"sales ; "
        "legal\";;;;\r\n"
        "\r\n"
        "007;;;;;;;;;\";\";yes;12;34\r\n");
    ASSERT_EQ(reading.error, "");
    EXPECT_THAT(reading.problems, IsEmpty());
    ASSERT_EQ(reading.accounts.size(), 2U);
    const auto& first = reading.accounts[0];
    EXPECT_EQ(first.name, "Alderbrook; \"Tea\"");
    EXPECT_EQ(first.arr, 60000.5);
    EXPECT_EQ(first.contract_end, Date(2027, 1, 27));
    EXPECT_EQ(value_of(first, "usage.login_frequency"), 81);
    EXPECT_EQ(value_of(first, "relationship_signals.champion_left"), 0);
    EXPECT_EQ(first.departments_current.items().size(), 2U);
    EXPECT_EQ(first.departments_current.items()[1], "legal");
    EXPECT_FALSE(first.departments_potential.given);
    EXPECT_FALSE(first.modules.given);
    const auto& second = reading.accounts[1];
    EXPECT_EQ(second.customer_id, "007");
    EXPECT_FALSE(second.arr);
    EXPECT_TRUE(second.departments_potential.given);
    EXPECT_THAT(second.departments_potential.items(), IsEmpty());
    ASSERT_EQ(second.modules.items().size(), 2U);
    EXPECT_EQ(second.modules.items()[0].name, "core.v2");
    EXPECT_EQ(second.modules.items()[0].adopted, true);
    EXPECT_EQ(second.modules.items()[0].usage_percent, 34);
    EXPECT_EQ(second.modules.items()[1].name, "sso");
}

TEST(PortfolioCsv, TakesWhatIsNotClearForMissing) {
    EXPECT_THAT(
        problems_of("customer_id,usage.login_frequency,contract_end_date,relationship_signals.champion_left,"
                    "departments.current,segment\n"
                    "C-1,high,03/04/2027,maybe,sales|legal,giant\n"
                    "C-2,\"1,200\",27-Jan-27,0,\"a,b\",smb\n"
                    "C-3,81 %,2027-02-30,1,a;b,smb\n"
                    "C-4,N/A,08/08/2027,,,smb\n"),
        ElementsAre(
            "2:5: (C-1) usage.login_frequency: expected a number, got \"high\"; treated as missing",
            "2:10: (C-1) contract_end_date: expected a date as YYYY-MM-DD, got \"03/04/2027\"; treated as "
            "missing",
            "2:21: (C-1) relationship_signals.champion_left: expected true or false, got \"maybe\"; treated "
            "as "
            "missing",
            "2:27: (C-1) departments.current: expected a list of texts, got \"sales|legal\"; treated as "
            "missing",
            "2:39: (C-1) segment: unknown word \"giant\"; treated as missing",
            "3:5: (C-2) usage.login_frequency: expected a number, got \"1,200\"; treated as missing",
            "3:13: (C-2) contract_end_date: expected a date as YYYY-MM-DD, got \"27-Jan-27\"; treated as "
            "missing",
            "3:25: (C-2) departments.current: expected a list of texts, got \"a,b\"; treated as missing",
            "4:5: (C-3) usage.login_frequency: expected a number, got \"81 %\"; treated as missing",
            "4:10: (C-3) contract_end_date: expected a date as YYYY-MM-DD, got \"2027-02-30\"; treated as "
            "missing",
            "5:5: (C-4) usage.login_frequency: \"N/A\" says that there is no value; treated as missing"));
}

TEST(PortfolioCsv, TellsOfRowsThatAreLeftOut) {
    const auto reading = read_text("customer_id,name\n"
                                   "C-1,A\n"
                                   ",B\n"
                                   "C-2,B,x\n"
                                   "C-3\n"
                                   "C-1,C\n"
                                   "1.23E+11,D\n"
                                   " , \n"
                                   "C-4,Caf\xE9 \"Q\"\n");
    std::vector<std::string> texts;
    for (const auto& problem : reading.problems) texts.push_back(describe(problem).substr(7));
    EXPECT_THAT(
        texts,
        ElementsAre(
            "3:1: customer_id: is missing; the record is left out",
            "4:1: the row has 3 cells and the header 2: a delimiter may stand in a text without quotes; "
            "the row is left out",
            "5:1: (C-3): the row has 1 cell and the header 2; what is missing counts as empty",
            "6:1: (C-1) customer_id: came before, in line 2; the first record is used and this one left "
            "out",
            "7:1: customer_id: \"1.23E+11\" is a number that a spreadsheet shortened; treated as missing",
            "7:1: customer_id: is missing; the record is left out",
            "9:5: (C-4) name: a quote stands within a text that is not quoted; taken as it is",
            "9:5: (C-4) name: is not UTF-8; read as Windows-1252"));
    ASSERT_TRUE(reading.counts);
    EXPECT_EQ(reading.counts->accounts, 3U);
    EXPECT_EQ(reading.counts->rejected, 4U);
    EXPECT_EQ(reading.accounts.back().name, "Caf\u00E9 \"Q\"");
}

TEST(PortfolioCsv, NamesColumnsThatAreNoFields) {
    EXPECT_EQ(
        error_of("customer_id,MRR,Owner,CSAT\nC-1,5,D,4\n", "a.csv"),
        "a.csv:1:13: 2 columns are no fields of csm: \"MRR\", \"CSAT\"; \"csm import a.csv\" maps columns "
        "to fields, which docs/formats.md lists");
    EXPECT_THAT(error_of("Account Name\tARR\nAlderbrook\t5\n", "standard input"),
                HasSubstr("the column \"Account Name\" is no field of csm; \"csm import -\" maps"));
    EXPECT_THAT(error_of("name,arr\nA,5\n", "a.csv.gz"), HasSubstr("no column is customer_id"));
    EXPECT_THAT(error_of("customer_id,arr,ARR\nA,5,6\n", "a.csv"),
                HasSubstr("\"arr\" and \"ARR\" are the same field; leave one of them out"));
    EXPECT_THAT(error_of("customer_id,,arr\nA,5,6\n", "a.csv"), HasSubstr("one without a name"));
    EXPECT_THAT(error_of("customer_id\n", "a.csv"), HasSubstr("holds no customers"));
    EXPECT_THAT(error_of("", "a.csv"), HasSubstr("is empty"));
    EXPECT_THAT(error_of("PK\x03\x04rest", "a.csv"), HasSubstr("is a spreadsheet or another zip file"));
    EXPECT_THAT(error_of("customer_id,name\nC-1,\"A\nC-2,B\n", "a.csv"),
                HasSubstr("a.csv:2:5: a quoted text begins here and has no end"));
    EXPECT_THAT(error_of("customer_id,name\nC-1,A\nC-2,\"B\"x\"\n", "a.csv"),
                HasSubstr("a.csv:3:5: the quoted text that begins here goes on after a closing quote"));
}

TEST(PortfolioCsv, IsToldFromJsonByItsContent) {
    EXPECT_EQ(error_of("{\"customer_id\": \"C-1\"}", "a.csv"), "none");
    EXPECT_EQ(error_of("customer_id\nC-1\n", "standard input"), "none");
    EXPECT_EQ(error_of("\xEF\xBB\xBF\"customer_id\",\"name\"\nC-1,A\n", "standard input"), "none");
    EXPECT_EQ(error_of("sep=;\r\ncustomer_id;name\r\nC-1;A\r\n", "a.csv"), "none");
    for (const auto* text :
         {"oops", "customers: [1, 2]", "1, 2", "\"a\"", "null", "oops\n{\"customer_id\": \"C-1\"}"})
        EXPECT_THAT(error_of(text, "p.json"), testing::Not(HasSubstr("csm import"))) << text;
}

TEST(PortfolioCsv, IsReadInAnyNumberOfPieces) {
    std::string text = "customer_id,name,arr\nTotal,,\nA-1,A,1\nA-2,B,2\nTotal,,3\n";
    for (int i = 0; i < 300; ++i)
        text += "C-" + std::to_string(i % 250) + ",\"a 5\"\" pipe\nand\nmore\"," + (i % 7 == 0 ? "x" : "12") +
                "\n" + (i % 11 == 0 ? "D-" + std::to_string(i) + ",5\" pipe,3\n" : "");
    text += "\"Confidential\nreport\"\nCopyright 2026\n";
    const Source source{"a.csv", text};
    const auto read = [&source](const ReadOptions& options) {
        std::string accounts, problems;
        const AccountSink sink{[&](Account& account) { accounts += account.customer_id + account.name; },
                               [&](const Problem& problem) { problems += describe(problem) + "\n"; }};
        EXPECT_TRUE(read_portfolios({&source, 1}, standard_model(), sink, options));
        return accounts + problems;
    };
    const auto whole = read({.batch_bytes = std::size_t{1} << 30U});
    for (const std::size_t bytes : {1U, 7U, 64U, 1000U})
        for (const unsigned threads : {1U, 3U})
            EXPECT_EQ(read({.threads = threads, .batch_bytes = bytes}), whole) << bytes;
}

TEST(PortfolioCsv, LeavesOutTotalsAndFootersOfReports) {
    const auto reading = read_text("name;customer_id;arr;usage.login_frequency\r\n"
                                   "Alder;C-1;100.5;40\r\n"
                                   "Birch;C-2;200.25;60\r\n"
                                   ";Subtotal;300.75;\r\n"
                                   "Cedar;C-3;10;50\r\n"
                                   "Dune;C-4;20;70\r\n"
                                   ";Subtotal SMB;30;55\r\n"
                                   ";Grand Total (4 records);330.75\r\n"
                                   ";Total;331;\r\n"
                                   ";Total Wine;40;\r\n"
                                   "\"Copyright 2026; Example Ltd\"\r\n"
                                   "Generated by Casey\r\n");
    std::vector<std::string> texts;
    for (const auto& problem : reading.problems) texts.push_back(describe(problem).substr(7));
    const std::string left_out = " is a total of other rows; the row is left out";
    EXPECT_THAT(
        texts,
        ElementsAre("4:1: \"Subtotal\"" + left_out, "7:1: \"Subtotal SMB\"" + left_out,
                    "8:1: \"Grand Total (4 records)\"" + left_out,
                    HasSubstr("9:1: (Total): \"Total\" looks like a total, but is not the sum"),
                    "11:1: \"Copyright 2026; Example Ltd\" is a footer of the report; the row is left out",
                    "12:1: \"Generated by Casey\" is a footer of the report; the row is left out"));
    ASSERT_TRUE(reading.counts);
    EXPECT_EQ(reading.counts->accounts, 6U);
    EXPECT_EQ(reading.counts->rejected, 5U);
    EXPECT_EQ(reading.problems[0].kind, ProblemKind::total_row);
    EXPECT_EQ(reading.problems[4].kind, ProblemKind::footer_row);
}

TEST(PortfolioCsv, KeepsWhatIsNoTotalAndNoFooter) {
    const auto reading =
        read_text("customer_id,name,arr\nC-1,A,5\nC-2,B,6\nTotal,TotalEnergies,11\nTotal Wine,,4\n"
                  "Confidential,Confidential Inc.,3\nC-9\nSum 41,,0\n");
    ASSERT_TRUE(reading.counts);
    EXPECT_EQ(reading.counts->accounts, 7U);
    std::vector<std::string> texts;
    for (const auto& problem : reading.problems) texts.push_back(describe(problem).substr(7));
    EXPECT_THAT(texts,
                ElementsAre(HasSubstr("(Total): \"Total\" has the sum of the rows above it, but says more"),
                            HasSubstr("(C-9): the row has 1 cell")));
}

TEST(PortfolioCsv, NeedsAKeyOfOneCustomer) {
    EXPECT_THAT(
        problems_of("customer_id,name\nC-1,A\n'C-2,B\n\"=\"\"C-3\"\"\",C\n=\"C-4\",D\nC-5\u00A0,E\n"
                    "None,F\nTBD,G\n0,H\nC-6;C-7,I\n\"C-6,C-7\",J\n\"C-6, C-7\",K\n\u200B,L\n"),
        ElementsAre(
            "3:1: (C-2) customer_id: read as \"C-2\", without the marks that spreadsheets and copying leave",
            "4:1: (C-3) customer_id: read as \"C-3\", without the marks that spreadsheets and copying leave",
            "5:1: (C-4) customer_id: read as \"C-4\", without the marks that spreadsheets and copying leave",
            "6:1: (C-5) customer_id: read as \"C-5\", without the marks that spreadsheets and copying leave",
            "7:1: customer_id: \"None\" names no customer; treated as missing",
            "7:1: customer_id: is missing; the record is left out",
            "8:1: customer_id: \"TBD\" names no customer; treated as missing",
            "8:1: customer_id: is missing; the record is left out",
            "9:1: customer_id: \"0\" names no customer; treated as missing",
            "9:1: customer_id: is missing; the record is left out",
            "10:1: customer_id: \"C-6;C-7\" holds several keys; treated as missing",
            "10:1: customer_id: is missing; the record is left out",
            "11:1: customer_id: \"C-6,C-7\" holds several keys; treated as missing",
            "11:1: customer_id: is missing; the record is left out",
            "13:1: customer_id: is missing; the record is left out"));
}

TEST(PortfolioCsv, IsReadWithPipesAndMarksInTheHeader) {
    const auto reading = read_text("\uFEFF\u200Bcustomer_id|\u00A0arr |departments.current\nC-1|5|a;b\n");
    ASSERT_EQ(reading.error, "");
    EXPECT_EQ(reading.accounts[0].arr, 5);
    EXPECT_EQ(reading.accounts[0].departments_current.items().size(), 2U);
}

TEST(PortfolioCsv, NamesTheLineOfAHeaderBelowTitles) {
    EXPECT_EQ(error_of("Health\n\nOf:,x\ncustomer_id,name\nC-1,A\nC-2,B\n", "a.csv"),
              "a.csv:4: line 4 looks like the header, with titles above it; \"csm import a.csv\" skips what "
              "stands above "
              "it; or delete it");
    EXPECT_THAT(
        error_of("Customer Health: all\r\n\r\ncustomer_id;name\r\nC-1;A\r\n", "standard input"),
        HasSubstr(
            "standard input:3: line 3 looks like the header, with titles above it; \"csm import -\" skips"));
    EXPECT_THAT(error_of("Health,2026\n\ncustomer_id,name\nC-1,A\nC-2,B\n", "standard input"),
                HasSubstr("2 columns are no fields of csm"));
}

TEST(PortfolioCsv, IsJoinedWithJson) {
    const auto reading = read_texts({R"([{"customer_id": "C-1", "name": "A", "arr": 5}])",
                                     "customer_id,arr,usage.login_frequency\nC-1,6,70\nC-2,7,80\n"});
    ASSERT_EQ(reading.accounts.size(), 2U);
    EXPECT_EQ(reading.accounts[0].arr, 5);
    EXPECT_EQ(value_of(reading.accounts[0], "usage.login_frequency"), 70);
    ASSERT_EQ(reading.problems.size(), 1U);
    EXPECT_THAT(describe(reading.problems[0]), HasSubstr("2.json: (C-1) arr: differs"));
}

TEST(PortfolioCsv, MayNameWhenValuesWereMeasured) {
    const Source source{"a.csv",
                        "customer_id,segment,usage.login_frequency,usage.measured_on,engagement.nps_score,"
                        "engagement.measured_on.nps_score\nC-1,smb,70,2026-01-31,8,1 Nov 2026\n"};
    std::vector<std::string> problems;
    Account found;
    const AccountSink sink{[&](Account& account) { found = account; },
                           [&](const Problem& problem) { problems.push_back(describe(problem)); }};
    ASSERT_TRUE(read_portfolios({&source, 1}, standard_model(), sink, {.as_of = Date(2026, 12, 1)}));
    EXPECT_TRUE(std::isnan(value_of(found, "usage.login_frequency")));
    EXPECT_EQ(value_of(found, "engagement.nps_score"), 8);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_THAT(problems[0], HasSubstr("a.csv:2:1: (C-1) usage.login_frequency"));
}

TEST(PortfolioCsv, IsDoubtedWhenItSharesNoIdsWithAnotherFile) {
    const auto told = [](const std::vector<std::string>& texts) {
        std::vector<std::string> list;
        for (const auto& problem : read_texts(texts).problems)
            if (problem.kind == ProblemKind::no_shared_ids) list.push_back(describe(problem));
        return list;
    };
    const std::string crm = "customer_id,segment\nC-1,smb\nC-2,smb\n",
                      usage = "customer_id,usage.login_frequency\n";
    EXPECT_THAT(
        told({crm, usage + "c1,5\nc2,6\n"}),
        ElementsAre(
            "2.json: none of its 2 customers came in an earlier file; keys are \"c1\", \"c2\" here and "
            "\"C-1\", \"C-2\" there"));
    EXPECT_THAT(told({crm, usage + "C-1,5\nc2,6\n"}), IsEmpty());
    EXPECT_EQ(told({crm, "customer_id,segment\nC-3,smb\n"}).size(), 1U);
    EXPECT_THAT(told({crm + "", usage + "c1,5\n", usage + "c2,5\n"}).size(), 1U);
    EXPECT_THAT(told({usage + "c1,5\n", "customer_id,usage.login_frequency,arr\nc2,5,6\n"}), IsEmpty());
    EXPECT_THAT(told({R"([{"customer_id": "A"}])", R"([{"customer_id": "B"}])"}), IsEmpty());
    EXPECT_THAT(told({R"([{"customer_id": "A"}])", crm}), IsEmpty());
    EXPECT_THAT(told({crm, R"([{"customer_id": "A"}])"}), IsEmpty());
    std::string many = usage, others = crm;
    for (int i = 2; i < 13; ++i)
        many += "X-" + std::to_string(i) + ",5\n", others += "Y-" + std::to_string(i) + ",smb\n";
    EXPECT_THAT(told({others, many + "C-1,5\n"}),
                ElementsAre(HasSubstr(
                    "only 1 of its 12 customers came in an earlier file; keys are \"X-2\", \"X-3\", "
                    "\"X-4\" here and \"C-2\", \"Y-2\", \"Y-3\" there")));
    EXPECT_THAT(told({others, many + "C-1,5\nC-2,5\n"}), IsEmpty());
}

}  // namespace csm::test
