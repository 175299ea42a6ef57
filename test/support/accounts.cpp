// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"

#include "support/reading.hpp"

#include <cmath>
#include <stdexcept>

namespace csm::test {

namespace {

Account first_account(std::string_view record, const Model& model) {
    auto reading = read_text(record, model);
    if (reading.accounts.size() != 1)
        throw std::invalid_argument(reading.error.empty() ? "expected one account" : reading.error);
    return std::move(reading.accounts.front());
}

}  // namespace

Account account(std::string_view members, const Model& model) {
    const std::string separator = members.empty() ? "" : ", ";
    return first_account(R"({"customer_id": "C1")" + separator + std::string{members} + "}", model);
}

std::string_view complete_record() {
    return R"({
        "customer_id": "C1", "name": "One", "segment": "enterprise", "arr": 120000,
        "contract_end_date": "2030-12-31",
        "usage": {"login_frequency": 90, "feature_adoption": 80, "dau_mau_ratio": 0.5},
        "engagement": {"support_ticket_volume": 0, "meeting_attendance": 95, "nps_score": 9, "csat_score": 4.5},
        "support": {"open_tickets": 0, "escalation_rate": 0, "avg_resolution_hours": 0},
        "relationship": {"executive_sponsor_engagement": 90, "multi_threading_depth": 5,
                         "renewal_sentiment": "positive"},
        "usage_decline": {"login_trend": 0, "feature_adoption_change": 0, "dau_mau_change": 0},
        "engagement_drop": {"meeting_cancellations": 0, "response_time_days": 1, "nps_change": 0},
        "support_issues": {"open_escalations": 0, "unresolved_critical": 0, "satisfaction_trend": "improving"},
        "relationship_signals": {"champion_left": false, "sponsor_change": false, "competitor_mentions": 0},
        "commercial_factors": {"contract_type": "annual", "pricing_complaints": false,
                               "budget_cuts_mentioned": false},
        "contract": {"licensed_seats": 100, "active_seats": 50, "plan_tier": "professional",
                     "available_tiers": ["professional"]},
        "product_usage": {"core_platform": {"adopted": true, "usage_pct": 80}},
        "departments": {"current": ["Sales"], "potential": []}
    })";
}

Account account_with(const std::vector<Patch>& patches, const Model& model) {
    return first_account(patched(complete_record(), patches), model);
}

Account urgent_account(std::string customer_id, std::string owner) {
    auto urgent = account_with({{"usage.login_frequency", "5"},
                                {"usage.feature_adoption", "5"},
                                {"usage.dau_mau_ratio", "0.01"},
                                {"usage_decline.login_trend", "-60"},
                                {"usage_decline.feature_adoption_change", "-40"},
                                {"usage_decline.dau_mau_change", "-0.4"},
                                {"relationship.renewal_sentiment", R"("negative")"},
                                {"relationship.executive_sponsor_engagement", "5"},
                                {"relationship_signals.champion_left", "true"},
                                {"relationship_signals.competitor_mentions", "5"},
                                {"support_issues.open_escalations", "5"},
                                {"support_issues.unresolved_critical", "4"},
                                {"contract_end_date", R"("2026-02-20")"}});
    urgent.customer_id = std::move(customer_id);
    urgent.owner = std::move(owner);
    return urgent;
}

std::vector<std::string> fired(const Scorecard& card, const CardResult& result, bool with_severity) {
    std::vector<std::string> codes;
    for (const auto& finding : result.findings) {
        codes.push_back(card.findings[finding.finding].code);
        if (with_severity) codes.back().append(" ").append(word(finding.severity));
    }
    return codes;
}

const Contribution& contribution_of(const Model& model, const Scorecard& card, const CardResult& result,
                                    std::string_view field) {
    for (const auto& contribution : result.contributions)
        if (model.fields[metric_of(card, contribution).field].name == field) return contribution;
    throw std::invalid_argument("no metric of this scorecard reads " + std::string{field});
}

std::vector<double> points_of(const CardResult& result) {
    std::vector<double> points;
    for (const auto& contribution : result.contributions) points.push_back(contribution.points);
    return points;
}

long tenths_of(const CardResult& result) {
    long tenths = 0;
    for (const auto& contribution : result.contributions) tenths += std::lround(contribution.points * 10);
    return tenths;
}

}  // namespace csm::test
