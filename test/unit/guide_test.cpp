// SPDX-License-Identifier: MIT
#include "support/count_of.hpp"

#include <csm/guide.hpp>
#include <csm/render.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>

namespace csm::test {

namespace {

std::string shown(std::string_view markdown, int width = 60) {
    return render_text(read_markdown(markdown), {.width = width, .colour = false});
}

}  // namespace

TEST(ReadMarkdown, TakesBlocksAndLeavesMarkupOut) {
    EXPECT_EQ(shown("# Title\n\nSome *words* in a [link](to.md) and `code`\non two lines &amp; more.\n"),
              "Title\n═════\n\nSome words in a link and code on two lines & more.\n");
    EXPECT_EQ(shown("- one\n- two\n  goes on\n\n1. first\n2. second\n"),
              "- one\n- two goes on\n\n1. first\n2. second\n");
    EXPECT_EQ(shown("```sh\ncsm health \\\n    --top 5\n```\n"), "    csm health \\\n        --top 5\n");
}

TEST(ReadMarkdown, KeepsInnerListsAndSeveralParagraphs) {
    EXPECT_EQ(shown("- one\n  - inner\n- two\n\n  more of two\n"), "- one\n- inner\n- two more of two\n");
}

TEST(ReadMarkdown, WrapsLongCells) {
    EXPECT_EQ(shown("| when | do |\n|---|---:|\n| day 0 | tell your manager, and put the tickets on the fast "
                    "track |\n"
                    "| day 1 | call |\n",
                    40),
              "when   do\n"
              "────────────────────────────────────────\n"
              "day 0  tell your manager, and put the\n"
              "       tickets on the fast track\n"
              "\n"
              "day 1  call\n");
}

TEST(Guides, AreWholeAtEveryWidth) {
    std::set<std::string_view> names;
    for (const auto& [name, summary, text] : guides()) {
        EXPECT_TRUE(names.insert(name).second) << name;
        EXPECT_FALSE(summary.empty()) << name;
        for (const int width : {80, 140}) {
            const auto page = shown(text, width);
            EXPECT_EQ(count_of(page, "…"), count_of(text, "…")) << name << " at " << width;
            EXPECT_GT(page.size(), text.size() / 2) << name;
        }
    }
    EXPECT_THAT(names, testing::IsSupersetOf({"health-scoring", "playbooks", "benchmarks", "formats",
                                              "scoring-model", "importing", "exit-codes"}));
}

}  // namespace csm::test
