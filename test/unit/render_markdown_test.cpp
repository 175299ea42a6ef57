// SPDX-License-Identifier: MIT
#include "write/page/markdown.hpp"

#include <csm/render.hpp>

#include <gtest/gtest.h>

namespace csm::test {

namespace {

std::string rendered(Block block) { return render_markdown({{std::move(block)}}); }

}  // namespace

TEST(MarkdownText, IsNeverMarkup) {
    EXPECT_EQ(markdown_text("Acme *Corp* [x](y) `z` a|b <b> R&D ~no~ \\ $5"),
              "Acme \\*Corp\\* \\[x\\](y) \\`z\\` a\\|b \\<b\\> R\\&D \\~no\\~ \\\\ \\$5");
    EXPECT_EQ(markdown_text("data_mart_2 _soft_ _"), "data_mart_2 \\_soft\\_ \\_");
    EXPECT_EQ(markdown_text("two\nlines\tand \x1b[31m"), "two lines and \uFFFD\\[31m");
}

TEST(MarkdownText, BeginsNoList) {
    EXPECT_EQ(markdown_line("- no list"), "\\- no list");
    EXPECT_EQ(markdown_line("# no heading"), "\\# no heading");
    EXPECT_EQ(markdown_line("+ none either"), "\\+ none either");
    EXPECT_EQ(markdown_line("12. no number"), "12\\. no number");
    EXPECT_EQ(markdown_line("7) no number"), "7\\) no number");
    EXPECT_EQ(markdown_line("12 months"), "12 months");
    EXPECT_EQ(markdown_line("2026"), "2026");
    EXPECT_EQ(markdown_line(""), "");
}

TEST(RenderMarkdown, TablesHaveTheirNotesAsColumns) {
    const Table table{.columns = {{"Account"}, {"ARR", Align::right}},
                      .rows = {{{{"A|B"}, {Money{120000}}}, {{"why", "usage fell"}, {"do", "call"}}},
                               {{{"C"}, {}}, {{"do", "wait"}, {"do", "see"}}, 1}},
                      .more = "2 more"};
    EXPECT_EQ(rendered(table), "| Account | ARR | why | do |\n"
                               "|--------|-------:|-----------|----------|\n"
                               "| A\\|B | 120,000 | usage fell | call |\n"
                               "| · C | – | | wait; see |\n"
                               "\n"
                               "*2 more*\n");
    EXPECT_EQ(rendered(Table{.columns = {{"Account"}}, .rows = {}, .more = {}}), "");
}

TEST(RenderMarkdown, BarsAreDrawn) {
    const Bars bars{.columns = {{"accounts", Align::right}},
                    .bars = {{"green", 40, Tone::good, {{Count{40}}}},
                             {"red", 1, Tone::bad, {{Count{1}}}},
                             {"unknown", 0, Tone::unknown, {{Count{0}}}}}};
    EXPECT_EQ(rendered(bars), "| | | accounts |\n"
                              "|--------|-----------|--------:|\n"
                              "| green | ██████████ | 40 |\n"
                              "| red | █ | 1 |\n"
                              "| unknown | | 0 |\n");
}

TEST(RenderMarkdown, TheRestIsAsUsual) {
    const Document document{{Heading{1, "Report"}, Paragraph{"1. is no list", Tone::muted},
                             Heading{2, "Empty"}, Heading{2, "Facts"},
                             Facts{{{"ARR", {Money{5}}, "a year"}, {"Owner", {"Ann"}, {}}}},
                             List{{"one", "- two"}, true}}};
    EXPECT_EQ(render_markdown(document), "# Report\n\n1\\. is no list\n\n## Facts\n\n"
                                         "- **ARR:** 5 (a year)\n- **Owner:** Ann\n\n"
                                         "1. one\n2. \\- two\n");
}

}  // namespace csm::test
