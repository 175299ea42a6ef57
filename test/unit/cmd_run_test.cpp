// SPDX-License-Identifier: MIT
#include "cmd_toy_command.hpp"

#include <csm/version.hpp>

#include <gtest/gtest.h>

namespace csm::test {

namespace {

ToyRun run_action(std::function<cmd::Outcome(cmd::Io&)> action) {
    MemoryIo memory;
    const std::vector<cmd::Command> commands = {acting_command(std::move(action))};
    const int status = cmd::run(std::vector<std::string>{"act"}, memory.io, commands);
    return {status, memory.out, memory.err};
}

}  // namespace

TEST(Run, PrintsTheOverviewWithoutArguments) {
    const ToyRun ran = run_toy_program({});
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.out, cmd::overview_page(toy_commands(), 80));
    EXPECT_EQ(ran.err, "");
    EXPECT_EQ(run_toy_program({"--help"}).out, ran.out);
    EXPECT_EQ(run_toy_program({"-h"}).out, ran.out);
    EXPECT_EQ(run_toy_program({"help"}).out, ran.out);
}

TEST(Run, PrintsTheSameHelpInEveryPlace) {
    const std::string page = cmd::command_page(toy_command(), 80);
    const std::vector<std::vector<std::string>> ways = {{"help", "health"},
                                                        {"health", "--help"},
                                                        {"health", "-h"},
                                                        {"--help", "health"},
                                                        {"health", "--format", "pasta", "--help"},
                                                        {"health", "a.json", "-qh"}};
    for (const auto& way : ways) {
        const ToyRun ran = run_toy_program(way);
        EXPECT_EQ(ran.status, 0);
        EXPECT_EQ(ran.out, page);
        EXPECT_EQ(ran.err, "");
    }
}

TEST(Run, PrintsTheVersion) {
    const std::string line = fmt::format("csm {}\n", version());
    EXPECT_EQ(run_toy_program({"--version"}).out, line);
    const ToyRun ran = run_toy_program({"health", "--version"});
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.out, line);
    EXPECT_EQ(ran.err, "");
}

TEST(Run, SuggestsTheNearestCommand) {
    for (const std::vector<std::string>& args : {std::vector<std::string>{"helth"}, {"--help", "helth"}}) {
        const ToyRun ran = run_toy_program(args);
        EXPECT_EQ(ran.status, 2);
        EXPECT_EQ(ran.out, "");
        EXPECT_EQ(ran.err, "csm: there is no command \"helth\"; did you mean \"health\"?\n\"csm help\" lists "
                           "the commands.\n");
    }
    const ToyRun ran = run_toy_program({"help", "helth"});
    EXPECT_EQ(ran.status, 2);
    EXPECT_EQ(ran.err, "csm help: there is no command \"helth\"; did you mean \"health\"?\n\"csm help\" "
                       "lists the commands.\n");
    EXPECT_EQ(run_toy_program({"xyzzy-plugh"}).err,
              "csm: there is no command \"xyzzy-plugh\"\n\"csm help\" lists the commands.\n");
}

TEST(Run, AsksForTheCommandBeforeOptions) {
    const ToyRun ran = run_toy_program({"--format", "json", "health"});
    EXPECT_EQ(ran.status, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err, "csm: the command is missing before \"--format\"; write csm COMMAND first\n"
                       "\"csm help\" lists the commands.\n");
}

TEST(Run, ReturnsTheStatusOfTheCommand) { EXPECT_EQ(run_toy_program({"model", "show"}).status, 3); }

TEST(Run, TellsErrorsFromWrongUsage) {
    const ToyRun failed = run_action([](cmd::Io&) -> cmd::Outcome {
        return Error{"portfolio.json", "no such file or directory", "name another file"};
    });
    EXPECT_EQ(failed.status, 1);
    EXPECT_EQ(failed.err, "csm act: portfolio.json: no such file or directory; name another file\n");

    const ToyRun refused = run_action([](cmd::Io&) -> cmd::Outcome {
        return cmd::wrong_usage({{}, "xlsx is not for a terminal", "add --output FILE"});
    });
    EXPECT_EQ(refused.status, 2);
    EXPECT_EQ(
        refused.err,
        "csm act: xlsx is not for a terminal; add --output FILE\n\"csm help act\" explains the options.\n");
}

TEST(Run, CatchesExceptions) {
    const ToyRun memory = run_action([](cmd::Io&) -> cmd::Outcome { throw std::bad_alloc(); });
    EXPECT_EQ(memory.status, 1);
    EXPECT_EQ(memory.err, "csm act: there is not enough memory\n");

    const ToyRun defect = run_action([](cmd::Io&) -> cmd::Outcome { throw std::logic_error("bad slot"); });
    EXPECT_EQ(defect.status, 1);
    EXPECT_EQ(defect.err, "csm act: something went wrong inside csm (bad slot); this is a defect of csm, "
                          "please report it with the "
                          "command you ran\n");
}

TEST(Run, TakesAClosedPipeForSuccess) {
    MemoryIo memory;
    memory.reader_is_gone = true;
    EXPECT_EQ(cmd::run(std::vector<std::string>{"health"}, memory.io, toy_commands()), 0);
    EXPECT_EQ(memory.out, "");
    EXPECT_EQ(memory.err, "");
}

TEST(Run, ReportsLostOutput) {
    for (const auto& args : {std::vector<std::string>{"health"}, {"model", "show"}, {"--version"}, {}}) {
        MemoryIo memory;
        memory.write_failure = "cannot be written: no space left on device";
        EXPECT_EQ(cmd::run(args, memory.io, toy_commands()), 1);
        EXPECT_TRUE(memory.err.ends_with(": standard output: cannot be written: no space left on device\n"))
            << memory.err;
    }
}

}  // namespace csm::test
