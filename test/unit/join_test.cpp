// SPDX-License-Identifier: MIT
#include "support/reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> messages(const Reading& reading) {
    std::vector<std::string> texts;
    for (const auto& problem : reading.problems) texts.push_back(describe(problem));
    return texts;
}

/// Accounts that can be compared: NaN equals nothing.
std::vector<Account> comparable(std::vector<Account> accounts) {
    for (auto& account : accounts)
        for (auto& value : account.values) value = std::isnan(value) ? -12345 : value;
    return accounts;
}

const std::string health_blocks = R"("usage": {"login_frequency": 81, "dau_mau_ratio": 0.4},
    "engagement": {"nps_score": 7}, "support": {"open_tickets": 2},
    "relationship": {"renewal_sentiment": "neutral"}, "previous_period": {"overall_score": 70})";
const std::string churn_blocks = R"("contract_end_date": "2026-06-30", "usage_decline": {"login_trend": -12},
    "engagement_drop": {"nps_change": -2}, "support_issues": {"satisfaction_trend": "declining"},
    "relationship_signals": {"champion_left": true}, "commercial_factors": {"contract_type": "monthly"})";
const std::string expansion_blocks = R"("contract": {"licensed_seats": 10, "active_seats": 9,
    "plan_tier": "starter", "available_tiers": ["professional"]}, "product_usage": {"a": {"adopted": true}},
    "departments": {"current": ["Sales"], "potential": ["Legal"]})";
const std::string identity = R"("customer_id": "C1", "name": "One", "segment": "smb", "arr": 1000)";

std::string record(const std::string& members) { return "{" + members + "}"; }

}  // namespace

TEST(Join, OfThreeSourcesWithABlockEachEqualsOneSource) {
    const auto joined =
        read_texts({record(identity + "," + health_blocks), record(identity + "," + churn_blocks),
                    record(identity + "," + expansion_blocks)});
    const auto whole =
        read_texts({record(identity + "," + health_blocks + "," + churn_blocks + "," + expansion_blocks)});
    EXPECT_THAT(messages(joined), IsEmpty());
    EXPECT_EQ(comparable(joined.accounts), comparable(whole.accounts));
    ASSERT_TRUE(joined.counts.has_value());
    EXPECT_EQ(joined.counts->accounts, 1);
    EXPECT_EQ(joined.counts->rejected, 0);
}

TEST(Join, OfBlocksInAnyOrderOfTheSourcesIsTheSame) {
    const auto one =
        read_texts({record(identity + "," + health_blocks), record(identity + "," + churn_blocks)});
    const auto other =
        read_texts({record(identity + "," + churn_blocks), record(identity + "," + health_blocks)});
    EXPECT_EQ(comparable(one.accounts), comparable(other.accounts));
}

TEST(Join, KeepsCustomersThatOnlyOneSourceHas) {
    const auto joined = read_texts({R"([{"customer_id": "C1"}, {"customer_id": "C2"}])",
                                    R"([{"customer_id": "C3", "arr": 1}, {"customer_id": "C2", "arr": 2}])",
                                    R"({"customer_id": "C4"})"});
    std::vector<std::string> ids;
    for (const auto& account : joined.accounts) ids.push_back(account.customer_id);
    EXPECT_THAT(ids, ElementsAre("C1", "C2", "C3", "C4"));
    EXPECT_EQ(joined.accounts[1].arr, 2);
    EXPECT_EQ(joined.counts->accounts, 4);
}

TEST(Join, MatchesCustomersWhateverTheirOrder) {
    const auto joined =
        read_texts({R"([{"customer_id": "C1", "name": "a"}, {"customer_id": "C2", "name": "b"}])",
                    R"([{"customer_id": "C2", "owner": "y"}, {"customer_id": "C1", "owner": "x"}])"});
    ASSERT_EQ(joined.accounts.size(), 2);
    EXPECT_EQ(joined.accounts[0].owner, "x");
    EXPECT_EQ(joined.accounts[1].owner, "y");
}

TEST(Join, CountsWhatEverySourceRejects) {
    const auto joined = read_texts(
        {R"([{"customer_id": "C1"}, 5])", R"([{"customer_id": "C1"}, {"customer_id": "C1"}, {}])"});
    EXPECT_EQ(joined.counts->accounts, 1);
    EXPECT_EQ(joined.counts->rejected, 3);
}

TEST(Join, TakesTheSegmentFromTheSourceThatHasIt) {
    const std::string with = R"({"customer_id": "C1", "segment": "enterprise", "arr": 5})";
    const std::string without = R"({"customer_id": "C1", "arr": 5})";
    for (const auto& sources : {std::vector{with, without}, std::vector{without, with}}) {
        const auto joined = read_texts(sources);
        EXPECT_EQ(joined.accounts.at(0).segment, enterprise);
        EXPECT_TRUE(joined.accounts.at(0).segment_given);
        EXPECT_THAT(joined.segment_notes, IsEmpty());
        EXPECT_THAT(messages(joined), IsEmpty());
    }
}

TEST(Join, DerivesTheSegmentFromTheArrOfAnySource) {
    const auto joined =
        read_texts({R"({"customer_id": "C1", "name": "One"})", R"({"customer_id": "C1", "arr": 100001})"});
    EXPECT_EQ(joined.accounts.at(0).segment, enterprise);
    EXPECT_THAT(joined.segment_notes, ElementsAre("is not known; enterprise follows from the ARR"));
}

TEST(Join, FillsInEveryValueOfTheAccountItself) {
    const auto joined =
        read_texts({R"({"customer_id": "C1"})", R"({"customer_id": "C1", "name": "N", "owner": "O",
        "industry": "I", "lifecycle_stage": "L", "arr": 7, "contract_start_date": "2026-01-01",
        "contract_end_date": "2026-12-31"})"});
    const auto& account = joined.accounts.at(0);
    EXPECT_EQ(account.name, "N");
    EXPECT_EQ(account.owner, "O");
    EXPECT_EQ(account.industry, "I");
    EXPECT_EQ(account.lifecycle_stage, "L");
    EXPECT_EQ(account.arr, 7);
    EXPECT_EQ(account.contract_start, Date(2026, 1, 1));
    EXPECT_EQ(account.contract_end, Date(2026, 12, 31));
}

TEST(Join, JoinsAMetricOfTheModelsOwn) {
    const auto model = model_with({{"health.dimensions[0].metrics[2].field", R"("calls.per_week")"},
                                   {"churn.dimensions[0].metrics[2].change_of", ""},
                                   {"health.findings[2]", ""}});
    const auto joined = read_texts({R"({"customer_id": "C1", "usage": {"login_frequency": 5}})",
                                    R"({"customer_id": "C1", "calls": {"per_week": 0.25}})"},
                                   model);
    EXPECT_EQ(joined.accounts.at(0).values[slot_of(model, "calls.per_week")], 0.25);
    EXPECT_EQ(joined.accounts.at(0).values[slot_of(model, "usage.login_frequency")], 5);
}

TEST(Join, JoinsAMeasuredArrWithTheAccountsArr) {
    const auto model = model_with({{"health.dimensions[0].metrics[2].field", R"("arr")"},
                                   {"churn.dimensions[0].metrics[2].change_of", ""},
                                   {"health.dimensions[0].metrics[2].range", "[0, null]"},
                                   {"health.findings[2]", ""}});
    const auto joined = read_texts({R"({"customer_id": "C1"})", R"({"customer_id": "C1", "arr": 9})"}, model);
    EXPECT_EQ(joined.accounts.at(0).values[slot_of(model, "arr")], 9);
}

TEST(Join, FailsWhenOneSourceCannotBeRead) {
    EXPECT_EQ(read_texts({R"({"customer_id": "C1"})", "[}"}).error,
              "2.json:1:2: expected a value or \"]\", found \"}\"");
    EXPECT_EQ(read_texts({"", R"({"customer_id": "C1"})"}).error,
              "1.json: is empty; a portfolio is JSON: an object with \"customers\", a list, or one customer "
              "a line");
}

}  // namespace csm::test
