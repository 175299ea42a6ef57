// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"

#include <csm/where_columns.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace csm::test {

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

const Settings settings{Date{2026, 12, 1}};

/// Of a healthy enterprise account; see complete_record().
bool is_true(std::string_view expression, std::string_view command = "report") {
    static const auto known = account_with({});
    const auto where = Where::read(expression, comparable_fields(command, standard_model()));
    if (!where) throw std::invalid_argument(describe(where.error()));
    return (*where).holds(known, standard_model(), settings);
}

bool is_true_of(const Account& account, std::string_view expression) {
    const auto where = Where::read(expression, comparable_fields("report", standard_model()));
    if (!where) throw std::invalid_argument(describe(where.error()));
    return (*where).holds(account, standard_model(), settings);
}

std::string error_of(std::string_view expression, std::string_view command = "report") {
    const auto where = Where::read(expression, comparable_fields(command, standard_model()));
    return where ? "" : describe(where.error());
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    while (times-- > 0) all += text;
    return all;
}

}  // namespace

TEST(Where, ComparesNumbers) {
    EXPECT_TRUE(is_true("arr = 120000"));
    EXPECT_TRUE(is_true("arr >= 120000 and arr <= 120000"));
    EXPECT_FALSE(is_true("arr != 120000"));
    EXPECT_TRUE(is_true("arr>1.1e5"));
    EXPECT_FALSE(is_true("arr < -0.5"));
    EXPECT_TRUE(is_true("usage.login_frequency = 90"));
    EXPECT_TRUE(is_true("contract.licensed_seats > 99 and contract.active_seats < 51"));
}

TEST(Where, ComparesDates) {
    EXPECT_TRUE(is_true("contract_end_date = 2030-12-31"));
    EXPECT_TRUE(is_true("contract_end_date > \"2030-12-30\""));
    EXPECT_TRUE(is_true("renewal_date < 2031-01-01"));
    EXPECT_TRUE(is_true("days_to_renewal > 365"));
}

TEST(Where, ComparesTextsAsNames) {
    const auto known = account(R"("name": "Zoë's Bank", "owner": "Dana  O'Neill", "arr": 5)");
    EXPECT_TRUE(is_true_of(known, "name = \"zoë's bank\""));
    EXPECT_TRUE(is_true_of(known, "owner = 'Dana  O''Neill'"));
    EXPECT_TRUE(is_true_of(known, "owner >= D and owner < E"));
    EXPECT_TRUE(is_true_of(known, "customer_id = c1"));
    EXPECT_TRUE(is_true_of(known, "owner != ''"));
}

TEST(Where, ComparesWordsOfClosedLists) {
    EXPECT_TRUE(is_true("segment = Enterprise and classification = GREEN"));
    EXPECT_TRUE(is_true("risk_tier = low and priority != critical and play = expand"));
    EXPECT_TRUE(is_true("relationship.renewal_sentiment = positive"));
    EXPECT_TRUE(is_true("relationship_signals.champion_left = false"));
    EXPECT_THAT(error_of("risk_tier = hihg"),
                AllOf(HasSubstr("column 13"), HasSubstr("critical, high, medium, low or insufficient_data"),
                      HasSubstr("did you mean \"high\"?")));
    EXPECT_THAT(error_of("segment = enterprize"), HasSubstr("did you mean \"enterprise\"?"));
    EXPECT_THAT(error_of("risk_tier < high"), AllOf(HasSubstr("column 11"), HasSubstr("no order")));
}

TEST(Where, AListHasAnItem) {
    EXPECT_TRUE(is_true("product_usage = \"Core Platform\" and departments.current = sales"));
    EXPECT_FALSE(is_true("departments.current != sales"));
    EXPECT_TRUE(is_true("departments.current != legal"));
}

TEST(Where, NotBindsMostAndOrLeast) {
    EXPECT_TRUE(is_true("arr = 120000 or arr = 1 and arr = 2"));
    EXPECT_FALSE(is_true("(arr = 120000 or arr = 1) and arr = 2"));
    EXPECT_TRUE(is_true("not arr = 1 and arr = 120000"));
    EXPECT_FALSE(is_true("not (arr = 1 or arr = 120000)"));
    EXPECT_TRUE(is_true("NOT NOT arr = 120000 OR arr = 1 AND arr = 1"));
}

TEST(Where, WhatIsNotKnownIsFalse) {
    const auto unknown = account("");
    for (const auto comparison :
         {"arr = 0", "arr != 0", "arr < 1", "owner = ''", "owner != x", "name < z",
          "contract_end_date < 2030-01-01", "days_to_renewal < 60", "phase = renewal", "risk_score >= 0",
          "departments.current != x", "product_usage = x", "relationship_signals.champion_left != true",
          "exposure >= 0", "pulse = 3", "effective_tier = low", "snoozed_until > 2026-01-01"})
        EXPECT_FALSE(is_true_of(unknown, comparison)) << comparison;
    EXPECT_TRUE(is_true_of(unknown, "not arr >= 0"));
}

TEST(Where, KnowsTheColumnsOfTheCommand) {
    EXPECT_TRUE(is_true("coverage = 1 and usage_score > 80 and risk_score < 20", "health"));
    EXPECT_TRUE(is_true("coverage = 1 and usage_decline_score = 0 and overall_score > 80", "churn"));
    EXPECT_TRUE(is_true("readiness = ready and net_estimated_revenue >= 0 and coverage > 0", "expand"));
    EXPECT_TRUE(is_true("health_coverage = 1 and exposure < 120000 and due > 2026-12-01"));
    EXPECT_TRUE(is_true("risk_score < 50 and overall_score > 50", "team"));
    EXPECT_THAT(error_of("coverage > 0"), HasSubstr("did you mean"));
}

TEST(Where, EveryColumnCanBeAskedFor) {
    const std::set<std::string> free_texts{"name",        "owner",           "customer_id",
                                           "industry",    "lifecycle_stage", "contract.plan_tier",
                                           "reason",      "next_action",     "readiness_reason",
                                           "override_by", "override_until",  "override_reason",
                                           "done",        "notes",           "state",
                                           "start_from",  "checklist_phase", "next_milestone",
                                           "next_owner",  "kick_off",        "first_value",
                                           "activation"};
    const auto known = account_with({});
    for (const auto command : {"report", "health", "churn", "expand", "onboarding", "team"})
        for (const auto& field : comparable_fields(command, standard_model())) {
            WhereAccount asked{known, standard_model(), settings, Detail::explained};
            field.value(asked);
            const bool is_free = field.kind == WhereField::Kind::text;
            EXPECT_EQ(is_free, is_free && free_texts.contains(field.name))
                << field.name << " may be a closed list";
            EXPECT_EQ(field.words.empty(), field.kind != WhereField::Kind::word) << field.name;
        }
}

TEST(Where, NamesWhatIsUnknown) {
    EXPECT_THAT(error_of("arrr > 5"),
                AllOf(StartsWith("--where, column 1: there is no field or column \"arrr\""),
                      HasSubstr("did you mean \"arr\"?")));
    EXPECT_THAT(error_of("arr > 5 or score < 4"),
                AllOf(HasSubstr("column 12"), HasSubstr("\"overall_score\""), HasSubstr("\"risk_score\"")));
    EXPECT_THAT(error_of("login_frequency > 4"), HasSubstr("\"usage.login_frequency\""));
    EXPECT_THAT(error_of("qwertz = 4"), HasSubstr("csm help formats"));
}

TEST(Where, SaysWhatWasExpectedAndWhere) {
    EXPECT_THAT(error_of(""), HasSubstr("column 1: expected the name of a field, not the end"));
    EXPECT_THAT(error_of("arr"), HasSubstr("column 4: expected = != < <= > or >=, not the end"));
    EXPECT_THAT(error_of("arr is 5"), HasSubstr("column 5: expected = != < <= > or >=, not \"is\""));
    EXPECT_THAT(error_of("arr >"), HasSubstr("column 6: expected a value, not the end"));
    EXPECT_THAT(error_of("arr > 5 arr < 6"), HasSubstr("column 9: expected \"and\", \"or\" or the end"));
    EXPECT_THAT(error_of("(arr > 5"), HasSubstr("column 9: expected \"and\", \"or\" or \")\", not the end"));
    EXPECT_THAT(error_of("arr > 5)"), HasSubstr("column 8"));
    EXPECT_THAT(error_of("arr == 5"), HasSubstr("column 6: expected a value, not \"=\""));
    EXPECT_THAT(error_of("! arr = 5"), HasSubstr("\"not\" is written as a word"));
    EXPECT_THAT(error_of("arr > 50,000"), HasSubstr("column 7: arr is compared with a number"));
    EXPECT_THAT(error_of("arr > nan"), HasSubstr("compared with a number"));
    EXPECT_THAT(error_of("contract_end_date < tomorrow"), HasSubstr("compared with a date"));
    EXPECT_THAT(error_of("owner = 'Dana"), HasSubstr("column 9: the quotation mark is not closed"));
    EXPECT_THAT(error_of("name = 'Zoë' und arr > 1"), HasSubstr("column 14"));
}

TEST(Where, HostileExpressionsEndInAnError) {
    using namespace std::string_view_literals;
    EXPECT_THAT(error_of("arr > 5\0 or arr < 5"sv), HasSubstr("control character"));
    EXPECT_THAT(error_of("owner = 'a\x1b[2J'"), HasSubstr("column 11: is a control character"));
    EXPECT_THAT(error_of("owner = \xff\xfe"), HasSubstr("no UTF-8"));
    EXPECT_THAT(error_of(repeated("(", 5000)), HasSubstr("nested"));
    EXPECT_THAT(error_of(repeated("not ", 2000)), HasSubstr("nested"));
    EXPECT_THAT(error_of(repeated("(", 61) + "arr > 5" + repeated(")", 61)), HasSubstr("nested"));
    EXPECT_THAT(error_of(repeated("x", 20'000)), HasSubstr("bytes"));
    EXPECT_THAT(error_of(repeated("x", 9'000) + " > 5"), HasSubstr("there is no field"));
    EXPECT_EQ(error_of(repeated("arr > 5 or ", 900) + "arr > 6"), "");
    EXPECT_EQ(error_of(repeated("(", 59) + "arr > 5" + repeated(")", 59)), "");
    for (const auto broken : {"and", "or", "not", "()", "(()", ")", "= = =", "arr = (5)", "'", "\"", "<",
                              "a<b<c", "arr > 5 and", "arr > 5 or or arr > 6", "not (", "1 = 1", "'arr"})
        EXPECT_NE(error_of(broken), "") << broken;
}

TEST(Where, KeepsItsTextForPeople) {
    const auto where =
        Where::read("  arr\n >  5 and\towner = 'A  B' ", comparable_fields("report", standard_model()));
    ASSERT_TRUE(where);
    EXPECT_EQ((*where).text(), "arr > 5 and owner = 'A  B'");
}

}  // namespace csm::test
