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

const std::string snapshots = fmt::format("'{}/test/golden/data/retention/snapshots'", CSM_SOURCE_DIR);
const std::string subscriptions =
    fmt::format("--subscriptions '{}/test/golden/data/retention/subscriptions.csv'", CSM_SOURCE_DIR);

std::string retention_of(std::string_view options) {
    const auto run = run_golden(fmt::format("csm retention --quiet {}", options));
    EXPECT_EQ(run.status, 0) << run.err;
    return run.out;
}

}  // namespace

TEST(SchemaOfRetention, DescribesTheJson) {
    const JsonSchema schema{"retention"};
    for (const auto& options :
         {snapshots, snapshots + " --by owner --tie-to 1", snapshots + " --by plan --window 6", subscriptions,
          subscriptions + " --window 12 --by segment", subscriptions + " --every year"})
        EXPECT_THAT(schema.errors(retention_of(options + " --format json")), IsEmpty()) << options;
}

TEST(SchemaOfRetention, DescribesEveryLineOfTheNdjson) {
    const JsonSchema period{"retention", "period"};
    const auto lines =
        lines_of(retention_of(subscriptions + " --every quarter --by segment --format ndjson"));
    EXPECT_GT(lines.size(), 2);
    for (const auto& line : lines) EXPECT_THAT(period.errors(line), IsEmpty()) << line;
}

TEST(SchemaOfRetention, RejectsWhatIsOtherwise) {
    const JsonSchema schema{"retention"};
    const auto retention = retention_of(subscriptions + " --window 12 --by segment --format json");
    for (const Patch& mutation : std::vector<Patch>{{"schema", R"("csm.retention/2")"},
                                                    {"source", R"("guesses")"},
                                                    {"as_of", R"("2026-13-01")"},
                                                    {"by", R"("name")"},
                                                    {"periods[0].beginning", "12.5"},
                                                    {"periods[0].beginning", R"("12.5")"},
                                                    {"periods[0].churn", ""},
                                                    {"periods[0].nrr", R"("1")"},
                                                    {"periods[0].customers.retained", "-1"},
                                                    {"periods[0].customers.returned", "1"},
                                                    {"periods[0].by_segment.smb.ending", ""},
                                                    {"periods[0].alternatives.compounded_monthly_nrr", ""},
                                                    {"periods[0].arr_unknown", "[1]"},
                                                    {"periods", "[]"},
                                                    {"summary.untied_count", ""},
                                                    {"problems", "1"},
                                                    {"surprise", "1"}})
        EXPECT_THAT(schema.errors(patched(retention, {mutation})), Not(IsEmpty()))
            << mutation.path << " = " << mutation.json;
}

}  // namespace csm::test
