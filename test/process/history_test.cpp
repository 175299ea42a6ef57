// SPDX-License-Identifier: MIT
#include "process/program.hpp"
#include "support/golden_folder.hpp"

#include <csm/date.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <csignal>
#include <random>
#include <thread>

namespace csm::test {

namespace {

namespace fs = std::filesystem;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// A folder of its own with a portfolio that takes a moment to be recorded.
class HistoryProcess : public testing::Test {
  protected:
    HistoryProcess() {
        std::string lines;
        for (int i = 0; i < 4000; ++i)
            lines += fmt::format(
                R"({{"customer_id": "C-{0}", "segment": "smb", "arr": {0}, "measured_on": "2026-11-30", )"
                R"("usage": {{"login_frequency": {1}, "feature_adoption": {2}}}, "support": {{"open_tickets": {3}}}}})"
                "\n",
                i, i % 101, i * 7 % 101, i % 13);
        write_text("p.ndjson", lines);
    }

    static Start add(const std::string& day, std::vector<std::string> more = {}) {
        Start start{.args = {"history", "add", "p.ndjson", "--history", "h", "--as-of", day, "--quiet"}};
        start.args.insert(start.args.end(), more.begin(), more.end());
        return start;
    }

    static Ended run(std::vector<std::string> words) {
        words.insert(words.begin(), "history");
        words.insert(words.end(), {"--history", "h"});
        return run_program({.args = std::move(words)});
    }

    TemporaryFolder folder_;
};

}  // namespace

TEST_F(HistoryProcess, IsSoundWheneverARunIsKilled) {
    constexpr int kills = 100;
    const auto began = std::chrono::steady_clock::now();
    ASSERT_EQ(run_program(add("2026-01-01")).status, 0);
    const auto whole =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
    std::mt19937 chance{20261201};
    std::uniform_int_distribution<long> moment{0, whole.count() * 5 / 4};
    int recorded = 0;
    for (int i = 0; i < kills; ++i) {
        const auto day = iso_text(days_after(Date{2026, 1, 2}, i));
        RunningProgram program{add(day)};
        std::this_thread::sleep_for(std::chrono::microseconds{moment(chance)});
        program.signal(SIGKILL);
        program.wait();
        if (fs::exists("h/" + day + ".ndjson.gz")) ++recorded;
    }
    const auto checked = run({"check"});
    EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
    EXPECT_THAT(checked.out, StartsWith("The history is as it was written\n"));
    EXPECT_THAT(checked.out, HasSubstr(fmt::format("Snapshots  {}", recorded + 1)));
    // What was left over does not disturb later runs, and goes with the first customer who is forgotten.
    EXPECT_EQ(run_program(add("2026-01-01")).status, 0);
    EXPECT_EQ(run({"forget", "--customer", "nobody"}).status, 0);
    for (const auto& name : files_below("h")) EXPECT_FALSE(name.ends_with(".tmp")) << name;
    EXPECT_EQ(run({"check"}).status, 0);
}

TEST_F(HistoryProcess, IsSoundWheneverForgettingIsKilled) {
    for (int i = 0; i < 5; ++i)
        ASSERT_EQ(run_program(add(iso_text(days_after(Date{2026, 1, 2}, i)))).status, 0);
    const auto began = std::chrono::steady_clock::now();
    ASSERT_EQ(run({"forget", "--customer", "C-0"}).status, 0);
    const auto whole =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
    std::mt19937 chance{20261201};
    std::uniform_int_distribution<long> moment{0, whole.count()};
    for (int i = 1; i <= 20; ++i) {
        RunningProgram program{
            {.args = {"history", "forget", "--customer", fmt::format("C-{}", i), "--history", "h"}}};
        std::this_thread::sleep_for(std::chrono::microseconds{moment(chance)});
        program.signal(SIGKILL);
        program.wait();
    }
    EXPECT_EQ(run({"check"}).status, 0);
    for (int i = 0; i <= 20; ++i) EXPECT_EQ(run({"forget", "--customer", fmt::format("C-{}", i)}).status, 0);
    EXPECT_THAT(run({"show", "2026-01-02"}).out, HasSubstr("3,979"));
    EXPECT_THAT(run({"check"}).out, Not(HasSubstr("Left over")));
}

TEST_F(HistoryProcess, HasOneWinnerOfTwoWriters) {
    write_text("other.ndjson", R"({"customer_id": "X", "segment": "smb", "arr": 1})");
    for (int i = 0; i < 10; ++i) {
        const auto day = iso_text(days_after(Date{2026, 1, 2}, i));
        auto start = add(day);
        start.through = {"sh", "-c",
                         "\"$0\" \"$@\" > one.out 2> one.err & "
                         "\"$0\" history add other.ndjson --history h --quiet --as-of " +
                             day + " > two.out 2> two.err; two=$?; wait $!; echo $? $two"};
        const auto ended = run_program(start);
        EXPECT_THAT(ended.out, AnyOf("0 1\n", "1 0\n")) << text_of("one.err") << text_of("two.err");
        EXPECT_THAT(text_of("one.err") + text_of("two.err"), HasSubstr("holds another content of " + day));
    }
    const auto checked = run({"check"});
    EXPECT_EQ(checked.status, 0) << checked.out;
    EXPECT_THAT(checked.out, HasSubstr("Snapshots  10"));
    EXPECT_THAT(checked.out, Not(HasSubstr("Left over")));
}

TEST_F(HistoryProcess, LeavesNothingWhenASignalEndsIt) {
    ASSERT_EQ(run_program(add("2026-01-01")).status, 0);
    for (int i = 0; i < 10; ++i) {
        RunningProgram program{add("2026-02-02")};
        std::this_thread::sleep_for(std::chrono::milliseconds{5 * i});
        program.signal(SIGTERM);
        program.wait();
    }
    for (const auto& name : files_below("h")) EXPECT_FALSE(name.ends_with(".tmp")) << name;
    EXPECT_EQ(run({"check"}).status, 0);
}

}  // namespace csm::test
