// SPDX-License-Identifier: MIT
#include "support/letters.hpp"

#include <csm/html.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view goal_table = "{{#has_goals}}\n| Goal | Due |\n|---|---|\n{{#goals}}\n"
                                        "| {{objective}} | {{due}} |\n{{/goals}}\n{{/has_goals}}\n"
                                        "{{^has_goals}}\n{{no_goals}}\n{{/has_goals}}\n";

}  // namespace

TEST(FilledTemplate, MarksWhatIsNotKnownAndListsItOnce) {
    EXPECT_EQ(
        filled_with(
            "{{owner}} {{owner}} {{texts.first_value}}\n{{#gaps}}\n- {{what}} ({{field}})\n{{/gaps}}\n", ""),
        "‹to fill: owner› ‹to fill: owner› ‹to fill: first value›\n- owner (owner)\n- first value "
        "(texts.first_value)\n");
    EXPECT_EQ(
        filled_with("{{#has_gaps}}\nopen\n{{/has_gaps}}\n{{^has_gaps}}\ndone\n{{/has_gaps}}\n{{name}}\n", ""),
        "done\nC1\n");
}

TEST(FilledTemplate, KnowsTheGapsBeforeTheyStandInTheLetter) {
    EXPECT_EQ(
        filled_with(
            "{{#has_gaps}}\nStill open:\n{{#gaps}}\n- {{what}}\n{{/gaps}}\n{{/has_gaps}}\n\n{{arr}}\n", ""),
        "Still open:\n- ARR\n\n‹to fill: ARR›\n");
}

TEST(FilledTemplate, TellsUnknownFromNone) {
    EXPECT_EQ(filled_with(goal_table, ""), "‹to fill: goals›\n");
    EXPECT_EQ(filled_with(goal_table, R"("goals": [])"), "No goals are agreed.\n");
    EXPECT_EQ(
        filled_with(goal_table, R"("goals": [{"objective": "A", "due": "2027-01-02"}, {"objective": "B"}])"),
        "| Goal | Due |\n|-----|---------------|\n| A | 2027-01-02 |\n| B | ‹to fill: due› |\n");
}

TEST(FilledTemplate, GathersTheGapsThatItemsShareWhereTheTemplateAsks) {
    const std::string members =
        R"("goals": [{"objective": "A", "actual": 4}, {"objective": "B"}, {"objective": "C", "target": 1}])";
    const std::string items = "{{#goals}}\n{{objective}} {{actual}} {{target}}\n{{/goals}}\n";
    EXPECT_EQ(filled_with(items + "{{#gaps}}\n{{what}}/{{field}}\n{{/gaps}}\n", members),
              "A 4 ‹to fill: target›\nB ‹to fill: actual› ‹to fill: target›\nC ‹to fill: actual› 1\n"
              "target (A)/goals.target\nactual (B)/goals.actual\ntarget (B)/goals.target\n"
              "actual (C)/goals.actual\n");
    EXPECT_EQ(
        filled_with("{{missing_goals}}\n" + items + "{{#gaps}}\n{{what}}/{{field}}\n{{/gaps}}\n", members),
        "‹to fill: target (2 of 3), actual (2 of 3)›\nA 4 –\nB – –\nC – 1\n"
        "target (2 of 3)/goals.target\nactual (2 of 3)/goals.actual\n");
    EXPECT_EQ(filled_with("{{missing_goals}}\n{{#goals}}\n{{objective}}\n{{/goals}}\n", members),
              "A\nB\nC\n");
}

TEST(FilledTemplate, HasOneGapForAPlanThatIsNotThere) {
    EXPECT_EQ(
        filled_with(
            "{{missing_modules}}\n{{#modules}}\n{{module}} {{aim}} {{to_go}} {{enablement}}\n{{/modules}}\n",
            R"("product_usage": {"a": {"adopted": true, "usage_pct": 5}, "b": {"adopted": false}})"),
        "‹to fill: adoption plan›\nA – – –\nB – – –\n");
}

TEST(FilledTemplate, NamesTheItemOfAGap) {
    EXPECT_EQ(
        filled_with(
            "{{#goals}}\n{{objective}}{{actual}}\n{{/goals}}\n{{#gaps}}\n{{what}}/{{field}}\n{{/gaps}}\n",
            R"("goals": [{"objective": "A|B"}, {"actual": 4}])"),
        "A\\|B‹to fill: actual›\n‹to fill: objective›4\nactual "
        "(A\\|B)/goals.actual\nobjective/goals.objective\n");
}

TEST(FilledTemplate, LeavesNoLineBehindForSections) {
    EXPECT_EQ(filled_with("a\n{{#goals}}\nx\n{{/goals}}\n{{^roi}}\nb\n{{/roi}}\n\n\n\n{{#has_roi}}\nx\n{{/"
                          "has_roi}}\n\nc\n\n",
                          ""),
              "a\nb\n\nc\n");
    EXPECT_EQ(filled_with("{{! voice: internal }}\n\n{{! a note }}\nx {{! within }}y\n", ""), "x y\n");
}

TEST(FilledTemplate, LetsNoValueBecomeMarkup) {
    const std::string hostile = R"("name": "# a | *b* <img src=x> [c](d) {{name}} `e` &lt;\n- f")";
    EXPECT_EQ(filled_with("{{name}}\n", hostile),
              "\\# a \\| \\*b\\* \\<img src=x\\> \\[c\\](d) {{name}} \\`e\\` \\&lt; - f\n");
    EXPECT_EQ(filled_with("- {{name}}\n", R"("name": "1. a")"), "- 1\\. a\n");
    EXPECT_EQ(filled_with("| {{name}} |\n", R"("name": "-4 a")"), "| -4 a |\n");
}

TEST(FilledTemplate, EscapesAtTheBeginningOfALineOnly) {
    EXPECT_EQ(filled_with("{{texts.a}}\nx {{texts.a}}\n> {{texts.a}}\n", R"("texts": {"a": "- b"})"),
              "\\- b\nx - b\n> \\- b\n");
}

TEST(FilledTemplate, BeginsNoCellWithWhatASpreadsheetTakesForAFormula) {
    EXPECT_EQ(filled_with("| {{texts.a}} | {{texts.a}} |\n", R"("texts": {"a": "=b"})"), "| \\=b | \\=b |\n");
}

TEST(FilledTemplate, TakesTheSlotsOfAnItemFirst) {
    EXPECT_EQ(filled_with("{{#stakeholders}}\n{{name}} of {{customer_id}}\n{{/stakeholders}}\n{{name}}\n",
                          R"("name": "Acme", "stakeholders": [{"name": "Ann"}])"),
              "Ann of C1\nAcme\n");
}

TEST(FilledTemplate, ReckonsWithDates) {
    const std::string_view slots =
        "{{contract_age}} · {{renewal_in}} · {{day.1}} · {{day.30}} · {{in_days.7}} · "
        "{{period}} · {{next_period}}\n";
    EXPECT_EQ(filled_with(slots, R"("contract_start_date": "2025-06-30", "contract_end_date": "2026-12-02")"),
              "1 year 5 months · in 1 day · 2025-06-30 · 2025-07-29 · 2026-12-08 · Q4 2026 · Q1 2027\n");
    EXPECT_EQ(filled_with("{{contract_age}} {{renewal_in}}",
                          R"("contract_start_date": "2024-12-01", "contract_end_date": "2026-12-01")"),
              "2 years today\n");
    EXPECT_EQ(filled_with("{{contract_age}} {{renewal_in}} {{day.999}}",
                          R"("contract_start_date": "9999-12-31", "contract_end_date": "2026-11-19")"),
              "not begun yet 12 days ago –\n");
    EXPECT_EQ(filled_with("{{contract_age}}", R"("contract_start_date": "2026-11-02")"),
              "less than a month\n");
}

TEST(FilledTemplate, ComparesWithHistory) {
    const std::string_view slots =
        "{{#usage_metrics}}\n{{label}}: {{previous}} {{value}} {{change}}\n{{/usage_metrics}}\n"
        "{{#health_history}}\n{{period}} {{score}} "
        "{{status}}\n{{/health_history}}\n{{#gaps}}\n{{what}}\n{{/gaps}}\n";
    EXPECT_EQ(filled_with(slots, R"("segment": "smb", "usage": {"login_frequency": 70, "dau_mau_ratio": 0.3},
        "usage_decline": {"dau_mau_change": -0.05},
        "history": [{"period": "Q3 2026", "overall_score": 80, "values": {"usage.login_frequency": 69}}])"),
              "Login frequency: 69 % 70 % +1 point\nFeature adoption: – ‹to fill: Feature adoption› –\n"
              "Daily to monthly users: – 0.3 –\nQ3 2026 80.0 on track\n2026-12-01 100.0 not assessed yet\n"
              "Feature adoption\n");
    EXPECT_THAT(filled_with(slots, R"("usage": {"login_frequency": 70})"), HasSubstr("\nhealth history\n"));
}

TEST(FilledTemplate, OffersGrowthOnlyWhenItIsTime) {
    const std::string_view growth =
        "{{#growth}}\n{{what}}: {{why}}\n{{/growth}}\n{{^growth}}\n{{no_growth}}\n{{/growth}}\n";
    EXPECT_EQ(filled_with(growth, R"("contract": {"licensed_seats": 10, "active_seats": 10})"),
              "To be discussed together.\n");
    for (const auto& content : sample_contents()) {
        const auto readiness =
            content.assessment.expansion ? content.assessment.expansion->readiness : Readiness::unknown;
        const bool is_time = readiness == Readiness::ready || readiness == Readiness::later;
        EXPECT_TRUE(is_time || filled(growth, content) == "To be discussed together.\n");
    }
}

TEST(FilledTemplate, BecomesAPageWithoutMarkupOfTheInput) {
    const auto page =
        markdown_page(filled_with("# {{name}}\n\n<script>alert(1)</script> [a](javascript:alert(2))\n\n"
                                  "| A |\n|--:|\n| {{name}} |\n\n- [ ] x\n",
                                  R"("name": "<b>\"R&D\"</b>")"))
            .html;
    EXPECT_THAT(page, HasSubstr("<title>&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;</title>"));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("<b>")));
    EXPECT_THAT(page, HasSubstr("default-src 'none'"));
    EXPECT_THAT(page, HasSubstr("<div class=\"scroll\" tabindex=\"0\"><table>"));
    EXPECT_THAT(page, HasSubstr("type=\"checkbox\""));
}

}  // namespace csm::test
