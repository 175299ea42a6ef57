// SPDX-License-Identifier: MIT
#include "property/account_generator.hpp"
#include "support/accounts.hpp"

#include <csm/churn.hpp>
#include <csm/expansion.hpp>
#include <csm/health.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

namespace csm::test {

namespace {

const Date as_of{2026, 3, 1};

bool is_score(std::optional<double> score) { return !score || (*score >= 0 && *score <= 100); }

Missing a_missing() { return *rc::gen::element(Missing::exclude, Missing::use_default); }

Completeness a_completeness() { return *rc::gen::element(Completeness::complete, Completeness::partial); }

long tenths(double points) { return std::lround(points * 10); }

/// Points of a card's contributions are whole tenths, none negative.
void assert_points(const CardResult& card) {
    for (const auto& contribution : card.contributions) {
        RC_ASSERT(contribution.points >= 0);
        RC_ASSERT(contribution.points == static_cast<double>(tenths(contribution.points)) / 10);
        RC_ASSERT(contribution.weight >= 0 && contribution.weight <= 1 + 1e-12);
    }
}

void assert_weights(const CardResult& card) {
    double dimensions = 0, metrics = 0;
    for (const auto& dimension : card.dimensions) dimensions += dimension.weight;
    for (const auto& contribution : card.contributions) metrics += contribution.weight;
    RC_ASSERT(std::abs(dimensions - (card.raw ? 1 : 0)) < 1e-9);
    RC_ASSERT(std::abs(metrics - (card.raw ? 1 : 0)) < 1e-9);
}

}  // namespace

RC_GTEST_PROP(ScoreProperty, ScoresLieWithin0And100, ()) {
    const auto account = *an_account(standard_model(), a_completeness());
    const auto missing = a_missing();
    const auto health = score_health(account, standard_model(), missing);
    const auto churn = score_churn(account, standard_model(), as_of, missing);
    RC_ASSERT(is_score(health.score));
    RC_ASSERT(is_score(churn.risk));
    RC_ASSERT(is_score(churn.raw_score));
    for (const auto& dimension : health.card.dimensions) RC_ASSERT(is_score(dimension.score));
    for (const auto& dimension : churn.card.dimensions) RC_ASSERT(is_score(dimension.score));
    RC_ASSERT(health.card.coverage >= 0 && health.card.coverage <= 1);
    RC_ASSERT(churn.card.coverage >= 0 && churn.card.coverage <= 1);
}

RC_GTEST_PROP(ScoreProperty, LostPointsSumTo100MinusHealth, ()) {
    const auto account = *an_account(standard_model(), a_completeness());
    const auto health = score_health(account, standard_model(), a_missing());
    assert_points(health.card);
    assert_weights(health.card);
    RC_ASSERT(tenths_of(health.card) == (health.score ? 1000 - tenths(*health.score) : 0));
}

RC_GTEST_PROP(ScoreProperty, AddedPointsUrgencyAndCapSumToTheRisk, ()) {
    const auto account = *an_account(standard_model(), a_completeness());
    const auto churn = score_churn(account, standard_model(), as_of, a_missing());
    assert_points(churn.card);
    assert_weights(churn.card);
    RC_ASSERT(tenths_of(churn.card) == tenths(churn.raw_score.value_or(0)));
    RC_ASSERT(churn.cap_points <= 0);
    RC_ASSERT(tenths_of(churn.card) + tenths(churn.urgency_points) + tenths(churn.cap_points) ==
              tenths(churn.risk.value_or(0)));
}

RC_GTEST_PROP(ScoreProperty, ExcludeAndDefaultAreEqualOnCompleteAccounts, ()) {
    const auto account = *an_account(standard_model(), Completeness::complete);
    const auto health = score_health(account, standard_model(), Missing::exclude);
    const auto health_by_default = score_health(account, standard_model(), Missing::use_default);
    const auto churn = score_churn(account, standard_model(), as_of, Missing::exclude);
    const auto churn_by_default = score_churn(account, standard_model(), as_of, Missing::use_default);
    RC_ASSERT(health.score == health_by_default.score);
    RC_ASSERT(health.band == health_by_default.band);
    RC_ASSERT(churn.risk == churn_by_default.risk);
    RC_ASSERT(churn.tier == churn_by_default.tier);
    RC_ASSERT(points_of(health.card) == points_of(health_by_default.card));
    RC_ASSERT(points_of(churn.card) == points_of(churn_by_default.card));
    RC_ASSERT(fired(standard_model().churn.card, churn.card, true) ==
              fired(standard_model().churn.card, churn_by_default.card, true));
    RC_ASSERT(health.card.coverage == 1 && churn.card.coverage == 1);
}

RC_GTEST_PROP(ScoreProperty, ATakenAwayValueLowersTheCoverage, ()) {
    auto account = *an_account(standard_model(), Completeness::complete);
    const auto& metric =
        standard_model().health.card.dimensions[*rc::gen::inRange<std::size_t>(0, 4)].metrics[0];
    account.values[metric.field] = missing_value;
    RC_ASSERT(score_health(account, standard_model(), Missing::exclude).card.coverage < 1);
    RC_ASSERT(score_health(account, standard_model(), Missing::use_default).card.coverage < 1);
}

RC_GTEST_PROP(ScoreProperty, MoreLoginsNeverLowerHealth, ()) {
    auto account = *an_account(standard_model(), Completeness::complete);
    auto& logins = account.values[slot_of(standard_model(), "usage.login_frequency")];
    const double before = score_health(account, standard_model(), Missing::exclude).score.value();
    logins += std::abs(*plausible_number(0, 50));
    RC_ASSERT(score_health(account, standard_model(), Missing::exclude).score.value() >= before);
}

RC_GTEST_PROP(ScoreProperty, ADeeperFallNeverLowersTheRisk, ()) {
    auto account = *an_account(standard_model(), Completeness::complete);
    auto& trend = account.values[slot_of(standard_model(), "usage_decline.login_trend")];
    const double before = score_churn(account, standard_model(), as_of, Missing::exclude).risk.value();
    trend -= std::abs(*plausible_number(0, 50));
    RC_ASSERT(score_churn(account, standard_model(), as_of, Missing::exclude).risk.value() >= before);
}

RC_GTEST_PROP(ScoreProperty, OpportunitiesAreSortedAndSumUp, ()) {
    const auto account = *an_account(standard_model(), a_completeness());
    const auto expansion = find_expansion(account, standard_model(), a_missing(), Band::green, Tier::low);
    double sum = 0, last = 301;
    for (const auto& opportunity : expansion.opportunities) {
        RC_ASSERT(opportunity.priority >= 0 && opportunity.priority <= 300);
        RC_ASSERT(opportunity.priority <= last);
        last = opportunity.priority;
        sum += opportunity.revenue.value_or(0);
    }
    RC_ASSERT(std::abs(sum - expansion.total_revenue) <= 1e-9 * std::abs(sum));
    if (account.arr.value_or(0) >= 0) RC_ASSERT(expansion.net_revenue <= expansion.total_revenue);
}

}  // namespace csm::test
