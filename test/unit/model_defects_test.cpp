// SPDX-License-Identifier: MIT
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string syntax_error(std::string_view text) {
    const auto model = read_model(text, "model.json");
    if (model || model.error().size() != 1) return "expected one problem";
    return describe(model.error().front());
}

}  // namespace

TEST(ModelDefect, BrokenJsonNamesLineAndColumn) {
    EXPECT_EQ(syntax_error("{\n  \"name\": \"x\",\n  \"version\" \"1\"\n}"),
              "model.json:3:13: expected \":\" after the field name, found \"1\"");
    EXPECT_EQ(syntax_error("{\n  \"name\": \"x\",\n}"),
              "model.json:3:1: expected a field name in double quotes, found \"}\"");
    EXPECT_EQ(syntax_error("{\"coverage_floor\": NaN}"),
              "model.json:1:20: JSON has no NaN; leave the field out when its value is not known");
    EXPECT_EQ(
        syntax_error("{\"name\": \"x\""),
        "model.json:1:13: the text ends here, but \",\" or \"}\" was expected; the file may be cut off");
    EXPECT_EQ(syntax_error(""),
              "model.json:1:1: the text ends here, but a value was expected; the file may be cut off");
}

TEST(ModelDefect, AnythingButAnObjectIsNoModel) {
    EXPECT_EQ(syntax_error("[]"), "model.json: expected an object with the model");
    EXPECT_EQ(syntax_error("null"), "model.json: expected an object with the model");
}

TEST(ModelDefect, UnknownFieldsGetASuggestion) {
    EXPECT_THAT(
        defects_with({{"coverage_flor", "1"}}),
        ElementsAre("coverage_flor: is not a field of the model here; did you mean \"coverage_floor\"?"));
    EXPECT_THAT(
        defects_with({{"health.dimensions[1].metrics[0].wieght", "0.2"}}),
        ElementsAre("health.dimensions[1].metrics[0].wieght: is not a field of the model here; did you mean "
                    "\"weight\"?"));
    EXPECT_THAT(defects_with({{"churn.urgency.zzzzzz", "1"}}),
                ElementsAre("churn.urgency.zzzzzz: is not a field of the model here"));
    EXPECT_THAT(defects_with({{"report.targets.net_retenton", "1"}}),
                ElementsAre("report.targets.net_retenton: is not a field of the model here; did you mean "
                            "\"net_retention\"?"));
}

TEST(ModelDefect, MissingMembersAreNamed) {
    EXPECT_THAT(defects_with({{"coverage_floor", ""}}), ElementsAre("coverage_floor: is missing"));
    EXPECT_THAT(defects_with({{"health.dimensions[0].metrics[0].label", ""}}),
                ElementsAre("health.dimensions[0].metrics[0].label: is missing"));
    EXPECT_THAT(defects_with({{"churn.playbooks.low", ""}}), ElementsAre("churn.playbooks.low: is missing"));
    EXPECT_THAT(defects_with({{"expansion.seats.growth.smb", ""}}),
                ElementsAre("expansion.seats.growth.smb: is missing"));
    EXPECT_THAT(defects_with({{"segments", ""}}), ElementsAre("segments: is missing"));
    EXPECT_THAT(defects_with({{"health", ""}}), ElementsAre("health: is missing"));
    EXPECT_THAT(defects_with({{"churn", ""}}), ElementsAre("churn: is missing"));
    EXPECT_THAT(defects_with({{"expansion", ""}}), ElementsAre("expansion: is missing"));
    EXPECT_THAT(defects_with({{"report", ""}}), ElementsAre("report: is missing"));
    EXPECT_THAT(defects_with({{"schema", ""}}), ElementsAre("schema: is missing"));
}

TEST(ModelDefect, TheDescriptionMayBeMissing) { EXPECT_THAT(defects_with({{"description", ""}}), IsEmpty()); }

TEST(ModelDefect, NumbersMustBeNumbersInTheirRange) {
    EXPECT_THAT(defects_with({{"coverage_floor", "1.01"}}),
                ElementsAre("coverage_floor: expected a number from 0 to 1"));
    EXPECT_THAT(defects_with({{"coverage_floor", "-0.1"}}),
                ElementsAre("coverage_floor: expected a number from 0 to 1"));
    EXPECT_THAT(defects_with({{"coverage_floor", R"("0.7")"}}),
                ElementsAre("coverage_floor: expected a number"));
    EXPECT_THAT(defects_with({{"coverage_floor", "null"}}), ElementsAre("coverage_floor: expected a number"));
    EXPECT_THAT(defects_with({{"driver_count", "0"}}),
                ElementsAre("driver_count: expected a number from 1 to 20"));
    EXPECT_THAT(defects_with({{"expansion.seats.growth", "[0.1]"}}),
                ElementsAre("expansion.seats.growth: expected a number"));
    EXPECT_THAT(defects_with({{"expansion.seats.growth.smb", "true"}}),
                ElementsAre("expansion.seats.growth.smb: expected a number"));
    EXPECT_THAT(defects_with({{"churn.urgency.steps[0].days_at_most", "-1"}}),
                ElementsAre("churn.urgency.steps[0].days_at_most: expected a number of at least 0"));
    EXPECT_THAT(defects_with({{"churn.urgency.overdue", "101"}}),
                ElementsAre("churn.urgency.overdue: expected a number from 0 to 100"));
    EXPECT_THAT(defects_with({{"health.dimensions[0].metrics[0].curve.attain", "-1"}}),
                ElementsAre("health.dimensions[0].metrics[0].curve.attain: expected a number of at least 0"));
}

TEST(ModelDefect, InfiniteNumbersAreRefused) {
    auto text = patched(standard_model_text(), {{"expansion.tiers.unknown_factor", "12345"}});
    text.replace(text.find("12345"), 5, "1e400");
    const auto model = read_model(text, "model.json");
    ASSERT_TRUE(model.has_error());
    ASSERT_EQ(model.error().size(), 1);
    EXPECT_EQ(model.error()[0].field, "expansion.tiers.unknown_factor");
}

TEST(ModelDefect, NumbersAreNamedInPlainDecimals) {
    const auto defects = defects_with({{"expansion.tiers.unknown_factor", "0"}});
    ASSERT_EQ(defects.size(), 1);
    EXPECT_LT(defects[0].size(), 100) << defects[0];
    auto text =
        patched(standard_model_text(), {{"churn.dimensions[1].metrics[0].curve.excess.base", "12345"}});
    text.replace(text.find("12345"), 5, "1e400");
    const auto infinite = read_model(text, "model.json");
    ASSERT_TRUE(infinite.has_error());
    EXPECT_THAT(infinite.error()[0].message, testing::Not(testing::HasSubstr("inf")));
}

TEST(ModelDefect, TextsMustBeTextsWithContent) {
    EXPECT_THAT(defects_with({{"name", R"("")"}}), ElementsAre("name: expected a text that is not empty"));
    EXPECT_THAT(defects_with({{"name", "5"}}), ElementsAre("name: expected a text that is not empty"));
    EXPECT_THAT(defects_with({{"churn.playbooks.low[1]", "null"}}),
                ElementsAre("churn.playbooks.low[1]: expected a text that is not empty"));
}

TEST(ModelDefect, ListsMustBeListsWithItems) {
    EXPECT_THAT(defects_with({{"churn.playbooks.low", "[]"}}),
                ElementsAre("churn.playbooks.low: expected a list with at least one item"));
    EXPECT_THAT(defects_with({{"report.renewal_windows", "5"}}),
                ElementsAre("report.renewal_windows: expected a list with at least one item"));
}

TEST(ModelDefect, TheSchemaMustBeKnown) {
    EXPECT_THAT(defects_with({{"schema", R"("csm.model/2")"}}),
                ElementsAre("schema: expected \"csm.model/1\""));
}

TEST(ModelDefect, SegmentsMustBeKnown) {
    EXPECT_THAT(defects_with({{"default_segment", R"("giant")"}}),
                ElementsAre("default_segment: \"giant\" is not a segment of this model"));
    EXPECT_THAT(
        defects_with({{"expansion.seats.growth.giant", "0.1"}}),
        ElementsAre("expansion.seats.growth.giant: is not a segment of this model, nor a segment/phase"));
    EXPECT_THAT(defects_with({{"report.due_days.low.enterprize", "1"}}),
                ElementsAre("report.due_days.low.enterprize: is not a segment of this model, nor a "
                            "segment/phase; did you mean "
                            "\"enterprise\"?"));
}

TEST(ModelDefect, SegmentsHaveDifferentNames) {
    EXPECT_THAT(defects_with({{"segments[+]", R"({"name": "smb", "label": "Again"})"}}),
                ElementsAre("segments[3]: two segments are called \"smb\""));
}

TEST(ModelDefect, SegmentsHaveDifferentNamesInAnySpelling) {
    // Words are compared normalised, so the second of two such segments could never be given.
    const auto named = [](const std::string& name) {
        return defects_with({{"segments[2].name", "\"" + name + "\""}});
    };
    EXPECT_THAT(named("Mid Market"), testing::Contains(testing::HasSubstr("segments[2]: two segments")));
    EXPECT_THAT(named("midmarket"), testing::Contains(testing::HasSubstr("segments[2]: two segments")));
    EXPECT_THAT(defects_with({{"segments[2].aliases", R"(["Enterprise"])"}}), testing::Not(IsEmpty()));
}

TEST(ModelDefect, SegmentsAreTestedOnceByArr) {
    EXPECT_THAT(
        defects_with({{"segments[0].when_arr", R"({"above": 5, "below": 9})"}}),
        ElementsAre("segments[0].when_arr: expected exactly one of below, at_most, above, at_least, is, "
                    "score_below, above_share_of_limit, below_share_of_previous"));
    EXPECT_THAT(defects_with({{"segments[0].when_arr", R"({"is": 5})"}}),
                ElementsAre("segments[0].when_arr: an ARR is tested with below, at_most, above or at_least"));
}

TEST(ModelDefect, WordsOfTheReportMustBeKnown) {
    EXPECT_THAT(
        defects_with({{"report.priority.green.otherwise", R"("hihg")"}}),
        ElementsAre("report.priority.green.otherwise: expected one of critical, high, medium, low; did you "
                    "mean \"high\"?"));
    EXPECT_THAT(defects_with({{"expansion.seats.effort", R"("huge")"}}),
                ElementsAre("expansion.seats.effort: expected one of low, medium, high"));
    EXPECT_THAT(defects_with({{"report.renewal_windows", "[30, 30, 60]"}}),
                ElementsAre("report.renewal_windows[1]: renewal windows must rise"));
}

TEST(ModelDefect, AllAreReported) {
    EXPECT_THAT(defects_with({{"name", ""},
                              {"coverage_floor", "7"},
                              {"health.dimensions[0].weight", "0.4"},
                              {"churn.tiers[3].from", "1"},
                              {"expansion.seats.effort", "1"},
                              {"report.extra", "1"}}),
                testing::UnorderedElementsAre(
                    "name: is missing", "coverage_floor: expected a number from 0 to 1",
                    "health: the weights of its dimensions sum to 1.1 instead of 1",
                    "churn.tiers: the last tier must start at 0, or lower risks fall into a hole",
                    "expansion.seats.effort: expected a text that is not empty",
                    "report.extra: is not a field of the model here"));
}

}  // namespace csm::test
