// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/reading.hpp"

#include <csm/churn.hpp>
#include <csm/health.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;

/// usage: login .30, features .40, stickiness .10, calls .20
std::vector<Patch> with_api_calls() {
    return {{"health.dimensions[0].metrics[0].weight", "0.30"},
            {"health.dimensions[0].metrics[2].weight", "0.10"},
            {"health.dimensions[0].metrics[+]", R"({"field": "usage.api_calls_per_week", "label": "API calls",
                "range": [0, null], "weight": 0.20, "default": 0,
                "curve": {"attain": {"enterprise": 4000, "mid-market": 1000, "smb": 200}}})"}};
}

double health_of(const std::vector<Patch>& record, const Model& model) {
    return score_health(account_with(record, model), model, Missing::exclude).score.value();
}

}  // namespace

TEST(UsersModel, ChangedDimensionWeightsChangeTheScore) {
    const std::vector<Patch> record{
        {"usage", R"({"login_frequency": 0, "feature_adoption": 0, "dau_mau_ratio": 0})"}};
    EXPECT_EQ(health_of(record, standard_model()), 70);  // .30 lost
    EXPECT_EQ(health_of(record, model_with({{"health.dimensions[0].weight", "0.4"},
                                            {"health.dimensions[3].weight", "0.15"}})),
              60);  // .40 lost
}

TEST(UsersModel, ChangedMetricWeightsChangeTheScore) {
    const std::vector<Patch> record{{"usage.login_frequency", "0"}};
    EXPECT_EQ(health_of(record, standard_model()), 89.5);  // .30 · .35 lost
    EXPECT_EQ(health_of(record, model_with({{"health.dimensions[0].metrics[0].weight", "0.6"},
                                            {"health.dimensions[0].metrics[1].weight", "0.15"}})),
              82);  // .30 · .60 lost
}

TEST(UsersModel, AnAddedMetricReadsItsOwnField) {
    const auto model = model_with(with_api_calls());
    // usage .30·100 + .40·100 + .10·100 + .20·50 = 90; .30·90 + 70 = 97
    EXPECT_EQ(health_of({{"usage.api_calls_per_week", "2000"}}, model), 97);
    EXPECT_EQ(health_of({{"usage.api_calls_per_week", "9999"}}, model), 100);
    EXPECT_EQ(health_of({{"usage.api_calls_per_week", "2000"}}, standard_model()), 100);
    const auto account = account_with({{"usage.api_calls_per_week", "2000"}}, model);
    EXPECT_EQ(account.values[slot_of(model, "usage.api_calls_per_week")], 2000);
}

TEST(UsersModel, AnAddedMetricThatIsMissingLowersTheCoverage) {
    const auto model = model_with(with_api_calls());
    const auto health = score_health(account_with({}, model), model, Missing::exclude);
    EXPECT_EQ(health.card.coverage, 0.94);  // 1 − .30 · .20
    EXPECT_EQ(health.score, 100);
    EXPECT_EQ(score_health(account_with({}, model), model, Missing::use_default).score, 94);
}

TEST(UsersModel, AnAddedMetricChecksItsRange) {
    const auto reading = read_text(R"({"customer_id": "C1", "usage": {"api_calls_per_week": -1}})",
                                   model_with(with_api_calls()));
    ASSERT_EQ(reading.problems.size(), 1);
    EXPECT_EQ(reading.problems[0].field, "usage.api_calls_per_week");
    EXPECT_EQ(reading.problems[0].message, "-1 is below 0; used as given");
}

TEST(UsersModel, AMetricMayStandOutsideAnyBlock) {
    auto patches = with_api_calls();
    patches.push_back({"health.dimensions[0].metrics[3].field", R"("calls")"});
    const auto model = model_with(patches);
    EXPECT_EQ(health_of({{"calls", "2000"}}, model), 97);
    patches.back().json = R"("product.metering.calls")";
    EXPECT_EQ(health_of({{"product.metering.calls", "2000"}}, model_with(patches)), 97);
}

TEST(UsersModel, ADroppedMetricIsNoLongerRead) {
    const auto model = model_with({{"health.dimensions[0].metrics[2]", ""},
                                   {"churn.dimensions[0].metrics[2].change_of", ""},
                                   {"health.dimensions[0].metrics[0].weight", "0.6"},
                                   {"health.findings[2]", ""}});
    // .60·50 + .40·100 = 70; .30·70 + 70 = 91
    EXPECT_EQ(health_of({{"usage.login_frequency", "45"}, {"usage.dau_mau_ratio", "0"}}, model), 91);
    EXPECT_EQ(model.fields.size(), standard_model().fields.size() - 1);
}

TEST(UsersModel, AnAddedFlagAddsItsPoints) {
    const auto model = model_with({{"churn.dimensions[4].metrics[+]",
                                    R"({"field": "commercial_factors.late_payments", "label": "Late payments",
                                        "default": false, "curve": {"levels": {"true": 20, "false": 0}}})"}});
    const auto churn = score_churn(account_with({{"commercial_factors.late_payments", "true"}}, model), model,
                                   Date(2026, 1, 1), Missing::exclude);
    EXPECT_EQ(churn.card.dimensions[4].score, 20);
    EXPECT_EQ(churn.risk, 2.6);  // .10 · 20 + .6
    EXPECT_DOUBLE_EQ(model.churn.card.dimensions[4].metrics[3].weight, 20.0 / 125);
}

TEST(UsersModel, AnAddedFindingFires) {
    auto patches = with_api_calls();
    patches.push_back({"health.findings[+]", R"({"code": "calls-low", "field": "usage.api_calls_per_week",
        "when": [{"below": 100}], "text": "Only {value} calls", "action": "Help"})"});
    const auto model = model_with(patches);
    const auto codes = [&](const char* calls) {
        return fired(
            model.health.card,
            score_health(account_with({{"usage.api_calls_per_week", calls}}, model), model, Missing::exclude)
                .card);
    };
    EXPECT_THAT(codes("99"), ElementsAre("calls-low"));
    EXPECT_THAT(codes("100"), ElementsAre());
}

TEST(UsersModel, AnAddedSegmentHasItsOwnLimits) {
    // Every by-segment object of the standard model gets a fourth member.
    std::string text{standard_model_text()};
    for (std::size_t place = 0; (place = text.find("\"smb\": ", place)) != std::string::npos; place += 20)
        text.insert(place, "\"public\": 20, ");
    text = patched(
        text, {{"segments[+]", R"({"name": "public", "label": "Public", "aliases": ["public sector"]})"},
               {"touch.public", R"({"model": "medium-touch", "accounts_per_manager": 30, "rhythm": "monthly",
                                         "business_review": "yearly"})"},
               {"expansion.seats.growth.public", "0.05"},
               {"health.bands[1].from.public", "15"}});
    const auto model = model_of(text);
    const auto account =
        csm::test::account(R"("segment": "Public Sector", "usage": {"login_frequency": 5})", model);
    EXPECT_EQ(account.segment, 3);
    EXPECT_EQ(score_health(account, model, Missing::exclude).score, 25);  // 5 / 20
    EXPECT_EQ(model.expansion.seat_growth[3], 0.05);
    EXPECT_EQ(derived_segment(model, 10), smb);  // the first segment whose test passes or that has none
}

TEST(UsersModel, OneNumberStandsForEverySegment) {
    const auto model = model_with({{"health.dimensions[0].metrics[0].curve.attain", "50"}});
    EXPECT_EQ(health_of({{"usage.login_frequency", "25"}}, model),
              94.8);  // .35·50 + 65 = 82.5; 24.75 + 70 = 94.75
    EXPECT_THAT(std::get<Attain>(model.health.card.dimensions[0].metrics[0].curve).target.values,
                ElementsAre(50, 50, 50));
}

TEST(UsersModel, TheArrMayBeMeasuredToo) {
    const auto model = model_with({{"health.dimensions[0].metrics[2].field", R"("arr")"},
                                   {"churn.dimensions[0].metrics[2].change_of", ""},
                                   {"health.dimensions[0].metrics[2].range", "[0, null]"},
                                   {"health.dimensions[0].metrics[2].curve.attain", "480000"},
                                   {"health.findings[2]", ""}});
    EXPECT_EQ(health_of({}, model), 94.4);  // 120000 / 480000 = 25; .25·25 + 75 = 81.25 → 81.2; 24.36 + 70
    EXPECT_EQ(account_with({}, model).arr, 120000);
}

TEST(UsersModel, SeatsMayBeMeasuredToo) {
    const auto model = model_with({{"health.dimensions[0].metrics[2].field", R"("contract.active_seats")"},
                                   {"churn.dimensions[0].metrics[2].change_of", ""},
                                   {"health.dimensions[0].metrics[2].range", "[0, null]"},
                                   {"health.dimensions[0].metrics[2].curve.attain", "100"},
                                   {"health.findings[2]", ""}});
    EXPECT_EQ(health_of({}, model),
              96.2);  // 50 / 100; .25·50 + 75 = 87.5; 26.25 + 70 = 96.25, a tie: to even
    EXPECT_EQ(account_with({}, model).active_seats, 50);
}

}  // namespace csm::test
