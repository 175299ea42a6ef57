// SPDX-License-Identifier: MIT
#include "terminal/pager.hpp"
#include "terminal/progress_bar.hpp"

#include "support/memory_io.hpp"

#include <gmock/gmock.h>

namespace csm::test {

namespace {

using cmd::pager_command;
using cmd::progress_text;
using cmd::show_page;
using testing::ElementsAre;
using testing::IsEmpty;

}  // namespace

TEST(ProgressText, TellsBytesAndAccounts) {
    Progress progress;
    EXPECT_EQ(progress_text(progress, 80, false), "");
    progress.begin(Progress::Work::receiving, 0);
    progress.advance(12'340'000);
    EXPECT_EQ(progress_text(progress, 80, false), "csm: receiving, 12.3 MB");
    progress.begin(Progress::Work::reading, 230'000'000);
    progress.advance(103'600'000, 45'123);
    EXPECT_EQ(progress_text(progress, 80, false),
              "csm: reading   45 %  █████████░░░░░░░░░░░  104 of 230 MB, 45,123 accounts");
    EXPECT_EQ(progress_text(progress, 80, true),
              "csm: reading   45 %  #########...........  104 of 230 MB, 45,123 accounts");
    EXPECT_EQ(progress_text(progress, 60, false), "csm: reading   45 %");
    progress.begin(Progress::Work::reading_again, 2'000);
    progress.advance(1'999);
    EXPECT_EQ(progress_text(progress, 80, true),
              "csm: reading again   99 %  ###################.  1,999 of 2,000 accounts");
    progress.begin(Progress::Work::writing, 0);
    EXPECT_EQ(progress_text(progress, 80, false), "csm: writing the result");
}

TEST(Pager, IsTheUsersOrLess) {
    MemoryIo memory;
    EXPECT_THAT(pager_command(memory.io), ElementsAre("less"));
    memory.environment = {{"PAGER", "more -e"}};
    EXPECT_THAT(pager_command(memory.io), ElementsAre("sh", "-c", "more -e"));
    memory.environment = {{"PAGER", "more"}, {"CSM_PAGER", "most"}};
    EXPECT_THAT(pager_command(memory.io), ElementsAre("sh", "-c", "most"));
    memory.environment = {{"PAGER", "more"}, {"CSM_PAGER", ""}};
    EXPECT_THAT(pager_command(memory.io), IsEmpty());
    memory.environment = {{"PAGER", "cat"}};
    EXPECT_THAT(pager_command(memory.io), IsEmpty());
    memory.environment = {{"TERM", "dumb"}};
    EXPECT_THAT(pager_command(memory.io), IsEmpty());
}

TEST(Pager, TakesWhatIsLongerThanTheTerminal) {
    MemoryIo memory;
    std::string paged;
    bool starts = true;
    memory.io.page = [&](const std::vector<std::string>&, std::string_view text) {
        if (starts) paged = text;
        return starts;
    };
    memory.io.height = 3;
    show_page(memory.io, "1\n2\n");
    EXPECT_EQ(memory.out, "1\n2\n");
    show_page(memory.io, "1\n2\n3\n");
    EXPECT_EQ(memory.out, "1\n2\n");
    EXPECT_EQ(paged, "1\n2\n3\n");
    starts = false;
    show_page(memory.io, "4\n5\n6\n");
    EXPECT_EQ(memory.out, "1\n2\n4\n5\n6\n");
}

}  // namespace csm::test
