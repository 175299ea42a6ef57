// SPDX-License-Identifier: MIT
#include "support/imports.hpp"

#include <gmock/gmock.h>

#include <string>

namespace csm::test {

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// What is told of problems by a SELECT over 1.csv and so on; or the failure.
std::string problems(std::string_view select, std::initializer_list<std::string_view> texts) {
    Mapping mapping;
    mapping.name = "m.json";
    mapping.select = select;
    const auto imported = import_texts(texts, mapping);
    if (!imported) return "FAILS " + describe(imported.error());
    std::string text;
    for (const auto& problem : (*imported).problems) {
        EXPECT_EQ(problem.kind, ProblemKind::no_shared_ids);
        text += describe(problem) + "\n";
    }
    return text;
}

/// The table "NAME,value" with keys from PREFIX0 on.
std::string table(std::string_view name, std::string_view prefix, int count) {
    std::string text{name};
    text += ",value\n";
    for (int i = 0; i < count; ++i) text += std::string{prefix} + std::to_string(i) + ",1\n";
    return text;
}

constexpr std::string_view joined =
    "SELECT acct AS customer_id, b.value AS arr FROM \"1\" a LEFT JOIN \"2\" b ON a.acct = b.ref";

}  // namespace

TEST(JoinedKeys, OfWhichTablesShareNoneOrFewAreTold) {
    EXPECT_EQ(problems(joined, {table("acct", "A-", 6), table("ref", "10", 6)}),
              "2.csv: column \"ref\": none of its 6 keys are in column \"acct\" of 1.csv, with which the "
              "SELECT joins "
              "it; keys are \"100\", \"101\", \"102\" here and \"A-0\", \"A-1\", \"A-2\" there: if these are "
              "not ids of "
              "one kind, let the SELECT join other columns\n");
    EXPECT_THAT(problems(joined, {"acct,value\n1.0,1\n2.0,1\n", "ref,value\n1,5\n2,7\n"}),
                HasSubstr("none of its 2 keys are in column \"acct\" of 1.csv"));
    const auto many = table("acct", "A-", 30);
    EXPECT_THAT(problems(joined, {many, table("ref", "B-", 25) + "A-1,1\nA-2,1\n"}),
                HasSubstr("only 2 of its 27 keys are in"));
    EXPECT_EQ(problems(joined, {many, table("ref", "B-", 25) + "A-1,1\nA-2,1\nA-3,1\n"}), "");
    EXPECT_EQ(problems(joined, {"acct,value\nA,1\nB,1\n", "ref,value\nB,5\nC,7\n"}), "");
    EXPECT_EQ(problems(joined, {"acct,value\nA,1\nB,1\n", "ref,value\n,5\nN/A,7\n"}), "");
    EXPECT_THAT(problems(joined, {"acct,value\na,1\nb,1\n", "ref,value\nA,5\nB,7\n"}),
                HasSubstr("none of its 2"));
}

TEST(JoinedKeys, AreSeenHoweverTablesComeTogether) {
    const auto one = table("ref", "A-", 6);
    const auto other = table("ref", "10", 6);
    for (const auto* select :
         {"SELECT ref AS customer_id FROM \"1\" JOIN \"2\" USING (ref)",
          "SELECT a.ref AS customer_id FROM \"1\" a, \"2\" b WHERE a.ref = b.ref",
          "SELECT ref AS customer_id FROM \"1\" WHERE ref IN (SELECT ref FROM \"2\") UNION SELECT 'Z'",
          "WITH s AS (SELECT ref AS id, sum(value) AS n FROM \"2\" GROUP BY 1) "
          "SELECT ref AS customer_id, n AS arr FROM \"1\" LEFT JOIN s ON s.id = ref",
          "SELECT ref AS customer_id, (SELECT sum(b.value) FROM \"2\" b WHERE b.ref = a.ref) AS arr FROM "
          "\"1\" a",
          "SELECT ref AS customer_id FROM \"1\" INTERSECT SELECT ref FROM \"2\""})
        EXPECT_THAT(problems(select, {one, other}),
                    AllOf(HasSubstr("none of its 6 keys are in"), Not(HasSubstr("FAILS"))))
            << select;
}

TEST(JoinedKeys, ThatLeaveOutOrAreMadeOrFoundOtherwiseAreNotTold) {
    const auto one = table("ref", "A-", 6);
    const auto other = table("ref", "10", 6);
    for (const auto* select :
         {"SELECT ref AS customer_id FROM \"1\" WHERE ref NOT IN (SELECT ref FROM \"2\")",
          "SELECT ref AS customer_id FROM \"1\" a WHERE NOT EXISTS (SELECT 1 FROM \"2\" b WHERE b.ref = "
          "a.ref)",
          "SELECT ref AS customer_id FROM \"1\" EXCEPT SELECT ref FROM \"2\"",
          "SELECT a.ref AS customer_id FROM \"1\" a JOIN \"2\" b ON a.ref = 'A-' || substr(b.ref, 3)",
          "SELECT a.ref AS customer_id FROM \"1\" a JOIN \"2\" b ON a.ref IS NOT b.ref GROUP BY 1",
          "SELECT ref AS customer_id FROM \"1\" UNION ALL SELECT ref FROM \"2\"",
          "SELECT a.ref AS customer_id FROM \"1\" a JOIN \"1\" b ON a.ref = b.ref"})
        EXPECT_EQ(problems(select, {one, other}), "") << select;
    // By the key or by the name.
    EXPECT_EQ(
        problems(
            "SELECT a.id AS customer_id FROM \"1\" a LEFT JOIN \"2\" b ON b.ref = a.id OR b.ref = a.title",
            {"id,title\n1,Alder\n2,Birch\n", "ref\nAlder\nBirch\n"}),
        "");
    EXPECT_EQ(problems("SELECT acct AS customer_id FROM \"1\" JOIN \"2\" ON acct = ref COLLATE NOCASE",
                       {"acct,value\na,1\nb,1\n", "ref,value\nA,5\nB,7\n"}),
              "");
}

}  // namespace csm::test
