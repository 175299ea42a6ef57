// SPDX-License-Identifier: MIT
#include "process/program.hpp"
#include "process/terminal.hpp"
#include "support/golden_folder.hpp"

#include <gmock/gmock.h>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace csm::test {

namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view first = R"({"customer_id": "C-1", "arr": 5}
)";
constexpr std::string_view second = R"({"customer_id": "C-2", "arr": 6, "segment": "smal"}
)";
constexpr std::string_view erased = "\r\x1b[K";

/// What is left on a terminal's line after all that came to it.
std::string last_line(const std::string& screen) {
    const auto end = screen.rfind("\r\n");
    const auto line = screen.substr(end == std::string::npos ? 0 : end + 2);
    const auto erase = line.rfind(erased);
    return erase == std::string::npos ? line : line.substr(erase + erased.size());
}

/// A folder with a named pipe for the input, through which it comes as slowly as the test wants.
class ProgressOnTerminal : public testing::Test {
  protected:
    ProgressOnTerminal() { EXPECT_EQ(::mkfifo("input", 0600), 0); }

    TemporaryFolder folder_;
};

}  // namespace

TEST_F(ProgressOnTerminal, ShowsWhatCameAndGoesAway) {
    ProgramOnTerminal program{
        {.args = {"health", "input", "--as-of", "2026-12-01", "--format", "csv"}, .output = "health.csv"}};
    std::ofstream pipe{"input"};
    pipe << first << std::flush;
    EXPECT_TRUE(program.shows("csm: receiving, 0.0 MB")) << program.screen();
    pipe << second << std::flush;
    pipe.close();
    EXPECT_EQ(program.wait(), 0);
    EXPECT_THAT(program.screen(), HasSubstr("\r\x1b[Kcsm health: input")) << "erased before a message";
    EXPECT_EQ(last_line(program.screen()), "");
    EXPECT_THAT(text_of("health.csv"), HasSubstr("C-2"));
}

TEST_F(ProgressOnTerminal, IsErasedByASignal) {
    if (under_thread_sanitizer)
        GTEST_SKIP() << "the thread sanitizer hands a signal on only when a read has ended";
    ProgramOnTerminal program{{.args = {"health", "input"}}};
    std::ofstream pipe{"input"};
    pipe << first << std::flush;
    EXPECT_TRUE(program.shows("csm: receiving"));
    program.type("\x03");
    EXPECT_EQ(program.wait(), 128 + 2);
    EXPECT_EQ(last_line(program.screen()), "") << program.screen();
}

TEST_F(ProgressOnTerminal, IsNotShownForQuickWork) {
    write_text("quick", first);
    ProgramOnTerminal program{{.args = {"health", "quick", "-f", "csv", "-q"}, .output = "health.csv"}};
    EXPECT_EQ(program.wait(), 0);
    EXPECT_EQ(program.screen(), "");
}

/// Two seconds of silence would show a bar after one.
TEST_F(ProgressOnTerminal, IsShownOnlyWhereAPersonLooks) {
    const auto slow = [](std::ofstream pipe) {
        pipe << first << std::flush;
        ::usleep(2'000'000);
    };
    ProgramOnTerminal quiet{{.args = {"health", "input", "-f", "csv", "--quiet"}, .output = "health.csv"}};
    slow(std::ofstream{"input"});
    EXPECT_EQ(quiet.wait(), 0);
    EXPECT_EQ(quiet.screen(), "");
    ProgramOnTerminal elsewhere{
        {.args = {"health", "input", "-f", "csv"}, .output = "health.csv", .messages = "messages"}};
    slow(std::ofstream{"input"});
    EXPECT_EQ(elsewhere.wait(), 0);
    EXPECT_THAT(text_of("messages"), Not(HasSubstr("receiving")));
}

}  // namespace csm::test
