// SPDX-License-Identifier: MIT
#include "support/imports.hpp"

#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::HasSubstr;

}  // namespace

TEST(RawTables, HaveTypesWhateverTheFilesLookLike) {
    Mapping mapping;
    mapping.select = "SELECT t.id AS customer_id, max(day) AS contract_end_date, sum(n) AS arr, "
                     "max(gone) AS \"relationship_signals.champion_left\", :as_of AS owner "
                     "FROM t GROUP BY t.id";
    mapping.tables = {{"t", {"1"}}};
    const auto clean =
        import_texts({"id,day,n,gone\n007,2026-03-04,1.5,True\n007,2026-12-31,2,False\n"}, mapping);
    const auto damaged = import_texts(
        {"\xEF\xBB\xBFid;day;n;gone\r\n007;04-03-2026;1.50;TRUE\r\n007;31-12-2026;2;FALSE\r\n"}, mapping);
    ASSERT_TRUE(clean);
    ASSERT_TRUE(damaged);
    EXPECT_EQ((*clean).json, (*damaged).json);
    EXPECT_THAT((*clean).json, HasSubstr(R"("customer_id": "007")"));
    EXPECT_THAT((*clean).json, HasSubstr(R"("contract_end_date": "2026-12-31")"));
    EXPECT_THAT((*clean).json, HasSubstr(R"("arr": 3.5)"));
    EXPECT_THAT((*clean).json, HasSubstr(R"("champion_left": true)"));
    EXPECT_THAT((*clean).json, HasSubstr(R"("owner": "2026-12-01")"));
}

TEST(RawTables, CannotBeChangedOrLeft) {
    Mapping mapping;
    for (const auto* sql :
         {"DELETE FROM \"1\"", "ATTACH 'x.db' AS x", "CREATE TABLE y (a)", "PRAGMA query_only = OFF",
          "INSERT INTO \"1\" VALUES (1) RETURNING customer_id", "VACUUM INTO 'x.db'", "BEGIN",
          "SELECT name AS customer_id FROM pragma_table_info('1')", "EXPLAIN SELECT customer_id FROM \"1\"",
          "-- nothing"}) {
        mapping.select = sql;
        const auto imported = import_texts({"customer_id\nC-1\n"}, mapping);
        ASSERT_FALSE(imported) << sql;
        EXPECT_THAT(describe(imported.error()), HasSubstr("is no SELECT")) << sql;
    }
    mapping.select = "SELECT customer_id FROM \"1\"; ; -- the end\n/* indeed */ ;";
    EXPECT_TRUE(import_texts({"customer_id\nC-1\n"}, mapping));
    for (const auto* second : {"SELECT 1", "DROP TABLE \"1\"", "nonsense", "CREATE TABLE y (a)"}) {
        mapping.select = std::string{"SELECT customer_id FROM \"1\"; "} + second;
        const auto imported = import_texts({"customer_id\nC-1\n"}, mapping);
        ASSERT_FALSE(imported) << second;
        EXPECT_THAT(describe(imported.error()), HasSubstr("more than one statement")) << second;
    }
}

TEST(RawTables, HaveNoClockAndNoChance) {
    Mapping mapping;
    const auto error = [&mapping](std::string_view expression) {
        mapping.select = "SELECT customer_id, " + std::string{expression} + " AS owner FROM \"1\"";
        const auto imported = import_texts({"customer_id,day\nC-1,2026-03-04\n"}, mapping);
        return imported ? (*imported).json : describe(imported.error());
    };
    for (const auto* clock :
         {"CURRENT_DATE", "current_time", "Current_Timestamp", "date('now')", "date('no' || 'w')", "date()",
          "strftime('%Y')", "julianday('now', '-1 day')", "unixepoch()", "datetime(lower('NOW'))"})
        EXPECT_THAT(error(clock), HasSubstr("and its result would change by itself; write :as_of")) << clock;
    EXPECT_THAT(error("random()"), HasSubstr("asks for random()"));
    EXPECT_THAT(error("hex(randomblob(2))"), HasSubstr("asks for randomblob()"));
    EXPECT_THAT(error("datetime(day, 'localtime')"), HasSubstr("time zone"));
    EXPECT_THAT(error("date(:as_of, '-1 day')"), HasSubstr("2026-11-30"));
    EXPECT_THAT(error("date(day, 'start of month')"), HasSubstr("2026-03-01"));
    EXPECT_THAT(error("'now'"), HasSubstr(R"("owner": "now")"));
}

TEST(RawTables, MindDatesOnlyWhereTheyMatter) {
    Mapping mapping;
    const auto file = "customer_id,day,other\nC-1,03/04/2026,A\nC-1,05/06/2026,B\n";
    mapping.select = "SELECT customer_id, max(other) AS name FROM \"1\" GROUP BY customer_id";
    EXPECT_TRUE(import_texts({file}, mapping));
    for (const auto* used : {"max(day)", "count(DISTINCT \"Day\")"}) {
        mapping.select =
            "SELECT customer_id, " + std::string{used} + " AS name FROM \"1\" GROUP BY customer_id";
        const auto imported = import_texts({file}, mapping);
        ASSERT_FALSE(imported);
        EXPECT_THAT(describe(imported.error()), HasSubstr("1.csv:2:5: column \"day\": 03/04/2026 can be"));
    }
    mapping.select = "SELECT a.customer_id FROM \"1\" a JOIN \"2\" b USING (day)";
    EXPECT_FALSE(import_texts({file, "day\n2026-04-03\n"}, mapping));
    EXPECT_TRUE(import_texts({"customer_id,signup\nC-1,03/04/2026\n"}));
}

TEST(RawTables, HaveNumbersAsPeopleWriteThem) {
    Mapping mapping;
    mapping.select = "SELECT id AS customer_id, sum(n) AS arr, min(tag) AS name FROM \"1\" GROUP BY id";
    const auto read = [&mapping](std::string_view text) {
        const auto imported = import_texts({text}, mapping);
        return imported ? (*imported).json : describe(imported.error());
    };
    EXPECT_THAT(read("id,n,tag\nC-1,\"$33,432.50\",1.2.3\nC-1,(32),007\n"), HasSubstr("\"arr\": 33400.5"));
    EXPECT_THAT(read("id;n;tag\nC-1;33.432,50 \u20AC;a\nC-1;-32;b\n"), HasSubstr("\"arr\": 33400.5"));
    EXPECT_THAT(read("id,n,tag\nC-1,\"1,200\",a\n"), HasSubstr("write --decimal point or --decimal comma"));
    EXPECT_THAT(read("id,n,tag\nC-1,\"1,2\",a\nC-1,3.4,b\n"), HasSubstr("has a decimal comma, but 3.4"));
}

TEST(RawTables, TakeNoMisspeltColumnForAText) {
    Mapping mapping;
    mapping.select = "SELECT \"custmer_id\" AS customer_id FROM \"1\"";
    EXPECT_THAT(describe(import_texts({"customer_id\nC-1\n"}, mapping).error()),
                HasSubstr("no such column: custmer_id"));
}

TEST(RawTables, AreExplained) {
    Mapping mapping;
    mapping.name = "m.json";
    mapping.select = "SELECT id AS customer_id, sum(n) AS arr FROM t GROUP BY id";
    mapping.tables = {{"t", {"events*"}}};
    const std::vector tables{value(read_csv("id,n,x\nC-1,5,1\n", "in/events_1.csv"))};
    const auto plan = value(plan_import(tables, mapping, standard_model()));
    ASSERT_EQ(plan.columns.size(), 5U);
    EXPECT_EQ(plan.columns[1].file, "in/events_1.csv, table \"t\"");
    EXPECT_EQ(plan.columns[1].reason, "read by the SELECT");
    EXPECT_EQ(plan.columns[1].formats, std::vector<std::string>{"numbers"});
    EXPECT_EQ(plan.columns[2].reason, "");
    EXPECT_EQ(plan.columns[4].file, "the SELECT of m.json");
    EXPECT_EQ(plan.columns[4].field, "arr");
    mapping.select = "SELECT absent AS customer_id FROM t";
    EXPECT_THAT(describe(plan_import(tables, mapping, standard_model()).error()),
                HasSubstr("no such column: absent; the tables are t"));
}

}  // namespace csm::test
