// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "schema/json_schema.hpp"
#include "support/golden_command.hpp"
#include "support/golden_difference.hpp"
#include "support/golden_folder.hpp"
#include "support/json_patch.hpp"

#include <boost/json/parse.hpp>

#include <csm/model.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::IsEmpty;
using testing::Not;

constexpr std::array<std::string_view, 13> schema_names{
    "decisions", "portfolio", "model", "health",  "churn",      "expand",   "onboarding",
    "report",    "team",      "check", "mapping", "benchmarks", "retention"};
constexpr std::array<std::string_view, 5> commands{"health", "churn", "expand", "onboarding", "report"};
constexpr std::array<std::string_view, 5> portfolios{
    "data/samples/portfolio.json", "test/conformance/complete/portfolio.json",
    "test/conformance/holes/portfolio.json", "test/golden/data/four.json", "test/golden/data/problems.json"};

constexpr std::string_view decided_json = "test/golden/data/decisions/other.json";

std::string path_of(std::string_view file) { return fmt::format("{}/{}", CSM_SOURCE_DIR, file); }

std::string output_of(std::string_view command, std::string_view portfolio, std::string_view options) {
    const auto run = run_golden(fmt::format("csm {} '{}' --quiet {}", command, path_of(portfolio), options));
    EXPECT_EQ(run.status, 0) << run.err;
    return run.out;
}

std::string sample_output(std::string_view command) {
    return output_of(command, portfolios.front(), "--format json");
}

}  // namespace

TEST(Schema, HoldsOnlyKeywordsThatAreChecked) {
    for (const auto name : schema_names)
        EXPECT_THAT(JsonSchema::unchecked_keywords(schema_document(name)), IsEmpty()) << name;
    const auto odd = boost::json::parse(
        R"({"unevaluatedProperties": false, "$defs": {"a": {"$ref": "#/$defs/b", "minimum": 1}},
            "items": {"allOf": [{"format": "email"}]}})");
    EXPECT_THAT(JsonSchema::unchecked_keywords(odd),
                testing::ElementsAre("#/unevaluatedProperties", "#/$defs/a/minimum", "#/items/allOf/format"));
}

TEST(Schema, StatesItsVersionAndName) {
    for (const auto name : schema_names) {
        const auto document = schema_document(name);
        EXPECT_EQ(document.at("$schema"), "https://json-schema.org/draft/2020-12/schema") << name;
        EXPECT_EQ(document.at("$id").as_string(), fmt::format("urn:csm:schema:{}:1", name));
    }
}

TEST(Schema, DescribesTheInputs) {
    const JsonSchema portfolio{"portfolio"};
    for (const auto file : {portfolios[0], portfolios[1], portfolios[2], portfolios[3]})
        EXPECT_THAT(portfolio.errors(text_of(path_of(file))), IsEmpty()) << file;
    EXPECT_THAT(portfolio.errors(text_of(path_of("data/samples/documents.json"))), IsEmpty());
    EXPECT_THAT(portfolio.errors(text_of(path_of("test/golden/data/problems.json"))), Not(IsEmpty()));
    EXPECT_THAT(JsonSchema{"model"}.errors(standard_model_text()), IsEmpty());
    EXPECT_THAT(JsonSchema{"benchmarks"}.errors(text_of(path_of("data/benchmarks.json"))), IsEmpty());
    EXPECT_THAT(JsonSchema{"decisions"}.errors(text_of(path_of(decided_json))), IsEmpty());
}

/// The JSON and NDJSON outputs of a command.
class SchemaOfOutput : public testing::TestWithParam<std::string_view> {};

TEST_P(SchemaOfOutput, DescribesTheJson) {
    const JsonSchema schema{GetParam()};
    for (const auto portfolio : portfolios)
        for (const char* const policy : {"exclude", "default"}) {
            const auto options = fmt::format("--format json --missing {}", policy);
            EXPECT_THAT(schema.errors(output_of(GetParam(), portfolio, options)), IsEmpty())
                << portfolio << " " << options;
        }
    EXPECT_THAT(
        schema.errors(output_of(GetParam(), portfolios[3], "--format json --class green --tier critical")),
        IsEmpty());
}

TEST_P(SchemaOfOutput, DescribesWhatTheTeamDecided) {
    if (std::string_view{GetParam()} == "onboarding") GTEST_SKIP() << "decisions are about scores";
    for (const auto file : {decided_json, std::string_view{"test/golden/data/decided/csm-decisions.csv"}}) {
        const auto output = output_of(GetParam(), portfolios[3],
                                      fmt::format("--format json --decisions '{}'", path_of(file)));
        EXPECT_THAT(output, testing::HasSubstr("\"overrides\""));
        EXPECT_THAT(JsonSchema{GetParam()}.errors(output), IsEmpty()) << file;
    }
}

TEST_P(SchemaOfOutput, DescribesEveryLineOfTheNdjson) {
    const JsonSchema customer{GetParam(), "customer"};
    for (const auto portfolio : portfolios)
        for (const auto& line : lines_of(output_of(GetParam(), portfolio, "--format ndjson")))
            EXPECT_THAT(customer.errors(line), IsEmpty()) << portfolio << " " << line.substr(0, 80);
}

TEST_P(SchemaOfOutput, RejectsAnotherSchemasOutput) {
    for (const auto other : commands) {
        if (other == GetParam()) continue;
        EXPECT_THAT(JsonSchema{GetParam()}.errors(sample_output(other)), Not(IsEmpty())) << other;
    }
}

TEST_P(SchemaOfOutput, RejectsWhatEveryOutputHasOtherwise) {
    const JsonSchema schema{GetParam()};
    const auto output = sample_output(GetParam());
    ASSERT_THAT(schema.errors(output), IsEmpty());
    const std::vector<Patch> mutations{{"schema", R"("csm.other/1")"},
                                       {"schema", ""},
                                       {"as_of", R"("1 December 2026")"},
                                       {"as_of", R"("2026-13-01")"},
                                       {"model.digest", "7"},
                                       {"missing", R"("ignore")"},
                                       {"summary.total_customers", "2.5"},
                                       {"summary.total_customers", ""},
                                       {"customers", "{}"},
                                       {"customers[0]", "null"},
                                       {"customers[0].customer_id", ""},
                                       {"customers[0].customer_id", R"("")"},
                                       {"customers[0].arr", R"("120000")"},
                                       {"customers[0].segment", "null"},
                                       {"customers[0].surprise", "1"},
                                       {"surprise", "1"},
                                       {"problems", "null"},
                                       {"problems[+]", R"("nothing")"}};
    for (const auto& mutation : mutations)
        EXPECT_THAT(schema.errors(patched(output, {mutation})), Not(IsEmpty()))
            << mutation.path << " = " << mutation.json;
}

INSTANTIATE_TEST_SUITE_P(, SchemaOfOutput, testing::ValuesIn(commands),
                         [](const auto& tested) { return std::string{tested.param}; });

TEST(Schema, RejectsWhatOneOutputHasOtherwise) {
    struct Mutation {
        std::string_view command;
        Patch patch;
    };

    const std::vector<Mutation> mutations{
        {"health", {"customers[0].overall_score", "100.5"}},
        {"health", {"customers[0].overall_score", R"("86.2")"}},
        {"health", {"customers[0].classification", R"("orange")"}},
        {"health", {"customers[0].dimensions.usage.weight", "0.3"}},
        {"health", {"customers[0].dimensions.usage.points_lost.login_frequency", "-1"}},
        {"health", {"customers[0].trends.overall", R"("up")"}},
        {"health", {"customers[0].recommendation_codes", ""}},
        {"health", {"summary.green_count", "-1"}},
        {"churn", {"customers[0].risk_score", "-0.1"}},
        {"churn", {"customers[0].risk_tier", R"("severe")"}},
        {"churn", {"customers[0].urgency_multiplier", "null"}},
        {"churn", {"customers[0].days_to_renewal", "17.5"}},
        {"churn", {"customers[0].renewal_state", R"("soon")"}},
        {"churn", {"customers[0].warning_signals[0].severity", R"("red")"}},
        {"churn", {"customers[0].warning_signals[0].code", ""}},
        {"churn", {"summary.total_arr_at_risk", R"("0")"}},
        {"expand", {"customers[0].opportunity_count", "1.5"}},
        {"expand", {"customers[0].opportunities[0].type", R"("downsell")"}},
        {"expand", {"customers[0].opportunities[0].effort", "3"}},
        {"expand", {"customers[0].opportunities[0].estimated_revenue", "null"}},
        {"expand", {"customers[0].readiness", R"("now")"}},
        {"expand", {"customers[0].adoption_summary.adoption_rate", "101"}},
        {"onboarding", {"customers[0].state", R"("behind")"}},
        {"onboarding", {"customers[0].day", "1.5"}},
        {"onboarding", {"customers[0].next_milestone.late", R"("yes")"}},
        {"onboarding", {"customers[0].stalls[0].kind", R"("slow")"}},
        {"onboarding", {"customers[0].gates.kick_off", R"("unknown")"}},
        {"onboarding", {"customers[0].milestones[0].due", R"("soon")"}},
        {"onboarding", {"summary.stalled_count", "-1"}},
        {"report", {"customers[0].priority", R"("urgent")"}},
        {"report", {"customers[0].play", R"("wait")"}},
        {"report", {"customers[0].due", R"("soon")"}},
        {"report", {"customers[0].health", ""}},
        {"report", {"customers[0].health.overall_score", "101"}},
        {"report", {"customers[0].churn", "[]"}},
        {"report", {"customers[0].expansion.readiness", "7"}}};
    for (const auto& [command, patch] : mutations) {
        const auto output = sample_output(command);
        EXPECT_THAT(JsonSchema{command}.errors(output), IsEmpty()) << command;
        EXPECT_THAT(JsonSchema{command}.errors(patched(output, {patch})), Not(IsEmpty()))
            << command << ": " << patch.path << " = " << patch.json;
    }
}

TEST(Schema, RejectsAPortfolioThatIsNone) {
    const JsonSchema schema{"portfolio"};
    const std::string_view good = R"([{"customer_id": "C1", "usage": {"login_frequency": 80}}])";
    EXPECT_THAT(schema.errors(good), IsEmpty());
    EXPECT_THAT(schema.errors(R"({"customer_id": "C1"})"), IsEmpty());
    for (const Patch& mutation : std::vector<Patch>{{"[0].customer_id", ""},
                                                    {"[0].customer_id", "7"},
                                                    {"[0].arr", "-1"},
                                                    {"[0].usage.login_frequency", R"("80")"},
                                                    {"[0].usage.login_frequency", "101"},
                                                    {"[0].usage", "[]"},
                                                    {"[0].contract_end_date", R"("31.12.2026")"},
                                                    {"[0].departments.current", R"("sales")"},
                                                    {"[0].texts", R"({"theme": 7})"},
                                                    {"[0].texts", R"({"my theme": "a"})"},
                                                    {"[0].goals", R"([{"due": "soon"}])"},
                                                    {"[0].roi", R"([{"before": "2"}])"},
                                                    {"[0].renewal", R"({"terms_discussed": "yes"})"},
                                                    {"[0].history", R"([{"overall_score": 101}])"},
                                                    {"[0].onboarding", R"({"kickoff": "soon"})"},
                                                    {"[0].onboarding", R"({"milestones": [{"due_day": 1}]})"},
                                                    {"[0].notes", R"(["a"])"}})
        EXPECT_THAT(schema.errors(patched(good, {mutation})), Not(IsEmpty()))
            << mutation.path << mutation.json;
    for (const char* const other : {"[]", "{}", "7", R"({"customers": []})", R"({"customers": {}})"})
        EXPECT_THAT(schema.errors(other), Not(IsEmpty())) << other;
}

TEST(Schema, RejectsBenchmarksThatAreNone) {
    const JsonSchema schema{"benchmarks"};
    const auto good = text_of(path_of("data/benchmarks.json"));
    for (const Patch& mutation : std::vector<Patch>{{"schema", R"("csm.benchmarks/2")"},
                                                    {"compiled", R"("last week")"},
                                                    {"compiled", ""},
                                                    {"segments.smb.health_score_points.median", "101"},
                                                    {"segments.smb.cadence.touch", R"("")"},
                                                    {"engagement.csat_of_5.field", "5"},
                                                    {"health_distribution_percent.green.alert_below", ""},
                                                    {"surprise", "1"}})
        EXPECT_THAT(schema.errors(patched(good, {mutation})), Not(IsEmpty()))
            << mutation.path << " = " << mutation.json;
}

TEST(Schema, RejectsDecisionsThatAreNone) {
    const JsonSchema schema{"decisions"};
    const auto good = text_of(path_of(decided_json));
    for (const Patch& mutation : std::vector<Patch>{{"schema", R"("csm.decisions/2")"},
                                                    {"decisions", ""},
                                                    {"decisions[0].customer_id", ""},
                                                    {"decisions[0].kind", R"("overide")"},
                                                    {"decisions[0].value", R"("class=blue")"},
                                                    {"decisions[0].reason", ""},
                                                    {"decisions[0].by", "null"},
                                                    {"decisions[0].until", R"("soon")"},
                                                    {"decisions[1].value", ""},
                                                    {"decisions[2].until", ""},
                                                    {"decisions[0].surprise", "1"}})
        EXPECT_THAT(schema.errors(patched(good, {mutation})), Not(IsEmpty()))
            << mutation.path << " = " << mutation.json;
}

TEST(Schema, RejectsAModelThatIsNone) {
    const JsonSchema schema{"model"};
    for (const Patch& mutation :
         std::vector<Patch>{{"schema", R"("csm.model/2")"},
                            {"health", ""},
                            {"segments", "[]"},
                            {"coverage_floor", "1.5"},
                            {"health.dimensions[0].weight", "-0.3"},
                            {"health.dimensions[0].metrics[0].field", ""},
                            {"health.dimensions[0].metrics[0].curve", R"({"atain": 9})"},
                            {"health.dimensions[0].metrics[0].shown_to", R"("partner")"},
                            {"health.dimensions[0].metrics[0].groups", R"(["usage", "usage"])"},
                            {"health.dimensions[0].metrics[0].groups", R"(["support"])"},
                            {"health.dimensions[0].metrics[0].groups", "[]"},
                            {"churn.dimensions[0].metrics[0].change_of", "5"},
                            {"surprise", "1"}})
        EXPECT_THAT(schema.errors(patched(standard_model_text(), {mutation})), Not(IsEmpty()))
            << mutation.path << " = " << mutation.json;
}

}  // namespace csm::test
