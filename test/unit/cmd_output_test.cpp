// SPDX-License-Identifier: MIT
#include "cmd_toy_command.hpp"
#include "files/new_files.hpp"
#include "terminal/unfinished.hpp"
#include "terminal/writer.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <span>
#include <sstream>

namespace csm::test {

namespace fs = std::filesystem;

namespace {

std::string content_of(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

class OutputTest : public testing::Test {
  public:
    OutputTest() {
        std::string name = (fs::temp_directory_path() / "csm-output-XXXXXX").string();
        folder = ::mkdtemp(name.data());
    }

    ~OutputTest() override { fs::remove_all(folder); }

    std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder))
            names.push_back(entry.path().filename().string());
        return names;
    }

    cmd::Output open(const std::string& name) {
        Result<cmd::Output> output = cmd::Output::open(memory.io, folder / name);
        EXPECT_TRUE(output);
        return std::move(*output);
    }

    fs::path folder;
    MemoryIo memory;
};

}  // namespace

TEST_F(OutputTest, MakesNewFilesOnlyWhereNothingIs) {
    std::ofstream{folder / "there.csv"} << "kept";
    fs::create_symlink("nowhere", folder / "link.csv");
    for (const auto* name : {"there.csv", "link.csv"}) {
        const auto refused = cmd::Output::create_new(folder / name);
        ASSERT_FALSE(refused) << name;
        EXPECT_EQ(refused.error().message, "is there already, and nothing was written");
    }
    EXPECT_EQ(content_of(folder / "there.csv"), "kept");
    EXPECT_TRUE(fs::is_symlink(folder / "link.csv"));
    EXPECT_FALSE(fs::exists(folder / "nowhere"));
    {
        auto dropped = cmd::Output::create_new(folder / "new.csv");
        ASSERT_TRUE(dropped);
        (*dropped).write("half");
    }
    EXPECT_FALSE(fs::exists(folder / "new.csv"));
    auto made = cmd::Output::create_new(folder / "new.csv");
    ASSERT_TRUE(made);
    (*made).write("whole");
    ASSERT_TRUE((*made).finish());
    EXPECT_EQ(content_of(folder / "new.csv"), "whole");
    EXPECT_EQ(files().size(), 3U);
}

TEST_F(OutputTest, OfSeveralNewFilesLeavesNoneWhenOneCameInBetween) {
    // The second has the name of the first: it is there when its turn comes, and was not at the beginning.
    const std::array<cmd::NewFile, 3> files{{{"a", "", "one"}, {"b", "", "two"}, {"b", "", "three"}}};
    const auto written = cmd::write_new_files((folder / "new").string(), files);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().message, "is there already, and nothing was written");
    EXPECT_FALSE(fs::exists(folder / "new"));
    ASSERT_TRUE(cmd::write_new_files((folder / "new").string(), std::span{files}.first(2)));
    EXPECT_EQ(content_of(folder / "new/b"), "two");
}

TEST_F(OutputTest, AppearsOnlyWhenFinished) {
    cmd::Output output = open("scores.csv");
    EXPECT_TRUE(output.write("a,"));
    EXPECT_TRUE(output.write(std::string(200'000, 'b')));
    EXPECT_FALSE(fs::exists(folder / "scores.csv"));
    EXPECT_TRUE(output.finish());
    EXPECT_EQ(content_of(folder / "scores.csv"), "a," + std::string(200'000, 'b'));
    EXPECT_EQ(files(), std::vector<std::string>{"scores.csv"});
    EXPECT_FALSE(output.write("late"));
    EXPECT_EQ(memory.out, "");
}

TEST_F(OutputTest, LeavesNothingBehindWhenDropped) {
    std::ofstream(folder / "scores.csv") << "old";
    {
        cmd::Output output = open("scores.csv");
        output.write("new");
        EXPECT_EQ(files().size(), 2U);
    }
    EXPECT_EQ(files(), std::vector<std::string>{"scores.csv"});
    EXPECT_EQ(content_of(folder / "scores.csv"), "old");
}

TEST_F(OutputTest, LeavesNothingBehindWhenItCannotBePutInPlace) {
    cmd::Output output = open("scores.csv");
    output.write("new");
    fs::create_directories(folder / "scores.csv" / "in the way");
    const Result<void> finished = output.finish();
    ASSERT_FALSE(finished);
    EXPECT_TRUE(finished.error().message.starts_with("cannot be written: ")) << finished.error().message;
    EXPECT_EQ(files(), std::vector<std::string>{"scores.csv"});
}

TEST_F(OutputTest, RemovesUnfinishedFilesAtASignal) {
    const auto ending = [this] {
        cmd::Output output = open("scores.csv");
        output.write("new");
        cmd::remove_unfinished_files();
        ::_exit(files().empty() ? 0 : 1);
    };
    EXPECT_EXIT(ending(), testing::ExitedWithCode(0), "");
}

TEST_F(OutputTest, EndsTheProcessByTheSignal) {
    const auto interrupted = [this] {
        cmd::remove_unfinished_outputs_on_signals();
        const cmd::Output output = open("scores.csv");
        std::raise(SIGTERM);
    };
    EXPECT_EXIT(interrupted(), testing::KilledBySignal(SIGTERM), "");
    EXPECT_TRUE(files().empty());
}

TEST_F(OutputTest, ObeysTheUmaskAndKeepsPermissions) {
    const mode_t before = ::umask(027);
    EXPECT_TRUE(open("new.csv").finish());
    ::umask(before);
    EXPECT_EQ(fs::status(folder / "new.csv").permissions(), fs::perms(0640));
    fs::permissions(folder / "new.csv", fs::perms(0604));
    EXPECT_TRUE(open("new.csv").finish());
    EXPECT_EQ(fs::status(folder / "new.csv").permissions(), fs::perms(0604));
}

TEST_F(OutputTest, ReplacesWhatASymbolicLinkPointsTo) {
    std::ofstream(folder / "real.csv") << "old";
    fs::create_symlink("real.csv", folder / "link.csv");
    cmd::Output output = open("link.csv");
    output.write("new");
    EXPECT_TRUE(output.finish());
    EXPECT_TRUE(fs::is_symlink(folder / "link.csv"));
    EXPECT_EQ(content_of(folder / "real.csv"), "new");
}

TEST_F(OutputTest, NamesWhatIsWrongWithThePath) {
    const auto error_of = [this](const fs::path& path) {
        const Result<cmd::Output> output = cmd::Output::open(memory.io, path);
        return output ? std::string("no error") : describe(output.error());
    };
    const std::string place = folder.string();
    EXPECT_EQ(error_of(folder), place + ": is a folder; name a file in it");
    EXPECT_EQ(error_of(folder / "no" / "scores.csv"),
              place + "/no/scores.csv: the folder \"" + place + "/no\" does not exist; create it first");
    std::ofstream(folder / "file") << "";
    EXPECT_EQ(error_of(folder / "file" / "scores.csv"),
              place + "/file/scores.csv: cannot be written: not a directory");
}

TEST_F(OutputTest, WritesToStandardOutputForADash) {
    for (const char* path : {"", "-"}) {
        Result<cmd::Output> output = cmd::Output::open(memory.io, path);
        ASSERT_TRUE(output);
        EXPECT_TRUE(output->write("x"));
        EXPECT_TRUE(output->finish());
    }
    EXPECT_EQ(memory.out, "xx");
}

TEST_F(OutputTest, WritesToDevicesDirectlyAndReportsAFullOne) {
    ASSERT_TRUE(fs::exists("/dev/full"));
    EXPECT_EQ(
        cmd::run(std::vector<std::string>{"health", "--output", "/dev/full"}, memory.io, toy_commands()), 1);
    EXPECT_EQ(memory.err, "csm health: /dev/full: cannot be written: no space left on device\n");
    EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST_F(OutputTest, IsWhereTheCommandWrites) {
    const std::string path = folder / "out.txt";
    EXPECT_EQ(cmd::run(std::vector<std::string>{"health", "-o", path}, memory.io, toy_commands()), 0);
    EXPECT_EQ(memory.out, "");
    EXPECT_EQ(content_of(path), "files= format=0 owners= top=-1 as_of= quiet=false\n");
}

TEST(Writer, StopsAtAClosedPipe) {
    const auto previous = std::signal(SIGPIPE, SIG_IGN);
    int ends[2] = {};
    ASSERT_EQ(::pipe(ends), 0);
    ::close(ends[0]);
    cmd::Writer writer(ends[1]);
    EXPECT_TRUE(writer.write("collected"));
    EXPECT_FALSE(writer.flush());
    EXPECT_EQ(writer.error(), EPIPE);
    EXPECT_FALSE(writer.write("more"));
    ::close(ends[1]);
    std::signal(SIGPIPE, previous);
}

TEST(Writer, SaysTheReasonInSmallLetters) {
    EXPECT_EQ(cmd::system_reason(ENOENT), "no such file or directory");
    EXPECT_EQ(cmd::system_reason(EIO), "input/output error");
}

}  // namespace csm::test
