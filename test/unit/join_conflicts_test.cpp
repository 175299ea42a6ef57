// SPDX-License-Identifier: MIT
#include "support/reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Reading join(const std::string& first, const std::string& second) {
    return read_texts(
        {R"({"customer_id": "C1", )" + first + "}", R"({"customer_id": "C1", )" + second + "}"});
}

/// The fields in conflict.
std::vector<std::string> conflicts(const std::string& first, const std::string& second) {
    std::vector<std::string> fields;
    for (const auto& problem : join(first, second).problems) {
        EXPECT_EQ(problem.message, "differs from what an earlier file says; the first one is used");
        EXPECT_EQ(problem.file, "2.json");
        EXPECT_EQ(problem.customer_id, "C1");
        fields.push_back(problem.field);
    }
    return fields;
}

}  // namespace

TEST(JoinConflict, OfAValueNamesTheFieldAndTheFirstIsUsed) {
    EXPECT_THAT(conflicts(R"("name": "One")", R"("name": "Uno")"), ElementsAre("name"));
    EXPECT_EQ(join(R"("name": "One")", R"("name": "Uno")").accounts.at(0).name, "One");
    EXPECT_THAT(conflicts(R"("arr": 5)", R"("arr": 6)"), ElementsAre("arr"));
    EXPECT_EQ(join(R"("arr": 5)", R"("arr": 6)").accounts.at(0).arr, 5);
    EXPECT_THAT(conflicts(R"("segment": "smb")", R"("segment": "enterprise")"), ElementsAre("segment"));
    EXPECT_EQ(join(R"("segment": "smb")", R"("segment": "enterprise")").accounts.at(0).segment, smb);
    EXPECT_THAT(conflicts(R"("contract_end_date": "2026-01-01")", R"("contract_end_date": "2026-01-02")"),
                ElementsAre("contract_end_date"));
    EXPECT_THAT(
        conflicts(
            R"("owner": "a", "industry": "b", "lifecycle_stage": "c", "contract_start_date": "2026-01-01")",
            R"("owner": "A", "industry": "B", "lifecycle_stage": "C", "contract_start_date": "2026-01-02")"),
        ElementsAre("owner", "industry", "lifecycle_stage", "contract_start_date"));
}

TEST(JoinConflict, OfABlockNamesTheBlockAndTheFirstIsUsed) {
    const auto joined = join(R"("usage": {"login_frequency": 5, "feature_adoption": 6})",
                             R"("usage": {"login_frequency": 5, "dau_mau_ratio": 0.5})");
    ASSERT_EQ(joined.problems.size(), 1);
    EXPECT_EQ(describe(joined.problems[0]),
              "2.json: (C1) usage: differs from what an earlier file says; the first one is used");
    const auto& values = joined.accounts.at(0).values;
    EXPECT_EQ(values[slot_of(standard_model(), "usage.feature_adoption")], 6);
    EXPECT_TRUE(std::isnan(values[slot_of(standard_model(), "usage.dau_mau_ratio")]));
}

TEST(JoinConflict, OfEveryKindOfBlockIsFound) {
    EXPECT_THAT(conflicts(R"("relationship_signals": {"champion_left": true})",
                          R"("relationship_signals": {"champion_left": false})"),
                ElementsAre("relationship_signals"));
    EXPECT_THAT(conflicts(R"("contract": {"licensed_seats": 5})", R"("contract": {"licensed_seats": 6})"),
                ElementsAre("contract"));
    EXPECT_THAT(conflicts(R"("contract": {"available_tiers": []})",
                          R"("contract": {"available_tiers": ["starter"]})"),
                ElementsAre("contract"));
    EXPECT_THAT(conflicts(R"("product_usage": {"a": {"adopted": true}})",
                          R"("product_usage": {"a": {"adopted": false}})"),
                ElementsAre("product_usage"));
    EXPECT_THAT(conflicts(R"("departments": {"current": ["a"]})", R"("departments": {"potential": ["b"]})"),
                ElementsAre("departments"));
    EXPECT_THAT(
        conflicts(R"("previous_period": {"overall_score": 5})", R"("previous_period": {"overall_score": 6})"),
        ElementsAre("previous_period"));
}

TEST(JoinConflict, IsNoneWhenBothSayTheSame) {
    for (const std::string members :
         {R"("name": "One", "arr": 5, "segment": "smb", "contract_end_date": "2026-01-01")",
          R"("usage": {"login_frequency": 5})", R"("relationship": {"renewal_sentiment": "positive"})",
          R"("contract": {"plan_tier": "starter", "available_tiers": ["starter"]})",
          R"("product_usage": {"a": {"adopted": true, "usage_pct": 5}})",
          R"("departments": {"current": []})"})
        EXPECT_THAT(conflicts(members, members), IsEmpty()) << members;
}

TEST(JoinConflict, IsNoneWhenBothMeanTheSame) {
    EXPECT_THAT(conflicts(R"("segment": "SMB", "arr": 1e3)", R"("segment": "smb", "arr": 1000.0)"),
                IsEmpty());
    EXPECT_THAT(conflicts(R"("commercial_factors": {"contract_type": "monthly"})",
                          R"("commercial_factors": {"contract_type": "Month to Month", "note": "x"})"),
                IsEmpty());
}

TEST(JoinConflict, IsNoneWhenOneIsUnusable) {
    const auto joined = join(R"("usage": {"login_frequency": "x"}, "arr": null)",
                             R"("usage": {"login_frequency": 5}, "arr": 7)");
    EXPECT_EQ(joined.problems.size(), 2);  // the two unusable values
    EXPECT_EQ(joined.accounts.at(0).values[slot_of(standard_model(), "usage.login_frequency")], 5);
    EXPECT_EQ(joined.accounts.at(0).arr, 7);
    EXPECT_THAT(conflicts(R"("usage": {})", R"("usage": {"login_frequency": 5})"), IsEmpty());
    EXPECT_THAT(conflicts(R"("usage": {"login_frequency": 5})", R"("usage": {})"), IsEmpty());
}

TEST(JoinConflict, WithTheFirstOfThreeIsReportedForEach) {
    const auto joined =
        read_texts({R"({"customer_id": "C1", "arr": 1})", R"({"customer_id": "C1", "arr": 2})",
                    R"({"customer_id": "C1", "arr": 1})", R"({"customer_id": "C1", "arr": 2})"});
    ASSERT_EQ(joined.problems.size(), 2);
    EXPECT_EQ(joined.problems[0].file, "2.json");
    EXPECT_EQ(joined.problems[1].file, "4.json");
}

}  // namespace csm::test
