// SPDX-License-Identifier: MIT
#include "places.hpp"
#include "process/program.hpp"
#include "process/terminal.hpp"
#include "support/golden_folder.hpp"

#include <gmock/gmock.h>

#include <filesystem>

namespace csm::test {

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// A folder with the sample portfolio, and a pager that says so before what it shows.
class Pager : public testing::Test {
  protected:
    Pager() {
        fs::copy_file(fs::path{CSM_SOURCE_DIR} / "data/samples/portfolio.json", "portfolio.json");
        write_text("pager", "#!/bin/sh\necho \"fake pager, LESS=$LESS\"\ncat\n");
        fs::permissions("pager", fs::perms::owner_all);
    }

    TemporaryFolder folder_;
};

constexpr const char* fake = "CSM_PAGER=./pager";

}  // namespace

TEST_F(Pager, ShowsWhatIsLongerThanTheScreen) {
    ProgramOnTerminal guide{{.args = {"help", "playbooks"}, .environment = {fake, "PAGER=false"}}};
    EXPECT_EQ(guide.wait(), 0);
    EXPECT_THAT(guide.screen(), StartsWith("fake pager, LESS=FRX\r\n"));
    ProgramOnTerminal report{{.args = {"report"}, .environment = {"PAGER=./pager", "LESS=R"}}};
    EXPECT_EQ(report.wait(), 0);
    EXPECT_THAT(report.screen(), StartsWith("fake pager, LESS=R\r\n"));
    EXPECT_THAT(report.screen(), HasSubstr("Portfolio report"));
}

TEST_F(Pager, StaysAwayWhereItIsNotWanted) {
    const auto screen = [](const OnTerminal& start) {
        ProgramOnTerminal program{start};
        EXPECT_EQ(program.wait(), 0);
        return program.screen();
    };
    const auto plain = testing::AllOf(Not(HasSubstr("fake pager")), HasSubstr("Portfolio report"));
    EXPECT_THAT(screen({.args = {"report", "--no-pager"}, .environment = {fake}}), plain);
    EXPECT_THAT(screen({.args = {"report"}, .environment = {fake}, .rows = 1000}), plain);
    EXPECT_THAT(screen({.args = {"report"}, .environment = {"CSM_PAGER=", "PAGER=./pager"}}), plain);
    EXPECT_THAT(screen({.args = {"report"}, .environment = {"PAGER=cat"}}), plain);
    EXPECT_THAT(screen({.args = {"report", "-f", "json"}, .environment = {fake}}),
                Not(HasSubstr("fake pager")));
    EXPECT_EQ(screen({.args = {"report"}, .output = "report.txt", .environment = {fake}}), "");
    EXPECT_EQ(screen({.args = {"report", "-o", "report.txt"}, .environment = {fake}}), "");
    EXPECT_THAT(text_of("report.txt"), StartsWith("Portfolio report"));
}

TEST_F(Pager, LeavesTheExitStatusAlone) {
    write_text("leaves", "#!/bin/sh\nexec 0<&-\nexit 5\n");
    fs::permissions("leaves", fs::perms::owner_all);
    const auto status = [](std::vector<std::string> args, std::string pager) {
        return ProgramOnTerminal{{.args = std::move(args), .environment = {"PAGER=" + std::move(pager)}}}
            .wait();
    };
    EXPECT_EQ(status({"report", "--all"}, "./leaves"), 0);
    EXPECT_EQ(status({"report", "--all", "--fail-on", "critical"}, "./leaves"), 3);
    EXPECT_EQ(status({"report", "--fail-on", "critical"}, "./pager"), 3);
    EXPECT_EQ(status({"report", "nowhere.json"}, "./pager"), 1);
}

TEST_F(Pager, IsDoneWithoutWhenThereIsNone) {
    ProgramOnTerminal program{{.args = {"report"}, .environment = {"PAGER=./no-such-program"}}};
    EXPECT_EQ(program.wait(), 0);
    EXPECT_THAT(program.screen(), HasSubstr("Portfolio report"));
}

}  // namespace csm::test
