// SPDX-License-Identifier: MIT
#include "base/formula.hpp"
#include "write/data/csv_writer.hpp"
#include "write/page/markdown.hpp"
#include "write/page/xlsx_file.hpp"

#include <gmock/gmock.h>

#include <string>

namespace csm::test {

namespace {

constexpr auto nowhere = std::string_view::npos;

/// What a spreadsheet or a screen drops before it looks at a cell.
const std::string hidden[] = {
    "",           " ",      "\t",     "\r",     "\n",     "\x01",   "\x1f",
    "\x7f",       "\u0085", "\u00a0", "\u00ad", "\u180e", "\u2003", "\u200b",
    "\u200e",     "\u2028", "\u202a", "\u2060", "\u3000", "\ufeff", "\u200b \ufeff\t",
    "\U000e0001", "\xff"};

const std::string signs[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫"};

std::string csv(std::string_view text) {
    TextBuffer out;
    render::CsvWriter{out}.text(text);
    return std::string{out.view()};
}

}  // namespace

TEST(Formula, IsSeenBehindWhatIsNotShown) {
    for (const auto& before : hidden)
        for (const auto& sign : signs)
            EXPECT_EQ(formula_sign(before + sign + "1+1"), before.size()) << before << sign;
    for (const auto* const text : {"", "Acme", "1-2", "A=B", "\u200bAcme", "'=1", "−5", "·-", "é="})
        EXPECT_EQ(formula_sign(text), nowhere) << text;
}

TEST(Formula, IsNoneInASignedNumber) {
    for (const auto* const text : {"-5", "+1", "-12.5", "-1,200", "-5 %", "-12 d", "+3 points", "-0.5h"})
        EXPECT_TRUE(is_signed_number(text)) << text;
    for (const auto* const text :
         {"", "-", "5", "-A1", "--5", "-1+1", "-1*A1", "=1", "-5 %x", "@1", "-1 d 2", "-5|x", "-.5"})
        EXPECT_FALSE(is_signed_number(text)) << text;
}

TEST(Formula, IsATextInACsv) {
    for (const auto& before : hidden)
        for (const auto& sign : signs)
            EXPECT_THAT(csv(before + sign + "1"), testing::MatchesRegex("\"?'(.|\n)*")) << before << sign;
    EXPECT_EQ(csv("\tAcme"), "\"'\tAcme\"");
    EXPECT_EQ(csv("Acme"), "Acme");
    EXPECT_EQ(csv("-5"), "'-5") << "a name, and no number of a column of numbers";
    TextBuffer out;
    render::CsvWriter{out}.number(-5);
    EXPECT_EQ(out.view(), "-5");
}

TEST(Formula, IsATextInMarkdown) {
    EXPECT_EQ(markdown_cell("=HYPERLINK(1)"), "\\=HYPERLINK(1)");
    EXPECT_EQ(markdown_cell("@SUM(1)"), "\\@SUM(1)");
    EXPECT_EQ(markdown_cell("\u200b+1+1"), "\u200b\\+1+1");
    EXPECT_EQ(markdown_cell("＝1"), "&#xFF1D;1");
    EXPECT_EQ(markdown_cell("-12 d"), "-12 d");
    EXPECT_EQ(markdown_cell("-A1"), "\\-A1");
    EXPECT_EQ(markdown_text("- within a sentence"), "- within a sentence");
    EXPECT_EQ(markdown_line("=1"), "\\=1");
    EXPECT_EQ(markdown_line("-5 %"), "\\-5 %");
    EXPECT_EQ(markdown_cell("A=B"), "A=B");
}

TEST(SheetText, IsValidXmlAndNoEscape) {
    EXPECT_EQ(render::sheet_text("a\uFFFEb\uFFFFc"), "a\uFFFDb\uFFFDc");
    for (int control = 1; control < 0x20; ++control) {
        const auto text = render::sheet_text("a" + std::string(1, static_cast<char>(control)) + "b");
        EXPECT_THAT(text, testing::AnyOf("a b", "a\uFFFDb")) << control;
    }
    EXPECT_EQ(render::sheet_text(std::string{"a\0b", 3}), "a\uFFFDb");
    EXPECT_EQ(render::sheet_text("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD") << "a lone surrogate";
    EXPECT_EQ(render::sheet_text("_x000D_ _x0041_ _x00g1_ _x41_"),
              "_x005F_x000D_ _x005F_x0041_ _x00g1_ _x41_");
    EXPECT_EQ(render::sheet_text("=1+1"), "=1+1");
}

TEST(SheetText, IsCutAtWhatACellHolds) {
    const std::string most(32'767, 'x');
    EXPECT_EQ(render::sheet_text(most), most);
    EXPECT_EQ(render::sheet_text(most + "x"), most.substr(1) + "…");
    std::string wide;
    for (int i = 0; i < 16'384; ++i) wide += "😀";
    EXPECT_EQ(render::sheet_text(wide), wide.substr(0, std::size_t{16'383} * 4) + "…");
    std::string unseen;
    for (int i = 0; i < 40'000; ++i) unseen += "\u200b";
    EXPECT_EQ(render::sheet_text(unseen).size(), std::size_t{32'767} * 3);
}

}  // namespace csm::test
