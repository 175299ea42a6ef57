// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "process/program.hpp"
#include "support/golden_folder.hpp"

#include <csm/version.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <sys/stat.h>

namespace csm::test {

namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const fs::path sample = fs::path{CSM_SOURCE_DIR} / "data/samples/portfolio.json";

/// A folder of its own that holds the sample portfolio as portfolio.json.
class Process : public testing::Test {
  protected:
    Process() { fs::copy_file(sample, "portfolio.json"); }

    std::set<std::string> files() const { return files_below(folder_.path()); }

    TemporaryFolder folder_;
};

}  // namespace

TEST_F(Process, ReportsThePortfolioOfTheCurrentFolder) {
    const auto ended = run_program({.args = {"report", "--all", "--as-of", "2026-12-01"}});
    EXPECT_EQ(ended.status, 0);
    EXPECT_EQ(ended.err, "");
    EXPECT_THAT(ended.out, StartsWith("Portfolio report\n"));
    EXPECT_THAT(ended.out, HasSubstr("\nVeldspar Minerals (C-1002)\n"));
    EXPECT_THAT(files(), ElementsAre("portfolio.json"));
}

TEST_F(Process, ReadsStandardInput) {
    for (const char* const input : {"portfolio.json", sample.c_str()}) {
        const auto ended = run_program({.args = {"health", "-", "--format", "csv"}, .input = input});
        EXPECT_EQ(ended.status, 0);
        EXPECT_THAT(ended.out, StartsWith("customer_id,"));
    }
    const auto nothing = run_program({.args = {"health", "-"}});
    EXPECT_EQ(nothing.status, 1);
    EXPECT_THAT(nothing.err, StartsWith("csm health: standard input: "));
}

TEST_F(Process, FindsThePortfolioInTheEnvironment) {
    fs::rename("portfolio.json", "other.json");
    const auto without = run_program({.args = {"churn"}});
    EXPECT_EQ(without.status, 1);
    EXPECT_THAT(without.err, HasSubstr("CSM_PORTFOLIO"));
    const auto with = run_program({.args = {"churn"}, .environment = {"CSM_PORTFOLIO=other.json"}});
    EXPECT_EQ(with.status, 0);
    EXPECT_EQ(with.err, "");
}

TEST_F(Process, TakesTheWidthFromTheEnvironment) {
    const auto narrow = run_program({.args = {"health"}, .environment = {"COLUMNS=80"}});
    const auto wide = run_program({.args = {"health"}, .environment = {"COLUMNS=140"}});
    EXPECT_EQ(run_program({.args = {"health"}}).out, narrow.out);
    EXPECT_NE(wide.out, narrow.out);
}

TEST_F(Process, EndsQuietlyWhenNobodyReads) {
    for (const char* const format : {"text", "json", "ndjson", "csv"}) {
        const auto ended = run_program({.args = {"report", "--format", format}, .out = OutTo::closed_pipe});
        EXPECT_EQ(ended.status, 0) << format;
        EXPECT_EQ(ended.err, "") << format;
    }
}

TEST_F(Process, FailsWhenTheDiskIsFull) {
    for (const char* const format : {"text", "json"}) {
        const auto ended = run_program({.args = {"report", "--format", format}, .out = OutTo::full_disk});
        EXPECT_EQ(ended.status, 1) << format;
        EXPECT_THAT(ended.err, StartsWith("csm report: ")) << format;
        EXPECT_THAT(ended.err, HasSubstr("no space left on device")) << format;
    }
    const auto file = run_program({.args = {"report", "--output", "/dev/full"}});
    EXPECT_EQ(file.status, 1);
    EXPECT_THAT(file.err, HasSubstr("/dev/full"));
}

TEST_F(Process, EndsWithTheStatusOfWhatHappened) {
    EXPECT_EQ(run_program({.args = {"health", "nowhere.json"}}).status, 1);
    EXPECT_EQ(run_program({.args = {"health", CSM_SOURCE_DIR "/cmake"}}).status, 1);
    EXPECT_EQ(run_program({.args = {"helth"}}).status, 2);
    EXPECT_EQ(run_program({.args = {"health", "--format", "jsn"}}).status, 2);
    EXPECT_EQ(run_program({.args = {"health", "--fail-on", "red"}}).status, 3);
    EXPECT_EQ(run_program({.args = {"health", "--class", "green", "--fail-on", "red"}}).status, 0);
}

TEST_F(Process, WritesAWholeFileOrNone) {
    const auto good = run_program({.args = {"health", "-f", "json", "-o", "health.json"}});
    EXPECT_EQ(good.status, 0);
    EXPECT_EQ(good.out, "");
    EXPECT_THAT(files(), ElementsAre("health.json", "portfolio.json"));
    const auto before = text_of("health.json");
    EXPECT_EQ(before, run_program({.args = {"health", "-f", "json"}}).out);

    write_text("broken.json", R"({"customers": [{"customer_id": "C1"},)");
    const auto bad = run_program({.args = {"health", "broken.json", "-f", "json", "-o", "health.json"}});
    EXPECT_EQ(bad.status, 1);
    EXPECT_EQ(text_of("health.json"), before);
    EXPECT_THAT(files(), ElementsAre("broken.json", "health.json", "portfolio.json"));

    const auto nowhere = run_program({.args = {"health", "-o", "no/such/folder.json"}});
    EXPECT_EQ(nowhere.status, 1);
    EXPECT_THAT(files(), ElementsAre("broken.json", "health.json", "portfolio.json"));
}

TEST_F(Process, KeepsThePermissionsOfAFileThatItReplaces) {
    write_text("health.csv", "old");
    ASSERT_EQ(::chmod("health.csv", 0640), 0);
    EXPECT_EQ(run_program({.args = {"health", "-f", "csv", "-o", "health.csv"}}).status, 0);

    struct stat state {};

    ASSERT_EQ(::stat("health.csv", &state), 0);
    EXPECT_EQ(state.st_mode & 0777U, 0640U);
    EXPECT_THAT(text_of("health.csv"), StartsWith("customer_id,"));
}

TEST_F(Process, ScoresWithTheModelThatItPrinted) {
    EXPECT_EQ(run_program({.args = {"model", "show", "-o", "mine.json"}}).status, 0);
    EXPECT_EQ(text_of("mine.json"), text_of(std::string{CSM_SOURCE_DIR} + "/data/models/standard.json"));
    const auto with = run_program({.args = {"report", "--format", "json", "--model", "mine.json"}});
    EXPECT_EQ(with.out, run_program({.args = {"report", "--format", "json"}}).out);
}

TEST_F(Process, PrintsItsVersionAndTheOverview) {
    EXPECT_EQ(run_program({.args = {"--version"}}).out, fmt::format("csm {}\n", version()));
    const auto overview = run_program({});
    EXPECT_EQ(overview.status, 0);
    EXPECT_THAT(overview.out, HasSubstr("csm COMMAND"));
    EXPECT_THAT(overview.err, IsEmpty());
}

}  // namespace csm::test
