// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"

#include <csm/health.hpp>

#include <gtest/gtest.h>

namespace csm::test {

namespace {

/// A value of a field and whether the finding fires on it.
struct Case {
    const char* segment;
    const char* field;
    const char* value;
    const char* code;  ///< empty: nothing fires
};

/// Both sides of every limit in the table of method.md, section 3.
constexpr Case cases[] = {
    {"enterprise", "usage.login_frequency", "54", ""},  // 54 / 90 = 60
    {"enterprise", "usage.login_frequency", "53.9", "login-frequency-low"},
    {"smb", "usage.login_frequency", "42", ""},  // 42 / 70 = 60
    {"smb", "usage.login_frequency", "41.9", "login-frequency-low"},
    {"enterprise", "usage.feature_adoption", "40", ""},  // 40 / 80 = 50
    {"enterprise", "usage.feature_adoption", "39.9", "feature-adoption-low"},
    {"mid-market", "usage.feature_adoption", "35", ""},
    {"mid-market", "usage.feature_adoption", "34.9", "feature-adoption-low"},
    {"enterprise", "usage.dau_mau_ratio", "0.25", ""},  // 0.25 / 0.5 = 50
    {"enterprise", "usage.dau_mau_ratio", "0.249", "stickiness-low"},
    {"enterprise", "engagement.meeting_attendance", "57", ""},  // 57 / 95 = 60
    {"enterprise", "engagement.meeting_attendance", "56.9", "meeting-attendance-low"},
    {"enterprise", "engagement.nps_score", "7", ""},
    {"enterprise", "engagement.nps_score", "6.9", "nps-low"},
    {"smb", "engagement.nps_score", "7", ""},
    {"enterprise", "engagement.csat_score", "3.5", ""},
    {"enterprise", "engagement.csat_score", "3.4", "csat-low"},
    {"enterprise", "support.open_tickets", "5", ""},  // half of 10
    {"enterprise", "support.open_tickets", "5.1", "open-tickets-high"},
    {"mid-market", "support.open_tickets", "7.5", ""},  // half of 15
    {"mid-market", "support.open_tickets", "8", "open-tickets-high"},
    {"smb", "support.open_tickets", "10", ""},
    {"smb", "support.open_tickets", "11", "open-tickets-high"},
    {"enterprise", "support.escalation_rate", "0.125", ""},  // half of 0.25
    {"enterprise", "support.escalation_rate", "0.126", "escalation-rate-high"},
    {"mid-market", "support.escalation_rate", "0.15", ""},  // half of 0.30
    {"mid-market", "support.escalation_rate", "0.151", "escalation-rate-high"},
    {"smb", "support.escalation_rate", "0.2", ""},  // half of 0.40
    {"smb", "support.escalation_rate", "0.201", "escalation-rate-high"},
    {"enterprise", "support.avg_resolution_hours", "36", ""},  // half of 72
    {"enterprise", "support.avg_resolution_hours", "36.1", "resolution-slow"},
    {"smb", "support.avg_resolution_hours", "60", ""},
    {"smb", "support.avg_resolution_hours", "60.5", "resolution-slow"},
    {"enterprise", "relationship.executive_sponsor_engagement", "45", ""},  // 45 / 90 = 50
    {"enterprise", "relationship.executive_sponsor_engagement", "44.9", "sponsor-disengaged"},
    {"enterprise", "relationship.multi_threading_depth", "2", ""},
    {"enterprise", "relationship.multi_threading_depth", "1", "single-threaded"},
    {"enterprise", "relationship.renewal_sentiment", R"("negative")", "renewal-sentiment-negative"},
    {"enterprise", "relationship.renewal_sentiment", R"("neutral")", ""},
    {"enterprise", "relationship.renewal_sentiment", R"("unknown")", ""},
};

std::vector<std::string> fired_in(const std::vector<Patch>& patches) {
    const auto health = score_health(account_with(patches), standard_model(), Missing::exclude);
    return fired(standard_model().health.card, health.card);
}

}  // namespace

TEST(HealthFindings, FireJustPastTheirLimitsAndNotAtThem) {
    for (const auto& [segment, field, value, code] : cases) {
        const std::vector<std::string> expected(*code ? 1 : 0, code);
        EXPECT_EQ(fired_in({{"segment", "\"" + std::string{segment} + "\""}, {field, value}}), expected)
            << segment << " " << field << " " << value;
    }
}

TEST(HealthFindings, StandInTheOrderOfTheTable) {
    EXPECT_EQ(
        fired_in({{"usage", R"({"login_frequency": 0, "feature_adoption": 0, "dau_mau_ratio": 0})"},
                  {"engagement", R"({"support_ticket_volume": 9, "meeting_attendance": 0, "nps_score": 0,
                                           "csat_score": 1})"},
                  {"support", R"({"open_tickets": 99, "escalation_rate": 1, "avg_resolution_hours": 99})"},
                  {"relationship", R"({"executive_sponsor_engagement": 0, "multi_threading_depth": 0,
                                             "renewal_sentiment": "negative"})"}}),
        (std::vector<std::string>{"login-frequency-low", "feature-adoption-low", "stickiness-low",
                                  "meeting-attendance-low", "nps-low", "csat-low", "open-tickets-high",
                                  "escalation-rate-high", "resolution-slow", "sponsor-disengaged",
                                  "single-threaded", "renewal-sentiment-negative"}));
}

TEST(HealthFindings, AreNoneOnAPerfectAccount) { EXPECT_TRUE(fired_in({}).empty()); }

}  // namespace csm::test
