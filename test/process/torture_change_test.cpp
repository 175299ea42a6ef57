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

/// That the input became shorter is noticed when what is gone would be read, and at the latest at the end.
testing::Matcher<std::string> tells_of_the_change(const std::string& name) {
    return testing::AnyOf("csm: " + name +
                              ": became shorter while it was read; run the command again when nothing "
                              "writes to the file\n",
                          "csm health: " + name +
                              ": was changed while it was read, so the result cannot be trusted; "
                              "run the command again when nothing writes to the file\n");
}

}  // namespace

TEST_F(Torture, LeavesNothingWhenItIsInterruptedWhileItWrites) {
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        const auto ended =
            run_and_meddle(to_a_file, [&](RunningProgram& program) { program.signal(number); });
        EXPECT_EQ(ended.status, 128 + number);
        EXPECT_THAT(files(), ElementsAre("p.ndjson"));
    }
}

TEST_F(Torture, LeavesNothingWhenItIsInterruptedWhileItWaitsForInput) {
    if (under_thread_sanitizer)
        GTEST_SKIP() << "the thread sanitizer hands a signal on only when a read has ended";
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

TEST_F(Torture, EndsASelectWhenItIsInterrupted) {
    write_text("t.csv", "k\nA\n");
    write_text(
        "m.json",
        R"sql({"select": "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS customer_id FROM c WHERE x < 0"})sql");
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        RunningProgram program{
            {.args = {"import", "t.csv", "--mapping", "m.json", "--sql-limit", "0", "-o", "out.json"}}};
        std::this_thread::sleep_for(std::chrono::milliseconds{300});
        EXPECT_TRUE(program.runs());
        program.signal(number);
        EXPECT_EQ(program.wait().status, 128 + number);
        EXPECT_THAT(files(), ElementsAre("m.json", "t.csv"));
    }
}

TEST_F(Torture, KeepsTheOldFileWhenItIsInterrupted) {
    const auto ended = run_and_meddle(to_a_file, [&](RunningProgram& program) {
        write_text("out.ndjson", "old");
        program.signal(SIGINT);
    });
    EXPECT_EQ(ended.status, 128 + SIGINT);
    EXPECT_EQ(text_of("out.ndjson"), "old");
    EXPECT_THAT(files(), ElementsAre("out.ndjson", "p.ndjson"));
}

TEST_F(Torture, EndsCalmlyWhenAnInputBecomesShorter) {
    for (const auto size : {0U, 4096U, 100'000U}) {
        const auto ended = run_and_meddle(to_a_file, [&](RunningProgram& program) {
            while_it_stands(program, [&] { fs::resize_file("p.ndjson", size); });
        });
        EXPECT_EQ(ended.status, 1);
        EXPECT_THAT(ended.err, tells_of_the_change("p.ndjson"));
        EXPECT_THAT(files(), ElementsAre("p.ndjson"));
    }
}

TEST_F(Torture, EndsCalmlyWhenStandardInputBecomesShorter) {
    auto start = to_a_file;
    start.args[1] = "-";
    start.input = "p.ndjson";
    const auto ended = run_and_meddle(start, [](RunningProgram& program) {
        while_it_stands(program, [] { fs::resize_file("p.ndjson", 4096); });
    });
    EXPECT_EQ(ended.status, 1);
    EXPECT_THAT(ended.err, tells_of_the_change("standard input"));
    EXPECT_THAT(files(), ElementsAre("p.ndjson"));
}

TEST_F(Torture, ChecksNoInputThatWasChangedMeanwhile) {
    const auto ended = run_and_meddle(
        {.args = {"check", "p.ndjson", "-o", "check.txt"}},
        [](RunningProgram& program) {
            while_it_stands(program, [] {
                std::ofstream{"p.ndjson", std::ios::app} << "{\"customer_id\": \"D0\"}\n";
            });
        },
        0);
    EXPECT_EQ(ended.status, 1);
    EXPECT_THAT(ended.err, HasSubstr("csm check: p.ndjson: was changed while it was read"));
    EXPECT_THAT(files(), ElementsAre("p.ndjson"));
}

TEST_F(Torture, TrustsNoInputThatWasChangedWhileItWasRead) {
    const auto ended = run_and_meddle(to_a_file, [](RunningProgram& program) {
        while_it_stands(program, [] {
            std::fstream file{"p.ndjson", std::ios::in | std::ios::out};
            file << R"({"customer_id": "D0")";  // as long as before
        });
    });
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
