// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"

#include <csm/churn.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;

/// A value of a field and the warning it raises.
struct Case {
    const char* field;
    const char* value;
    const char* warning;  ///< code and severity; empty: none
};

/// Both sides of every limit in the table of method.md, section 4.
constexpr Case cases[] = {
    {"usage_decline.login_trend", "-20.5", "login-decline critical"},
    {"usage_decline.login_trend", "-20", "login-decline critical"},
    {"usage_decline.login_trend", "-19.9", "login-decline high"},
    {"usage_decline.login_trend", "-10", "login-decline high"},
    {"usage_decline.login_trend", "-9.9", "login-decline medium"},
    {"usage_decline.login_trend", "-5.1", "login-decline medium"},
    {"usage_decline.login_trend", "-5", ""},
    {"usage_decline.login_trend", "30", ""},
    {"usage_decline.feature_adoption_change", "-15", "feature-adoption-decline high"},
    {"usage_decline.feature_adoption_change", "-14.9", "feature-adoption-decline medium"},
    {"usage_decline.feature_adoption_change", "-5.1", "feature-adoption-decline medium"},
    {"usage_decline.feature_adoption_change", "-5", ""},
    {"usage_decline.dau_mau_change", "-0.1", "stickiness-decline high"},
    {"usage_decline.dau_mau_change", "-0.10", "stickiness-decline high"},
    {"usage_decline.dau_mau_change", "-0.099", ""},
    {"engagement_drop.meeting_cancellations", "3", "meetings-cancelled critical"},
    {"engagement_drop.meeting_cancellations", "2.9", "meetings-cancelled high"},
    {"engagement_drop.meeting_cancellations", "2", "meetings-cancelled high"},
    {"engagement_drop.meeting_cancellations", "1.9", ""},
    {"engagement_drop.response_time_days", "7", "slow-response critical"},
    {"engagement_drop.response_time_days", "6.9", "slow-response high"},
    {"engagement_drop.response_time_days", "4", "slow-response high"},
    {"engagement_drop.response_time_days", "3.9", ""},
    {"engagement_drop.nps_change", "-4", "nps-drop critical"},
    {"engagement_drop.nps_change", "-3.9", "nps-drop high"},
    {"engagement_drop.nps_change", "-2", "nps-drop high"},
    {"engagement_drop.nps_change", "-1.9", ""},
    {"support_issues.unresolved_critical", "2", "critical-tickets critical"},
    {"support_issues.unresolved_critical", "1", "critical-tickets high"},
    {"support_issues.unresolved_critical", "0.9", ""},
    {"support_issues.open_escalations", "2", "open-escalations high"},
    {"support_issues.open_escalations", "1", "open-escalations medium"},
    {"support_issues.open_escalations", "0", ""},
    {"support_issues.satisfaction_trend", R"("critical")", "support-satisfaction critical"},
    {"support_issues.satisfaction_trend", R"("declining")", "support-satisfaction high"},
    {"support_issues.satisfaction_trend", R"("stable")", ""},
    {"relationship_signals.champion_left", "true", "champion-left critical"},
    {"relationship_signals.sponsor_change", "true", "sponsor-change high"},
    {"relationship_signals.competitor_mentions", "3", "competitor-mentions critical"},
    {"relationship_signals.competitor_mentions", "2", "competitor-mentions medium"},
    {"relationship_signals.competitor_mentions", "1", "competitor-mentions medium"},
    {"relationship_signals.competitor_mentions", "0.5", ""},
    {"commercial_factors.contract_type", R"("month-to-month")", "month-to-month medium"},
    {"commercial_factors.contract_type", R"("monthly")", "month-to-month medium"},
    {"commercial_factors.contract_type", R"("quarterly")", ""},
    {"commercial_factors.pricing_complaints", "true", "pricing-complaints high"},
    {"commercial_factors.budget_cuts_mentioned", "true", "budget-cuts high"},
};

std::vector<std::string> warnings_of(const std::vector<Patch>& patches) {
    const auto churn =
        score_churn(account_with(patches), standard_model(), Date(2026, 2, 9), Missing::exclude);
    return fired(standard_model().churn.card, churn.card, true);
}

}  // namespace

TEST(ChurnWarnings, HaveTheSeverityOfTheFirstLimitReached) {
    for (const auto& [field, value, warning] : cases)
        EXPECT_EQ(warnings_of({{field, value}}), std::vector<std::string>(*warning ? 1 : 0, warning))
            << field << " " << value;
}

TEST(ChurnWarnings, AreSortedBySeverityAndThenByTheTable) {
    EXPECT_THAT(warnings_of({{"usage_decline.login_trend", "-6"},
                             {"usage_decline.feature_adoption_change", "-20"},
                             {"engagement_drop.meeting_cancellations", "5"},
                             {"engagement_drop.response_time_days", "5"},
                             {"engagement_drop.nps_change", "-5"},
                             {"support_issues.open_escalations", "1"},
                             {"relationship_signals.champion_left", "true"},
                             {"commercial_factors.contract_type", R"("month-to-month")"},
                             {"commercial_factors.budget_cuts_mentioned", "true"}}),
                ElementsAre("meetings-cancelled critical", "nps-drop critical", "champion-left critical",
                            "feature-adoption-decline high", "slow-response high", "budget-cuts high",
                            "login-decline medium", "open-escalations medium", "month-to-month medium"));
}

TEST(ChurnWarnings, AreNoneWhereNothingIsWrong) { EXPECT_TRUE(warnings_of({}).empty()); }

}  // namespace csm::test
