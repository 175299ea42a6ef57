// SPDX-License-Identifier: MIT
#include "support/accounts.hpp"
#include "support/reading.hpp"

#include <csm/analysis.hpp>
#include <csm/churn.hpp>
#include <csm/expansion.hpp>
#include <csm/health.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Date as_of{2026, 12, 1};

/// The accounts of a text as they are on 2026-12-01, and the messages of its problems but those on segments.
struct Read {
    std::vector<Account> accounts;
    std::vector<std::string> messages;
};

Read read(std::vector<std::string> texts, const Model& model) {
    std::vector<Source> sources;
    for (const auto& text : texts) sources.push_back({"p.json", text, {}});
    Read found;
    const AccountSink sink{[&](Account& account) { found.accounts.push_back(account); },
                           [&](const Problem& problem) {
                               if (problem.field != "segment")
                                   found.messages.push_back(problem.field + ": " + problem.message);
                           }};
    EXPECT_TRUE(read_portfolios(sources, model, sink, {.as_of = as_of}));
    return found;
}

/// The standard model whose first health dimension is the metric alone.
Model model_of_metric(const std::string& metric, const std::string& fields = {},
                      const std::string& combine = "weighted") {
    std::vector<Patch> patches{{"health.dimensions[0].metrics", "[" + metric + "]"},
                               {"health.dimensions[0].combine", "\"" + combine + "\""},
                               {"health.findings", R"([{"code": "x", "field": "support.open_tickets",
                                 "when": [{"above": 1000000}], "text": "t", "action": "a"}])"},
                               {"churn.dimensions[0].metrics[0].change_of", ""},
                               {"churn.dimensions[0].metrics[1].change_of", ""},
                               {"churn.dimensions[0].metrics[2].change_of", ""}};
    if (!fields.empty()) patches.push_back({"fields", fields});
    return model_with(patches);
}

std::string metric_on(const std::string& field, const std::string& curve,
                      const std::string& rest = R"("weight": 1, "default": 0)") {
    return R"({"field": ")" + field + R"(", "label": "L", )" + rest + R"(, "curve": )" + curve + "}";
}

std::optional<double> score_of(const std::string& record, const Model& model) {
    const auto found = read({R"({"customer_id": "C1", "segment": "smb", )" + record + "}"}, model);
    return score_health(found.accounts.at(0), model, Missing::exclude).card.dimensions[0].score;
}

double value_of(const std::string& record, const Model& model, std::string_view field) {
    const auto found = read({R"({"customer_id": "C1", "segment": "smb", )" + record + "}"}, model);
    return found.accounts.at(0).values[slot_of(model, field)];
}

constexpr auto series = R"([{"name": "logins", "series": true},
    {"name": "last_logins", "last": "logins"}, {"name": "pace", "last_to_previous": "logins"},
    {"name": "before", "previous": "logins"},
    {"name": "recent", "recency_mean": {"of": "logins", "half_life": 2}}])";

}  // namespace

TEST(ModelWord, LineRisesOrFalls) {
    const auto falling = model_of_metric(metric_on("x", R"({"line": {"intercept": 100, "slope": -10}})"));
    EXPECT_EQ(score_of(R"("x": 3)", falling), 70);
    EXPECT_EQ(score_of(R"("x": 11)", falling), 0);
    EXPECT_EQ(score_of(R"("x": -1)", falling), 100);
}

TEST(ModelWord, BetweenPunishesTooLittleAndTooMuch) {
    const auto model =
        model_of_metric(metric_on("x", R"({"between": {"from": 2, "to": 6, "out": [0, 16]}})"));
    EXPECT_EQ(score_of(R"("x": 2)", model), 100);
    EXPECT_EQ(score_of(R"("x": 6)", model), 100);
    EXPECT_EQ(score_of(R"("x": 1)", model), 50);   // (1 − 0) / (2 − 0)
    EXPECT_EQ(score_of(R"("x": 11)", model), 50);  // (16 − 11) / (16 − 6)
    EXPECT_EQ(score_of(R"("x": 0)", model), 0);
    EXPECT_EQ(score_of(R"("x": 40)", model), 0);
}

TEST(ModelWord, WhenGivesItsPointsWhileTheConditionHolds) {
    const auto model = model_of_metric(
        metric_on("x", R"({"when": {"above": 5, "points": 40}})", R"("default": 0)"), {}, "points");
    EXPECT_EQ(score_of(R"("x": 5)", model), 0);
    EXPECT_EQ(score_of(R"("x": 5.1)", model), 40);
    EXPECT_EQ(score_of(R"("y": 5.1)", model), std::nullopt);
}

TEST(ModelWord, ASeriesIsItsLastValueAndWhatFollowsFromIt) {
    const auto model = model_of_metric(metric_on("logins", R"({"attain": 10})"), series);
    EXPECT_EQ(value_of(R"("logins": [4, 8, 6])", model, "logins"), 6);
    EXPECT_EQ(value_of(R"("logins": [4, 8, 6])", model, "last_logins"), 6);
    EXPECT_EQ(value_of(R"("logins": [4, 8, 6])", model, "before"), 8);
    EXPECT_EQ(value_of(R"("logins": [4, 8, 6])", model, "pace"), 0.75);
    // ages 2, 1, 0 and a half-life of 2: (4·½ + 8·½^½ + 6) / (½ + ½^½ + 1)
    EXPECT_NEAR(value_of(R"("logins": [4, 8, 6])", model, "recent"),
                (2 + 8 * std::sqrt(0.5) + 6) / (1.5 + std::sqrt(0.5)), 1e-12);
    EXPECT_EQ(value_of(R"("logins": 7)", model, "last_logins"), 7);
    EXPECT_TRUE(std::isnan(value_of(R"("logins": 7)", model, "before")));
    EXPECT_TRUE(std::isnan(value_of(R"("logins": [0, 7])", model, "pace")));
    EXPECT_TRUE(std::isnan(value_of(R"("logins": [])", model, "logins")));
    EXPECT_EQ(score_of(R"("logins": [4, 8, 6])", model), 60);
}

TEST(ModelWord, ASeriesWithDaysIsInTheirOrder) {
    const auto model = model_of_metric(metric_on("recent", R"({"attain": 10})", R"("weight": 1)"), series);
    constexpr auto record =
        R"("logins": [{"on": "2026-11-28", "value": 6}, {"on": "2026-11-24", "value": 2}])";
    EXPECT_EQ(value_of(record, model, "logins"), 6);
    EXPECT_EQ(value_of(record, model, "before"), 2);
    EXPECT_EQ(value_of(record, model, "recent"), (2 * 0.25 + 6) / 1.25);  // 4 days, half-life 2
}

TEST(ModelWord, WhatIsNoNumberInASeriesIsToldAndLeftOut) {
    const auto model = model_of_metric(metric_on("logins", R"({"attain": 10})"), series);
    const auto found = read(
        {R"({"customer_id": "C1", "segment": "smb", "logins": [1, null, "2", {"on": "2026-11-01"}, 3]})"},
        model);
    EXPECT_EQ(found.accounts.at(0).values[slot_of(model, "before")], 1);
    EXPECT_EQ(found.accounts.at(0).values[slot_of(model, "logins")], 3);
    EXPECT_THAT(
        found.messages,
        ElementsAre("logins: expected a list of numbers, found null in it; left out",
                    "logins: expected a list of numbers, found \"2\" in it; left out",
                    "logins: expected a list of numbers, found an object without a value in it; left out"));
}

TEST(ModelWord, ASeriesIsJoinedAsAWhole) {
    const auto model = model_of_metric(metric_on("logins", R"({"attain": 10})"), series);
    const auto found = read({R"([{"customer_id": "C1", "segment": "smb", "logins": [5]}])",
                             R"([{"customer_id": "C1", "segment": "smb", "logins": [3, 5]}])"},
                            model);
    EXPECT_TRUE(std::isnan(found.accounts.at(0).values[slot_of(model, "before")]));
    EXPECT_THAT(found.messages,
                ElementsAre("logins: differs from what an earlier file says; the first one is used"));
}

TEST(ModelWord, ASeriesInACellHasSemicolons) {
    const auto model = model_of_metric(metric_on("logins", R"({"attain": 10})"), series);
    const auto found = read({"customer_id,segment,logins\nC1,smb,12;14;9\nC2,smb,12;x\nC3,smb,7\n"}, model);
    EXPECT_EQ(found.accounts.at(0).values[slot_of(model, "logins")], 9);
    EXPECT_EQ(found.accounts.at(0).values[slot_of(model, "before")], 14);
    EXPECT_EQ(found.accounts.at(1).values[slot_of(model, "logins")], 12);
    EXPECT_EQ(found.accounts.at(2).values[slot_of(model, "logins")], 7);
    EXPECT_THAT(found.messages, ElementsAre(HasSubstr("found \"x\" in it")));
}

TEST(ModelWord, AFallAgainstThePreviousValueNeedsBoth) {
    const auto model =
        model_of_metric(metric_on("logins", R"({"when": {"below_share_of_previous": 0.7, "points": 40}})",
                                  R"("default": null)"),
                        R"([{"name": "logins", "series": true}])", "points");
    EXPECT_EQ(score_of(R"("logins": [10, 6.9])", model), 40);
    EXPECT_EQ(score_of(R"("logins": [10, 7])", model), 0);
    EXPECT_EQ(score_of(R"("logins": [6])", model), std::nullopt);
    const auto nobody = read({R"({"customer_id": "C1", "segment": "smb"})"}, model);
    EXPECT_EQ(score_health(nobody.accounts.at(0), model, Missing::use_default).card.dimensions[0].score,
              std::nullopt);
}

TEST(ModelWord, RatiosAreMissingWhenAPartIs) {
    const auto model = model_of_metric(
        metric_on("share", R"({"attain": 90})", R"("weight": 1)"),
        R"([{"name": "share", "ratio_percent": ["contract.active_seats", "contract.licensed_seats"]},
            {"name": "times", "ratio": ["a", "b"]}])");
    constexpr auto seats = R"("contract": {"active_seats": 45, "licensed_seats": 100})";
    EXPECT_EQ(value_of(seats, model, "share"), 45);
    EXPECT_EQ(score_of(seats, model), 50);
    EXPECT_EQ(value_of(R"("a": 3, "b": 4)", model, "times"), 0.75);
    EXPECT_TRUE(std::isnan(value_of(R"("a": 3, "b": 0)", model, "times")));
    EXPECT_TRUE(std::isnan(value_of(R"("a": 3)", model, "times")));
    EXPECT_TRUE(std::isnan(value_of(R"("contract": {"active_seats": 45})", model, "share")));
}

TEST(ModelWord, RatiosFollowFromTheJoinedAccount) {
    const auto model = model_of_metric(metric_on("times", R"({"attain": 1})", R"("weight": 1)"),
                                       R"([{"name": "times", "ratio": ["a", "b"]}])");
    const auto found = read({R"([{"customer_id": "C1", "segment": "smb", "a": 1}])",
                             R"([{"customer_id": "C1", "segment": "smb", "b": 2}])"},
                            model);
    EXPECT_EQ(found.accounts.at(0).values[slot_of(model, "times")], 0.5);
}

TEST(ModelWord, GoalsMetAreAShareOfThoseThatCount) {
    const auto model = model_of_metric(metric_on("met", R"({"attain": 100})", R"("weight": 1)"),
                                       R"([{"name": "met", "share_met": "goals"}])");
    constexpr auto record = R"("goals": [{"status": "met"}, {"status": "behind"}, {"status": "dropped"},
        {"target": "80 %", "actual": 81}, {"target": 5, "actual": 6, "better": "lower"}, {"objective": "x"}])";
    EXPECT_EQ(value_of(record, model, "met"), 50);  // 2 of 4
    EXPECT_TRUE(std::isnan(value_of(R"("goals": [])", model, "met")));
    EXPECT_TRUE(std::isnan(value_of(R"("goals": [{"status": "dropped"}])", model, "met")));
}

TEST(ModelWord, PartsOfAGoalAreToldWithItsPlace) {
    const auto found = read({R"({"customer_id": "C1", "segment": "smb", "goals": [5, {"target": 5,
        "actual": 6, "better": "lower", "better": "higher"}]})"},
                            model_of_metric(metric_on("met", R"({"attain": 100})", R"("weight": 1)"),
                                            R"([{"name": "met", "share_met": "goals"}])"));
    EXPECT_THAT(found.messages, ElementsAre("goals[0]: expected an object, got 5; left out",
                                            "goals[1].better: is given twice; the last one is used"));
}

TEST(ModelWord, RoundingOverallToWholeNumbers) {
    const auto model = model_with({{"health.rounding", R"({"dimensions": "none", "overall": "whole"})"}});
    // sponsor engagement 45 of 90: 50; relationship .35·50 + .65·100 = 82.5, overall 95.625 → 96
    const auto account = account_with({{"relationship.executive_sponsor_engagement", "45"}}, model);
    const auto health = score_health(account, model, Missing::exclude);
    EXPECT_EQ(health.score, 96);
    EXPECT_EQ(health.card.dimensions[3].score, 82.5);
    EXPECT_EQ(tenths_of(health.card), 40);  // 100 − 96
}

TEST(ModelWord, BandsHaveLabelsAndActions) {
    const auto model =
        model_with({{"health.bands[0].label", R"("Healthy")"}, {"health.bands[2].action", R"("nurture")"}});
    EXPECT_THAT(model.health.labels, ElementsAre("Healthy", "yellow", "red", "no verdict"));
    EXPECT_THAT(model.health.actions, ElementsAre(Play::expand, Play::nurture, Play::nurture, Play::assess));
}

TEST(ModelWord, ReadingsSayWhatAScoreMeans) {
    const auto model =
        model_with({{"health.dimensions[0].readings",
                     R"([{"from": 90, "text": "a"}, {"from": 50, "text": "b"}, {"from": 0, "text": "c"}])"}});
    const auto& dimension = model.health.card.dimensions[0];
    EXPECT_EQ(reading_of(dimension, 90), "a");
    EXPECT_EQ(reading_of(dimension, 89.9), "b");
    EXPECT_EQ(reading_of(dimension, 0), "c");
    EXPECT_EQ(reading_of(dimension, std::nullopt), "");
    EXPECT_EQ(reading_of(model.health.card.dimensions[1], 90), "");
}

TEST(ModelWord, NumbersDifferBySegmentAndPhase) {
    const auto model =
        model_with({{"health.dimensions[0].metrics[0].curve.attain",
                     R"({"enterprise": 90, "enterprise/onboarding": 45, "mid-market": 80, "smb": 70})"}});
    auto account = account_with({{"usage.login_frequency", "36"}}, model);
    const auto score = [&] {
        return contribution_of(model, model.health.card, score_health(account, model, Missing::exclude).card,
                               "usage.login_frequency")
            .score;
    };
    EXPECT_EQ(score(), 40);
    account.phase = *find_phase(model.lifecycle, "onboarding");
    EXPECT_EQ(score(), 80);
    account.phase = *find_phase(model.lifecycle, "renewal");
    EXPECT_EQ(score(), 40);
}

TEST(ModelWord, AFindingThatNeedsAnotherStandsNeverAlone) {
    const auto model = model_with({{"churn.findings[0].needs_other", "true"}});
    const auto codes = [&](const std::vector<Patch>& record) {
        const auto account = account_with(record, model);
        return fired(model.churn.card, score_churn(account, model, as_of, Missing::exclude).card);
    };
    EXPECT_THAT(codes({{"usage_decline.login_trend", "-30"}}), IsEmpty());
    EXPECT_THAT(codes({{"usage_decline.login_trend", "-30"}, {"relationship_signals.champion_left", "true"}}),
                ElementsAre("login-decline", "champion-left"));
}

TEST(ModelWord, TheWorstMetricIsTheDimension) {
    const auto model = model_with({{"health.dimensions[2].combine", R"("worst")"},
                                   {"health.dimensions[2].metrics[0].weight", ""},
                                   {"health.dimensions[2].metrics[1].weight", ""},
                                   {"health.dimensions[2].metrics[2].weight", ""}});
    // open tickets 8 of 10: 20; the two others stay 100
    const auto account = account_with({{"support.open_tickets", "8"}}, model);
    const auto health = score_health(account, model, Missing::exclude);
    EXPECT_EQ(health.card.dimensions[2].score, 20);
    EXPECT_EQ(health.score, 84);  // 100 − .20 · 80
    EXPECT_EQ(contribution_of(model, model.health.card, health.card, "support.open_tickets").points, 16);
    EXPECT_EQ(contribution_of(model, model.health.card, health.card, "support.escalation_rate").points, 0);
    EXPECT_EQ(score_health(account_with({{"support.open_tickets", ""}}, model), model, Missing::exclude)
                  .card.dimensions[2]
                  .score,
              100);
}

TEST(ModelWord, AFloorHoldsWhateverTheScore) {
    const auto model = model_with(
        {{"health.floors", R"([{"field": "relationship_signals.champion_left", "when": {"is": true},
                                "at_most": "yellow", "reason": "The champion has left"}])"},
         {"churn.floors", R"([{"field": "support_issues.open_escalations", "when": {"at_least": 3},
                               "at_least": "high", "reason": "Three escalations are open"}])"},
         {"fields", R"([{"name": "relationship_signals.champion_left", "flag": true}])"}});
    const auto calm = account_with({}, model);
    EXPECT_EQ(score_health(calm, model, Missing::exclude).band, Band::green);
    EXPECT_FALSE(score_health(calm, model, Missing::exclude).floor);
    const auto account = account_with(
        {{"relationship_signals.champion_left", "true"}, {"support_issues.open_escalations", "3"}}, model);
    const auto health = score_health(account, model, Missing::exclude);
    EXPECT_EQ(health.band, Band::yellow);
    EXPECT_EQ(health.floor->computed, Band::green);
    EXPECT_EQ(health.score, 100);
    const auto churn = score_churn(account, model, as_of, Missing::exclude);
    EXPECT_EQ(churn.tier, Tier::high);
    EXPECT_EQ(churn.floor->computed, Tier::low);
    EXPECT_EQ(score_churn(account, model, as_of, Missing::exclude, Detail::scores_only).tier, Tier::high);
}

TEST(ModelWord, AFloorIsNoScoreBelowTheCoverage) {
    const auto model = model_with(
        {{"health.floors", R"([{"field": "relationship_signals.champion_left", "when": {"is": true},
                                "at_most": "red", "reason": "The champion has left"}])"},
         {"churn.floors", R"([{"field": "relationship_signals.champion_left", "when": {"is": true},
                               "at_least": "high", "reason": "The champion has left"}])"},
         {"fields", R"([{"name": "relationship_signals.champion_left", "flag": true}])"}});
    const auto found = read({R"([{"customer_id": "C1", "segment": "smb",
        "usage": {"login_frequency": 60},
        "relationship_signals": {"champion_left": true}}, {"customer_id": "C2", "segment": "smb"}])"},
                            model);
    const Settings settings{as_of};
    const auto health = score_health(found.accounts.at(0), model, Missing::exclude);
    EXPECT_EQ(health.band, Band::red);
    EXPECT_TRUE(health.score);
    EXPECT_EQ(figures_of(found.accounts.at(0), health, model, settings).score, std::nullopt);
    const PortfolioAnalysis analysis{model, settings};
    const auto rank = [&](const Account& account) {
        return analysis.rank(SortKey::risk, account, analysis.score(account, Detail::scores_only));
    };
    EXPECT_LT(rank(found.accounts.at(0)).first, rank(found.accounts.at(1)).first);
}

TEST(ModelWord, ATierMayBeAbsent) {
    const auto model =
        model_with({{"churn.tiers[1]", R"({"name": "high", "from": null})"}, {"churn.playbooks.high", ""}});
    EXPECT_TRUE(std::isnan(model.churn.tier_from[1]));
    EXPECT_THAT(defects_with({{"churn.tiers[1]", R"({"name": "high", "from": null})"}}),
                ElementsAre("churn.playbooks.high: the tier is absent; leave its playbook out"));
}

TEST(ModelWord, AFindingMayLookAtTwoFields) {
    const auto model = model_with(
        {{"fields", R"([{"name": "renewal.terms_discussed", "flag": true}])"},
         {"churn.findings[+]",
          R"({"code": "late", "field": "days_to_renewal", "when": [{"severity": "high", "at_most": 90}],
             "while": {"field": "renewal.terms_discussed", "is": false}, "text": "{value} days", "action": "a"})"}});
    const auto codes = [&](const std::string& record) {
        const auto found = read({R"({"customer_id": "C1", "segment": "smb", )" + record + "}"}, model);
        return fired(model.churn.card,
                     score_churn(found.accounts.at(0), model, as_of, Missing::exclude).card);
    };
    constexpr auto not_discussed = R"(, "renewal": {"terms_discussed": false})";
    EXPECT_THAT(codes(std::string{R"("contract_end_date": "2027-03-01")"} + not_discussed),
                ElementsAre("late"));
    EXPECT_THAT(codes(std::string{R"("contract_end_date": "2027-03-02")"} + not_discussed), IsEmpty());
    EXPECT_THAT(codes(R"("contract_end_date": "2027-03-01")"), IsEmpty());
    EXPECT_THAT(codes(R"("contract_end_date": "2027-03-01", "renewal": {"terms_discussed": true})"),
                IsEmpty());
}

TEST(ModelWord, AFindingLooksForAFallAgainstThePreviousValue) {
    const auto model = model_with({{"fields", R"([{"name": "logins", "series": true}])"},
                                   {"churn.findings[+]", R"({"code": "fall", "field": "logins",
             "when": [{"severity": "high", "below_share_of_previous": 0.7}], "text": "{value}", "action": "a"})"}});
    const auto codes = [&](const std::string& series) {
        const auto found =
            read({R"({"customer_id": "C1", "segment": "smb", "logins": )" + series + "}"}, model);
        return fired(model.churn.card,
                     score_churn(found.accounts.at(0), model, as_of, Missing::exclude).card);
    };
    EXPECT_THAT(codes("[10, 6.9]"), ElementsAre("fall"));
    EXPECT_THAT(codes("[10, 7]"), IsEmpty());
    EXPECT_THAT(codes("[6]"), IsEmpty());
    EXPECT_THAT(codes("[100, 8, 6]"), IsEmpty());
}

TEST(ModelWord, OneValueOfASeriesHasNoScoreOnItsFall) {
    const auto model = model_with(
        {{"fields", R"([{"name": "logins", "series": true}])"},
         {"health.dimensions[0].metrics", R"([{"field": "logins", "label": "L", "weight": 1, "default": null,
             "curve": {"when": {"below_share_of_previous": 0.7, "points": 60}}}])"},
         {"churn.dimensions[0].metrics[0].change_of", ""},
         {"churn.dimensions[0].metrics[1].change_of", ""},
         {"churn.dimensions[0].metrics[2].change_of", ""},
         {"health.findings", R"([
             {"code": "score", "field": "logins", "when": [{"score_below": 50}], "text": "t", "action": "a"},
             {"code": "value", "field": "logins", "when": [{"below": 5}], "text": "t", "action": "a"}])"}});
    const auto codes = [&](const std::string& values) {
        const auto found =
            read({R"({"customer_id": "C1", "segment": "smb", "logins": )" + values + "}"}, model);
        return fired(model.health.card, score_health(found.accounts.at(0), model, Missing::exclude).card);
    };
    EXPECT_THAT(codes("[3]"), ElementsAre("value"));
    EXPECT_THAT(codes("[4, 3]"), ElementsAre("score", "value"));
    EXPECT_THAT(codes("[10, 6]"), ElementsAre());
}

TEST(ModelWord, AFallOfTheHealthScoreIsAWarning) {
    const auto model = model_with({{"churn.findings[+]", R"({"code": "drop", "field": "health_drop",
        "when": [{"severity": "high", "above": 20}], "text": "Fell by {value}", "action": "a"})"}});
    const auto codes = [&](const std::string& previous) {
        // usage .30 is lost: the score is 70
        const auto account =
            account_with({{"usage", R"({"login_frequency": 0, "feature_adoption": 0, "dau_mau_ratio": 0})"},
                          {"previous_period", previous}},
                         model);
        return fired(model.churn.card, score_churn(account, model, as_of, Missing::exclude).card);
    };
    EXPECT_THAT(codes(R"({"overall_score": 90.1})"), ElementsAre("drop"));
    EXPECT_THAT(codes(R"({"overall_score": 90})"), IsEmpty());
    EXPECT_THAT(codes("{}"), IsEmpty());
}

TEST(ModelWord, DaysToRenewalStandInForTheEndDate) {
    const auto model = model_with({{"fields", R"([{"name": "days_to_renewal"}])"}});
    const auto one = [&](const std::string& record) {
        return read({R"({"customer_id": "C1", "segment": "smb", )" + record + "}"}, model);
    };
    EXPECT_EQ(one(R"("days_to_renewal": 31)").accounts.at(0).contract_end, Date(2027, 1, 1));
    EXPECT_EQ(one(R"("days_to_renewal": -1)").accounts.at(0).contract_end, Date(2026, 11, 30));
    EXPECT_THAT(one(R"("days_to_renewal": 31)").messages, IsEmpty());
    const auto both = one(R"("days_to_renewal": 30, "contract_end_date": "2027-01-01")");
    EXPECT_EQ(both.accounts.at(0).values[slot_of(model, "days_to_renewal")], 31);
    EXPECT_THAT(both.messages, ElementsAre("days_to_renewal: 30 does not fit contract_end_date 2027-01-01, "
                                           "which is 31 days after 2026-12-01; the date is used"));
    const auto half = one(R"("days_to_renewal": 30.5)");
    EXPECT_EQ(half.accounts.at(0).contract_end, std::nullopt);
    EXPECT_THAT(half.messages, ElementsAre(HasSubstr("expected whole days")));
}

TEST(ModelWord, APhaseThatIsNoneIsToldOnce) {
    const auto found = read({R"([{"customer_id": "C1", "segment": "smb", "lifecycle_stage": "at-risk"},
        {"customer_id": "C2", "segment": "smb", "lifecycle_stage": "at-risk"},
        {"customer_id": "C3", "segment": "smb", "lifecycle_stage": "Growth"}])"},
                            standard_model());
    EXPECT_THAT(
        found.messages,
        ElementsAre("lifecycle_stage: \"at-risk\" is no phase of the model; the contract's dates decide"));
    EXPECT_EQ(found.accounts.at(2).phase, *find_phase(standard_model().lifecycle, "optimisation"));
}

TEST(ModelWord, APlanLimitThatIsNearlyUsedUpIsAnOpportunity) {
    const auto opportunities = [](const std::string& limits) {
        const auto found =
            read({R"({"customer_id": "C1", "segment": "smb", "arr": 10000, "plan_limits": )" + limits + "}"},
                 standard_model());
        return find_expansion(found.accounts.at(0), standard_model(), Missing::exclude, Band::green,
                              Tier::low);
    };
    const auto one = opportunities(
        R"({"calls": {"used": 90, "included": 100}, "files": {"used": 190, "included": 200}, "none": {"used": 5, "included": 0}})");
    ASSERT_EQ(one.opportunities.size(), 1U);
    EXPECT_EQ(one.opportunities[0].kind, Opportunity::Kind::limit);
    EXPECT_EQ(one.opportunities[0].index, 1U);        // .95
    EXPECT_EQ(one.opportunities[0].revenue, 1500.0);  // 10,000 · .15
    EXPECT_EQ(one.opportunities[0].effort, Effort::low);
    EXPECT_EQ(one.net_revenue, 1500);
    EXPECT_TRUE(opportunities(R"({"calls": {"used": 89.9, "included": 100}})").opportunities.empty());
    EXPECT_EQ(opportunities(R"({"a": {"used": 9, "included": 10}, "b": {"used": 18, "included": 20}})")
                  .opportunities[0]
                  .index,
              0U);
}

TEST(ModelDefect, OwnTouchAndOnboardingNameEverySegment) {
    constexpr auto touch = R"({"model": "high-touch", "accounts_per_manager": 8, "rhythm": "weekly",
                               "business_review": "yearly"})";
    EXPECT_THAT(defects_with({{"touch.smbs", touch}, {"touch.smb", ""}}),
                ElementsAre("touch.smbs: is not a segment of this model; did you mean \"smb\"?",
                            "touch.smb: is missing"));
    EXPECT_THAT(defects_with({{"onboarding.first_value_days", R"({"enterprise": 30, "mid-market": 21})"}}),
                ElementsAre("onboarding.first_value_days.smb: is missing"));
}

TEST(ModelDefect, NewWordsAreChecked) {
    const auto curve = [](const std::string& text) {
        return defects_with({{"health.dimensions[0].metrics[0].curve", text}});
    };
    const std::string at = "health.dimensions[0].metrics[0].curve.";
    EXPECT_THAT(
        curve(R"({"between": {"from": 2, "to": 1, "out": [0, 16]}})"),
        ElementsAre(at + "between: expected out[0] below from, from at most to, and to below out[1]"));
    EXPECT_THAT(curve(R"({"when": {"below_share_of_previous": 0.7, "points": 40}})"),
                ElementsAre(at + "when: only a series has a previous value; list \"usage.login_frequency\" "
                                 "among the model's fields as a series"));
    EXPECT_THAT(curve(R"({"line": {"intercept": 1}})"), ElementsAre(at + "line.slope: is missing"));
    EXPECT_THAT(defects_with({{"fields", R"([{"name": "a", "last": "b"}])"}}),
                ElementsAre(HasSubstr("\"b\" is no series")));
    EXPECT_THAT(defects_with({{"fields", R"([{"name": "a", "ratio": ["b", "c"], "share_met": "goals"}])"}}),
                ElementsAre(HasSubstr("follows from others in two ways")));
    EXPECT_THAT(
        defects_with({{"health.dimensions[0].readings", R"([{"from": 50, "text": "x"}])"}}),
        ElementsAre(
            "health.dimensions[0].readings: the last reading must start at 0, or lower scores mean nothing"));
    EXPECT_THAT(defects_with({{"health.bands[0].from",
                               R"({"enterprise": 75, "mid-market": 70, "smb": 65, "smb/unboxing": 60})"}}),
                ElementsAre(HasSubstr("is not a segment of this model, nor a segment/phase")));
    EXPECT_THAT(defects_with({{"lifecycle.phases[0].from_day", "5"}}),
                ElementsAre(HasSubstr("the first phase must start on day 0")));
    EXPECT_THAT(
        defects_with({{"health.floors",
                       R"([{"field": "nothing", "when": {"is": true}, "at_most": "red", "reason": "r"}])"}}),
        ElementsAre(HasSubstr("no metric reads \"nothing\"")));
    EXPECT_THAT(defects_with({{"health.findings[0].field", R"("health_drop")"}}),
                testing::Contains(HasSubstr("health_drop can only be looked at by a finding of churn")));
}

}  // namespace csm::test
