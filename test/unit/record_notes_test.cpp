// SPDX-License-Identifier: MIT
#include "read/json/record_notes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct FieldsRead {
    RecordNotes notes;
    std::vector<std::string> defects;
};

FieldsRead read_fields(std::string_view record) {
    FieldsRead result;
    result.notes = read::read_record_notes(
        record, [&](ProblemKind, const std::string& field, const std::string& message) {
            result.defects.push_back(field + ": " + message);
        });
    return result;
}

std::string text_at(const FieldEntry& entry, std::string_view key) {
    return std::get<std::string>(entry.find(key)->second);
}

}  // namespace

TEST(RecordNotesReader, TakesEveryField) {
    const auto [notes, defects] = read_fields(R"({"customer_id": "C1", "prepared_by": "Ann",
        "attendees": ["Bo", "Cy"], "next_review_date": "2027-03-04", "texts": {"theme": "Growth"},
        "internal": {"limits": "none"}, "highlights": ["good"], "focus_areas": [],
        "goals": [{"objective": "Faster", "target": 12, "actual": "11", "due": "2026-12-31"}],
        "roi": [{"metric": "Hours", "unit": "h", "before": 1.5, "after": 0.4}],
        "renewal": {"value_documented": true}, "notes": [],
        "history": [{"period": "Q3 2026", "overall_score": 89.5, "values": {"usage.login_frequency": 91}}],
        "adoption_plan": {"audit": {"target_pct": 40, "enablement": "a session"}}} , "the next record")");
    EXPECT_THAT(defects, IsEmpty());
    EXPECT_EQ(notes.prepared_by, "Ann");
    EXPECT_EQ(notes.attendees, (std::vector<std::string>{"Bo", "Cy"}));
    EXPECT_EQ(notes.next_review_date, Date(2027, 3, 4));
    EXPECT_EQ(notes.texts.at("theme"), "Growth");
    EXPECT_EQ(notes.internal.at("limits"), "none");
    EXPECT_EQ(notes.focus_areas, std::vector<std::string>{});
    const auto& goal = notes.lists.at("goals").front();
    EXPECT_EQ(std::get<double>(goal.find("target")->second), 12);
    EXPECT_EQ(text_at(goal, "actual"), "11");
    EXPECT_EQ(text_at(goal, "due"), "2026-12-31");
    EXPECT_TRUE(notes.renewal.at("value_documented"));
    EXPECT_TRUE(notes.lists.contains("notes"));
    EXPECT_FALSE(notes.lists.contains("actions"));
    EXPECT_EQ((*notes.history).front().values.at("usage.login_frequency"), 91);
    EXPECT_EQ((*notes.adoption_plan).at("audit").target_percent, 40);
}

TEST(RecordNotesReader, TakesNumbersThatAreFarTooLargeForMissing) {
    const auto [notes, defects] =
        read_fields(R"({"customer_id": "C1", "x": 1e99999999999, "prepared_by": "Ann",
        "roi": [{"metric": "hours", "before": -1e99999999999, "after": 5}]})");
    EXPECT_EQ(notes.prepared_by, "Ann");
    ASSERT_EQ(defects.size(), 1U);
    EXPECT_EQ(defects.front(),
              "roi[0].before: expected a number, got a number that is too large; treated as missing");
}

TEST(RecordNotesReader, KnowsWhatIsWrittenWhereThereIsNoDate) {
    const auto [notes, defects] = read_fields(
        R"({"next_review_date": "1899-12-30", "goals": [{"objective": "a", "due": "0001-01-01"}]})");
    EXPECT_FALSE(notes.next_review_date);
    EXPECT_THAT(
        defects,
        ElementsAre("next_review_date: \"1899-12-30\" is written where there is no date; treated as missing",
                    "goals[0].due: \"0001-01-01\" is written where there is no date; treated as missing"));
}

TEST(RecordNotesReader, CountsWrongTypesAsMissingAndNamesTheirPlace) {
    const auto [notes, defects] =
        read_fields(R"({"prepared_by": 7, "attendees": "Bo", "texts": {"theme": null},
        "next_review_date": "soon", "goals": [7, {"objective": ["a"], "target": {}, "due": "2026-02-30"}],
        "roi": [{"before": "2", "after": 1e400}], "renewal": {"terms_discussed": "yes"}, "internal": [],
        "history": [{"overall_score": "high", "values": {"a.b": true}}], "adoption_plan": {"m": {"target_pct": "x"}}})");
    EXPECT_THAT(
        defects,
        ElementsAre("prepared_by: expected a text, got 7; treated as missing",
                    "next_review_date: expected a date as YYYY-MM-DD, got \"soon\"; treated as missing",
                    "attendees: expected a list, got \"Bo\"; treated as missing",
                    "texts.theme: expected a text, got null; treated as missing",
                    "internal: expected an object, got a list; treated as missing",
                    "renewal.terms_discussed: expected true or false, got \"yes\"; treated as missing",
                    "goals[0]: expected an object, got 7; treated as missing",
                    "goals[1].objective: expected a text, got a list; treated as missing",
                    "goals[1].target: expected a text or a number, got an object; treated as missing",
                    "goals[1].due: expected a date as YYYY-MM-DD, got \"2026-02-30\"; treated as missing",
                    "roi[0].before: expected a number, got \"2\"; treated as missing",
                    "roi[0].after: expected a number, got a number that is too large; treated as missing",
                    "history[0].overall_score: expected a number, got \"high\"; treated as missing",
                    "history[0].values.a.b: expected a number, got true; treated as missing",
                    "adoption_plan.m.target_pct: expected a number, got \"x\"; treated as missing"));
    EXPECT_FALSE(notes.attendees.has_value());
    EXPECT_EQ(notes.lists.at("goals").size(), 1U);
    EXPECT_TRUE(notes.lists.at("goals").front().empty());
}

TEST(RecordNotesReader, JoinsFieldsAndTellsConflicts) {
    auto first =
        read_fields(R"({"prepared_by": "Ann", "goals": [{"objective": "a"}], "texts": {"a": "1"}})").notes;
    auto second =
        read_fields(R"({"prepared_by": "Bo", "goals": [{"objective": "a"}], "notes": [], "attendees": []})")
            .notes;
    std::vector<std::string> conflicts;
    read::merge_record_notes(first, second, [&](std::string_view field) { conflicts.emplace_back(field); });
    EXPECT_THAT(conflicts, ElementsAre("prepared_by"));
    EXPECT_EQ(first.prepared_by, "Ann");
    EXPECT_TRUE(first.lists.contains("notes"));
    EXPECT_TRUE(first.attendees.has_value());
    EXPECT_EQ(first.texts.size(), 1U);
}

}  // namespace csm::test
