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

std::string team_of(std::string_view portfolio, std::string_view options) {
    const auto run =
        run_golden(fmt::format("csm team '{}/{}' --quiet {}", CSM_SOURCE_DIR, portfolio, options));
    EXPECT_EQ(run.status, 0) << run.err;
    return run.out;
}

constexpr std::string_view sample = "data/samples/portfolio.json";

}  // namespace

TEST(SchemaOfTeam, DescribesTheJson) {
    const JsonSchema schema{"team"};
    for (const auto portfolio :
         {sample, std::string_view{"test/conformance/holes/portfolio.json"},
          std::string_view{"test/golden/data/four.json"}, std::string_view{"test/golden/data/problems.json"}})
        EXPECT_THAT(schema.errors(team_of(portfolio, "--format json")), IsEmpty()) << portfolio;
    EXPECT_THAT(schema.errors(team_of(sample, "--format json --class green --tier critical")), IsEmpty());
}

TEST(SchemaOfTeam, DescribesEveryLineOfTheNdjson) {
    const JsonSchema row{"team", "row"};
    const auto lines = lines_of(team_of(sample, "--format ndjson"));
    EXPECT_GT(lines.size(), 2);
    for (const auto& line : lines) EXPECT_THAT(row.errors(line), IsEmpty()) << line;
}

TEST(SchemaOfTeam, RejectsWhatIsOtherwise) {
    const JsonSchema schema{"team"};
    const auto team = team_of(sample, "--format json");
    for (const Patch& mutation : std::vector<Patch>{{"schema", R"("csm.team/2")"},
                                                    {"missing", R"("none")"},
                                                    {"team.group", R"("all")"},
                                                    {"team.figures.nps.state", R"("missed")"},
                                                    {"team.figures.nps.value", R"("50")"},
                                                    {"team.figures.load", ""},
                                                    {"owners[0].owner", R"("")"},
                                                    {"owners[0].figures.load.target", ""},
                                                    {"owners[0].accounts", "-1"},
                                                    {"summary.over_capacity_count", ""},
                                                    {"problems", "1"},
                                                    {"surprise", "1"}})
        EXPECT_THAT(schema.errors(patched(team, {mutation})), Not(IsEmpty()))
            << mutation.path << " = " << mutation.json;
}

}  // namespace csm::test
