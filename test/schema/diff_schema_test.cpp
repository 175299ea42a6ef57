// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "schema/json_schema.hpp"
#include "support/golden_command.hpp"
#include "support/golden_difference.hpp"
#include "support/json_patch.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::IsEmpty;
using testing::Not;

std::string diff_of(std::string_view before, std::string_view after, std::string_view options) {
    const std::string folder = CSM_SOURCE_DIR "/test/oracle/snapshots";
    const auto run = run_golden(
        fmt::format("csm diff '{0}/{1}.json' '{0}/{2}.json' --quiet {3}", folder, before, after, options));
    EXPECT_EQ(run.status, 0) << run.err;
    return run.out;
}

}  // namespace

TEST(SchemaOfDiff, DescribesTheJson) {
    const JsonSchema schema{"diff"};
    EXPECT_THAT(schema.errors(diff_of("2025-03-31", "2025-06-30", "--format json")), IsEmpty());
    EXPECT_THAT(schema.errors(diff_of("2025-09-30", "2025-12-31", "--format json --by segment")), IsEmpty());
    EXPECT_THAT(
        schema.errors(diff_of("2025-03-31", "2025-12-31", "--format json --by owner --missing default")),
        IsEmpty());
    EXPECT_THAT(schema.errors(diff_of("2025-03-31", "2025-03-31", "--format json --model-after adoption")),
                IsEmpty());
}

TEST(SchemaOfDiff, DescribesEveryLineOfTheNdjson) {
    const JsonSchema row{"diff", "account"};
    const auto lines = lines_of(diff_of("2025-03-31", "2025-06-30", "--format ndjson"));
    EXPECT_GT(lines.size(), 20);
    for (const auto& line : lines) EXPECT_THAT(row.errors(line), IsEmpty()) << line;
}

TEST(SchemaOfDiff, RejectsWhatIsOtherwise) {
    const JsonSchema schema{"diff"};
    const auto diff = diff_of("2025-03-31", "2025-06-30", "--format json");
    for (const Patch& mutation : std::vector<Patch>{{"schema", R"("csm.diff/2")"},
                                                    {"before.as_of", R"("31.03.2025")"},
                                                    {"after.model.digest", R"("none")"},
                                                    {"accounts[0].health.before", "101"},
                                                    {"accounts[0].health.from_class", R"("medium")"},
                                                    {"accounts[0].health.parts.time", "0"},
                                                    {"accounts[0].churn.parts.time", ""},
                                                    {"accounts[0].churn.comparable", "1"},
                                                    {"summary.matched", "-1"},
                                                    {"summary.health.migration.green.green", "0"},
                                                    {"summary.mass_move", ""},
                                                    {"problems", "1"},
                                                    {"surprise", "1"}})
        EXPECT_THAT(schema.errors(patched(diff, {mutation})), Not(IsEmpty()))
            << mutation.path << " " << mutation.json;
}

}  // namespace csm::test
