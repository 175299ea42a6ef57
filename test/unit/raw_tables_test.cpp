// SPDX-License-Identifier: MIT
#include "support/imports.hpp"

#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// What a SELECT over 1.csv and so on makes: the customers' JSON without blanks, and all that is told of
/// problems; or the failure.
std::string selected(std::string_view select, std::initializer_list<std::string_view> texts,
                     std::vector<TypeRule> types = {}, ImportOptions options = {}) {
    Mapping mapping;
    mapping.name = "m.json";
    mapping.select = select;
    mapping.types = std::move(types);
    const auto imported = import_texts(texts, mapping, options);
    if (!imported) return describe(imported.error());
    std::string text;
    for (const char letter : (*imported).json)
        if (letter != ' ' && letter != '\n') text += letter;
    for (const auto& problem : (*imported).problems) text += "\n" + describe(problem);
    return text;
}

/// What is told besides problems.
std::string told(std::string_view select, std::initializer_list<std::string_view> texts,
                 std::vector<TypeRule> types = {}) {
    Mapping mapping;
    mapping.name = "m.json";
    mapping.select = select;
    mapping.types = std::move(types);
    std::string text;
    for (const auto& notice : value(import_texts(texts, mapping)).notices) text += describe(notice) + "\n";
    return text;
}

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

TEST(RawTables, TellOfOddCells) {
    const std::string_view sums = "SELECT k AS customer_id, sum(n) AS arr FROM \"1\" GROUP BY 1";
    const auto numbers = selected(sums, {"k,n\nA,\"$1,200.00\"\nA,soon\nB,900\nB,50\nC,1\n"});
    EXPECT_THAT(numbers, HasSubstr(R"({"customer_id":"A","arr":1200},{"customer_id":"B","arr":950})"));
    EXPECT_THAT(numbers,
                HasSubstr("1.csv:3:3: column \"n\": expected a number, got \"soon\"; NULL to the SELECT"));
    const auto dates = selected(
        "SELECT k AS customer_id, sum(CASE WHEN d >= :as_of THEN n END) AS arr FROM \"1\" GROUP BY 1",
        {"k,d,n\nA,12/31/2027,5\nB,TBD,6\nC,01/15/2020,7\n"});
    EXPECT_THAT(dates, HasSubstr(R"([{"customer_id":"A","arr":5},{"customer_id":"B"},{"customer_id":"C"}])"));
    EXPECT_THAT(dates,
                HasSubstr("1.csv:3:3: column \"d\": expected a date, got \"TBD\"; NULL to the SELECT"));
    const auto no_day = selected("SELECT k AS customer_id, max(d) AS contract_end_date FROM \"1\" GROUP BY 1",
                                 {"k,d\nA,2027-02-30\nB,2027-02-28\n"});
    EXPECT_THAT(no_day, HasSubstr("1.csv:2:3: column \"d\": expected a date, got \"2027-02-30\""));
    const auto flags =
        selected("SELECT k AS customer_id, sum(n) AS arr FROM \"1\" WHERE NOT trial GROUP BY 1",
                 {"k,trial,n\nA,no,5\nB,yes,6\nC,perhaps,7\n"});
    EXPECT_THAT(flags, HasSubstr(R"([{"customer_id":"A","arr":5}])"));
    EXPECT_THAT(flags, HasSubstr("1.csv:4:3: column \"trial\": expected yes or no, got \"perhaps\""));
}

TEST(RawTables, CountWhatIsOdd) {
    const std::string_view sums = "SELECT k AS customer_id, sum(n) AS arr FROM \"1\" GROUP BY 1";
    std::string text = "k,n\n";
    const auto with = [&](int numbers, int words) {
        std::string rows = "k,n\n";
        for (int i = 0; i < numbers; ++i) rows += "A,1\n";
        for (int i = 0; i < words; ++i) rows += "A,many\nA,N/A\nA,\n";
        return selected(sums, {rows});
    };
    EXPECT_THAT(with(2, 2), HasSubstr(R"("arr":2)"));
    EXPECT_THAT(with(12, 3), HasSubstr(R"("arr":12)"));
    EXPECT_THAT(
        with(11, 3),
        HasSubstr(
            "1.csv:13:3: column \"n\": 3 of 14 cells are not a number, such as \"many\", but most are; mend "
            "them, or say in the mapping file what the column is: \"types\": {\"1.n\": \"number\"}"));
    EXPECT_THAT(with(3, 3), HasSubstr("3 of 6 cells are not a number"));
    EXPECT_THAT(with(2, 3),
                HasSubstr("column \"n\": \"many\" is no number, but the SELECT calculates with it"));
    EXPECT_THAT(
        selected("SELECT k AS customer_id, max(n) AS name FROM \"1\" GROUP BY 1", {"k,n\nA,1\nA,b\nA,c\n"}),
        HasSubstr(R"("name":"c")"));
}

TEST(RawTables, MindOnlyColumnsThatAreUsed) {
    const auto text = "k,n,x,X\nA,5,1,2\nA,6,many,3\nA,7,more,4\nA,8,most,5\n";
    EXPECT_THAT(selected("SELECT k AS customer_id, sum(n) AS arr FROM \"1\" GROUP BY 1", {text}),
                AllOf(HasSubstr(R"("arr":26)"), Not(HasSubstr("many"))));
    EXPECT_THAT(
        selected("SELECT k AS customer_id, max(x) AS arr FROM \"1\" GROUP BY 1", {text}),
        HasSubstr(
            "1.csv:1:7: \"X\" is the name of this column and of the one in line 1, column 5, and the SELECT "
            "uses it; give each column a name of its own"));
}

TEST(RawTables, KeepKeysAsTheyAreWritten) {
    for (const auto* key : {"12e4", "1.10", "+5", "007", "5", "-5", "1,200", "$5", "12345678901234567890",
                            "2026-01-05", "1.0", "5%", "true", "0x1F", "1E5"}) {
        const auto text = std::string{"k,n\n\""} + key + "\",2\n\"" + key + "\",3\n8,1\n9,1\n";
        const auto wanted = std::string{R"({"customer_id":")"} + key + R"(","arr":5})";
        EXPECT_THAT(selected("SELECT k AS customer_id, sum(n) AS arr FROM \"1\" GROUP BY 1", {text}),
                    HasSubstr(wanted));
        EXPECT_THAT(selected("WITH s AS (SELECT trim(k) AS id, n FROM \"1\") SELECT x.id AS \"Customer ID\", "
                             "sum(n) AS arr "
                             "FROM s AS x GROUP BY 1",
                             {text}),
                    HasSubstr(wanted));
    }
    EXPECT_THAT(selected("SELECT 'A' AS customer_id, count(DISTINCT \"Account ID\") AS arr FROM \"1\"",
                         {"Account ID\n1\n1.0\n01\n"}),
                HasSubstr("\"arr\":3"));
    EXPECT_THAT(
        selected("SELECT 'A' AS customer_id, count(DISTINCT k) AS arr FROM \"1\"", {"k\n1\n1.0\n2\n"}),
        HasSubstr("\"arr\":2"));
}

TEST(RawTables, JoinKeysAsTextWhateverTheyLookLike) {
    const auto companies = "Ref,Name\n18423300451,Alder\n12e4,Birch\n1.10,Cedar\n";
    const auto subs = "crm,n\n18423300451,1\n18423300451,2\n12e4,4\n120000,8\n1.1,16\nsandbox,32\nnone at "
                      "all,64\nx,1\ny,1\n";
    const auto wanted = HasSubstr(
        R"([{"customer_id":"Alder","arr":3},{"customer_id":"Birch","arr":4},{"customer_id":"Cedar","arr":0}])");
    for (const auto* select : {"SELECT c.Name AS customer_id, coalesce(sum(n), 0) AS arr FROM \"1\" c LEFT "
                               "JOIN \"2\" s ON s.crm = c.Ref GROUP BY 1",
                               "SELECT c.Name AS customer_id, coalesce(s.n, 0) AS arr FROM \"1\" c LEFT JOIN "
                               "(SELECT crm AS k, sum(n) AS n FROM "
                               "\"2\" GROUP BY 1) s ON s.k = c.Ref",
                               "WITH s(k, n) AS (SELECT crm, sum(n) FROM \"2\" GROUP BY 1) SELECT c.Name AS "
                               "customer_id, coalesce(n, 0) AS arr FROM "
                               "\"1\" AS c LEFT OUTER JOIN s ON (c.Ref) == trim(s.k)",
                               "SELECT Name AS customer_id, coalesce(sum(n), 0) AS arr FROM \"1\" LEFT JOIN "
                               "(SELECT n, crm AS Ref FROM \"2\") USING "
                               "(ref) GROUP BY 1",
                               "SELECT Name AS customer_id, coalesce(sum(n), 0) AS arr FROM \"1\" NATURAL "
                               "LEFT JOIN (SELECT n, crm AS Ref FROM \"2\") "
                               "GROUP BY 1",
                               "SELECT Name AS customer_id, coalesce((SELECT sum(n) FROM \"2\" WHERE crm = "
                               "Ref), 0) AS arr FROM \"1\"",
                               "SELECT Name AS customer_id, CASE WHEN Ref IN (SELECT crm FROM \"2\") THEN "
                               "(SELECT sum(n) FROM \"2\" b WHERE b.crm IS "
                               "Ref) ELSE 0 END AS arr FROM \"1\""})
        EXPECT_THAT(selected(select, {companies, subs}), wanted) << select;
}

TEST(RawTables, CompareDaysAndFlagsOfTwoTablesAsSuch) {
    EXPECT_THAT(selected("SELECT a.k AS customer_id, sum(b.n) AS arr FROM \"1\" a JOIN \"2\" b ON a.day = "
                         "b.day AND a.on = b.on GROUP BY 1",
                         {"k,day,on\nA,12/31/2026,yes\n", "day,on,n\n2026-12-31,TRUE,5\n"}),
                HasSubstr("near"));
    EXPECT_THAT(selected("SELECT a.k AS customer_id, sum(b.n) AS arr FROM \"1\" a JOIN \"2\" b ON a.day = "
                         "b.day AND a.live = "
                         "b.live GROUP BY 1",
                         {"k,day,live\nA,12/31/2026,yes\n", "day,live,n\n2026-12-31,TRUE,5\n"}),
                HasSubstr(R"("arr":5)"));
    EXPECT_THAT(selected("SELECT s.k AS customer_id, sum(s.seats * p.price) AS arr FROM \"1\" s JOIN \"2\" p "
                         "USING (seats) GROUP BY 1",
                         {"k,seats\nA,\"1,200\"\nA,20.5\n", "seats,price\n1200,2\n"}),
                HasSubstr(R"("arr":2400)"));
}

TEST(RawTables, ObeyDeclaredTypes) {
    const std::string_view sums = "SELECT k AS customer_id, sum(n) AS arr FROM \"1\" GROUP BY 1";
    const auto text = "k,n\nA,many\nA,2k\nA,3\nA,\nA,x1\nB,\"4,50\"\n";
    EXPECT_THAT(selected(sums, {text}), HasSubstr("is no number, but the SELECT calculates with it"));
    EXPECT_THAT(selected(sums, {text}, {{"1.N", ColumnType::text}}),
                HasSubstr(R"("A","arr":5},{"customer_id":"B","arr":4})"));
    EXPECT_THAT(selected(sums, {text}, {{"1.n", ColumnType::number}}),
                AllOf(HasSubstr(R"("A","arr":3},{"customer_id":"B","arr":4.5})"),
                      HasSubstr("1.csv:2:3: column"), HasSubstr("1.csv:3:3: column")));
    EXPECT_THAT(selected("SELECT k AS customer_id FROM \"1\"", {"k\n007\n"}, {{"1.k", ColumnType::number}}),
                HasSubstr(R"("customer_id":"7")"));
    EXPECT_THAT(selected("SELECT k AS customer_id, sum(x) AS arr FROM \"1\" GROUP BY 1",
                         {"k,x\nA,no\nA,perhaps\nA,so\nA,yes\n"}, {{"1.x", ColumnType::flag}}),
                HasSubstr("\"arr\":1}"));
    EXPECT_THAT(selected("SELECT k AS customer_id, max(x) AS contract_end_date FROM \"1\" GROUP BY 1",
                         {"k,x\nA,soon\nA,later\nA,2027-12-31\n"}, {{"1.x", ColumnType::date}}),
                HasSubstr(R"("contract_end_date":"2027-12-31")"));
    EXPECT_THAT(told(sums, {"k,n\nA,1\n"}, {{"1.nn", ColumnType::text}, {"far.away", ColumnType::text}}),
                AllOf(HasSubstr("m.json: \"1.nn\" of \"types\" fits no column; did you mean \"1.n\"?\n"),
                      HasSubstr("m.json: \"far.away\" of \"types\" fits no column; write TABLE.COLUMN")));
}

TEST(RawTables, RefuseWhatSqliteWouldTakeForSomethingElse) {
    const auto outcome = [](std::string_view expression, std::string_view cells) {
        std::string text = "k,x\n";
        for (const char letter : cells)
            text += letter == ' '         ? std::string{"\n"}
                    : text.back() == '\n' ? std::string{"A,"} + letter
                                          : std::string{letter};
        return selected(
            "SELECT k AS customer_id, " + std::string{expression} + " AS arr FROM \"1\" GROUP BY 1", {text});
    };
    // Texts as numbers.
    EXPECT_THAT(outcome("sum(x)", "9apples 12pears"),
                HasSubstr("\"9apples\" is no number, but the SELECT calculates with it"));
    EXPECT_THAT(outcome("max(x) * 2", "9apples"), HasSubstr("calculates with it"));
    EXPECT_THAT(outcome("sum(CAST(x AS REAL))", "9apples"), HasSubstr("takes it for a number"));
    EXPECT_THAT(outcome("sum(CASE WHEN x THEN 1 END)", "ja"), HasSubstr("takes it for a number"));
    EXPECT_THAT(outcome("sum(x > 5)", "many"),
                HasSubstr("\"many\" is a text, but the SELECT compares it with a number by < or >"));
    EXPECT_THAT(outcome("sum(length(x))", "9apples"), HasSubstr("\"arr\":7"));
    EXPECT_THAT(outcome("sum(x)", "0450 50"), HasSubstr("\"arr\":500"));
    EXPECT_THAT(outcome("max(x)", "0450 50"), HasSubstr("expected a number, got \"0450\""));
    // Days.
    EXPECT_THAT(outcome("sum(x >= :as_of)", "soon"),
                HasSubstr("\"soon\" is no day in the form YYYY-MM-DD, but the SELECT takes it for a day"));
    EXPECT_THAT(outcome("sum(x >= '2026-01-01')", "20260101"),
                HasSubstr("\"20260101\" is a number, but the SELECT compares it with a day"));
    EXPECT_THAT(outcome("max(julianday(x))", "Tuesday"), HasSubstr("is no day"));
    EXPECT_THAT(outcome("max(x) - min(x)", "2026-01-01"),
                HasSubstr("\"2026-01-01\" is a date, but the SELECT calculates with it; julianday()"));
    EXPECT_THAT(outcome("sum(x = '12/31/2026')", "12/31/2026"),
                HasSubstr("is YYYY-MM-DD to the SELECT, which compares it with \"12/31/2026\""));
    EXPECT_THAT(outcome("sum(x >= '2026-12')", "12/31/2026"), HasSubstr("\"arr\":1"));
    EXPECT_THAT(outcome("count(x)", "12/31/2026"), HasSubstr("\"arr\":1"));
    // Yes and no.
    EXPECT_THAT(
        outcome("sum(x = 'yes')", "yes no"),
        HasSubstr("is 1 and 0 to the SELECT, which compares it with \"yes\"; compare it with 1 or 0"));
    EXPECT_THAT(outcome("sum(x <> '')", "yes no"), HasSubstr("\"arr\":2"));
    EXPECT_THAT(outcome("sum(x)", "yes no"), HasSubstr("\"arr\":1"));
    // Keys.
    EXPECT_THAT(selected("SELECT k AS customer_id FROM \"1\" WHERE k > 1000", {"k\n999\n1001\n"}),
                HasSubstr("is a text, but the SELECT compares"));
    EXPECT_THAT(selected("SELECT k AS customer_id FROM \"1\" WHERE k % 2 = 1", {"k\n999\n1000\n"}),
                HasSubstr(R"([{"customer_id":"999"}])"));
    EXPECT_THAT(selected("SELECT k AS customer_id FROM \"1\" WHERE k % 2 = 1", {"k\n12e4\n"}),
                HasSubstr("\"12e4\" is no number"));
}

TEST(RawTables, CompareNumbersAndTextsByTheirColumns) {
    const auto count = [](std::string_view condition, std::string_view text) {
        return selected(
            "SELECT 'A' AS customer_id, count(*) AS arr FROM \"1\" WHERE " + std::string{condition}, {text});
    };
    EXPECT_THAT(count("n = '5'", "n,t\n5,x\n6,x\n"), HasSubstr("\"arr\":1"));
    EXPECT_THAT(count("n > '10'", "n,t\n5,x\n60,x\n"), HasSubstr("\"arr\":1"));
    EXPECT_THAT(count("t = 5", "n,t\n1,x\n1,y\n1,5\n"), HasSubstr("\"arr\":1"));
    EXPECT_THAT(count("live = '1'", "live\nyes\nno\n"), HasSubstr("\"arr\":1"));
}

TEST(RawTables, ReadSignsOfNumbersTogether) {
    const auto sum = [](std::string_view text, ImportOptions options = {}) {
        return selected("SELECT 'A' AS customer_id, sum(n) AS arr FROM \"1\"", {text}, {}, options);
    };
    EXPECT_THAT(sum("n\n12%\n8 %\n"), HasSubstr("\"arr\":20"));
    EXPECT_THAT(sum("n\n12%\n8\n"),
                HasSubstr("1.csv:3:1: column \"n\": 8 has no percent sign, but 12% in line 2 has"));
    EXPECT_THAT(sum("n\n12%\n0\n"), HasSubstr("\"arr\":12"));
    EXPECT_THAT(sum("n\n$5\n\u20AC5\n"),
                HasSubstr("1.csv:3:1: column \"n\": amounts are in different currencies: $ in line 2"));
    EXPECT_THAT(sum("n\nEUR 5\n\u20AC5\n5 eur\n"), HasSubstr("\"arr\":15"));
    EXPECT_THAT(sum("n\n(32)\n-5\n"), HasSubstr("\"arr\":-37"));
    EXPECT_THAT(sum("n\n1.234\n", {.dates = {}, .decimal = ',', .as_of = Date(2026, 12, 1)}),
                HasSubstr("\"arr\":1234"));
    EXPECT_THAT(sum("n\n1.5\n", {.dates = {}, .decimal = ',', .as_of = Date(2026, 12, 1)}),
                HasSubstr("\"arr\":1.5"));
    EXPECT_THAT(sum("n;x\n1.234,50;1\n1.234;1\n1.2.3;1\n"), HasSubstr("\"arr\":2468.5"));
    EXPECT_THAT(sum("n\n9999999999999999\n5\n"), HasSubstr("expected a number, got \"9999999999999999\""));
}

TEST(RawTables, AskWhetherAPointIsADecimalPointWhereNoThousandthsAre) {
    const auto open = HasSubstr("1.csv:2:3: column \"n\": 1.234 can have a decimal sign or thousands, and no "
                                "other number settles it; write --decimal point or --decimal comma");
    const std::string_view text = "k,n\nA,1.234\nB,2.500\nB,950\n";
    for (const auto* value :
         {"n AS arr", "sum(n) AS arr", "12 * sum(n) AS arr", "total(n) / 2 AS arr", "-n AS arr",
          "CASE WHEN k = 'A' THEN n ELSE 0 END AS arr", "CAST(n AS REAL) AS arr",
          "(SELECT sum(n) FROM \"1\") AS arr", "coalesce(n, 0) AS \"contract.licensed_seats\""}) {
        const auto select = std::string{"SELECT k AS customer_id, "} + value + " FROM \"1\" GROUP BY 1";
        EXPECT_THAT(selected(select, {text}), open) << value;
        EXPECT_THAT(selected(select, {text}, {}, {.dates = {}, .decimal = '.', .as_of = Date(2026, 12, 1)}),
                    Not(HasSubstr("settles")))
            << value;
    }
    EXPECT_THAT(selected("WITH s AS (SELECT k, n * 12 AS y FROM \"1\" UNION ALL SELECT k, n FROM \"1\") "
                         "SELECT k AS customer_id, sum(y) AS arr FROM s GROUP BY 1",
                         {text}),
                open);
    const std::string_view hours =
        "SELECT k AS customer_id, avg(n) AS \"support.avg_resolution_hours\" FROM \"1\" GROUP BY 1";
    EXPECT_THAT(selected(hours, {"k,n\nA,1.250\n"}), HasSubstr("\"avg_resolution_hours\":1.25"));
    EXPECT_THAT(told(hours, {"k,n\nA,1.250\n"}),
                HasSubstr("1.csv:2:3: column \"n\": 1.250 is read as a number with a decimal point"));
    EXPECT_THAT(told(hours, {"k,n\nA,1.250\nA,(2)\n"}),
                HasSubstr("1.250 is read as a number with a decimal"));
    EXPECT_THAT(selected(hours, {"k;n\nA;1.250\n"}), HasSubstr("1.250 can have a decimal sign"));
    EXPECT_THAT(selected(hours, {"k,n\nA,1.250\nA,\"2,500\"\n"}), HasSubstr("2,500 can have a decimal sign"));
    EXPECT_THAT(selected("SELECT k AS customer_id, count(n) AS arr FROM \"1\" GROUP BY 1", {text}),
                HasSubstr("\"arr\":1}"));
    EXPECT_THAT(selected("SELECT k AS customer_id, sum(n) AS arr FROM \"1\" GROUP BY 1", {text}, {},
                         {.dates = {}, .decimal = ',', .as_of = Date(2026, 12, 1)}),
                HasSubstr(R"("A","arr":1234},{"customer_id":"B","arr":3450})"));
}

TEST(RawTables, KnowEveryWordForYesAndNo) {
    const auto arr = [](std::string_view cells, std::vector<TypeRule> types = {}) {
        std::string text = "k,trial\n";
        char key = 'A';
        for (std::size_t at = 0; at < cells.size(); at += cells.substr(at).find(' ') + 1) {
            const auto rest = cells.substr(at);
            text += std::string{key++} + "," + std::string{rest.substr(0, rest.find(' '))} + "\n";
            if (rest.find(' ') == std::string_view::npos) break;
        }
        return selected("SELECT k AS customer_id, CASE WHEN trial THEN 0 ELSE 500.5 END AS arr FROM \"1\"",
                        {text}, std::move(types));
    };
    const auto yes_no_yes = HasSubstr(
        R"([{"customer_id":"A","arr":0},{"customer_id":"B","arr":500.5},{"customer_id":"C","arr":0}])");
    for (const auto* words : {"Y N Y", "y no T", "TRUE F t", "yes f true", "1 0 1", "Y 0 1"}) {
        EXPECT_THAT(arr(words), AllOf(yes_no_yes, Not(HasSubstr("1.csv")))) << words;
        EXPECT_THAT(arr(words, {{"1.trial", ColumnType::flag}}), yes_no_yes) << words;
    }
    EXPECT_THAT(arr("ja nein ja"),
                AllOf(HasSubstr("\"ja\" is no number"), HasSubstr("or compare this one with the words in it"),
                      Not(HasSubstr("\"types\""))));
    EXPECT_THAT(
        arr("ja nein ja", {{"1.trial", ColumnType::flag}}),
        HasSubstr("1.csv:2:3: column \"trial\": each of its 3 cells cannot be read as the mapping file "
                  "declares it: expected yes or no, got \"ja\"; \"types\": {\"1.trial\": \"text\"} takes "
                  "them as they are written"));
    EXPECT_THAT(arr("ja", {{"1.trial", ColumnType::number}}), HasSubstr("its only cell cannot be read"));
    EXPECT_THAT(arr("ja", {{"1.trial", ColumnType::date}}), HasSubstr("expected a date, got \"ja\""));
    // What comes out as a text stays one.
    EXPECT_THAT(selected("SELECT k AS customer_id, land AS industry FROM \"1\"", {"k,land\nA,NO\nB,N\n"}),
                HasSubstr(R"({"customer_id":"A","industry":"NO"},{"customer_id":"B","industry":"N"})"));
    EXPECT_THAT(selected("SELECT k AS customer_id, max(x) AS \"relationship_signals.champion_left\" "
                         "FROM \"1\" GROUP BY 1",
                         {"k,x\nA,Y\nA,N\n"}),
                HasSubstr("\"champion_left\":true"));
}

TEST(RawTables, TellOfColumnsOfOneNameThatNobodyReads) {
    const std::string_view select = "SELECT k AS customer_id, n AS arr FROM \"1\"";
    EXPECT_THAT(told(select, {"k,note,Note,n\nA,b,c,1\n"}),
                HasSubstr("1.csv:1:8: 2 columns are named \"Note\"; none of them is used\n"));
    EXPECT_THAT(told(select, {"k,n,,\nA,1,,\n", "x,x\n1,2\n"}), Not(HasSubstr("are named")));
}

TEST(RawTables, LeaveOutTotalsWhateverIsRead) {
    const std::string_view tickets = "ticket,account id,hours\nt1,A,5\nt2,A,6\nTotal,,11\n";
    for (const auto* count : {"count(*)", "count(hours)", "sum(hours) - 9", "count(\"account id\")"}) {
        const auto outcome =
            selected("SELECT 'Z' AS customer_id, " + std::string{count} + " AS arr FROM \"1\"", {tickets});
        EXPECT_THAT(outcome, HasSubstr("\"arr\":2")) << count;
        EXPECT_THAT(outcome, HasSubstr("is a total of other rows; the row is left out")) << count;
    }
    EXPECT_THAT(told("SELECT 'Z' AS customer_id, count(*) AS arr FROM \"1\"", {tickets}),
                AllOf(HasSubstr("is table \"1\" with 2 rows"), Not(HasSubstr("does not use it"))));
    EXPECT_THAT(selected("SELECT 'Z' AS customer_id, count(*) AS arr FROM \"1\"",
                         {"ticket,account id,hours\nt1,A,5\nt2,A,6\nTotal Wine,B,11\n"}),
                HasSubstr("\"arr\":3"));
}

TEST(RawTables, PlaceWhatASelectReturnsByItsRows) {
    ImportOptions options;
    options.first_row = true;
    const auto outcome = [&options](std::string_view select) {
        Mapping mapping;
        mapping.name = "m.json";
        mapping.select = select;
        const auto imported = import_texts({"k,n,m\nNone,1,2\nB,3,4\nTBD,5,6\nB,3,4\n"}, mapping, options);
        if (!imported) return describe(imported.error());
        std::string text;
        for (const auto& problem : (*imported).problems) text += describe(problem) + "\n";
        for (const auto& rows : (*imported).left_out.rows())
            text +=
                std::string{rows.are_selected ? "rows" : "lines"} + std::to_string(rows.lines.back()) + "\n";
        return text;
    };
    EXPECT_THAT(outcome("SELECT k AS customer_id, n AS arr FROM \"1\""),
                AllOf(HasSubstr("(B) customer_id: came before, in row 2"), HasSubstr("\nrows3\n"),
                      HasSubstr("\nrows4\n"), Not(HasSubstr("lines"))));
    EXPECT_EQ(outcome("SELECT k AS customer_id, n AS arr, m AS arr FROM \"1\""),
              "the SELECT of m.json: returns 2 columns as \"arr\", and nothing says which one counts; let it "
              "return one of them");
    EXPECT_EQ(
        outcome("SELECT k AS customer_id, n AS arr, 'EUR' AS currency, 'USD' AS Currency FROM \"1\""),
        "the SELECT of m.json: returns 2 columns as \"Currency\", and nothing says which one counts; let it "
        "return one of them");
}

TEST(RawTables, TakeMidnightForADay) {
    EXPECT_THAT(selected("SELECT k AS customer_id, max(d) AS name FROM \"1\" GROUP BY 1",
                         {"k,d\nA,12/31/2026 0:00\nA,12/30/2026\n"}),
                HasSubstr(R"("name":"2026-12-31")"));
}

TEST(RawTables, TakeNoZeroDateForADay) {
    const std::string_view select =
        "SELECT k AS customer_id, min(d) AS contract_start_date, count(d) AS arr FROM \"1\" GROUP BY 1";
    const auto text = "k,d\nA,1/0/1900\nA,12/31/2026\nA,0000-00-00\nA,0\nA,0000-00-00\nA,01/15/2026\n";
    EXPECT_THAT(selected(select, {text}),
                HasSubstr(R"([{"customer_id":"A","arr":2,"contract_start_date":"2026-01-15"}])"));
    EXPECT_THAT(told(select, {text}),
                HasSubstr("1.csv:2:3: column \"d\": 4 cells count as no date, such as \"1/0/1900\"\n"));
}

TEST(RawTables, ReadDatesThatAreNumbersWhenTheyAreDeclared) {
    const std::string_view select =
        "SELECT k AS customer_id, max(d) AS contract_end_date FROM \"1\" WHERE d >= :as_of GROUP BY 1";
    for (const auto* day : {"20261231", "46387", "1798675200", "1798675200000"}) {
        const auto text = std::string{"k,d\nA,"} + day + "\nB,20200101\nC,soon\n";
        EXPECT_THAT(selected(select, {text}), HasSubstr("is a number, but the SELECT compares it with a day"))
            << day;
        EXPECT_THAT(selected(select, {text}, {{"1.d", ColumnType::date}}),
                    AllOf(HasSubstr(R"([{"customer_id":"A","contract_end_date":"2026-12-31"}])"),
                          HasSubstr("got \"soon\"")))
            << day;
    }
    EXPECT_THAT(told(select, {"k,d\nA,20261231\n"}, {{"1.d", ColumnType::date}}),
                HasSubstr("20261231 is 2026-12-31"));
}

TEST(RawTables, TellWhatIsMissingAndWhatColumnsAre) {
    const auto text = told("SELECT k AS customer_id, sum(n) AS arr, max(d) AS contract_end_date, max(live) "
                           "AS \"relationship_signals.champion_left\" FROM \"1\" GROUP BY 1",
                           {"k,n,d,live,x\nA,5,2026-12-31,no,N/A\nB,N/A,,yes,\nC,null,2026-12-31,no,\n"});
    EXPECT_THAT(
        text,
        HasSubstr(
            "1.csv: is table \"1\" with 3 rows; keys: k; numbers: n; dates: d; yes/no as 1 and 0: live\n"));
    EXPECT_THAT(text, HasSubstr("1.csv:3:3: column \"n\": 2 cells count as missing, such as \"N/A\"\n"));
    EXPECT_THAT(text, Not(HasSubstr("column \"x\"")));
    EXPECT_THAT(text, Not(HasSubstr("cannot follow")));
}

TEST(RawTables, NeverAskForTheTimeZoneOrTheClock) {
    const auto outcome = [](std::string_view expression) {
        return selected("SELECT k AS customer_id, " + std::string{expression} + " AS name FROM \"1\"",
                        {"k,zone,word,day\nA,LocalTime,now,2026-01-05 12:00:00\n"},
                        {{"1.word", ColumnType::text}});
    };
    for (const auto* zone :
         {"datetime(day, 'localtime')", "datetime(day, 'LOCALTIME')", "date(day, 'local' || 'time')",
          "time(day, zone)", "strftime('%H', day, lower(zone))", "julianday(day, 'Utc')",
          "unixepoch(day, '+1 day', 'u' || 'tc')", "datetime(day, replace('localxtime', 'x', ''))",
          "datetime(day, CAST(x'6c6f63616c74696d65' AS TEXT))", "datetime(day, x'6c6f63616c74696d65')",
          "datetime(day, 'localtime' || char(0) || 'x')", "datetime(day,/**/'localtime')"})
        EXPECT_THAT(outcome(zone), HasSubstr("asks for the time zone")) << zone;
    for (const auto* clock : {"date(word)", "date(' now' )", "strftime('%s', word)", "datetime(upper(word))",
                              "julianday('n' || 'ow')", "date('now', 'start of month')", "time()",
                              "datetime(char(110, 111, 119))"})
        EXPECT_THAT(outcome(clock), testing::AnyOf(HasSubstr("asks for the present"), Not(HasSubstr("name"))))
            << clock;
    EXPECT_THAT(outcome("zone"), HasSubstr(R"("name":"LocalTime")"));
    EXPECT_THAT(outcome("datetime(day, '+1 day', 'start of month', 'weekday 1')"), HasSubstr("2026-01-05"));
    EXPECT_THAT(outcome("strftime('%Y', day)"), HasSubstr("2026"));
    EXPECT_THAT(outcome("date()"), HasSubstr("asks for the present"));
    EXPECT_THAT(outcome("date(1, 2, 3, 4, 5)"), Not(HasSubstr("name")));
    EXPECT_THAT(outcome("strftime()"), HasSubstr(R"([{"customer_id":"A"}])"));
}

TEST(RawTables, StopASelectThatDoesNotEnd) {
    ImportOptions options;
    options.sql_limit = 20'000;
    const auto stopped = HasSubstr("m.json: the SELECT is stopped after 20000 steps of SQLite; look for");
    for (const auto* select :
         {"WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS customer_id FROM c "
          "WHERE x < 0",
          "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS customer_id FROM c",
          "WITH RECURSIVE c(x) AS (SELECT 1 UNION SELECT x + 1 FROM c) SELECT count(*) AS customer_id FROM "
          "c"})
        EXPECT_THAT(selected(select, {"k\nA\n"}, {}, options), stopped) << select;
    options.sql_limit = 1;
    EXPECT_THAT(selected("SELECT k AS customer_id FROM \"1\"", {"k\nA\n"}, {}, options),
                HasSubstr("after 1 steps"));
    options.sql_limit = 0;
    EXPECT_THAT(selected("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 50000) SELECT "
                         "max(x) AS customer_id FROM c",
                         {"k\nA\n"}, {}, options),
                HasSubstr("50000"));
    std::string select = "WITH x0 AS (SELECT 1 AS k)";
    for (int i = 1; i <= 60; ++i)
        select += ", x" + std::to_string(i) + " AS (SELECT p.k FROM x" + std::to_string(i - 1) + " p, x" +
                  std::to_string(i - 1) + " q)";
    EXPECT_THAT(selected(select + " SELECT k AS customer_id FROM x60", {"k\nA\n"}),
                HasSubstr("as it names its sub-selects again and again"));
}

TEST(RawTables, ReturnOnlyTextsAndNumbers) {
    const auto outcome = [](std::string_view expression) {
        return selected("SELECT k AS customer_id, " + std::string{expression} + " AS name FROM \"1\"",
                        {"k,x\nA,1\n"});
    };
    const auto missing = [](std::string_view why) {
        return AllOf(HasSubstr(R"([{"customer_id":"A"}])"),
                     HasSubstr("the SELECT of m.json:1: name: the value " + std::string{why} +
                               "; treated as missing"));
    };
    EXPECT_THAT(outcome("CAST(x'ff41fe' AS TEXT)"), missing("is not UTF-8"));
    EXPECT_THAT(outcome("x'c0af'"), missing("is not UTF-8"));
    EXPECT_THAT(outcome("substr(CAST('\u00E9' AS BLOB), 1, 1)"), missing("is not UTF-8"));
    EXPECT_THAT(outcome("x'eda080'"), missing("is not UTF-8"));
    for (const auto* nul : {"'a' || char(0) || 'b'", "zeroblob(3)"})
        EXPECT_EQ(outcome(nul), "the SELECT of m.json:1: name: the value holds a NUL character; no text of a "
                                "portfolio has one; let the SELECT return the text without it");
    EXPECT_THAT(outcome("9e999"), missing("is an infinite number"));
    EXPECT_THAT(outcome("-9e999 * x"), missing("is an infinite number"));
    EXPECT_THAT(outcome("9e999 - 9e999"), HasSubstr(R"([{"customer_id":"A"}])"));
    EXPECT_THAT(outcome("x'41c3a9'"), HasSubstr("\"name\":\"A\u00E9\""));
    EXPECT_THAT(outcome("char(233)"), HasSubstr("\"name\":\"\u00E9\""));
    EXPECT_THAT(outcome("hex(zeroblob(300000000))"), HasSubstr("too big"));
    EXPECT_THAT(
        selected("SELECT CAST(x'ff' AS TEXT) AS customer_id", {"k\nA\n"}),
        HasSubstr("the SELECT of m.json:1: customer_id: the value is not UTF-8, and no other row has a key"));
    EXPECT_THAT(selected("SELECT CASE x WHEN 1 THEN k ELSE k || char(0) END AS customer_id FROM \"1\"",
                         {"k,x\nA,1\nB,2\n"}),
                StartsWith("the SELECT of m.json:2: customer_id: the value holds a NUL"));
}

TEST(RawTables, HaveNamesWithQuotes) {
    Mapping mapping;
    mapping.tables = {{"O'Neil \"x\"", {"1"}}};
    mapping.select =
        "SELECT \"Key \"\"no.\"\"\" AS customer_id, sum([It's]) AS arr FROM \"O'Neil \"\"x\"\"\" GROUP BY 1";
    mapping.types = {{"O'Neil \"x\".It's", ColumnType::number}};
    const auto imported =
        value(import_texts({"\"Key \"\"no.\"\"\",It's\n7,1\n7,soon\n7,later\n7,at last\n"}, mapping));
    EXPECT_THAT(imported.json, AllOf(HasSubstr("\"7\""), HasSubstr("\"arr\": 1")));
    mapping.types.clear();
    EXPECT_THAT(
        describe(import_texts({"\"Key \"\"no.\"\"\",It's\n7,1\n7,5\n7,6\n7,a\n7,b\n7,c\n"}, mapping).error()),
        HasSubstr(R"("types": {"O'Neil \"x\".It's": "number"})"));
}

TEST(RawTables, RefuseTablesThatSqlCannotTake) {
    std::string wide = "k";
    for (int i = 0; i < 2000; ++i) wide += ",c" + std::to_string(i);
    EXPECT_THAT(selected("SELECT k AS customer_id FROM \"1\"", {wide + "\nA\n"}),
                HasSubstr("1.csv: has 2001 columns"));
    Mapping mapping;
    mapping.select = "SELECT k AS customer_id FROM SQLite_x";
    mapping.tables = {{"SQLite_x", {"1"}}};
    EXPECT_THAT(describe(import_texts({"k\nA\n"}, mapping).error()),
                HasSubstr("a name that SQLite keeps for itself"));
    const std::string with_zero{"nothing,k\0ey,n\n-,A,5\n", 21};
    EXPECT_THAT(selected("SELECT key AS customer_id, n AS arr FROM \"1\"", {with_zero}),
                HasSubstr("\"arr\":5"));
}

}  // namespace csm::test
