// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "support/accounts.hpp"
#include "support/golden_command.hpp"
#include "support/golden_folder.hpp"
#include "support/reading.hpp"
#include "support/zip.hpp"

#include <csm/analysis.hpp>
#include <csm/assessment.hpp>
#include <csm/health.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace csm::test {

namespace fs = std::filesystem;

namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Settings settings{{2026, 12, 1}};

/// The standard model with a red floor on a flag that nothing else reads.
const std::vector<Patch>& floor_on_a_lawsuit() {
    static const std::vector<Patch> patches{
        {"health.floors", R"([{"field": "lawsuit", "when": {"is": true}, "at_most": "red",
                               "reason": "They sue us"}])"},
        {"fields", R"([{"name": "lawsuit", "flag": true}])"}};
    return patches;
}

Account account_of(const std::string& record, const Model& model) {
    ReadOptions options;
    options.as_of = settings.as_of;
    const auto reading =
        read_text(R"({"customer_id": "C1", "segment": "smb", "arr": 5000, )" + record + "}", model, options);
    return reading.accounts.at(0);
}

}  // namespace

TEST(FloorAlone, JudgesAnAccountOfWhichNothingIsMeasured) {
    const auto model = model_with(floor_on_a_lawsuit());
    const auto account = account_of(R"("lawsuit": true)", model);
    const auto health = score_health(account, model, Missing::exclude);
    EXPECT_EQ(health.band, Band::red);
    EXPECT_EQ(health.score, std::nullopt);
    const auto assessment = assess(account, model, settings);
    ASSERT_TRUE(assessment.health);
    EXPECT_EQ(assessment.health->band, Band::red);
    EXPECT_EQ(assessment.play, Play::save);
    HealthSummary summary;
    summary.add(figures_of(account, health, model, settings));
    EXPECT_EQ(summary.by_band[static_cast<std::size_t>(Band::red)], 1U);
    EXPECT_EQ(summary.with_score, 0U);
    const HealthAnalysis analysis{model, settings};
    EXPECT_EQ(analysis.rank(SortKey::score, account, health).first, 0);
}

TEST(FloorAlone, IsShownByEveryCommandInEveryFormat) {
    const TemporaryFolder folder;
    write_text("model.json", patched(standard_model_text(), floor_on_a_lawsuit()));
    write_text("p.json", R"([{"customer_id": "C1", "segment": "smb", "arr": 5000, "lawsuit": true}])");
    for (const auto* command :
         {"health", "churn", "expand", "report", "report --customer C1", "check", "team"})
        for (const auto* format : {"text", "json", "ndjson", "csv", "markdown"}) {
            const bool is_check = std::string_view{command} == "check";
            if (is_check && (std::string_view{format} == "ndjson" || std::string_view{format} == "csv"))
                continue;
            const auto line = fmt::format("csm {} p.json --model model.json --as-of 2026-12-01 --format {}",
                                          command, format);
            EXPECT_EQ(run_golden(line).status, 0) << line;
        }
    EXPECT_THAT(run_golden("csm health p.json --model model.json --as-of 2026-12-01").out,
                AllOf(HasSubstr("red"), HasSubstr("They sue us")));
    EXPECT_THAT(run_golden("csm health p.json --model model.json --as-of 2026-12-01 -f json").out,
                AllOf(HasSubstr("\"classification\": \"red\""), HasSubstr("\"reason\": \"They sue us\"")));
}

TEST(PlanLimit, StandsInTheWorkbook) {
    const TemporaryFolder folder;
    write_text("p.json", R"([{"customer_id": "C1", "segment": "smb", "arr": 10000,
                              "plan_limits": {"api_calls": {"used": 95, "included": 100}}}])");
    ASSERT_EQ(run_golden("csm report p.json --as-of 2026-12-01 --format xlsx -o r.xlsx").status, 0);
    EXPECT_THAT(zip_member(text_of("r.xlsx"), "xl/sharedStrings.xml"),
                AllOf(HasSubstr(">limit<"), HasSubstr(">API calls<")));
}

TEST(PlanLimit, IsReadFromColumnsInAnyOrder) {
    const auto reading =
        read_text("customer_id,plan_limits.a.used,product_usage.x.adopted,plan_limits.b.used,"
                  "product_usage.x.usage_pct,plan_limits.a.included,plan_limits.b.included\n"
                  "C1,1,true,2,50,10,20\n");
    EXPECT_THAT(reading.problems, IsEmpty());
    const auto& account = reading.accounts.at(0);
    EXPECT_THAT(account.modules.items(), ElementsAre(Module{"x", true, 50}));
    EXPECT_THAT(account.plan_limits.items(), ElementsAre(PlanLimit{"a", 1, 10}, PlanLimit{"b", 2, 20}));
}

TEST(DerivedValue, ThatIsTooLargeIsMissing) {
    const auto model = model_with({{"fields", R"([{"name": "a.b"}, {"name": "a.c"},
                                                  {"name": "a.ratio", "ratio": ["a.b", "a.c"]},
                                                  {"name": "s", "series": true},
                                                  {"name": "pace", "last_to_previous": "s"}])"}});
    const auto account = account_of(R"("a": {"b": 1e14, "c": 1e-14}, "s": [1e-14, 1e14])", model);
    EXPECT_TRUE(std::isnan(account.values[slot_of(model, "a.ratio")]));
    EXPECT_TRUE(std::isnan(account.values[slot_of(model, "pace")]));
}

TEST(DerivedValue, IsAskedForByWhatARecordGives) {
    const auto model = model_of(text_of(fs::path{CSM_SOURCE_DIR} / "data/models/outcomes.json"));
    const auto slot = [&](std::string_view name) { return slot_of(model, name); };
    EXPECT_EQ(given_fields(model.fields, slot("outcomes.roi")),
              "outcomes.roi_achieved, outcomes.roi_promised");
    EXPECT_EQ(given_fields(model.fields, slot("outcomes.goals_met")), "goals");
    EXPECT_EQ(given_fields(model.fields, slot("usage.dau_mau_ratio")), "usage.dau_mau_ratio");
    const TemporaryFolder folder;
    write_text("p.json", R"([{"customer_id": "C1", "segment": "smb"}])");
    EXPECT_THAT(run_golden("csm check p.json --model outcomes --as-of 2026-12-01 -f json").out,
                AllOf(HasSubstr("\"outcomes.roi_achieved, outcomes.roi_promised\""),
                      HasSubstr("\"field\": \"goals\"")));
}

TEST(ModelDefect, FloorsThatLiftOrCannotHoldAreToldOf) {
    const auto floor = [](const std::string& key, const std::string& rest) {
        return defects_with({{key, R"([{"field": "support.open_tickets", "when": {"at_least": 3},
                                        "reason": "r", )" +
                                       rest + "}]"}});
    };
    EXPECT_THAT(floor("health.floors", R"("at_most": "green")"), ElementsAre(HasSubstr("at_most")));
    EXPECT_THAT(floor("health.floors", R"("at_most": "yellow")"), IsEmpty());
    EXPECT_THAT(floor("churn.floors", R"("at_least": "high")"), IsEmpty());
}

TEST(ModelDefect, GoalsAreReadFromAListOfTheirOwn) {
    const auto source = [](const std::string& name) {
        return defects_with({{"fields", R"([{"name": "met", "share_met": ")" + name + "\"}]"}});
    };
    EXPECT_THAT(source("goals"), IsEmpty());
    EXPECT_THAT(source("product_usage"), Not(IsEmpty()));
    EXPECT_THAT(source("usage"), Not(IsEmpty()));
    EXPECT_THAT(source("arr"), Not(IsEmpty()));
}

TEST(ModelDefect, AFindingNeedsOneThatStandsByItself) {
    EXPECT_THAT(
        defects_with({{"churn.findings",
                       R"([{"code": "x", "field": "support_issues.open_escalations", "severity": "high",
                                    "when": [{"above": 1}], "text": "t", "needs_other": true}])"}}),
        Not(IsEmpty()));
}

TEST(ModelNumbers, ThatFollowFromOthersAreShownWithTwoDecimals) {
    const TemporaryFolder folder;
    write_text("p.json", R"([{"customer_id": "C1", "segment": "smb", "arr": 10,
        "goals": [{"status": "met"}, {"status": "met"}, {"status": "behind"}]}])");
    EXPECT_THAT(run_golden("csm report p.json --customer C1 --model outcomes --as-of 2026-12-01").out,
                AllOf(HasSubstr("66.67"), Not(HasSubstr("66.666"))));
}

TEST(Series, AreImported) {
    const TemporaryFolder folder;
    write_text("t.csv", "customer_id,usage_trend\nC1,12;14;9\n");
    const auto run = run_golden("csm import t.csv --model adoption --as-of 2026-12-01 -o p.json");
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(text_of("p.json"), HasSubstr("[12"));
}

}  // namespace csm::test
