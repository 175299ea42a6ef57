// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/models.hpp"

#include <csm/aged.hpp>
#include <csm/assessment.hpp>
#include <csm/decisions.hpp>
#include <csm/portfolio.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Date today{2026, 12, 1};

/// NPS and CSAT count for 180 days in the standard model: up to 2026-06-04.
const std::string_view fresh = "2026-06-04", stale = "2026-06-03";

/// Judged by the surveys and one word; without a coverage floor that is enough.
const Model& floorless() {
    static const Model model = model_with({{"coverage_floor", "0"}});
    return model;
}

Account read(const std::string& members, const Model& model) {
    const auto text = R"({"customer_id": "C1", "segment": "smb", "arr": 10000, )" + members + "}";
    const Source source{"p.json", text};
    Account result;
    const AccountSink sink{[&](Account& account) { result = account; }, [](const Problem&) {}};
    EXPECT_TRUE(read_portfolios({&source, 1}, model, sink, {.as_of = today}));
    return result;
}

/// Of an account whose surveys were answered on the day.
Account surveyed(std::string_view on, double nps, double csat, const std::string& more,
                 const Model& model = floorless()) {
    return read(R"("engagement": {"nps_score": )" + std::to_string(nps) + R"(, "csat_score": )" +
                    std::to_string(csat) + R"(, "measured_on": {"nps_score": ")" + std::string{on} +
                    R"(", "csat_score": ")" + std::string{on} + R"("}}, )" + more,
                model);
}

const std::string neutral = R"("relationship": {"renewal_sentiment": "neutral"})";
const std::string positive = R"("relationship": {"renewal_sentiment": "positive"})";

std::string before(int score) {
    return R"(, "previous_period": {"overall_score": )" + std::to_string(score) + "}";
}

HealthResult health_of(const Account& account) {
    return score_health(account, floorless(), Missing::exclude);
}

Assessment assessed(const Account& account) {
    return assess(account, floorless(), {today, Missing::exclude});
}

/// Sells seats to whoever is ready.
const std::string licences = R"(, "contract": {"licensed_seats": 10, "active_seats": 10})";
const std::string seats = licences + R"(, "engagement_drop": {"response_time_days": 0})";

}  // namespace

TEST(Aged, ATrendThatComesFromThemAloneIsNone) {
    // Measured: (100 + 60) / 2 = 80; without the surveys 60.
    const auto yesterday = health_of(surveyed(fresh, 10, 5, neutral + before(80)));
    EXPECT_EQ(yesterday.score, 80);
    EXPECT_EQ(yesterday.trend, Trend::stable);
    EXPECT_EQ(yesterday.with_aged, std::nullopt);

    const auto aged = health_of(surveyed(stale, 10, 5, neutral + before(80)));
    EXPECT_EQ(aged.score, 60);
    EXPECT_EQ(aged.band, Band::yellow);
    EXPECT_EQ(aged.trend, Trend::no_data);
    EXPECT_EQ(aged.change, std::nullopt);
    EXPECT_EQ(aged.previous, 80);
    ASSERT_TRUE(aged.with_aged);
    EXPECT_EQ(aged.with_aged->score, 80);
    EXPECT_EQ(aged.with_aged->verdict, Band::green);
}

TEST(Aged, ARiseThatComesFromThemAloneIsNoneEither) {
    const auto aged = health_of(surveyed(stale, 0, 1, positive + before(60)));
    EXPECT_EQ(aged.score, 100);
    EXPECT_EQ(aged.trend, Trend::no_data);
}

TEST(Aged, AFallThatIsThereInAnyCaseStays) {
    const auto aged = health_of(surveyed(stale, 10, 5, neutral + before(90)));
    EXPECT_EQ(aged.trend, Trend::declining);
    EXPECT_EQ(aged.change, -30);
}

TEST(Aged, ADimensionsTrendIsSetAsideInTheSameWay) {
    const auto members = R"("engagement": {"nps_score": 10, "measured_on": {"nps_score": "2026-06-03"},
        "meeting_attendance": 0}, "previous_period": {"engagement_score": 50, "relationship_score": 80}, )" +
                         neutral;
    const auto health = health_of(read(members, floorless()));
    const auto& dimensions = floorless().health.card.dimensions;
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
        if (dimensions[d].name == "engagement") {
            EXPECT_EQ(health.dimension_trends[d], Trend::no_data);
        }
        if (dimensions[d].name == "relationship") {
            EXPECT_EQ(health.dimension_trends[d], Trend::declining);
        }
    }
}

TEST(Aged, RaiseNoPriority) {
    EXPECT_EQ(assessed(surveyed(fresh, 0, 1, neutral + before(80))).priority, Tier::critical);
    EXPECT_EQ(assessed(surveyed(stale, 10, 5, neutral + before(80))).priority, Tier::medium);
}

TEST(Aged, TheReasonNamesThem) {
    EXPECT_THAT(
        assessed(surveyed(stale, 10, 5, neutral + before(80))).reason,
        HasSubstr("NPS score and CSAT score became too old to count: with them health would be 80.0, green"));
    EXPECT_THAT(assessed(surveyed(fresh, 10, 5, neutral + before(80))).reason, Not(HasSubstr("too old")));
}

TEST(Aged, WhoLooksFineForWantOfThemIsNotReady) {
    const auto yesterday = assessed(surveyed(fresh, 0, 1, positive + seats));
    EXPECT_NE(yesterday.expansion->readiness, Readiness::ready);

    const auto aged = assessed(surveyed(stale, 0, 1, positive + seats));
    EXPECT_EQ(aged.health->band, Band::green);
    EXPECT_EQ(aged.expansion->readiness, Readiness::unknown);
    EXPECT_EQ(aged.expansion->readiness_reason,
              "health is only as good as it is because values became too old to count");
    const auto alone = score_expansion(surveyed(stale, 0, 1, positive + seats), floorless(), {today});
    EXPECT_EQ(alone.readiness, Readiness::unknown);
}

TEST(Aged, ARiskThatIsLowForWantOfThemIsDoubted) {
    const auto members =
        positive + licences +
        R"(, "commercial_factors": {"pricing_complaints": false})"
        R"(, "contract_end_date": "2027-01-10", "relationship_signals": )"
        R"({"champion_left": true, "sponsor_change": true, "competitor_mentions": 9, "measured_on": "2025-12-01"})";
    const auto aged = assessed(read(members, floorless()));
    ASSERT_TRUE(aged.churn->with_aged);
    EXPECT_TRUE(is_critical_or_high(aged.churn->with_aged->verdict));
    EXPECT_EQ(aged.churn->tier, Tier::low);
    EXPECT_EQ(aged.expansion->readiness, Readiness::unknown);
    EXPECT_EQ(aged.next_action, "Measure Champion left, Sponsor change and Competitor mentions again");
}

TEST(Aged, ValuesOfOthersDoNotCount) {
    // The churn card alone looks at it.
    const auto members =
        neutral + R"(, "support_issues": {"open_escalations": 9, "measured_on": "2025-12-01"})";
    const auto account = read(members, floorless());
    EXPECT_EQ(score_health(account, floorless(), Missing::exclude).with_aged, std::nullopt);
    EXPECT_NE(score_churn(account, floorless(), today, Missing::exclude).with_aged, std::nullopt);
}

TEST(Aged, WhatFollowsFromAnAgedValueAgesWithIt) {
    const auto account =
        read(neutral + R"(, "support": {"open_tickets": 3, "measured_on": "2025-12-01"})", floorless());
    EXPECT_THAT(aged_labels(floorless().health.card, account), ElementsAre("Open tickets"));
    EXPECT_EQ(with_aged(account).values[slot_of(floorless(), "support.open_tickets")], 3);
    EXPECT_THAT(with_aged(account).aged, IsEmpty());
}

TEST(Aged, AFreshValueOfAnotherFileTakesTheirPlace) {
    const std::string old_text =
        R"([{"customer_id": "C1", "segment": "smb", "engagement": {"nps_score": 1, "measured_on": "2025-12-01"}}])";
    const std::string new_text =
        R"([{"customer_id": "C1", "segment": "smb", "engagement": {"nps_score": 9}, )" + neutral + "}]";
    const std::vector<Source> sources{{"a.json", old_text}, {"b.json", new_text}};
    std::vector<Account> accounts;
    const AccountSink sink{[&](Account& account) { accounts.push_back(account); }, [](const Problem&) {}};
    ASSERT_TRUE(read_portfolios(sources, floorless(), sink, {.as_of = today}));
    ASSERT_EQ(accounts.size(), 1);
    EXPECT_EQ(accounts[0].values[slot_of(floorless(), "engagement.nps_score")], 9);
    EXPECT_EQ(health_of(accounts[0]).with_aged, std::nullopt);
}

TEST(Aged, StayWhenAnotherFileHasNothingOfThem) {
    const std::string old_text =
        R"([{"customer_id": "C1", "segment": "smb", "engagement": {"nps_score": 1, "measured_on": "2025-12-01"}}])";
    const std::string new_text = R"([{"customer_id": "C1", "segment": "smb", )" + neutral + "}]";
    for (const auto& sources : {std::vector<Source>{{"a.json", old_text}, {"b.json", new_text}},
                                std::vector<Source>{{"a.json", new_text}, {"b.json", old_text}}}) {
        std::vector<Account> accounts;
        const AccountSink sink{[&](Account& account) { accounts.push_back(account); }, [](const Problem&) {}};
        ASSERT_TRUE(read_portfolios(sources, floorless(), sink, {.as_of = today}));
        ASSERT_EQ(accounts.size(), 1);
        EXPECT_NE(health_of(accounts[0]).with_aged, std::nullopt);
    }
}

}  // namespace csm::test
