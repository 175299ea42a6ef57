// SPDX-License-Identifier: MIT
#include "letters/plan_days.hpp"
#include "support/letters.hpp"
#include "support/models.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream{text};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

constexpr std::string_view steps = "{{#save_steps}}\n{{due}} {{who}}: {{what}}\n{{/save_steps}}\n";
constexpr std::string_view internal = "{{! voice: internal }}\n";

std::string internal_text(std::string_view body) { return std::string{internal} + std::string{body}; }

/// An account at risk whose contract ends on that day.
std::string at_risk(std::string_view end, std::string_view more = {}) {
    return fmt::format(R"("owner": "Ann", "usage_decline": {{"login_trend": -60}}{}{})",
                       end.empty() ? "" : fmt::format(R"(, "contract_end_date": "{}")", end), more);
}

std::string why_not(std::string_view fits, std::string_view members) {
    const auto content =
        content_of(R"({"customer_id": "C1")" + (members.empty() ? "" : ", " + std::string{members}) + "}",
                   standard_model());
    auto read = template_of("x");
    read.fit = fits == "at-risk" ? Fit::at_risk : fits == "onboarding" ? Fit::onboarding : Fit::planning;
    const auto found = find_unsuitable(read, content, standard_model(), letter_settings());
    return found ? found->reason + " -> " + std::string{found->better} : "";
}

}  // namespace

TEST(SavePlan, EndsBeforeTheContractOfEveryAccountOnWorkingDays) {
    for (const auto& content : sample_contents()) {
        const auto as_of = letter_settings().as_of;
        const auto end = content.account.contract_end;
        auto before = as_of;
        for (const auto& line : lines_of(filled(internal_text(steps), content))) {
            const auto due = parse_iso_date(line.substr(0, 10));
            ASSERT_TRUE(due) << line;
            EXPECT_GE(*due, before) << content.account.customer_id;
            EXPECT_EQ(working_day_from(*due, Weekend::saturday_sunday), *due) << line;
            if (end && *end >= as_of) {
                EXPECT_LE(*due, *end) << content.account.customer_id;
            }
            before = *due;
        }
    }
}

TEST(SavePlan, IsDoneBeforeTheLastDayOfNotice) {
    const auto text = internal_text("{{save.frame}}\n{{save.until}}\n");
    EXPECT_EQ(filled_with(text, at_risk("2027-03-15", R"(, "notice_by": "2026-12-10")")),
              "The last day of notice is in 9 days: the decision is due by 2026-12-09\n2026-12-09\n");
    EXPECT_EQ(filled_with(text, at_risk("9999-12-31")).substr(0, 16), "The contract end");
}

TEST(SavePlan, CountsTheWorkingDaysOfTheWeekend) {
    using templates::working_days_after, templates::working_days_between, templates::working_day_until;
    const Date thursday{2026, 12, 3};
    EXPECT_EQ(working_days_after(thursday, 2, Weekend::saturday_sunday), Date(2026, 12, 7));
    EXPECT_EQ(working_days_after(thursday, 2, Weekend::friday_saturday), Date(2026, 12, 7));
    EXPECT_EQ(working_days_after(thursday, 1, Weekend::friday_saturday), Date(2026, 12, 6));
    EXPECT_EQ(working_days_between(thursday, Date{2026, 12, 7}, Weekend::saturday_sunday), 2);
    EXPECT_EQ(working_days_between(thursday, Date{2026, 12, 7}, Weekend::none), 4);
    EXPECT_EQ(working_days_between(thursday, thursday, Weekend::none), 0);
    EXPECT_EQ(working_day_until(Date{2026, 12, 6}, Weekend::saturday_sunday), Date(2026, 12, 4));
}

TEST(Letters, TakeNoContractThatRunsOnForOneThatHasEnded) {
    constexpr auto monthly =
        R"("contract_end_date": "2026-05-30", "commercial_factors": {"contract_type": "monthly"})";
    EXPECT_EQ(filled_with("{{renewal_in}}\n", monthly), "runs on until notice\n");
    EXPECT_THAT(filled_with("{{review.status}}\n", monthly), Not(HasSubstr("ended")));
    EXPECT_EQ(why_not("planning", monthly), "");
    EXPECT_THAT(filled_with(internal_text("{{save.frame}}\n"), monthly),
                StartsWith("The contract runs on until somebody gives notice"));
}

TEST(SavePlan, IsAsLargeAsTheSegmentIsLookedAfter) {
    const auto text = internal_text(steps);
    const auto small = filled_with(text, at_risk("2027-03-01", R"(, "segment": "smb")"));
    const auto large = filled_with(text, at_risk("2027-03-01", R"(, "segment": "enterprise")"));
    EXPECT_EQ(lines_of(small).size(), 4U);
    EXPECT_THAT(small, Not(HasSubstr("xecutive")));
    EXPECT_THAT(large, HasSubstr("vice president of customer success: Executive call"));
    EXPECT_THAT(filled_with(text, at_risk("2026-12-02", R"(, "segment": "enterprise")")),
                Not(HasSubstr("xecutive")));
}

TEST(SavePlan, NamesThePeopleThatAreKnown) {
    const auto plan = filled_with(internal_text(steps),
                                  at_risk("2027-03-01", R"(, "segment": "enterprise", "stakeholders": [
            {"name": "Bo", "influence": "uses", "sentiment": "positive"}, {"name": "Cy", "influence": "decides"}],
            "open_issues": [{"title": "No export", "severity": "critical", "owner": "Di"}])"));
    EXPECT_THAT(plan, HasSubstr("Ann: Confirm the root cause with Bo"));
    EXPECT_THAT(plan, HasSubstr("Executive call with Cy"));
    EXPECT_THAT(plan, HasSubstr("Di: Close the issue, or give it a date the customer accepts: No export"));
}

TEST(SavePlan, SaysThatAContractHasEndedAndPlansTheConfirmation) {
    const auto text = internal_text("{{save.frame}}\n" + std::string{steps});
    const auto plan = filled_with(text, at_risk("2026-11-14"));
    EXPECT_THAT(plan, StartsWith("The contract ended 17 days ago: first confirm whether it was renewed"));
    EXPECT_THAT(plan, HasSubstr("2026-12-01 Ann: Ask the decision maker whether the contract was renewed"));
}

TEST(SavePlan, HasOneDayWhenTheContractEndsOnIt) {
    for (const std::string_view end : {"2026-12-01", "2026-12-02", "2026-12-05", "2026-12-06"})
        for (const auto& line : lines_of(filled_with(internal_text(steps), at_risk(end))))
            EXPECT_LE(line.substr(0, 10), end);
}

TEST(SuccessPlan, TakesTheDatesOfTheTermThatRuns) {
    const std::string_view term = "{{term_start}} {{term_end}} {{term_day.30}}\n";
    EXPECT_EQ(filled_with(term, R"("contract_start_date": "2024-01-11", "contract_end_date": "2027-01-10")"),
              "2026-01-11 2027-01-10 2026-02-09\n");
    EXPECT_EQ(filled_with(term, R"("contract_start_date": "2024-02-29")"),
              "2026-03-01 2027-02-28 2026-03-30\n");
    EXPECT_EQ(filled_with(term, R"("contract_start_date": "2024-11-15", "contract_end_date": "2026-11-14")"),
              "2025-11-15 2026-11-14 2025-12-14\n");
    EXPECT_EQ(filled_with(term, R"("contract_start_date": "2027-01-01")"),
              "2027-01-01 2027-12-31 2027-01-30\n");
    EXPECT_THAT(lines_of(filled_with("{{#term_phases}}\n{{phase}} {{from}} {{state}}\n{{/term_phases}}\n",
                                     R"("contract_start_date": "2026-10-15")")),
                ElementsAre("Foundation 2026-10-15 done", "Adoption 2026-11-14 now", "Value 2027-01-13 ahead",
                            "Optimisation and growth 2027-04-13 ahead"));
}

TEST(Suitability, NamesTheReasonAndTheRightDocument) {
    EXPECT_EQ(why_not("onboarding", R"("contract_start_date": "2024-01-11")"),
              "its onboarding is long over: it began 1,055 days ago, on 2024-01-11 -> success-plan");
    EXPECT_EQ(why_not("onboarding", R"("contract_start_date": "2026-09-11")"), "");
    EXPECT_EQ(
        why_not("onboarding", R"("contract_start_date": "2024-01-11", "lifecycle_stage": "onboarding")"), "");
    EXPECT_EQ(why_not("planning", R"("contract_end_date": "2027-01-10")"),
              "it renews in 40 days, on 2027-01-10 -> qbr");
    EXPECT_EQ(why_not("planning", R"("contract_end_date": "2026-11-14")"),
              "its contract ended 17 days ago, on 2026-11-14 -> save-plan");
    EXPECT_EQ(why_not("planning", R"("contract_end_date": "2027-08-10")"), "");
    EXPECT_EQ(why_not("at-risk", ""), "");
    for (const auto& content : sample_contents()) {
        auto read = template_of("x");
        read.fit = Fit::at_risk;
        const auto found = find_unsuitable(read, content, standard_model(), letter_settings());
        const bool is_low = content.assessment.churn && content.assessment.churn->tier == Tier::low;
        EXPECT_TRUE(is_low || !found) << content.account.customer_id;
    }
}

TEST(Review, TakesTheWorstOfWhatBothSidesKnow) {
    const std::string_view status = "{{review.status}}: {{review.reason}}\n";
    EXPECT_EQ(filled_with(status, ""), "not assessed yet: Too little is measured to say\n");
    EXPECT_EQ(filled_with(status, R"("contract_end_date": "2027-01-10")"),
              "needs attention: The contract ends in 40 days, on 2027-01-10\n");
    EXPECT_EQ(filled_with(status, R"("contract_end_date": "2027-01-10", "open_issues": [
                  {"title": "No export", "severity": "Critical", "opened": "2026-11-02"}])"),
              "needs action: An issue of critical severity is open since 2026-11-02: No export\n");
    EXPECT_EQ(
        filled_with(status, R"("contract_end_date": "2026-11-14")"),
        "needs action: The contract ended 17 days ago, on 2026-11-14: the next term is not confirmed\n");
    EXPECT_EQ(filled_with(status, R"("milestones": [{"name": "Live", "due": "2026-11-15"}])"),
              "needs attention: A milestone is late: Live, due 2026-11-15\n");
    EXPECT_EQ(filled_with(status, R"("milestones": [{"name": "Live", "due": "2026-11-15", "status": "done"}],
                  "goals": [{"objective": "Less", "status": "behind"}])"),
              "needs attention: A goal is behind: Less\n");
    EXPECT_EQ(filled_with(status, R"("relationship_signals": {"champion_left": true})"),
              "needs attention: Our main contact on your side has changed\n");
    for (const auto& content : sample_contents())
        if (content.account.customer_id == "C-1002") {
            EXPECT_THAT(filled(status, content), StartsWith("needs attention: "));
        }
}

TEST(Review, HasNoBlankWhereANameIsMissing) {
    const std::string_view status = "{{review.reason}}\n";
    EXPECT_EQ(filled_with(status, R"("open_issues": [{"severity": "critical", "opened": "2026-11-02"}])"),
              "An issue of critical severity is open since 2026-11-02\n");
    EXPECT_EQ(filled_with(status, R"("milestones": [{"due": "2026-11-15"}])"),
              "A milestone is late, due 2026-11-15\n");
    EXPECT_EQ(filled_with(status, R"("goals": [{"objective": " ", "status": "behind"}])"),
              "A goal is behind\n");
}

TEST(Brief, HasNoBlankWhereANameIsMissing) {
    const auto points = filled_with(
        internal_text("{{#talking_points}}\n{{text}}\n{{/talking_points}}\n{{#open_points}}\n{{text}}\n"
                      "{{/open_points}}\n"),
        R"("open_issues": [{"severity": "high", "opened": "2026-11-02"}], "milestones": [{"due": "2026-11-15"}],
           "goals": [{"status": "behind"}, {"status": "met"}], "actions": [{"due": "2026-12-02"}],
           "stakeholders": [{"role": "CFO", "sentiment": "negative"}])");
    for (const std::string_view said :
         {"Say where it stands before they ask: an issue without a title, open since 2026-11-02",
          "Issue: an issue without a title, open since 2026-11-02, high",
          "Late milestone: a milestone without a name, was due 2026-11-15",
          "Goal behind: a goal without a name", "Begin with what worked: a goal without a name",
          "Bring an answer: an action without a name, due 2026-12-02"})
        EXPECT_THAT(points, HasSubstr(said));
    for (const auto& line : lines_of(points))
        EXPECT_THAT(line, Not(testing::ContainsRegex(": *$|: ,|: \\("))) << line;
}

TEST(SavePlan, HasNoBlankWhereAnIssueHasNoTitle) {
    const auto plan = filled_with(
        internal_text(steps),
        at_risk("2027-03-01", R"(, "open_issues": [{"severity": "critical", "opened": "2026-11-02"}])"));
    EXPECT_THAT(plan, HasSubstr("accepts: an issue without a title, open since 2026-11-02"));
}

TEST(ValueLine, ChangesByNoShareFromNothing) {
    const auto change = [](const char* entry) {
        return filled_with("{{#roi}}\n{{change}}\n{{/roi}}\n", std::string{R"("roi": [)"} + entry + "]");
    };
    EXPECT_EQ(change(R"({"metric": "x", "before": 4, "after": 6})"), "\\+50 %\n");
    EXPECT_EQ(change(R"({"metric": "x", "before": -4, "after": -6})"), "–\n");
    EXPECT_EQ(change(R"({"metric": "x", "before": 0, "after": 6})"), "–\n");
}

TEST(Review, TellsTheValueInMoneyWithItsSource) {
    const std::string_view line = "{{value_line}}\n";
    EXPECT_EQ(filled_with(line, R"("arr": 1000)"), "‹to fill: value delivered in money›\n");
    EXPECT_EQ(filled_with(line, R"("arr": 1000, "roi": [{"value": 2000}, {"value": 500}, {"metric": "x"}])"),
              "2,500 a year delivered for 1,000 a year: 2.5 for each 1 spent (source: roi.value, arr)\n");
    EXPECT_EQ(
        filled_with(line, R"("arr": 1000, "roi": [{"value": 2000, "cost": 4000}])"),
        "2,000 a year delivered for 4,000 a year: 0.5 for each 1 spent (source: roi.value, roi.cost)\n");
    EXPECT_EQ(filled_with(line, R"("arr": 0, "roi": [{"value": 2000}])"),
              "2,000 a year delivered for 0 a year (source: roi.value, arr)\n");
}

TEST(DocumentStyle, WritesMoneyAndDaysAsTheCustomerDoes) {
    auto model = standard_model();
    const std::string_view slots = "{{arr}} · {{contract_end_date}} · {{#goals}}\n{{due}}\n{{/goals}}\n";
    const std::string members =
        R"("arr": 286400, "contract_end_date": "2027-01-10", "goals": [{"due": "2026-12-31"}])";
    model.documents.currency = "EUR";
    model.documents.dates = DateStyle::day_month_year;
    EXPECT_EQ(filled_with(slots, members, model), "EUR 286,400 · 10 January 2027 · \n31 December 2026\n");
    model.documents.currency = "€";
    model.documents.dates = DateStyle::month_day_year;
    EXPECT_EQ(filled_with(slots, members, model), "€286,400 · January 10, 2027 · \nDecember 31, 2026\n");
}

TEST(DocumentStyle, TakesCodesAndSignsAsCurrencies) {
    for (const auto* text : {"EUR", "€", "US$", "kr.", "R$", "A$ (Sydney)"})
        EXPECT_TRUE(is_currency(text)) << text;
    for (const auto* text : {"", " ", "5", "EUR 5", "a long currency", "a\nb", "\x1b[1m", "\xff"})
        EXPECT_FALSE(is_currency(text)) << text;
}

}  // namespace csm::test
