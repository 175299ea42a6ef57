// SPDX-License-Identifier: MIT
#include "schema/json_schema.hpp"
#include "support/golden_command.hpp"
#include "support/json_patch.hpp"

#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::IsEmpty;
using testing::Not;

std::string configuration(std::string_view options) {
    return run_golden("csm config --format json " + std::string{options}, {}).out;
}

}  // namespace

TEST(SchemaOfConfiguration, DescribesTheOutput) {
    const JsonSchema schema{"config"};
    for (const auto options : {"", "--owner A --owner B p.json", "--model outcomes --missing default"})
        EXPECT_THAT(schema.errors(configuration(options)), IsEmpty()) << options;
}

TEST(SchemaOfConfiguration, RejectsWhatIsOtherwise) {
    const JsonSchema schema{"config"};
    const auto printed = configuration("--model outcomes");
    for (const Patch& mutation : std::vector<Patch>{{"schema", R"("csm.config/2")"},
                                                    {"keys[0].from", R"("default")"},
                                                    {"keys[0].values", R"("outcomes")"},
                                                    {"keys[0].line", "0"},
                                                    {"keys[0].key", ""},
                                                    {"surprise", "1"}})
        EXPECT_THAT(schema.errors(patched(printed, {mutation})), Not(IsEmpty())) << mutation.path;
}

}  // namespace csm::test
