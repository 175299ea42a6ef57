// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "support/checking.hpp"
#include "support/golden_folder.hpp"
#include "support/reading.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const FieldCheck& field_of(const CheckResult& check, std::string_view name) {
    return *std::ranges::find_if(check.fields,
                                 [&](const FieldCheck& field) { return field.field.name == name; });
}

Distribution distribution_of(std::initializer_list<double> values) {
    ValueCounts counts;
    for (const double value : values) counts.add(value);
    return counts.distribution();
}

}  // namespace

TEST(Distribution, HasQuantilesThatOccur) {
    const auto values = distribution_of({4, 1, 3, 2});
    EXPECT_EQ(values.quantile(0), 1);
    EXPECT_EQ(values.quantile(0.25), 1);
    EXPECT_EQ(values.quantile(0.5), 2);
    EXPECT_EQ(values.quantile(0.75), 3);
    EXPECT_EQ(values.quantile(1), 4);
    EXPECT_EQ(distribution_of({0.0, -0.0}).distinct(), 1U);
}

TEST(Distribution, CountsBelowAndAbove) {
    const auto values = distribution_of({1, 2, 2, 3});
    EXPECT_EQ(values.total(), 4U);
    EXPECT_EQ(values.below(2), 1U);
    EXPECT_EQ(values.above(2), 1U);
    EXPECT_EQ(values.equal(2), 2U);
}

TEST(Distribution, DividesItsRange) {
    EXPECT_THAT(distribution_of({5}).histogram(12), ElementsAre(HistogramBin{5, 5, 1}));
    EXPECT_THAT(distribution_of({0, 2, 2}).histogram(12),
                ElementsAre(HistogramBin{0, 0, 1}, HistogramBin{1, 1, 0}, HistogramBin{2, 2, 2}));
    EXPECT_THAT(distribution_of({0, 1, 4, 8}).histogram(2),
                ElementsAre(HistogramBin{0, 4, 2}, HistogramBin{4, 8, 2}));
    EXPECT_THAT(distribution_of({0.5, 1}).histogram(2),
                ElementsAre(HistogramBin{0.5, 0.75, 1}, HistogramBin{0.75, 1, 1}));
    EXPECT_THAT(Distribution{}.histogram(12), IsEmpty());
    const auto huge = distribution_of({-1e15, 1e15}).histogram(12);
    EXPECT_EQ(huge.front().count + huge.back().count, 2U);
}

TEST(ProblemGroups, KnowTheKindOfEveryProblemOfTheReader) {
    auto text = text_of(fmt::format("{}/test/golden/data/problems.json", CSM_SOURCE_DIR));
    for (auto more : {text, text_of(fmt::format("{}/test/golden/data/lines.ndjson", CSM_SOURCE_DIR)),
                      std::string{"{\"customer_id\": 7}\n{\"customer_id\": \"C\"} 5\n[]\n"},
                      text_of(fmt::format("{}/test/golden/data/csv_problems.csv", CSM_SOURCE_DIR)),
                      std::string{"customer_id,name\nC-1\nC-2,Caf\xE9 \"Q\"\nC-3,N/A\n1.5E+9,A\n"}}) {
        const auto reading = read_text(more);
        EXPECT_FALSE(reading.problems.empty());
        for (const auto& problem : reading.problems)
            EXPECT_NE(problem.kind, ProblemKind::other) << problem.message;
    }
    const auto joined =
        read_texts({R"([{"customer_id": "C", "name": "A"}])", R"([{"customer_id": "C", "name": "B"}])"});
    ASSERT_EQ(joined.problems.size(), 1U);
    EXPECT_EQ(joined.problems[0].kind, ProblemKind::files_differ);
}

TEST(ProblemKinds, StandInTheOrderOfTheirTableAndDiffer) {
    std::set<std::string_view> words, labels;
    for (std::size_t i = 0; i < problem_kinds().size(); ++i) {
        const auto& row = problem_kinds()[i];
        EXPECT_EQ(static_cast<std::size_t>(row.kind), i) << row.word;
        EXPECT_EQ(word(row.kind), row.word);
        EXPECT_EQ(label(row.kind), row.label);
        words.insert(row.word);
        labels.insert(row.label);
    }
    EXPECT_EQ(words.size(), problem_kinds().size());
    EXPECT_EQ(labels.size(), problem_kinds().size());
    EXPECT_EQ(problem_kinds().back().kind, ProblemKind::no_shared_ids) << "a new last kind needs its row";
}

TEST(ProblemGroups, DoNotTakeTheInputsWordsForTheirOwn) {
    const auto reading = read_text(R"([{"customer_id": "C", "segment": "is given twice",)"
                                   R"("arr": "null; got null", "industry": null, "name": 5}, null])");
    std::vector<std::string_view> words;
    for (const auto& problem : reading.problems) words.push_back(word(problem.kind));
    EXPECT_THAT(words, ElementsAre("unknown_word", "wrong_type", "null", "wrong_type", "no_record"));
}

TEST(ProblemGroups, CountByKindAndFieldAndKeepTheFirst) {
    const auto check =
        check_records({R"("arr": "1")", R"("arr": null, "product_usage": {"a": {"usage_pct": "x"}})",
                       R"("arr": "2", "product_usage": {"b": {"usage_pct": "y"}, "c": 1})"});
    std::vector<std::string> texts;
    for (const auto& group : check.problem_groups)
        texts.push_back(
            fmt::format("{} {} {} {}", word(group.kind), group.field, group.count, group.first.line));
    EXPECT_THAT(texts, ElementsAre("segment_assumed segment 3 0", "wrong_type arr 2 1",
                                   "wrong_type product_usage.*.usage_pct 2 2", "null arr 1 2",
                                   "wrong_type product_usage.* 1 3"));
    EXPECT_EQ(check.problems, 9U);
}

TEST(Check, CountsWhatIsKnownBySegment) {
    const auto check = check_records({R"("segment": "smb", "usage": {"login_frequency": 5})",
                                      R"("segment": "smb", "usage": {"login_frequency": "x"})",
                                      R"("arr": 50000, "usage": {"login_frequency": 7})"});
    const auto& login = field_of(check, "usage.login_frequency");
    EXPECT_EQ(login.all.known, 2U);
    EXPECT_EQ(login.all.accounts, 3U);
    EXPECT_EQ(login.by_segment[smb].known, 1U);
    EXPECT_EQ(login.by_segment[smb].accounts, 2U);
    EXPECT_EQ(login.by_segment[mid_market].known, 1U);
    EXPECT_EQ(field_of(check, "segment").all.known, 2U);
    EXPECT_EQ(field_of(check, "contract_end_date").all.known, 0U);
}

TEST(Check, ListsEveryFieldOnce) {
    const auto fields = checked_fields(standard_model());
    for (const auto& field : fields)
        EXPECT_EQ(std::ranges::count(fields, field.name, &CheckedField::name), 1) << field.name;
    for (const auto& field : standard_model().fields)
        EXPECT_EQ(std::ranges::count(fields, field.name, &CheckedField::name), 1) << field.name;
}

TEST(Check, TellsWhichFieldGivesAVerdict) {
    // 61.25 % of health; the sponsor or the sentiment, 8.75 % each, would make 70 %.
    const auto check = check_records(
        {R"("segment": "smb", "usage": {"login_frequency": 50, "feature_adoption": 50, "dau_mau_ratio": 0.2},
            "engagement": {"support_ticket_volume": 1, "nps_score": 8},
            "support": {"open_tickets": 1, "escalation_rate": 0, "avg_resolution_hours": 5})"});
    const auto& health = check.commands[0];
    EXPECT_EQ(health.with_verdict, 0U);
    EXPECT_EQ(health.below_floor, 1U);
    EXPECT_NEAR(health.coverage, 0.6125, 1e-9);
    ASSERT_FALSE(health.gains.empty());
    EXPECT_EQ(health.gains.size(), 5U);
    EXPECT_EQ(health.gains[0].field, "relationship.executive_sponsor_engagement");
    EXPECT_EQ(health.gains[0].unlocks, 1U);
    EXPECT_EQ(health.gains[1].field, "relationship.renewal_sentiment");
    EXPECT_EQ(health.gains[2].unlocks, 0U);
    const auto& churn = check.commands[1];
    EXPECT_EQ(churn.nothing_measured, 1U);
    EXPECT_EQ(churn.gains[0].field, "usage_decline.login_trend");
    EXPECT_EQ(check.without_verdict(), 1U);
}

TEST(Check, CountsAnAccountThatOneFieldWouldUnlock) {
    const auto check = check_records(
        {R"("segment": "smb", "usage": {"login_frequency": 50, "feature_adoption": 50, "dau_mau_ratio": 0.2},
            "engagement": {"support_ticket_volume": 1, "nps_score": 8, "csat_score": 4},
            "support": {"open_tickets": 1, "escalation_rate": 0, "avg_resolution_hours": 5})"});
    const auto& gains = check.commands[0].gains;
    ASSERT_EQ(gains.size(), 4U);
    for (const auto& gain : gains) EXPECT_EQ(gain.unlocks, 1U) << gain.field;
    EXPECT_EQ(gains[0].field, "relationship.executive_sponsor_engagement");
}

TEST(Check, TellsWhatCannotBeSaid) {
    const auto check = check_records({R"("segment": "smb")", R"("segment": "smb", "arr": 5)"});
    std::vector<std::string> codes;
    for (const auto& command : check.commands)
        for (const auto& silence : command.silences)
            codes.push_back(fmt::format("{} {} {}", command.command, silence.code, silence.accounts));
    EXPECT_THAT(codes, ElementsAre("health no_trend 2", "churn no_urgency 2", "churn no_arr_at_risk 1",
                                   "expand no_readiness 2", "expand no_revenue 1", "report no_exposure 1",
                                   "report no_owner 2"));
}

}  // namespace csm::test
