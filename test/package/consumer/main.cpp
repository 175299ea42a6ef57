// SPDX-License-Identifier: MIT
#include <csm/assessment.hpp>
#include <csm/number.hpp>
#include <csm/portfolio.hpp>
#include <csm/version.hpp>

#include <array>
#include <iostream>

namespace {

constexpr std::string_view portfolio = R"({"customers": [{
    "customer_id": "C-1", "name": "Alderbrook Tea", "segment": "mid-market", "arr": 60000,
    "contract_end_date": "2027-01-20",
    "usage": {"login_frequency": 60, "feature_adoption": 28, "dau_mau_ratio": 0.22},
    "engagement": {"support_ticket_volume": 2, "meeting_attendance": 68, "nps_score": 6, "csat_score": 3.4},
    "usage_decline": {"login_trend": -12, "feature_adoption_change": -8, "dau_mau_change": -0.04},
    "engagement_drop": {"meeting_cancellations": 2, "response_time_days": 3, "nps_change": -1},
    "relationship_signals": {"champion_left": false, "sponsor_change": true, "competitor_mentions": 2}}]})";

}  // namespace

/// Scores one account and prints its id, health and risk.
int main() {
    const auto model = csm::read_model(csm::standard_model_text(), "the standard model");
    const auto today = csm::parse_iso_date("2026-12-01");
    if (!model || !today) return 1;

    const std::array sources{csm::Source{"portfolio", portfolio}};
    const csm::Settings settings{*today, csm::Missing::exclude};
    const csm::AccountSink sink{
        [&](csm::Account& account) {
            const auto health = csm::score_health(account, *model, settings.missing);
            const auto churn = csm::score_churn(account, *model, settings.as_of, settings.missing);
            std::cout << account.customer_id << " health " << health.score.value_or(-1) << " risk "
                      << churn.risk.value_or(-1) << '\n';
        },
        [](const csm::Problem& problem) { std::cerr << csm::describe(problem) << '\n'; }};
    const auto counts = csm::read_portfolios(sources, *model, sink);
    std::cout << "csm " << csm::version() << '\n';
    return counts && counts->accounts == 1 ? 0 : 1;
}
