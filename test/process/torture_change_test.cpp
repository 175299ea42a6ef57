// SPDX-License-Identifier: MIT
#include "process/torture.hpp"

#include <gmock/gmock.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

namespace csm::test {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::string end_of(const fs::path& path) {
    std::string end(4000, ' ');
    std::ifstream file{path, std::ios::binary};
    file.seekg(-4000, std::ios::end);
    file.read(end.data(), 4000);
    return end;
}

}  // namespace

TEST_F(Torture, LeavesNothingWhenItIsInterruptedWhileItWrites) {
    write_lines("p.ndjson");
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        RunningProgram program{to_a_file};
        ASSERT_TRUE(wait_for_output(program));
        program.signal(number);
        EXPECT_EQ(program.wait().status, 128 + number);
        EXPECT_THAT(files(), ElementsAre("p.ndjson"));
    }
}

TEST_F(Torture, LeavesNothingWhenItIsInterruptedWhileItWaitsForInput) {
    ASSERT_EQ(::mkfifo("pipe", 0600), 0);
    const int writer = ::open("pipe", O_RDWR);  // so that nobody waits for the other end
    RunningProgram program{{.args = {"report", "-", "-o", "out.txt"}, .input = "pipe"}};
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
    EXPECT_TRUE(program.runs());
    program.signal(SIGINT);
    EXPECT_EQ(program.wait().status, 128 + SIGINT);
    ::close(writer);
    EXPECT_FALSE(unfinished());
    EXPECT_FALSE(fs::exists("out.txt"));
}

TEST_F(Torture, KeepsTheOldFileWhenItIsInterrupted) {
    write_lines("p.ndjson");
    write_text("out.ndjson", "old");
    RunningProgram program{to_a_file};
    ASSERT_TRUE(wait_for_output(program));
    program.signal(SIGINT);
    EXPECT_EQ(program.wait().status, 128 + SIGINT);
    EXPECT_EQ(text_of("out.ndjson"), "old");
    EXPECT_THAT(files(), ElementsAre("out.ndjson", "p.ndjson"));
}

TEST_F(Torture, EndsCalmlyWhenAnInputBecomesShorter) {
    write_lines("p.ndjson");
    for (const auto size : {0U, 4096U, 100'000U}) {
        write_lines("p.ndjson");
        RunningProgram program{to_a_file};
        ASSERT_TRUE(wait_for_output(program));
        program.signal(SIGSTOP);
        fs::resize_file("p.ndjson", size);
        program.signal(SIGCONT);
        const auto ended = program.wait();
        EXPECT_EQ(ended.status, 1);
        EXPECT_EQ(ended.err, "csm: p.ndjson: became shorter while it was read; run the command again when "
                             "nothing writes to the file\n");
        EXPECT_THAT(files(), ElementsAre("p.ndjson"));
    }
}

TEST_F(Torture, EndsCalmlyWhenStandardInputBecomesShorter) {
    write_lines("p.ndjson");
    auto start = to_a_file;
    start.args[1] = "-";
    start.input = "p.ndjson";
    RunningProgram program{start};
    ASSERT_TRUE(wait_for_output(program));
    program.signal(SIGSTOP);
    fs::resize_file("p.ndjson", 4096);
    program.signal(SIGCONT);
    const auto ended = program.wait();
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.err, "csm: standard input: became shorter while it was read; run the command again when "
                         "nothing writes to the file\n");
    EXPECT_THAT(files(), ElementsAre("p.ndjson"));
}

TEST_F(Torture, ChecksNoInputThatWasChangedMeanwhile) {
    write_lines("p.ndjson");
    RunningProgram program{{.args = {"check", "p.ndjson", "-o", "check.txt"}}};
    ASSERT_TRUE(wait_for_output(program, 0));
    program.signal(SIGSTOP);
    std::ofstream{"p.ndjson", std::ios::app} << "{\"customer_id\": \"D0\"}\n";
    program.signal(SIGCONT);
    const auto ended = program.wait();
    EXPECT_EQ(ended.status, 1);
    EXPECT_THAT(ended.err, HasSubstr("csm check: p.ndjson: was changed while it was read"));
    EXPECT_THAT(files(), ElementsAre("p.ndjson"));
}

TEST_F(Torture, TrustsNoInputThatWasChangedWhileItWasRead) {
    write_lines("p.ndjson");
    RunningProgram program{to_a_file};
    ASSERT_TRUE(wait_for_output(program));
    program.signal(SIGSTOP);
    {
        std::fstream file{"p.ndjson", std::ios::in | std::ios::out};
        file << R"({"customer_id": "D0")";  // as long as before
    }
    program.signal(SIGCONT);
    const auto ended = program.wait();
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.err,
              "csm health: p.ndjson: was changed while it was read, so the result cannot be trusted; "
              "run the command again when nothing writes to the file\n");
    EXPECT_THAT(files(), ElementsAre("p.ndjson"));
}

TEST_F(Torture, ReadsTheOldFileToItsEndWhenANewOneTakesItsName) {
    write_lines("p.ndjson");
    RunningProgram program{to_a_file};
    ASSERT_TRUE(wait_for_output(program));
    program.signal(SIGSTOP);
    write_text("new", "{");
    fs::rename("new", "p.ndjson");
    program.signal(SIGCONT);
    EXPECT_EQ(program.wait().status, 0);
    EXPECT_THAT(files(), ElementsAre("out.ndjson", "p.ndjson"));
    EXPECT_THAT(end_of("out.ndjson"), HasSubstr("\"C" + std::to_string(many - 1) + "\""));
}

}  // namespace csm::test
