// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/models.hpp"

#include <csm/portfolio.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// What comes of one record read as of 2026-12-01.
struct Aged {
    Account account;
    std::vector<std::string> problems;

    bool has(const std::string& field) const {
        return !std::isnan(account.values[slot_of(standard_model(), field)]);
    }
};

Aged aged(const std::string& members, const Model& model = standard_model()) {
    const auto text = R"({"customer_id": "C1", "segment": "smb", )" + members + "}";
    const Source source{"p.json", text};
    Aged result;
    const AccountSink sink{[&](Account& account) { result.account = account; },
                           [&](const Problem& problem) { result.problems.push_back(describe(problem)); }};
    EXPECT_TRUE(read_portfolios({&source, 1}, model, sink, {.as_of = Date{2026, 12, 1}}));
    return result;
}

}  // namespace

TEST(Freshness, AValueCountsAsLongAsTheModelSays) {
    const auto fresh = aged(R"("usage": {"measured_on": "2026-10-17", "login_frequency": 60})");  // 45 days
    EXPECT_TRUE(fresh.has("usage.login_frequency"));
    EXPECT_THAT(fresh.problems, IsEmpty());
    EXPECT_EQ(fresh.account.oldest_measured, Date(2026, 10, 17));
}

TEST(Freshness, AnOlderValueIsMissingAndNamed) {
    const auto stale = aged(R"("usage": {"login_frequency": 60, "measured_on": "2026-10-16"})");
    EXPECT_FALSE(stale.has("usage.login_frequency"));
    EXPECT_THAT(
        stale.problems,
        ElementsAre("p.json:1:1: (C1) usage.login_frequency: was measured on 2026-10-16, 46 days before "
                    "2026-12-01; values older than 45 days count as missing"));
    EXPECT_EQ(stale.account.oldest_measured, std::nullopt);
}

TEST(Freshness, WithoutADateAValueCounts) {
    const auto undated = aged(R"("usage": {"login_frequency": 60})");
    EXPECT_TRUE(undated.has("usage.login_frequency"));
    EXPECT_EQ(undated.account.oldest_measured, std::nullopt);
}

TEST(Freshness, TheNarrowerDateGoesFirst) {
    const auto mixed = aged(R"("measured_on": "2026-01-01",
        "usage": {"measured_on": "2026-11-20", "login_frequency": 60, "feature_adoption": 5},
        "engagement": {"measured_on": {"nps_score": "2026-11-10"}, "nps_score": 8, "csat_score": 4})");
    EXPECT_TRUE(mixed.has("usage.login_frequency"));
    EXPECT_TRUE(mixed.has("engagement.nps_score"));
    EXPECT_FALSE(mixed.has("engagement.csat_score"));
    EXPECT_EQ(mixed.problems.size(), 1);
    EXPECT_EQ(mixed.account.oldest_measured, Date(2026, 11, 10));
}

TEST(Freshness, ADateOfOneRecordIsNotTheNextOnes) {
    const std::string text =
        R"([{"customer_id": "A", "segment": "smb", "measured_on": "2020-01-01", "usage": {"login_frequency": 1}},
        {"customer_id": "B", "segment": "smb", "usage": {"login_frequency": 1}}])";
    const Source source{"p.json", text};
    std::vector<bool> known;
    const auto slot = slot_of(standard_model(), "usage.login_frequency");
    const AccountSink sink{[&](Account& account) { known.push_back(!std::isnan(account.values[slot])); },
                           [](const Problem&) {}};
    EXPECT_TRUE(read_portfolios({&source, 1}, standard_model(), sink, {.as_of = Date{2026, 12, 1}}));
    EXPECT_EQ(known, (std::vector<bool>{false, true}));
}

TEST(Freshness, ADateAfterTheDayIsToldAndTheValueUsed) {
    const auto early = aged(R"("usage": {"measured_on": "2026-12-02", "login_frequency": 60})");
    EXPECT_TRUE(early.has("usage.login_frequency"));
    EXPECT_THAT(early.problems,
                ElementsAre("p.json:1:1: (C1) usage.login_frequency: was measured on 2026-12-02, "
                            "after 2026-12-01; used as given"));
}

TEST(Freshness, ADateThatIsNoneIsToldAndTheValueUsed) {
    EXPECT_THAT(aged(R"("usage": {"measured_on": "yesterday", "login_frequency": 60})").problems,
                ElementsAre("p.json:1:66: (C1) usage.measured_on: expected a date as YYYY-MM-DD, got "
                            "\"yesterday\"; treated as missing"));
    EXPECT_THAT(
        aged(R"("usage": {"measured_on": 20261201})").problems,
        ElementsAre("p.json:1:66: (C1) usage.measured_on: expected a date as YYYY-MM-DD, or an object of "
                    "dates, got 20261201; treated as missing"));
}

TEST(Freshness, IsAMatterOfTheModel) {
    const auto model = model_with({{"health.dimensions[0].metrics[0].valid_days", "10"}});
    EXPECT_EQ(aged(R"("measured_on": "2026-11-20", "usage": {"login_frequency": 60})", model).problems.size(),
              1);
    EXPECT_EQ(aged(R"("measured_on": "2026-11-21", "usage": {"login_frequency": 60})", model).problems.size(),
              0);
}

}  // namespace csm::test
