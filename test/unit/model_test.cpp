// SPDX-License-Identifier: MIT
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;

std::vector<std::string> names_of(const Scorecard& card) {
    std::vector<std::string> names;
    for (const auto& dimension : card.dimensions) names.push_back(dimension.name);
    return names;
}

std::vector<double> weights_of(const Scorecard& card) {
    std::vector<double> weights;
    for (const auto& dimension : card.dimensions) weights.push_back(dimension.weight);
    return weights;
}

const Field& field(std::string_view name) { return standard_model().fields[slot_of(standard_model(), name)]; }

const Metric& metric(const Scorecard& card, std::size_t dimension, std::size_t metric) {
    return card.dimensions[dimension].metrics[metric];
}

}  // namespace

TEST(StandardModel, HasTheHealthDimensionsOfTheMethod) {
    const auto& card = standard_model().health.card;
    EXPECT_THAT(names_of(card), ElementsAre("usage", "engagement", "support", "relationship"));
    EXPECT_THAT(weights_of(card), ElementsAre(0.30, 0.25, 0.20, 0.25));
    EXPECT_THAT(standard_model().health.green_from.values, ElementsAre(75, 70, 65));
    EXPECT_THAT(standard_model().health.yellow_from.values, ElementsAre(50, 45, 40));
    EXPECT_EQ(card.findings.size(), 12);
}

TEST(StandardModel, HasTheChurnDimensionsOfTheMethod) {
    const auto& churn = standard_model().churn;
    EXPECT_THAT(names_of(churn.card), ElementsAre("usage_decline", "engagement_drop", "support_issues",
                                                  "relationship_signals", "commercial_factors"));
    EXPECT_THAT(weights_of(churn.card), ElementsAre(0.30, 0.25, 0.20, 0.15, 0.10));
    EXPECT_THAT(churn.tier_from, ElementsAre(80, 60, 40, 0));
    EXPECT_EQ(churn.card.findings.size(), 15);
    EXPECT_EQ(churn.card.dimensions[3].combine, Combine::points);
    EXPECT_EQ(churn.card.dimensions[4].combine, Combine::points);
    EXPECT_EQ(churn.card.dimensions[2].combine, Combine::weighted);
}

TEST(StandardModel, HasPlaybooksOfSixSixSixAndFiveActions) {
    const auto& playbooks = standard_model().churn.playbooks;
    EXPECT_EQ(playbooks[0].size(), 6);
    EXPECT_EQ(playbooks[1].size(), 6);
    EXPECT_EQ(playbooks[2].size(), 6);
    EXPECT_EQ(playbooks[3].size(), 5);
}

TEST(StandardModel, HasTheLimitsOfEverySegment) {
    const auto& health = standard_model().health.card;
    EXPECT_THAT(std::get<Attain>(metric(health, 0, 0).curve).target.values, ElementsAre(90, 80, 70));
    EXPECT_THAT(std::get<Attain>(metric(health, 0, 2).curve).target.values, ElementsAre(0.5, 0.4, 0.3));
    EXPECT_THAT(std::get<Headroom>(metric(health, 2, 0).curve).limit.values, ElementsAre(10, 15, 20));
    EXPECT_THAT(std::get<Headroom>(metric(health, 2, 2).curve).limit.values, ElementsAre(72, 96, 120));
    EXPECT_THAT(std::get<Attain>(metric(health, 3, 1).curve).target.values, ElementsAre(5, 3, 2));
}

TEST(StandardModel, KnowsTheKindsOfItsFields) {
    EXPECT_EQ(field("usage.login_frequency").kind, ValueKind::number);
    EXPECT_EQ(field("usage.login_frequency").least, 0);
    EXPECT_EQ(field("usage.login_frequency").most, 100);
    EXPECT_EQ(field("support.open_tickets").most, std::nullopt);
    EXPECT_EQ(field("usage_decline.login_trend").least, std::nullopt);
    EXPECT_EQ(field("relationship_signals.champion_left").kind, ValueKind::flag);
    EXPECT_THAT(field("relationship.renewal_sentiment").words,
                ElementsAre("positive", "neutral", "negative", "unknown"));
    EXPECT_THAT(field("commercial_factors.contract_type").aliases, ElementsAre(testing::Pair("monthly", 3)));
    EXPECT_EQ(field("previous_period.overall_score").most, 100);
    EXPECT_EQ(standard_model().fields.size(), 33);  // 13 + 15 metrics, 5 previous scores
}

TEST(StandardModel, WeighsAdditiveMetricsByThePointsAtStake) {
    const auto& signals = standard_model().churn.card.dimensions[3];
    EXPECT_DOUBLE_EQ(signals.metrics[0].weight, 45.0 / 110);
    EXPECT_DOUBLE_EQ(signals.metrics[1].weight, 30.0 / 110);
    EXPECT_DOUBLE_EQ(signals.metrics[2].weight, 35.0 / 110);
    const auto& factors = standard_model().churn.card.dimensions[4];
    EXPECT_DOUBLE_EQ(factors.metrics[0].weight, 30.0 / 105);
}

TEST(StandardModel, HasTheRestOfTheMethod) {
    const auto& model = standard_model();
    EXPECT_EQ(model.name, "standard");
    EXPECT_EQ(model.coverage_floor, 0.70);
    EXPECT_EQ(model.trend_threshold, 5);
    EXPECT_EQ(model.default_segment, mid_market);
    EXPECT_EQ(model.expansion.seat_utilisation_from, 0.90);
    EXPECT_THAT(model.expansion.seat_growth.values, ElementsAre(0.25, 0.20, 0.15));
    EXPECT_EQ(model.expansion.module_shares.size(), 12);
    EXPECT_EQ(model.expansion.department_share, 0.8);
    EXPECT_THAT(model.expansion.effort_factors, ElementsAre(3, 2, 1));
    EXPECT_THAT(model.report.due_days, ElementsAre(2, 7, 14));
    EXPECT_THAT(model.report.low_due_days.values, ElementsAre(7, 14, 30));
    EXPECT_THAT(model.report.renewal_windows, ElementsAre(30, 60, 90, 120));
    EXPECT_THAT(model.report.priority[0], ElementsAre(Tier::low, Tier::low, Tier::high, Tier::low));
    EXPECT_THAT(model.report.priority[1],
                ElementsAre(Tier::medium, Tier::medium, Tier::critical, Tier::medium));
    EXPECT_THAT(model.report.priority[2],
                ElementsAre(Tier::high, Tier::critical, Tier::critical, Tier::critical));
}

TEST(Model, StartsWithOrWithoutAByteOrderMark) {
    const auto text = "\xEF\xBB\xBF" + std::string{standard_model_text()};
    EXPECT_TRUE(read_model(text, "model.json").has_value());
}

}  // namespace csm::test
