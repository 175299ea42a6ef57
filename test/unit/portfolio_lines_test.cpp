// SPDX-License-Identifier: MIT
#include "support/reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace csm::test {

namespace {

using testing::ElementsAre;

std::vector<std::string> ids(const Reading& reading) {
    std::vector<std::string> ids;
    for (const auto& account : reading.accounts) ids.push_back(account.customer_id);
    return ids;
}

/// Reads C1, C2, a broken line with a mark `^` where it breaks, and C4; expects the problem and the other
/// three.
void expect_broken_line(const std::string& marked_line, const std::string& line) {
    const auto text = marked("{\"customer_id\": \"C1\"}\n{\"customer_id\": \"C2\"}\n" + marked_line +
                             "\n{\"customer_id\": \"C4\"}\n");
    const auto reading = read_text(text.text);
    EXPECT_THAT(ids(reading), ElementsAre("C1", "C2", "C4")) << marked_line;
    ASSERT_EQ(reading.problems.size(), 1) << marked_line;
    EXPECT_EQ(describe(reading.problems[0]), text.place() + ": " + line);
    ASSERT_TRUE(reading.counts.has_value());
    EXPECT_EQ(reading.counts->accounts, 3);
    EXPECT_EQ(reading.counts->rejected, 1);
}

}  // namespace

TEST(PortfolioLines, ABrokenLineIsAProblemAndTheRestGoesOn) {
    expect_broken_line("{\"customer_id\": \"C3\",^}",
                       "expected a field name in double quotes, found \"}\"; the line is left out");
    expect_broken_line(
        "{\"customer_id\": \"C3\", \"arr\": ^NaN}",
        "JSON has no NaN; leave the field out when its value is not known; the line is left out");
    expect_broken_line("{\"customer_id\": ^\"C3",
                       "a text that begins here is not closed; the line is left out");
    expect_broken_line("{\"customer_id\": \"C3\", \"name\": \"^\xFF\"}",
                       "the text is not valid UTF-8 here; save the file as UTF-8; the line is left out");
    expect_broken_line(
        "{\"customer_id\": \"C3\", \"usage\": {\"login_frequency\": 5^",
        "the text ends here, but \",\" or \"}\" was expected; the file may be cut off; the line is left out");
    expect_broken_line("^garbage", "expected a value, found \"garbage\"; the line is left out");
}

TEST(PortfolioLines, ALineThatIsNoObjectIsAProblem) {
    expect_broken_line("^5", "expected one customer as an object; the line is left out");
    expect_broken_line("^null", "expected one customer as an object; the line is left out");
    expect_broken_line("  ^\"C3\"", "expected one customer as an object; the line is left out");
}

TEST(PortfolioLines, TheSecondLineMayBeBrokenToo) {
    // With two good lines first csm reads lines; whether the second is good must not matter.
    const auto reading = read_text("{\"customer_id\": \"C1\"}\nnull\n{\"customer_id\": \"C3\"}\n");
    EXPECT_EQ(reading.error, "");
    EXPECT_THAT(ids(reading), ElementsAre("C1", "C3"));
}

TEST(PortfolioLines, TheFirstLineMayBeBrokenToo) {
    const auto reading = read_text("{\"customer_id\": }\n{\"customer_id\": \"C2\"}\n");
    EXPECT_EQ(reading.error, "");
    EXPECT_THAT(ids(reading), ElementsAre("C2"));
    ASSERT_EQ(reading.problems.size(), 1);
    EXPECT_EQ(describe(reading.problems[0]),
              "p.json:1:17: expected a value, found \"}\"; the line is left out");
}

TEST(PortfolioLines, WhatFollowsTheCustomerOnALineIsAProblem) {
    const auto text =
        marked("{\"customer_id\": \"C1\"}\n{\"customer_id\": \"C2\"} ^{\"customer_id\": \"C3\"}\n"
               "{\"customer_id\": \"C4\"}\n");
    const auto reading = read_text(text.text);
    EXPECT_THAT(ids(reading), ElementsAre("C1", "C2", "C4"));
    ASSERT_EQ(reading.problems.size(), 1);
    EXPECT_EQ(describe(reading.problems[0]),
              text.place() + ": expected the end of the line after the customer; the rest is left out");
}

TEST(PortfolioLines, AProblemNamesLineColumnAndCustomer) {
    const auto text = marked("{\"customer_id\": \"C1\", \"name\": \"a\\\"b\"}\n\n"
                             "{\"name\": \"\\u00e9\", \"customer_id\": \"C2\", \"arr\": ^\"x\"}\r\n");
    const auto reading = read_text(text.text);
    ASSERT_EQ(reading.problems.size(), 1);
    EXPECT_EQ(describe(reading.problems[0]),
              text.place() + ": (C2) arr: expected a number, got \"x\"; treated as missing");
}

TEST(PortfolioLines, ABrokenLineLeavesNothingForTheNextOne) {
    const auto reading =
        read_text("{\"customer_id\": \"C1\"}\n"
                  "{\"customer_id\": \"C2\", \"name\": \"Two\", \"usage\": {\"login_frequency\": 5, \"a\\n\n"
                  "{\"customer_id\": \"C3\"}\n");
    ASSERT_EQ(reading.accounts.size(), 2);
    EXPECT_EQ(reading.accounts[1].customer_id, "C3");
    EXPECT_EQ(reading.accounts[1].name, "");
    EXPECT_TRUE(std::isnan(reading.accounts[1].values[slot_of(standard_model(), "usage.login_frequency")]));
}

TEST(PortfolioLines, ACustomerIdThatCameBeforeIsLeftOut) {
    const auto reading =
        read_text("{\"customer_id\": \"C1\"}\n{\"customer_id\": \"C2\"}\n{\"customer_id\": \"C1\"}");
    ASSERT_EQ(reading.problems.size(), 1);
    EXPECT_EQ(describe(reading.problems[0]),
              "p.json:3:1: (C1) customer_id: came before, in line 1; the first record is "
              "used and this one left out");
}

TEST(PortfolioLines, WithoutAUsableLineAreAnError) {
    EXPECT_EQ(read_text("{\"id\": 1}\n{\"id\": 2}\n").error,
              "p.json: holds no usable customer record; every record needs a customer_id of its own");
    EXPECT_EQ(read_text("{x}\n{y}\n").error,
              "p.json: holds no usable customer record; every record needs a customer_id of its own");
}

TEST(PortfolioLines, CutOffAnywhereKeepTheLinesBefore) {
    const std::string first = "{\"customer_id\": \"C1\", \"arr\": 5}\n{\"customer_id\": \"C2\"}\n";
    const std::string last = "{\"customer_id\": \"C\\u0033\", \"usage\": {\"login_frequency\": 12.5}}";
    for (std::size_t size = 1; size < last.size(); ++size) {
        const auto reading = read_text(first + last.substr(0, size));
        ASSERT_THAT(ids(reading), ElementsAre("C1", "C2")) << size;
        ASSERT_EQ(reading.problems.size(), 1) << size;
        EXPECT_EQ(reading.problems[0].line, 3) << size;
    }
}

}  // namespace csm::test
