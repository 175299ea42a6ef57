// SPDX-License-Identifier: MIT
#include "process/torture.hpp"
#include "support/gzip.hpp"

#include <gmock/gmock.h>

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

namespace csm::test {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

/// A command that runs what follows it with a small disk mounted at the folder "full", as nobody else sees
/// it; behind it stands what is left on that disk.
std::vector<std::string> on_a_small_disk(const std::string& script) {
    const std::string mount = "mount -t tmpfs -o size=64k none full || exit 99; ";
    std::vector<std::string> words{"unshare", "--mount"};
    if (::geteuid() != 0) words.insert(words.end(), {"--user", "--map-root-user"});
    words.insert(words.end(), {"sh", "-c", mount + script + "; status=$?; ls -A full; exit $status"});
    return words;
}

bool has_program(const std::string& name) {
    return run_program({.through = {"sh", "-c", "command -v " + name + " > /dev/null"}}).status == 0;
}

}  // namespace

TEST_F(Torture, LeavesNothingOnAFullDisk) {
    fs::create_directory("full");
    if (!has_program("unshare") || run_program({.through = on_a_small_disk("true")}).status != 0)
        GTEST_SKIP() << "a disk of a few kilobytes can be mounted here only by the superuser of a machine";
    write_lines("p.ndjson", 5000);
    Start start{.args = {"health", "p.ndjson", "-q", "--sort", "input", "-f", "ndjson", "-o", "full/out"}};
    start.through = on_a_small_disk("\"$0\" \"$@\"");
    const auto nothing = run_program(start);
    EXPECT_EQ(nothing.status, 1);
    EXPECT_EQ(nothing.err, "csm health: full/out: cannot be written: no space left on device\n");
    EXPECT_EQ(nothing.out, "");

    start.through = on_a_small_disk("echo old > full/out; \"$0\" \"$@\" || { cat full/out; false; }");
    const auto old = run_program(start);
    EXPECT_EQ(old.status, 1);
    EXPECT_EQ(old.out, "old\nout\n");

    start.args.resize(start.args.size() - 2);
    start.through = on_a_small_disk("\"$0\" \"$@\" > full/out");
    const auto redirected = run_program(start);
    EXPECT_EQ(redirected.status, 1);
    EXPECT_EQ(redirected.err,
              "csm health: standard output: cannot be written: no space left on device; the output is not "
              "complete\n");
}

TEST_F(Torture, NeedsRoomForALargeInputThatIsNoFile) {
    std::string text(40 << 20, '\n');
    text += "{\"customer_id\": \"A\"}\n";
    write_text("p.ndjson.gz", gzip(text));
    EXPECT_EQ(run_program({.args = {"health", "p.ndjson.gz", "-q"}}).status, 0);
    Start start{.args = {"health", "p.ndjson.gz", "-o", "out.txt"}};
    start.through = {"sh", "-c", "ulimit -f 1000; exec \"$0\" \"$@\""};
    const auto ended = run_program(start);
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.err,
              "csm health: p.ndjson.gz: cannot be kept in a temporary file in \"/tmp\": File too large; make "
              "room there, or let TMPDIR name another folder\n");
    EXPECT_THAT(files(), ElementsAre("p.ndjson.gz"));
}

TEST_F(Torture, EndsQuietlyWhenTheReaderLeavesInTheMiddle) {
    write_lines("p.ndjson");
    Start start{.args = {"health", "p.ndjson", "-q", "--sort", "input", "-f", "ndjson"}};
    start.through = {"sh", "-c", "{ \"$0\" \"$@\"; echo $? > status; } | head -c 100"};
    const auto ended = run_program(start);
    EXPECT_EQ(ended.out.size(), 100U);
    EXPECT_EQ(ended.err, "");
    EXPECT_EQ(text_of("status"), "0\n");
}

TEST_F(Torture, TellsALimitOnTheSizeOfFiles) {
    write_lines("p.ndjson", 2000);
    auto start = to_a_file;
    start.through = {"sh", "-c", "ulimit -f 64; exec \"$0\" \"$@\""};
    const auto ended = run_program(start);
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.err, "csm health: out.ndjson: cannot be written: file too large\n");
    EXPECT_THAT(files(), ElementsAre("p.ndjson"));

    start.args.resize(start.args.size() - 2);
    start.args.emplace_back("-q");
    const auto out = run_program(start);
    EXPECT_EQ(out.status, 1);
    EXPECT_EQ(out.err,
              "csm health: standard output: cannot be written: file too large; the output is not complete\n");
}

namespace {

/// Permissions do not stop the superuser unless these rights are given away; false where they cannot be.
bool obey_permissions(Start& start) {
    if (::geteuid() != 0) return true;
    start.through = {"setpriv", "--bounding-set", "-dac_override,-dac_read_search"};
    return has_program("setpriv");
}

constexpr const char* no_setpriv = "the superuser may do everything; setpriv would take that right away";

}  // namespace

TEST_F(Torture, TellsThatAFolderCannotBeWrittenTo) {
    fs::create_directory("closed");
    write_lines("p.ndjson", 2);
    ASSERT_EQ(::chmod("closed", 0555), 0);
    Start start{.args = {"health", "p.ndjson", "-o", "closed/out.txt"}};
    if (!obey_permissions(start)) GTEST_SKIP() << no_setpriv;
    const auto ended = run_program(start);
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.err, "csm health: closed/out.txt: cannot be written: permission denied\n");
    EXPECT_THAT(files(), ElementsAre("p.ndjson"));
}

TEST_F(Torture, TellsThatAFileCannotBeRead) {
    write_lines("p.ndjson", 2);
    ASSERT_EQ(::chmod("p.ndjson", 0), 0);
    Start start{.args = {"health", "p.ndjson", "-o", "out.txt"}};
    if (!obey_permissions(start)) GTEST_SKIP() << no_setpriv;
    const auto ended = run_program(start);
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.err,
              "csm health: p.ndjson: cannot be read: Permission denied; check that you may read it\n");
    EXPECT_THAT(files(), ElementsAre("p.ndjson"));
}

}  // namespace csm::test
