// SPDX-License-Identifier: MIT
#include "write/page/table_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace csm::test {

TEST(TableRules, AreAsLongAsTheColumnsShouldBeWide) {
    EXPECT_EQ(with_table_rules("| Name | ARR |\n|---|--:|\n| Veldspar Minerals | 286,400 |\n"),
              "| Name | ARR |\n|------------------|-------:|\n| Veldspar Minerals | 286,400 |\n");
    EXPECT_EQ(with_table_rules("a\n\n| A |\n|:--|\n| 1 |\n\nb"), "a\n\n| A |\n|:--|\n| 1 |\n\nb");
}

TEST(TableRules, LeaveEveryColumnItsLongestWord) {
    const std::string text =
        "a long sentence of many words that goes on and on until the page is full of it, twice";
    const auto table =
        with_table_rules("| A | Day |\n|---|---|\n| " + text + " " + text + " | 2026-12-01 |\n");
    const auto rule = table.substr(table.find("|--"), table.find("\n| a long") - table.find("|--"));
    const auto last = rule.substr(rule.find('|', 1) + 1);
    EXPECT_EQ(std::ranges::count(last, '-'), 11) << rule;
    EXPECT_LE(rule.size(), 90U);
}

TEST(TableRules, KeepCodeAndBarsWithinCells) {
    EXPECT_EQ(with_table_rules("```\n| A |\n|---|\n| 12345 |\n```\n"), "```\n| A |\n|---|\n| 12345 |\n```\n");
    EXPECT_EQ(with_table_rules("| A |\n|---|\n| 12\\|45 |\n"), "| A |\n|------|\n| 12\\|45 |\n");
    EXPECT_EQ(with_table_rules("|---|\n| x |\n"), "|---|\n| x |\n");
    EXPECT_EQ(with_table_rules(""), "");
    EXPECT_EQ(with_table_rules("| A | B |\n|---|\n| 1 |"), "| A | B |\n|---|\n| 1 |");
}

}  // namespace csm::test
