// SPDX-License-Identifier: MIT
#include "pages/week_call.hpp"

#include <gtest/gtest.h>

namespace csm::pages {

namespace {

const Date as_of{2026, 12, 1};

Assessment assessment_with(std::string action) {
    Assessment assessment;
    assessment.reason = "Logins down 31 %";
    assessment.next_action = std::move(action);
    return assessment;
}

RecordNotes with(std::string_view list, std::vector<FieldEntry> entries) {
    RecordNotes notes;
    notes.lists.emplace(list, std::move(entries));
    return notes;
}

}  // namespace

TEST(WeekCall, NamesWhoDecidesWithTheirRole) {
    const auto notes = with(
        "stakeholders", {{{"name", "Bo"}, {"influence", "uses"}},
                         {{"name", "Maria Keller"}, {"role", "economic buyer"}, {"influence", "decides"}}});
    EXPECT_EQ(action_with_person(assessment_with("Agree on a plan"), &notes),
              "Agree on a plan; contact Maria Keller, economic buyer");
    EXPECT_EQ(action_with_person(assessment_with("Call the main users this week"), &notes),
              "Call the main users this week; contact Maria Keller, economic buyer");
    EXPECT_EQ(action_with_person(assessment_with(""), &notes), "");
}

TEST(WeekCall, KeepsTheActionWhereNobodyDecides) {
    const auto notes = with("stakeholders", {{{"name", "Bo"}, {"influence", "uses"}}});
    EXPECT_EQ(action_with_person(assessment_with("Agree on a plan"), &notes), "Agree on a plan");
    EXPECT_EQ(action_with_person(assessment_with("Agree on a plan"), nullptr), "Agree on a plan");
    const RecordNotes none;
    EXPECT_EQ(action_with_person(assessment_with("Agree on a plan"), &none), "Agree on a plan");
    const auto nameless = with("stakeholders", {{{"role", "CFO"}, {"influence", "decides"}}});
    EXPECT_EQ(action_with_person(assessment_with("Agree on a plan"), &nameless), "Agree on a plan");
}

TEST(WeekCall, TakesTheMostUrgentOfWhatIsOpen) {
    auto notes = with("open_issues", {{{"title", "Small"}, {"severity", "low"}}});
    EXPECT_EQ(most_urgent_open(&notes, as_of), "issue \"Small\", low");
    notes.lists["goals"] = {{{"objective", "Less"}, {"status", "behind"}}};
    EXPECT_EQ(most_urgent_open(&notes, as_of), "goal \"Less\", behind");
    notes.lists["actions"] = {{{"action", "Send prices"}, {"due", "2026-12-11"}}};
    EXPECT_EQ(most_urgent_open(&notes, as_of), "promise \"Send prices\", due 2026-12-11");
    notes.lists["milestones"] = {{{"name", "Live"}, {"due", "2026-11-15"}}};
    EXPECT_EQ(most_urgent_open(&notes, as_of), "milestone \"Live\", was due 2026-11-15");
    notes.lists["actions"].push_back({{"action", "Call back"}, {"due", "2026-11-30"}});
    EXPECT_EQ(most_urgent_open(&notes, as_of), "promise \"Call back\", was due 2026-11-30");
    notes.lists["open_issues"].push_back({{"severity", "High"}});
    EXPECT_EQ(most_urgent_open(&notes, as_of), "issue without a title, High");
    notes.lists["open_issues"].push_back({{"title", "Down"}, {"severity", "critical"}});
    EXPECT_EQ(most_urgent_open(&notes, as_of), "issue \"Down\", critical");
}

TEST(WeekCall, LeavesOutWhatIsFarAwayOrNotKnown) {
    const auto later = with("actions", {{{"action", "Send prices"}, {"due", "2026-12-16"}}});
    EXPECT_EQ(most_urgent_open(&later, as_of), "");
    const RecordNotes none;
    EXPECT_EQ(most_urgent_open(&none, as_of), "");
    EXPECT_EQ(most_urgent_open(nullptr, as_of), "");
    EXPECT_EQ(reason_with_open(assessment_with("x"), nullptr, as_of), "Logins down 31 %");
}

TEST(WeekCall, IsShortAndOnOneLine) {
    const auto notes =
        with("open_issues", {{{"title", "One\n" + std::string(70, 'a') + " " + std::string(70, 'b')}}});
    EXPECT_EQ(reason_with_open(assessment_with("x"), &notes, as_of),
              "Logins down 31 %; open: issue \"One " + std::string(70, 'a') + "…\"");
    std::string wide;
    for (int i = 0; i < 60; ++i) wide += "é";
    const auto cut = with("open_issues", {{{"title", "a" + wide}}});
    const auto text = most_urgent_open(&cut, as_of);
    EXPECT_EQ(text.size(), std::string{"issue \"\""}.size() + 79 + std::string{"…"}.size());
}

}  // namespace csm::pages
