// SPDX-License-Identifier: MIT
#include "cmd_toy_command.hpp"

#include <gtest/gtest.h>

namespace csm::test {

namespace {

void expect_refused(const std::vector<std::string>& args, const std::string& message) {
    const ToyRun ran = run_toy_program(args);
    EXPECT_EQ(ran.status, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err, "csm health: " + message + "\n\"csm help health\" explains the options.\n");
}

void expect_accepted(const std::vector<std::string>& args, const std::string& printed) {
    const ToyRun ran = run_toy_program(args);
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.out, printed + "\n");
    EXPECT_EQ(ran.err, "");
}

}  // namespace

TEST(Parse, TakesValuesInEveryForm) {
    expect_accepted(
        {"health", "--format", "json", "--owner=Ann", "--owner", "Bob", "--top=3", "-q", "a.json", "b.json"},
        "files=a.json,b.json format=1 owners=Ann,Bob top=3 as_of= quiet=true");
    expect_accepted({"health", "-fcsv", "--as-of", "2026-02-28"},
                    "files= format=2 owners= top=-1 as_of=2026-02-28 quiet=false");
    expect_accepted({"health", "-qf", "json", "--owner=a=b"},
                    "files= format=1 owners=a=b top=-1 as_of= quiet=true");
}

TEST(Parse, EndsOptionsAtTwoDashesAndTakesOneDashAsOperand) {
    expect_accepted({"health", "-", "--", "--top", "-q", "--=x"},
                    "files=-,--top,-q,--=x format=0 owners= top=-1 as_of= quiet=false");
    expect_accepted({"health", "--owner", "-"}, "files= format=0 owners=- top=-1 as_of= quiet=false");
}

TEST(Parse, AcceptsARepeatedFlag) {
    expect_accepted({"health", "-q", "--quiet"}, "files= format=0 owners= top=-1 as_of= quiet=true");
}

TEST(Parse, SuggestsTheNearestOption) {
    expect_refused({"health", "--formt", "json"},
                   R"(there is no option "--formt"; did you mean "--format"?)");
    expect_refused({"health", "--formt=json"}, R"(there is no option "--formt"; did you mean "--format"?)");
    expect_refused({"health", "--outptu="}, R"(there is no option "--outptu"; did you mean "--output"?)");
}

TEST(Parse, GuessesNoAbbreviation) {
    expect_refused({"health", "--forma", "json"},
                   R"(there is no option "--forma"; did you mean "--format"?)");
}

TEST(Parse, RefusesUnknownShortAndNamelessOptions) {
    expect_refused({"health", "-x"}, "there is no option \"-x\"");
    expect_refused({"health", "---"}, "there is no option \"---\"");
    expect_refused({"health", "--=x"}, "there is no option \"--\"");
    expect_refused({"health", "--="}, "there is no option \"--\"");
}

TEST(Parse, ListsTheChoicesAndTheNearest) {
    expect_refused({"health", "--format", "jsn"},
                   R"(--format takes text, json or csv, not "jsn"; did you mean "json"?)");
    expect_refused({"health", "--format=pasta"}, "--format takes text, json or csv, not \"pasta\"");
}

TEST(Parse, AsksForAMissingValue) {
    expect_refused({"health", "--output"}, "--output needs a value; write --output FILE");
    expect_refused({"health", "--output="}, "--output needs a value; write --output FILE");
    expect_refused({"health", "--output", ""}, "--output needs a value; write --output FILE");
    expect_refused({"health", "-o"}, "--output needs a value; write --output FILE");
    expect_refused({"health", "--format"}, "--format needs a value: text, json or csv");
}

TEST(Parse, DoesNotTakeAnOptionForAValue) {
    expect_refused({"health", "--output", "--format", "json"},
                   "--output needs a value, and \"--format\" is an option; write --output FILE");
    expect_refused({"health", "--owner", "--", "a.json"},
                   "--owner needs a value, and \"--\" is the end of the options; write --owner NAME");
    expect_accepted({"health", "--owner=--format"},
                    "files= format=0 owners=--format top=-1 as_of= quiet=false");
}

TEST(Parse, RefusesAnOptionGivenTwice) {
    expect_refused({"health", "--format", "json", "-f", "json"},
                   "--format is given more than once; keep one of them");
}

TEST(Parse, RefusesAValueForAFlag) {
    expect_refused({"health", "--quiet=yes"}, "--quiet takes no value");
    expect_refused({"health", "--quiet="}, "--quiet takes no value");
}

TEST(Parse, ChecksNumbersAndDates) {
    for (const char* number : {"-1", "1.5", "1e3", "x", "+1", " 1", "99999999999999999999999"}) {
        expect_refused({"health", "--top", number},
                       fmt::format("--top takes a whole number from 0 on, not \"{}\"", number));
    }
    for (const char* day : {"2026-02-30", "2026-2-3", "tomorrow", "last friday"})
        expect_refused({"health", "--as-of", day},
                       fmt::format("--as-of takes a date in the form 2026-01-31, today, yesterday or friday, "
                                   "not \"{}\"",
                                   day));
}

TEST(Parse, TakesWordsForDays) {
    const Date tuesday{2026, 12, 1}, friday{2026, 12, 4}, saturday{2026, 12, 5}, new_year{2027, 1, 1};
    EXPECT_EQ(cmd::day_of("today", tuesday), tuesday);
    EXPECT_EQ(cmd::day_of("yesterday", tuesday), (Date{2026, 11, 30}));
    EXPECT_EQ(cmd::day_of("yesterday", new_year), (Date{2026, 12, 31}));
    EXPECT_EQ(cmd::day_of("friday", tuesday), (Date{2026, 11, 27}));
    EXPECT_EQ(cmd::day_of("friday", friday), friday);
    EXPECT_EQ(cmd::day_of("friday", saturday), friday);
    EXPECT_EQ(cmd::day_of("friday", new_year), new_year);
    EXPECT_EQ(cmd::day_of("2026-12-01", tuesday), std::nullopt);
}

TEST(Parse, NeutralisesControlCharacters) {
    expect_refused({"health", "--format", "\x1b[31mred\n"},
                   R"(--format takes text, json or csv, not "\x1b[31mred\x0a")");
}

TEST(Parse, HandlesSubWords) {
    EXPECT_EQ(run_toy_program({"model", "check", "m.json"}).out, "check m.json\n");
    EXPECT_EQ(run_toy_program({"model", "shwo"}).err,
              "csm model: ACTION takes show or check, not \"shwo\"; did you mean \"show\"?\n"
              "\"csm help model\" explains the options.\n");
    EXPECT_EQ(
        run_toy_program({"model"}).err,
        "csm model: ACTION is missing; it is show or check\n\"csm help model\" explains the options.\n");
    EXPECT_EQ(run_toy_program({"model", "check", "a", "b"}).err,
              "csm model: \"b\" is more than the command takes\n\"csm help model\" explains the options.\n");
}

}  // namespace csm::test
