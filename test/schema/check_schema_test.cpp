// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "schema/json_schema.hpp"
#include "support/golden_command.hpp"
#include "support/json_patch.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::IsEmpty;
using testing::Not;

std::string check_of(std::string_view portfolio) {
    const auto run = run_golden(fmt::format("csm check '{}/{}' --format json", CSM_SOURCE_DIR, portfolio));
    EXPECT_EQ(run.status, 0) << run.err;
    return run.out;
}

}  // namespace

TEST(SchemaOfCheck, DescribesTheJson) {
    const JsonSchema schema{"check"};
    for (const auto* const portfolio :
         {"data/samples/portfolio.json", "test/conformance/complete/portfolio.json",
          "test/conformance/holes/portfolio.json", "test/golden/data/four.json",
          "test/golden/data/problems.json", "test/golden/data/units.ndjson", "test/golden/data/lines.ndjson"})
        EXPECT_THAT(schema.errors(check_of(portfolio)), IsEmpty()) << portfolio;
}

TEST(SchemaOfCheck, RejectsWhatIsOtherwise) {
    const JsonSchema schema{"check"};
    const auto units = check_of("test/golden/data/units.ndjson");
    const auto problems = check_of("test/golden/data/problems.json");
    for (const Patch& mutation : std::vector<Patch>{{"schema", R"("csm.check/2")"},
                                                    {"as_of", R"("today")"},
                                                    {"summary.problem_count", "-1"},
                                                    {"summary.total_customers", ""},
                                                    {"commands[0].command", R"("model")"},
                                                    {"commands[0].coverage", "1.5"},
                                                    {"commands[0].would_help[0].missing_count", "0"},
                                                    {"suspicious[0].code", R"("odd")"},
                                                    {"suspicious[0].action", R"("")"},
                                                    {"names.matches[0].kind", R"("alike")"},
                                                    {"names.matches[0].customers[1]", ""},
                                                    {"names.complete", "1"},
                                                    {"fields[0].kind", R"("string")"},
                                                    {"fields[0].share", "100"},
                                                    {"fields[0].by_segment.smb.known", R"("8")"},
                                                    {"fields", "[]"},
                                                    {"surprise", "1"}})
        EXPECT_THAT(schema.errors(patched(units, {mutation})), Not(IsEmpty()))
            << mutation.path << " = " << mutation.json;
    for (const Patch& mutation : std::vector<Patch>{{"problems[0].kind", R"("strange")"},
                                                    {"problems[0].count", "0"},
                                                    {"problems[0].first.message", ""},
                                                    {"problems[0].first", "[]"}})
        EXPECT_THAT(schema.errors(patched(problems, {mutation})), Not(IsEmpty()))
            << mutation.path << " = " << mutation.json;
}

}  // namespace csm::test
