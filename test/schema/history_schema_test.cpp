// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "schema/json_schema.hpp"
#include "support/golden_command.hpp"
#include "support/golden_difference.hpp"
#include "support/golden_folder.hpp"
#include "support/gzip.hpp"
#include "support/json_patch.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::IsEmpty;
using testing::Not;

const std::string data = CSM_SOURCE_DIR "/test/golden/data";

std::string shown(std::string_view words, std::string_view history = "days") {
    return run_golden(fmt::format("csm history {} --history '{}/{}' --format json", words, data, history))
        .out;
}

}  // namespace

TEST(SchemaOfHistory, DescribesTheJson) {
    const JsonSchema schema{"history"};
    for (const auto* const history : {"days", "days_damaged"}) {
        EXPECT_THAT(schema.errors(shown("list", history)), IsEmpty()) << history;
        EXPECT_THAT(schema.errors(shown("check", history)), IsEmpty()) << history;
    }
    EXPECT_THAT(schema.errors(shown("show 2025-12-31")), IsEmpty());
    EXPECT_THAT(schema.errors(shown("show 2026-11-25 --customer A-1")), IsEmpty());
}

TEST(SchemaOfHistory, DescribesEveryLineOfASnapshot) {
    const JsonSchema head{"history", "head"}, line{"history", "line"}, tail{"history", "tail"};
    auto lines = lines_of(gunzip(text_of(data + "/days/2026-11-25.ndjson.gz")));
    ASSERT_EQ(lines.size(), 6);
    EXPECT_THAT(head.errors(lines.front()), IsEmpty());
    EXPECT_THAT(tail.errors(lines.back()), IsEmpty());
    for (std::size_t i = 1; i + 1 < lines.size(); ++i) EXPECT_THAT(line.errors(lines[i]), IsEmpty());
    EXPECT_THAT(JsonSchema{"portfolio"}.errors(
                    run_golden("csm history export 2026-11-25 --quiet --history '" + data + "/days'").out),
                IsEmpty());
}

TEST(SchemaOfHistory, RejectsWhatIsOtherwise) {
    const JsonSchema schema{"history"};
    const auto rejects = [&](const std::string& document, const std::vector<Patch>& mutations) {
        ASSERT_THAT(schema.errors(document), IsEmpty());
        for (const auto& mutation : mutations)
            EXPECT_THAT(schema.errors(patched(document, {mutation})), Not(IsEmpty())) << mutation.path;
    };
    rejects(shown("list"), {{"schema", R"("csm.history_list/2")"},
                            {"days[0].as_of", R"("31.12.2025")"},
                            {"days[0].digest", R"("none")"},
                            {"days[0].accounts", ""},
                            {"days[0].provenance", R"("late")"}});
    rejects(shown("show 2026-11-25 --customer A-1"), {{"customers[0].health.class", R"("blue")"},
                                                      {"customers[0].record", "1"},
                                                      {"health.green", "-1"},
                                                      {"inputs[0].digest", R"("crc64:0")"}});
    rejects(shown("check"), {{"files[0].kind", R"("file")"}, {"damaged", ""}, {"files[0].problem", R"("")"}});
}

}  // namespace csm::test
