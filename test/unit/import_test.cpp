// SPDX-License-Identifier: MIT
#include "support/imports.hpp"

#include <gmock/gmock.h>

#include <set>

namespace csm::test {

namespace {

using testing::HasSubstr;

}  // namespace

TEST(Import, JoinsFilesOnTheKey) {
    const auto imported =
        value(import_texts({"customer_id,name\nC-1,A\nC-2,B\n", "customer_id,arr\nC-3,5\nC-1,7\n"}));
    EXPECT_EQ(imported.json, R"({
  "as_of": "2026-12-01",
  "customers": [
    {
      "customer_id": "C-1",
      "name": "A",
      "arr": 7
    },
    {
      "customer_id": "C-2",
      "name": "B"
    },
    {
      "customer_id": "C-3",
      "arr": 5
    }
  ]
}
)");
}

TEST(Import, KeepsTheFirstValueAndTellsOfAnother) {
    const auto imported = value(import_texts({"customer_id,arr\nC-1,7\n", "customer_id,arr\nC-1,8\n"}));
    ASSERT_EQ(imported.problems.size(), 1U);
    EXPECT_EQ(describe(imported.problems[0]),
              "2.csv:2:5: (C-1) arr: \"8\" differs from the value of an earlier file, which is used");
}

TEST(Import, EveryKnownColumnNamesAField) {
    std::set<std::string> keys;
    for (const auto& known : known_columns()) {
        EXPECT_TRUE(keys.insert(known.column).second) << known.column << " is listed twice";
        const auto table = (known.field == "customer_id" ? "" : "customer_id,") + known.column + "\nC-1,\n";
        const auto planned = plan_import(std::vector{value(read_csv(table, "a.csv"))}, {}, standard_model());
        ASSERT_TRUE(planned) << known.column;
        if (known.field == "customer_id") continue;
        EXPECT_EQ((*planned).columns[1].field, known.field) << known.column;
    }
}

TEST(Import, FindsTheNearestColumnToTheKey) {
    const auto error = [](std::string_view text) { return describe(import_texts({text}).error()); };
    EXPECT_THAT(error("name,id,bank_account_id\na,b,c\n"), HasSubstr("--map 'id=customer_id'"));
    EXPECT_THAT(error("plan,CustID\na,b\n"), HasSubstr("--map 'CustID=customer_id'"));
    EXPECT_THAT(
        error("Debitor,Name\na,b\n"),
        HasSubstr("write --map COLUMN=customer_id with the column that names the customer, of \"Debitor\", "
                  "\"Name\""));
}

TEST(MappingFile, ReadsAllForms) {
    const auto mapping = value(read_mapping(R"({
  // a comment
  "columns": {"A": "arr:mrr,cents", "B": "", "C": null, "D": {"field": "name", "format": ["x"], "words": {"a": null}}},
  "files": {"b.csv": {"columns": {"A": "owner"}}},
  "tables": {"t": "x*"}, "select": ["SELECT 1", "AS customer_id"],
})",
                                            "m.json"));
    ASSERT_EQ(mapping.rules.size(), 5U);
    EXPECT_EQ(mapping.rules[0].formats, (std::vector<std::string>{"mrr", "cents"}));
    EXPECT_EQ(mapping.rules[1].field, "");
    EXPECT_EQ(mapping.rules[3].words[0].first, "a");
    EXPECT_EQ(mapping.rules[4].file, "b.csv");
    EXPECT_EQ(mapping.tables[0].patterns[0], "x*");
    EXPECT_EQ(mapping.select, "SELECT 1\nAS customer_id\n");
}

TEST(MappingFile, NamesItsMistakes) {
    const auto error = [](std::string_view text) { return describe(read_mapping(text, "m.json").error()); };
    EXPECT_THAT(error("{\n \"columns\": x}"), HasSubstr("m.json:2:13: is not JSON"));
    EXPECT_THAT(error("{\"columns\": {"), HasSubstr("m.json:1:14: is not JSON"));
    EXPECT_THAT(error("[]"), HasSubstr("expected an object"));
    EXPECT_THAT(error("{\"colums\": {}}"), HasSubstr("did you mean \"columns\""));
    EXPECT_THAT(error("{\"columns\": {\"A\": 5}}"), HasSubstr("column \"A\""));
    EXPECT_THAT(error("{\"columns\": {\"A\": {\"fields\": \"arr\"}}}"), HasSubstr("did you mean \"field\""));
    EXPECT_THAT(error("{\"select\": \" \"}"), HasSubstr("select: is empty"));
    EXPECT_THAT(error(R"({"select": "SELECT 1 \u0000 AS arr"})"), HasSubstr("select: holds a NUL character"));
    EXPECT_THAT(error(R"({"select": ["SELECT 1", "AS\u0000 arr"]})"),
                HasSubstr("select: holds a NUL character"));
    EXPECT_THAT(error(R"({"tables": {"a\u0000b": "x"}})"), HasSubstr("tables: holds a NUL character"));
    EXPECT_THAT(error(R"({"select": "SELECT 1", "types": {"t.a": "text", "t.b": "money"}})"),
                HasSubstr("m.json: types \"t.b\": expected \"text\", \"number\", \"date\" or \"flag\""));
    EXPECT_THAT(error(R"({"select": "SELECT 1", "types": {"amount": "text"}})"),
                HasSubstr("write TABLE.COLUMN"));
    EXPECT_THAT(error(R"({"types": {"t.a": "text"}})"),
                HasSubstr("types: says what columns are to a SELECT, and there is none"));
}

TEST(ImportRule, IsReadFromTheCommandLine) {
    const auto rule = value(parse_import_rule("crm.csv:A=B (x)=arr:mrr,cents"));
    EXPECT_EQ(rule.file, "crm.csv");
    EXPECT_EQ(rule.column, "A=B (x)");
    EXPECT_EQ(rule.field, "arr");
    EXPECT_EQ(rule.formats, (std::vector<std::string>{"mrr", "cents"}));
    EXPECT_EQ(value(parse_import_rule("A=")).field, "");
    EXPECT_FALSE(parse_import_rule("A"));
    EXPECT_FALSE(parse_import_rule("=arr"));
}

TEST(Import, AsksForTheUnitOfMoneyThatMayBeCents) {
    const auto asked = [](std::string_view text) {
        const auto imported = import_texts({text});
        return imported ? (*imported).json : describe(imported.error());
    };
    EXPECT_EQ(
        asked("customer_id,MRR\nC-1,0\nC-2,49900\n"),
        "1.csv:3:5: column \"MRR\": 49900 can be whole currency units or cents: billing systems export "
        "the MRR in cents, and no value has a currency sign or decimals; write --map 'MRR=arr:mrr,units' "
        "or --map 'MRR=arr:mrr,cents'");
    EXPECT_THAT(asked("CUSTOMER_UUID,ARR\nC-1,598800\n"),
                HasSubstr("ChartMogul counts money in cents, and no value has a currency sign or decimals; "
                          "write --map 'ARR=arr:units' or --map 'ARR=arr:cents'"));
    EXPECT_THAT(asked("customer_id,arr\nC-1,5000000\nC-2,1200000.0\n"),
                HasSubstr("every amount is above a million a year"));
    for (const auto* units : {"499.00", "$499", "\"1,499\"", "499 EUR", "499.5"})
        EXPECT_THAT(asked("customer_id,MRR\nC-1," + std::string{units} + "\n"), HasSubstr("\"arr\": "))
            << units;
    EXPECT_THAT(asked("customer_id,MRR\nC-1,499.0\n"), HasSubstr("can be whole currency units or cents"));
}

TEST(Import, AssumesWholeUnitsWhereNothingSpeaksForCentsAndSaysSo) {
    const auto imported = value(import_texts({"customer_id,ARR (USD)\nC-1,120000\nC-2,5000\n"}));
    ASSERT_EQ(imported.notices.size(), 2U);
    EXPECT_EQ(describe(imported.notices[1]), "1.csv:2:5: column \"ARR (USD)\": amounts are in USD");
    EXPECT_EQ(
        describe(imported.notices[0]),
        "1.csv:2:5: column \"ARR (USD)\": amounts are read as whole currency units: 120000; if they are "
        "cents, write --map 'ARR (USD)=arr:cents'");
    EXPECT_THAT(imported.json, HasSubstr("\"arr\": 120000"));
}

TEST(Import, KeepsWhatWasDeclaredInWhatItProposes) {
    Mapping mapping;
    mapping.rules = {value(parse_import_rule("It's money=arr:mrr"))};
    const auto imported = import_texts({"customer_id;It's money\nC-1;1.200\n"}, mapping);
    ASSERT_FALSE(imported);
    EXPECT_THAT(describe(imported.error()),
                HasSubstr(R"(write --map 'It'\''s money=arr:mrr,decimal-point')"));
}

TEST(Import, TakesNoScoreOfAnotherSystemForOneOfTheLastPeriod) {
    const std::vector tables{value(read_csv("customer_id,OverallScore,Potential\nC-1,80,5\n", "1.csv"))};
    const auto plan = value(plan_import(tables, {}, standard_model()));
    EXPECT_EQ(plan.columns[1].field, "");
    EXPECT_EQ(plan.columns[1].reason,
              "it may be something else than previous_period.overall_score; if it is that, write --map "
              "'OverallScore=previous_period.overall_score'");
    EXPECT_EQ(plan.columns[2].field, "");
}

TEST(Import, PicksNoRowOfSeveral) {
    const auto text = "customer_id,arr\nC-1,5\nC-2,7\nC-2,9\nC-3,1\nC-3,1\n";
    const auto imported = import_texts({text});
    ASSERT_FALSE(imported);
    EXPECT_EQ(describe(imported.error()),
              "1.csv: column \"customer_id\": 1 of 3 customers has several rows that differ, such as C-2 in "
              "lines 3 and 4; add the rows up with a SELECT in a mapping file, which csm import --init "
              "drafts, or write --first-row to use the first row of each customer");
    ImportOptions options;
    options.first_row = true;
    const auto first =
        value(import_tables(std::vector{value(read_csv(text, "1.csv"))}, {}, standard_model(), options));
    EXPECT_EQ(first.customers, 3U);
    EXPECT_EQ(first.left_out.count(), 2U);
    Mapping mapping;
    mapping.name = "m.json";
    mapping.select = "SELECT customer_id, arr FROM \"1\"";
    EXPECT_THAT(describe(import_texts({text}, mapping).error()),
                HasSubstr("in rows 2 and 3; write GROUP BY, so that each customer has one row"));
}

TEST(Import, TellsOfRulesThatFitNothing) {
    Mapping mapping = value(read_mapping(
        R"({"columns": {"Nmae": "name"}, "files": {"b.csv": {"columns": {"x": "owner"}}}})", "m.json"));
    const auto imported = value(import_texts({"customer_id,Name\nC-1,A\n"}, mapping));
    ASSERT_EQ(imported.notices.size(), 2U);
    EXPECT_EQ(describe(imported.notices[0]), "m.json: \"Nmae\" fits no column; did you mean \"Name\"?");
    EXPECT_EQ(describe(imported.notices[1]),
              "m.json: \"x\" is to be a column of \"b.csv\", but no file has that name");
}

}  // namespace csm::test
