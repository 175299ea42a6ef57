// SPDX-License-Identifier: MIT
#include "import/select_columns.hpp"

#include <gmock/gmock.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <string_view>
#include <vector>

namespace csm::test {

namespace {

using import::ColumnId;
using import::ColumnWork;
using testing::HasSubstr;

const std::vector<import::TableNames> tables{{"a", {"id", "amount", "day", "gone"}},
                                             {"b", {"crm", "seats", "day", "odd \" name"}},
                                             {"O'Neil \"x\"", {"id"}}};

std::string name_of(ColumnId id) {
    const auto& table = tables[id.table];
    return fmt::format("{}.{}", table.table, table.columns[id.column]);
}

std::string names_of(const std::vector<ColumnId>& ids) {
    std::vector<std::string> names;
    for (const auto id : ids) names.push_back(name_of(id));
    return fmt::format("{}", fmt::join(names, "+"));
}

/// What the first column of the result passes on, what is compared, and what else is done; "lost" when the
/// SELECT was not followed.
std::string followed(std::string_view select) {
    const auto found = import::select_columns(select, tables);
    if (!found) return "lost";
    std::vector<std::string> parts;
    if (!found->returned.empty() && !found->returned.front().empty())
        parts.push_back(names_of(found->returned.front()));
    for (const auto& group : found->compared) parts.push_back(fmt::format("={}", names_of(group)));
    const std::vector<std::pair<ColumnWork, std::string_view>> works{
        {ColumnWork::calculated, "calculated"}, {ColumnWork::taken_as_number, "number"},
        {ColumnWork::ordered, "ordered"},       {ColumnWork::compared_to_day, "day"},
        {ColumnWork::made_day, "made day"},     {ColumnWork::joined, "joined"}};
    for (const auto& [id, done] : found->treatments) {
        for (const auto& [work, word] : works)
            if (done.has(work)) parts.push_back(fmt::format("{} {}", word, name_of(id)));
        for (const auto& word : done.words) parts.push_back(fmt::format("'{}' {}", word, name_of(id)));
    }
    return fmt::format("{}", fmt::join(parts, "; "));
}

struct Case {
    std::string_view select;
    std::string_view found;
};

}  // namespace

TEST(SelectColumns, FollowWhatComesOut) {
    for (const auto& [select, found] : std::vector<Case>{
             {"SELECT id FROM a", "a.id"},
             {"select A.ID from A", "a.id"},
             {"SELECT x.id FROM a AS x", "a.id"},
             {"SELECT x.\"id\" FROM a x", "a.id"},
             {"SELECT [x].[id] FROM `a` x", "a.id"},
             {"SELECT main.a.id FROM main.a", "a.id"},
             {"SELECT * FROM a", "a.id"},
             {"SELECT x.* FROM b, a x", "a.id"},
             {"SELECT DISTINCT id FROM a -- the end", "a.id"},
             {"SELECT /* first */ id FROM a;", "a.id"},
             {"SELECT count(*) FROM a", ""},
             {"SELECT 5", ""},
             {"SELECT 'id' FROM a", ""},
             {"SELECT (id) FROM a", "a.id"},
             {"SELECT +id FROM a", "a.id"},
             {"SELECT id COLLATE nocase FROM a", "a.id"},
             {"SELECT trim(lower(id)) FROM a", "a.id"},
             {"SELECT 'A-' || id FROM a", "a.id"},
             {"SELECT CAST(id AS TEXT) FROM a", "a.id"},
             {"SELECT CAST(id AS varchar(20)) FROM a", "a.id"},
             {"SELECT coalesce(a.id, b.crm) FROM a, b", "a.id+b.crm"},
             {"SELECT max(id) FROM a", "a.id"},
             {"SELECT iif(amount, id, 0) FROM a", "a.id; number a.amount"},
             {"SELECT nullif(id, '') FROM a", "a.id; '' a.id"},
             {"SELECT CASE WHEN amount > 5 THEN id ELSE crm END FROM a, b", "a.id+b.crm; ordered a.amount"},
             {"SELECT first_value(id) OVER (PARTITION BY day ORDER BY amount DESC NULLS LAST ROWS BETWEEN 1 "
              "PRECEDING AND CURRENT ROW EXCLUDE TIES) FROM a",
              "a.id"},
             {"SELECT lag(id) OVER w FROM a WINDOW w AS (ORDER BY day)", "a.id"},
             {"SELECT length(id) FROM a", ""},
             {"SELECT id + 0 FROM a", "calculated a.id"},
             {"SELECT (SELECT crm FROM b WHERE seats = amount) FROM a", "b.crm; =b.seats+a.amount"},
             {"SELECT k FROM (SELECT id AS k FROM a)", "a.id"},
             {"SELECT k FROM (SELECT id k FROM a GROUP BY 1) AS s", "a.id"},
             {"SELECT s.k FROM (SELECT id 'k' FROM a) s", "a.id"},
             {"SELECT * FROM (SELECT b.* FROM b JOIN a)", "b.crm"},
             {"WITH x AS (SELECT id FROM a) SELECT id FROM x", "a.id"},
             {"WITH x(k) AS (SELECT id FROM a) SELECT y.k FROM x y", "a.id"},
             {"WITH x(k) AS MATERIALIZED (SELECT id FROM a), y AS NOT MATERIALIZED (SELECT k FROM x) SELECT "
              "k "
              "FROM y",
              "a.id"},
             {"WITH y AS (SELECT k FROM x), x(k) AS (SELECT id FROM a) SELECT k FROM y", "a.id"},
             {"WITH a AS (SELECT crm AS id FROM b) SELECT id FROM a", "b.crm"},
             {"WITH RECURSIVE r(k) AS (SELECT id FROM a UNION ALL SELECT k FROM r LIMIT 5) SELECT k FROM r",
              "a.id"},
             {"WITH RECURSIVE r(k, n) AS (SELECT id, 1 FROM a UNION SELECT crm, n + 1 FROM b, r) SELECT k "
              "FROM r",
              "a.id+b.crm"},
             {"SELECT id FROM a UNION SELECT crm FROM b", "a.id+b.crm"},
             {"SELECT id FROM a UNION ALL SELECT crm FROM b ORDER BY 1 LIMIT 5 OFFSET 2", "a.id+b.crm"},
             {"VALUES (1, 2), (3, 4)", ""},
             {"SELECT column1 FROM (VALUES (1), (2))", ""},
             {"SELECT id FROM \"O'Neil \"\"x\"\"\"", "O'Neil \"x\".id"},
             {"SELECT \"odd \"\" name\" FROM b", "b.odd \" name"},
             {"SELECT value FROM json_each('[1]')", ""},
             {"SELECT j.value FROM a, json_each(a.id) j", ""},
             {"SELECT end FROM (SELECT id AS end FROM a)", "a.id"},
             {"SELECT CASE WHEN 1 THEN end END FROM (SELECT id AS end FROM a)", "a.id"},
             {"SELECT id FROM a WHERE amount IS DISTINCT FROM 5", "a.id"},
             {"SELECT window FROM (SELECT id AS window FROM a) GROUP BY window", "a.id"},
             {"SELECT 1 WINDOW w AS ()", ""},
             {"SELECT CAST(id AS) FROM a", "a.id"},
             {"SELECT id FROM a INDEXED BY i", "a.id"},
             {"SELECT id FROM a NOT INDEXED WHERE 1", "a.id"}})
        EXPECT_EQ(followed(select), found) << select;
}

TEST(SelectColumns, FindWhatIsComparedWithAnotherTable) {
    for (const auto& [select, found] : std::vector<Case>{
             {"SELECT 1 FROM a JOIN b ON a.id = b.crm", "=a.id+b.crm"},
             {"SELECT 1 FROM a JOIN b ON crm == id", "=b.crm+a.id"},
             {"SELECT 1 FROM a x LEFT OUTER JOIN b y ON y.crm IS x.id", "=b.crm+a.id"},
             {"SELECT 1 FROM a, b WHERE a.id <> b.crm", "=a.id+b.crm"},
             {"SELECT 1 FROM a, b WHERE a.id != b.crm AND 1", "=a.id+b.crm"},
             {"SELECT 1 FROM a, b WHERE NOT a.id IS NOT DISTINCT FROM b.crm", "=a.id+b.crm"},
             {"SELECT 1 FROM a, b WHERE trim(a.id) = b.crm COLLATE nocase", "=a.id+b.crm"},
             {"SELECT 1 FROM a, b WHERE 'A' || b.crm = a.id", "=b.crm+a.id"},
             {"SELECT 1 FROM a, b WHERE (a.id, a.day) = (b.crm, b.day)", "=a.id+b.crm; =a.day+b.day"},
             {"SELECT 1 FROM a WHERE id IN (SELECT crm FROM b)", "=a.id+b.crm"},
             {"SELECT 1 FROM a WHERE id NOT IN (SELECT crm FROM b UNION SELECT seats FROM b)",
              "=a.id+b.crm+b.seats"},
             {"SELECT 1 FROM a WHERE (id, day) IN (SELECT crm, day FROM b)", "=a.id+b.crm; =a.day+b.day"},
             {"WITH k AS (SELECT crm FROM b) SELECT 1 FROM a WHERE id IN k", "=a.id+b.crm"},
             {"SELECT 1 FROM a, b WHERE a.id IN ('x', b.crm)", "=a.id+b.crm; 'x' a.id"},
             {"SELECT 1 FROM a WHERE EXISTS (SELECT 1 FROM b WHERE crm = id)", "=b.crm+a.id"},
             {"SELECT 1 FROM a WHERE id = (SELECT max(crm) FROM b)", "=a.id+b.crm"},
             {"SELECT CASE a.id WHEN b.crm THEN 1 END FROM a, b", "=a.id+b.crm"},
             {"SELECT nullif(a.id, b.crm) FROM a, b", "a.id; =a.id+b.crm"},
             {"SELECT 1 FROM a JOIN b USING (day)", "=a.day+b.day; joined a.day; joined b.day"},
             {"SELECT 1 FROM a NATURAL JOIN b", "=a.day+b.day; joined a.day; joined b.day"},
             {"SELECT 1 FROM a JOIN (SELECT crm AS id FROM b) USING (id)",
              "=a.id+b.crm; joined a.id; joined b.crm"},
             {"SELECT 1 FROM (a JOIN b ON a.id = b.crm)", "=a.id+b.crm"},
             {"SELECT 1 FROM a LEFT JOIN (SELECT crm, sum(seats) AS n FROM b GROUP BY 1) s ON s.crm = a.id",
              "=b.crm+a.id; calculated b.seats"},
             {"WITH s AS (SELECT crm AS k FROM b), t AS (SELECT k FROM s) SELECT 1 FROM t, a WHERE t.k = "
              "a.id",
              "=b.crm+a.id"},
             {"SELECT count(*) FILTER (WHERE a.id = b.crm) FROM a, b", "=a.id+b.crm"},
             {"SELECT sum(a.id = b.crm) FROM a, b", "=a.id+b.crm"},
             {"SELECT 1 FROM a, b GROUP BY a.day HAVING max(a.id) = max(b.crm)", "=a.id+b.crm"},
             {"SELECT 1 FROM a ORDER BY (SELECT 1 FROM b WHERE b.crm = a.id)", "=b.crm+a.id"},
             {"SELECT id FROM a INTERSECT SELECT crm FROM b", "a.id; =a.id+b.crm"},
             {"SELECT 1 FROM a, b WHERE (a.id = b.crm) = 1", "=a.id+b.crm"},
             // The same table, or no column at all on one side.
             {"SELECT 1 FROM a x JOIN a y ON x.id = y.id", ""},
             {"SELECT 1 FROM a WHERE day = (SELECT max(day) FROM a)", ""},
             {"SELECT 1 FROM a, b WHERE a.id = length(b.crm)", ""},
             {"SELECT 1 FROM a, b WHERE a.id < b.crm", ""},
             {"SELECT 1 FROM a, b WHERE a.id = b.crm + 1", "calculated b.crm"}})
        EXPECT_EQ(followed(select), found) << select;
}

TEST(SelectColumns, FindWhatIsDoneWithValues) {
    for (const auto& [select, found] : std::vector<Case>{
             {"SELECT sum(amount) FROM a", "calculated a.amount"},
             {"SELECT total(DISTINCT coalesce(amount, 0)) FROM a", "calculated a.amount"},
             {"SELECT avg(n) FROM (SELECT amount AS n FROM a)", "calculated a.amount"},
             {"SELECT sum(amount) FILTER (WHERE gone) FROM a", "calculated a.amount; number a.gone"},
             {"SELECT sum(amount) OVER (ORDER BY day) FROM a", "calculated a.amount"},
             {"SELECT sum(CASE WHEN day >= :as_of THEN amount END) FROM a", "calculated a.amount; day a.day"},
             {"SELECT amount * 12 / 100.0 FROM a", "calculated a.amount"},
             {"SELECT -amount FROM a", "calculated a.amount"},
             {"SELECT round(amount, 2) FROM a", "calculated a.amount"},
             {"SELECT CAST(amount AS REAL) FROM a", "number a.amount"},
             {"SELECT 1 FROM a WHERE NOT gone", "number a.gone"},
             {"SELECT 1 FROM a WHERE gone AND 1", "number a.gone"},
             {"SELECT 1 FROM a WHERE amount BETWEEN 1 AND 5", "ordered a.amount"},
             {"SELECT 1 FROM a WHERE -5 < amount", "ordered a.amount"},
             {"SELECT 1 FROM a WHERE amount = 5 OR amount IN (1, 2)", ""},
             {"SELECT 1 FROM a WHERE day > date(:as_of, '-90 days')", "day a.day"},
             {"SELECT 1 FROM a WHERE day BETWEEN '2026-01-01' AND :as_of", "day a.day"},
             {"SELECT julianday(day) - julianday(:as_of) FROM a", "made day a.day"},
             {"SELECT strftime('%Y', day) FROM a", "made day a.day"},
             {"SELECT 1 FROM a WHERE gone = 'yes' OR gone IN ('no')", "'yes' a.gone; 'no' a.gone"},
             {"SELECT 1 FROM a WHERE gone LIKE 'y%' ESCAPE '!'", ""},
             {"SELECT 1 FROM a WHERE id ISNULL OR id NOT NULL OR id NOTNULL OR id IS NOT NULL", ""},
             {"SELECT id -> '$.a' ->> 'b' FROM a", ""},
             {"SELECT group_concat(id, ',') FROM a", "a.id"},
             {"SELECT ~amount & 1 | 2 << 3 FROM a", "calculated a.amount"}})
        EXPECT_EQ(followed(select), found) << select;
}

TEST(SelectColumns, BindOperatorsAsSqlDoes) {
    EXPECT_EQ(followed("SELECT 1 FROM a, b WHERE a.id = b.crm = 1"), "=a.id+b.crm");
    EXPECT_EQ(followed("SELECT 1 FROM a, b WHERE 1 = a.id AND b.crm = 1"), "");
    EXPECT_EQ(followed("SELECT 1 FROM a, b WHERE a.id = b.crm || 'x' AND a.amount < 5 + b.seats"),
              "=a.id+b.crm; calculated b.seats");
    EXPECT_EQ(followed("SELECT 1 FROM a, b WHERE NOT a.id = b.crm"), "=a.id+b.crm");
    EXPECT_EQ(followed("SELECT 1 FROM a, b WHERE a.amount BETWEEN 1 AND 5 AND a.id = b.crm"),
              "=a.id+b.crm; ordered a.amount");
    EXPECT_EQ(followed("SELECT 1 FROM a, b WHERE -a.amount = b.seats"), "calculated a.amount");
}

TEST(SelectColumns, GiveUpOnWhatTheyDoNotKnow) {
    for (const auto* select : {"",
                               "SELECT",
                               "DELETE FROM a",
                               "SELECT 1 FROM a WHERE",
                               "SELECT (1",
                               "SELECT 1)",
                               "SELECT 1; SELECT 2",
                               "WITH x AS SELECT 1",
                               "SELECT CASE WHEN 1 END",
                               "SELECT 1 FROM a LEFT",
                               "SELECT CAST(1)",
                               "SELECT f(",
                               "SELECT 1 FROM (SELECT 2",
                               "SELECT 1 FROM a JOIN b USING (day",
                               "SELECT 1 FROM",
                               "SELECT a.",
                               "SELECT 1 IN",
                               "VALUES",
                               "SELECT max(1) OVER (",
                               "WITH",
                               "SELECT ^ 2",
                               "SELECT 1 2 3",
                               "SELECT NOT",
                               "SELECT 1 FROM a WHERE 1 FROM b"})
        EXPECT_EQ(followed(select), "lost") << select;
    for (const std::string_view deep : {"(", "- ", "NOT ", "CASE ", "f(", "(SELECT "})
        for (const std::string_view begin : {"SELECT ", "SELECT 1 FROM ", "SELECT 1 IN ("}) {
            std::string select{begin};
            for (int i = 0; i < 50'000; ++i) select += deep;
            EXPECT_EQ(followed(select), "lost") << begin << deep;
        }
}

TEST(SelectColumns, CountEverySubSelectAsOftenAsItIsNamed) {
    std::string select = "WITH x0 AS (SELECT 1 AS k)";
    for (int i = 1; i <= 60; ++i)
        select += fmt::format(", x{0} AS (SELECT p.k FROM x{1} p, x{1} q)", i, i - 1);
    EXPECT_EQ(import::select_columns(select + " SELECT k FROM x3", tables)->selects, 16U);
    EXPECT_GT(import::select_columns(select + " SELECT k FROM x60", tables)->selects, 1'000'000'000U);
}

TEST(SelectColumns, KnowTheTimeZone) {
    EXPECT_EQ(import::select_columns("SELECT datetime(day, 'LocalTime') FROM a", tables)->zone, "localtime");
    EXPECT_EQ(import::select_columns("SELECT 1 FROM a WHERE id = 'utc'", tables)->zone, "");
}

}  // namespace csm::test
