// SPDX-License-Identifier: MIT
#include "support/models.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string login = "health.dimensions[0].metrics[0]";
const std::string sentiment = "health.dimensions[3].metrics[2]";
const std::string login_change = "churn.dimensions[0].metrics[0].change_of";
const std::string mentions = "churn.dimensions[3].metrics[2]";

std::string in_quotes(const std::string& text) { return fmt::format("\"{}\"", text); }

}  // namespace

TEST(ScorecardDefect, WeightsMustSumToOne) {
    EXPECT_THAT(defects_with({{"health.dimensions[0].weight", "0.25"}}),
                ElementsAre("health: the weights of its dimensions sum to 0.95 instead of 1"));
    EXPECT_THAT(defects_with({{login + ".weight", "0.6"}}),
                ElementsAre("health.dimensions[0]: the weights of its metrics sum to 1.25 instead of 1"));
    EXPECT_THAT(defects_with({{login + ".weight", "0.3500000001"}}), IsEmpty());  // within 1e-9
    EXPECT_THAT(defects_with({{login + ".weight", "0.35001"}}),
                ElementsAre("health.dimensions[0]: the weights of its metrics sum to 1.00001 instead of 1"));
}

TEST(ScorecardDefect, AdditiveDimensionsHaveNoWeights) {
    EXPECT_THAT(defects_with({{mentions + ".weight", "0.5"}}),
                ElementsAre(mentions +
                            ".weight: a dimension that adds points has no weights; the curve gives the "
                            "points"));
    EXPECT_THAT(defects_with({{"churn.dimensions[3].combine", R"("sum")"}}).front(),
                "churn.dimensions[3].combine: expected one of weighted, points, worst");
}

TEST(ScorecardDefect, AdditiveDimensionsCanAddAPoint) {
    EXPECT_THAT(
        defects_with({{"churn.dimensions[4].metrics", R"([{"field": "x.y", "label": "Y", "default": false,
                                                                    "curve": {"levels": {"true": 0, "false": 0}}}])"},
                      {"churn.findings[12].field", R"("x.y")"},
                      {"churn.findings[12].when[0].is", "true"},
                      {"churn.findings[14]", ""},
                      {"churn.findings[13]", ""},
                      {"churn.urgency.runs_on", ""}}),
        ElementsAre("churn.dimensions[4]: no metric of this dimension can add a point"));
}

TEST(ScorecardDefect, BandsMustReachDownToZero) {
    EXPECT_THAT(
        defects_with({{"health.bands[2].from", R"({"enterprise": 10, "mid-market": 0, "smb": 0})"}}),
        ElementsAre("health.bands: the last band must start at 0, or lower scores fall into a hole for "
                    "enterprise"));
    EXPECT_THAT(defects_with({{"churn.tiers[3].from", "5"}}),
                ElementsAre("churn.tiers: the last tier must start at 0, or lower risks fall into a hole"));
}

TEST(ScorecardDefect, BandsMustFall) {
    EXPECT_THAT(
        defects_with({{"health.bands[1].from.smb", "65"}}),
        ElementsAre("health.bands: each band must start below the one before it; band 2 does not for smb"));
    EXPECT_THAT(defects_with({{"churn.tiers[2].from", "60"}}),
                ElementsAre("churn.tiers[2]: each tier must start below the one before it"));
}

TEST(ScorecardDefect, BandsHaveFixedNames) {
    EXPECT_THAT(defects_with({{"health.bands[1].name", R"("amber")"}}),
                ElementsAre("health.bands[1]: expected the band \"yellow\" here"));
    EXPECT_THAT(defects_with({{"churn.tiers[3]", ""}}).front(), "churn.tiers: expected 4 tiers, found 3");
}

TEST(ScorecardDefect, UrgencyStepsMustRise) {
    EXPECT_THAT(defects_with({{"churn.urgency.steps[1].days_at_most", "30"}}),
                ElementsAre("churn.urgency.steps[1]: steps must rise: the nearest renewal comes first"));
}

TEST(ScorecardDefect, CurvesMustBeKnown) {
    EXPECT_THAT(defects_with({{login + ".curve", R"({"atain": 90})"}}),
                ElementsAre(login + ".curve.atain: is not a curve csm knows: attain, headroom, decline, "
                                    "excess, levels, steps, line, between, when; did you mean \"attain\"?"));
    EXPECT_THAT(defects_with({{login + ".curve", R"({"attain": 90, "decline": {"rate": 1}})"}}),
                ElementsAre(login + ".curve: expected exactly one curve"));
    EXPECT_THAT(defects_with({{login + ".curve", R"({})"}}),
                ElementsAre(login + ".curve: expected exactly one curve"));
    EXPECT_THAT(defects_with({{login + ".curve", R"("attain")"}}),
                ElementsAre(login + ".curve: expected an object"));
}

TEST(ScorecardDefect, CurvesHaveOnlyTheirOwnMembers) {
    EXPECT_THAT(defects_with({{login + ".curve", R"({"decline": {"rate": 1, "base": 2}})"}}),
                ElementsAre(login + ".curve.decline.base: is not a field of the model here"));
    EXPECT_THAT(defects_with({{login + ".curve", R"({"excess": {"rate": -1, "base": 2}})"}}),
                ElementsAre(login + ".curve.excess.rate: expected a number of at least 0"));
    EXPECT_THAT(defects_with({{login + ".curve", R"({"excess": {"rate": 1}})"}}),
                ElementsAre(login + ".curve.excess.base: is missing"));
}

TEST(ScorecardDefect, StepsMustFall) {
    EXPECT_THAT(defects_with({{mentions + ".curve.steps", R"([{"at_least": 1, "points": 12},
                                                              {"at_least": 3, "points": 35}])"}}),
                ElementsAre(mentions + ".curve.steps[1]: steps must fall: the largest at_least comes first"));
    EXPECT_THAT(defects_with({{mentions + ".curve.steps[0].points", "101"}}),
                ElementsAre(mentions + ".curve.steps[0].points: expected a number from 0 to 100"));
}

TEST(ScorecardDefect, MetricsOfADimensionHaveDifferentNames) {
    EXPECT_THAT(defects_with({{login + ".name", R"("feature_adoption")"}}),
                ElementsAre("health.dimensions[0]: two metrics are called \"feature_adoption\""));
}

TEST(ScorecardDefect, DimensionsAndFindingsHaveDifferentNames) {
    EXPECT_THAT(defects_with({{"health.dimensions[1].name", R"("usage")"}}),
                ElementsAre("health: two dimensions are called \"usage\""));
    EXPECT_THAT(defects_with({{"churn.findings[1].code", R"("login-decline")"}}),
                ElementsAre("churn: two findings are called \"login-decline\""));
}

TEST(ScorecardDefect, FindingsReadMetricsOfTheirScorecard) {
    EXPECT_THAT(
        defects_with({{"health.findings[0].field", R"("usage.login_frequancy")"}}),
        ElementsAre("health.findings[0].field: no metric of this scorecard reads \"usage.login_frequancy\", "
                    "nor do the model's fields list it; did you mean \"usage.login_frequency\"?"));
    EXPECT_THAT(defects_with({{"health.findings[0].field", R"("usage_decline.login_trend")"}}).front(),
                testing::StartsWith("health.findings[0].field: no metric of this scorecard reads"));
}

TEST(ScorecardDefect, LimitsAreTestedOnlyWhereThereIsOne) {
    EXPECT_THAT(defects_with({{"health.findings[0].when[0]", R"({"above_share_of_limit": 0.5})"}}),
                ElementsAre("health.findings[0].when[0]: only metrics with a headroom curve have a limit"));
}

TEST(ScorecardDefect, ConditionsAreOneTestEach) {
    EXPECT_THAT(
        defects_with({{"health.findings[0].when[0]", R"({"below": 5, "above": 1})"}}),
        ElementsAre(
            "health.findings[0].when[0]: expected exactly one of below, at_most, above, at_least, is, "
            "score_below, above_share_of_limit, below_share_of_previous"));
    EXPECT_THAT(
        defects_with({{"health.findings[0].when[0]", R"({"bellow": 5})"}}),
        ElementsAre(
            "health.findings[0].when[0].bellow: is not a field of the model here; did you mean "
            "\"below\"?",
            "health.findings[0].when[0]: expected exactly one of below, at_most, above, at_least, is, "
            "score_below, above_share_of_limit, below_share_of_previous"));
    EXPECT_THAT(
        defects_with({{"churn.findings[0].when[0].severity", R"("grave")"}}),
        ElementsAre("churn.findings[0].when[0].severity: expected one of critical, high, medium, low"));
}

TEST(ScorecardDefect, WordsAreTestedAsWords) {
    EXPECT_THAT(defects_with({{"health.findings[11].when[0]", R"({"below": 3})"}}),
                ElementsAre("health.findings[11].when[0].below: words and flags are tested with \"is\" or "
                            "\"score_below\""));
    EXPECT_THAT(
        defects_with({{"health.findings[11].when[0]", R"({"is": "negativ"})"}}),
        ElementsAre("health.findings[11].when[0].is: \"negativ\" is none of the curve's words; did you mean "
                    "\"negative\"?"));
    EXPECT_THAT(defects_with({{"churn.findings[9].when[0].is", "1"}}),
                ElementsAre("churn.findings[9].when[0].is: expected true or false"));
}

TEST(ScorecardDefect, WordsOfACurveDifferInMoreThanTheirSpelling) {
    EXPECT_FALSE(defects_with({{sentiment + ".curve.levels.Positive", "1"}}).empty());
    EXPECT_FALSE(defects_with({{sentiment + ".aliases", R"({"Negative": "positive"})"}}).empty());
}

TEST(ScorecardDefect, DefaultsFitTheCurve) {
    EXPECT_THAT(defects_with({{sentiment + ".default", R"("unknwon")"}}),
                ElementsAre(sentiment +
                            ".default: \"unknwon\" is none of the curve's words; did you mean \"unknown\"?"));
    EXPECT_THAT(defects_with({{login + ".default", R"("none")"}}),
                ElementsAre(login + ".default: expected a number"));
    EXPECT_THAT(defects_with({{"churn.dimensions[3].metrics[0].default", "0"}}),
                ElementsAre("churn.dimensions[3].metrics[0].default: expected true or false"));
}

TEST(ScorecardDefect, RangesAndAliasesFitTheCurve) {
    EXPECT_THAT(defects_with({{login + ".range", "[100, 0]"}}),
                ElementsAre(login + ".range: the smallest value is above the largest"));
    EXPECT_THAT(
        defects_with({{login + ".range", "[0]"}}),
        ElementsAre(login + ".range: expected the smallest and the largest value, null for no limit"));
    EXPECT_THAT(defects_with({{sentiment + ".range", "[0, 1]"}}),
                ElementsAre(sentiment + ".range: only numbers have a range"));
    EXPECT_THAT(defects_with({{login + ".aliases", R"({"a": "b"})"}}),
                ElementsAre(login + ".aliases: only words have aliases"));
    EXPECT_THAT(defects_with({{sentiment + ".aliases", R"({"good": "positiv"})"}}),
                ElementsAre(sentiment +
                            ".aliases.good: \"positiv\" is none of the curve's words; did you mean "
                            "\"positive\"?"));
}

TEST(ScorecardDefect, FieldsThatCsmReadsItselfAreReserved) {
    for (const std::string own : {"customer_id", "name", "segment", "owner", "industry", "lifecycle_stage",
                                  "contract_start_date", "contract_end_date", "product_usage", "departments",
                                  "contract.plan_tier", "contract.available_tiers", "customers"})
        EXPECT_THAT(
            defects_with(
                {{login + ".field", in_quotes(own)}, {login_change, ""}, {"health.findings[0]", ""}}),
            ElementsAre(fmt::format("{}.field: csm reads {} itself; measure another field", login, own)));
    EXPECT_THAT(
        defects_with(
            {{login + ".field", R"("departments.current")"}, {login_change, ""}, {"health.findings[0]", ""}}),
        ElementsAre(login + ".field: csm reads departments itself; measure another field"));
    EXPECT_THAT(
        defects_with({{login + ".field", R"("contract")"}, {login_change, ""}, {"health.findings[0]", ""}}),
        ElementsAre(login + ".field: csm reads contract.plan_tier itself; measure another field"));
}

TEST(ScorecardDefect, FieldsDoNotLieInsideEachOther) {
    EXPECT_THAT(defects_with({{login + ".field", R"("engagement")"}, {"health.findings[0]", ""}}).front(),
                testing::HasSubstr("cannot both be fields: one lies inside the other"));
}

TEST(ScorecardDefect, FieldsHaveDottedNames) {
    for (const std::string name : {".usage", "usage.", "usage..logins", "."})
        EXPECT_THAT(
            defects_with(
                {{login + ".field", in_quotes(name)}, {login_change, ""}, {"health.findings[0]", ""}}),
            ElementsAre(fmt::format("{}.field: expected a dotted name such as usage.login_frequency, got {}",
                                    login, in_quotes(name))));
}

TEST(ScorecardDefect, OneFieldIsValidForOneTime) {
    EXPECT_THAT(defects_with({{"health.dimensions[0].metrics[1].field", R"("usage.login_frequency")"},
                              {"health.dimensions[0].metrics[1].name", R"("again")"},
                              {"health.dimensions[0].metrics[1].valid_days", "46"},
                              {"health.findings[1]", ""}}),
                testing::Contains(
                    "health.dimensions[0].metrics[1].field: \"usage.login_frequency\" is already valid for "
                    "other days in another metric"));
    EXPECT_THAT(defects_with({{"health.dimensions[0].metrics[1].valid_days", "0"}}), testing::SizeIs(1));
}

TEST(ScorecardDefect, OneFieldHasOneKind) {
    EXPECT_THAT(
        defects_with({{sentiment + ".field", R"("usage.login_frequency")"}, {"health.findings[11]", ""}}),
        ElementsAre(sentiment + ".field: \"usage.login_frequency\" is already read with other values by "
                                "another metric"));
}

TEST(ScorecardDefect, FieldsThatAreNumbersAnywayCannotBeWords) {
    // csm reads these as numbers for itself; a word's index in their slots would point anywhere.
    for (const std::string own : {"arr", "contract.licensed_seats", "contract.active_seats"})
        EXPECT_FALSE(
            defects_with({{sentiment + ".field", in_quotes(own)}, {"health.findings[11]", ""}}).empty())
            << own;
}

}  // namespace csm::test
