// SPDX-License-Identifier: MIT
#include <csm/error.hpp>
#include <csm/problem.hpp>

#include <gtest/gtest.h>

namespace csm::test {

TEST(DescribeError, LeavesOutWhatIsEmpty) {
    EXPECT_EQ(describe(Error{"a.json:3:1", "expected a value", "close the list"}),
              "a.json:3:1: expected a value; close the list");
    EXPECT_EQ(describe(Error{{}, "expected a value", {}}), "expected a value");
    EXPECT_EQ(describe(Error{"a.json", "expected a value", {}}), "a.json: expected a value");
    EXPECT_EQ(describe(Error{{}, "expected a value", "close the list"}), "expected a value; close the list");
}

TEST(DescribeProblem, IsOneLine) {
    const Problem problem{"portfolio.json",
                          41,
                          18,
                          "customers[3]",
                          "CUST-004",
                          "usage.login_frequency",
                          "expected a number, got \"high\"; treated as missing"};
    EXPECT_EQ(describe(problem), "portfolio.json:41:18: customers[3] (CUST-004) usage.login_frequency: "
                                 "expected a number, got \"high\"; "
                                 "treated as missing");
}

TEST(DescribeProblem, ShortensNamesThatNobodyReads) {
    const std::string long_id(1000, 'x'), two_bytes = "é";
    EXPECT_EQ(describe(Problem{"a.json", 1, 2, {}, long_id, {}, "left out"}),
              "a.json:1:2: (" + long_id.substr(0, 80) + "…): left out");
    EXPECT_EQ(describe(Problem{{}, 0, 0, {}, {}, std::string(79, 'f') + two_bytes, "left out"}),
              std::string(79, 'f') + "…: left out");
    EXPECT_EQ(describe(Problem{{}, 0, 0, {}, {}, std::string(78, 'f') + two_bytes, "left out"}),
              std::string(78, 'f') + two_bytes + ": left out");
}

TEST(DescribeProblem, LeavesOutWhatIsEmpty) {
    EXPECT_EQ(describe(Problem{"a.csv", 2, 0, {}, {}, {}, "too few cells"}), "a.csv:2: too few cells");
    EXPECT_EQ(describe(Problem{"a.csv", 0, 7, {}, "C1", {}, "left out"}), "a.csv: (C1): left out");
    EXPECT_EQ(describe(Problem{{}, 0, 0, {}, {}, "arr", "missing"}), "arr: missing");
    EXPECT_EQ(describe(Problem{{}, 4, 2, {}, {}, {}, "missing"}), "4:2: missing");
    EXPECT_EQ(describe(Problem{}), "");
}

TEST(Describe, NeutralisesWhatActsOnATerminal) {
    EXPECT_EQ(describe(Error{{}, "\x1b]0;title\a\r\n\t\x7f", {}}), R"(\x1b]0;title\x07\x0d\x0a\x09\x7f)");
    EXPECT_EQ(describe(Error{{}, "\xc2\x9b [31m \xe2\x80\xae abc \xe2\x80\xac", {}}),
              R"(\x9b [31m \u{202e} abc \u{202c})");
    EXPECT_EQ(describe(Error{{}, "\xff caf\xc3\xa9 \xc3", {}}), "\\xff caf\xc3\xa9 \\xc3");
}

}  // namespace csm::test
