// SPDX-License-Identifier: MIT
#include "files/slide_tables.hpp"
#include "files/unbroken.hpp"
#include "files/zip_file.hpp"
#include "places.hpp"
#include "support/golden_folder.hpp"
#include "support/zip.hpp"

#include <csm/date_in_text.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <regex>
#include <vector>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string unbroken(std::string_view text) { return cmd::unbroken(text, "EUR"); }

/// A slide's XML with one table of those rows, as pandoc writes it.
std::string slide(const std::vector<std::vector<std::string>>& rows, const std::vector<int>& widths) {
    std::string xml = "<p:sld><p:graphicFrame><a:tbl><a:tblPr /><a:tblGrid>";
    for (const auto width : widths) xml += "<a:gridCol w=\"" + std::to_string(width) + "\" />";
    xml += "</a:tblGrid>";
    for (const auto& row : rows) {
        xml += "<a:tr h=\"0\">";
        for (const auto& cell : row)
            xml += "<a:tc><a:txBody><a:p><a:pPr /><a:r><a:rPr /><a:t>" + cell +
                   "</a:t></a:r></a:p></a:txBody><a:tcPr /></a:tc>";
        xml += "</a:tr>";
    }
    return xml + "</a:tbl></p:graphicFrame></p:sld>";
}

std::vector<int> widths_of(const std::string& xml) {
    const std::regex column{"<a:gridCol w=\"([0-9]+)\" />"};
    std::vector<int> widths;
    for (std::sregex_iterator at{xml.begin(), xml.end(), column}, end; at != end; ++at)
        widths.push_back(std::stoi((*at)[1]));
    return widths;
}

std::vector<int> fitting(const std::vector<std::vector<std::string>>& rows, const std::vector<int>& widths) {
    return widths_of(cmd::with_fitting_columns(slide(rows, widths)));
}

}  // namespace

TEST(DateInText, IsFoundInEveryStyle) {
    EXPECT_TRUE(is_date_at("on 2026-12-01.", 3));
    EXPECT_FALSE(is_date_at("12026-12-01", 1));
    EXPECT_FALSE(is_date_at("2026-12-011", 0));
    EXPECT_FALSE(is_date_at("2026-12-0", 0));
    EXPECT_FALSE(is_date_at("2026-12-01", 10));
    EXPECT_EQ(worded_date_at("on 1 December 2026.", 3), 15U);
    EXPECT_EQ(worded_date_at("11 May 2026", 0), 11U);
    EXPECT_EQ(worded_date_at("11 May 2026", 1), 0U);
    EXPECT_EQ(worded_date_at("December 1, 2026", 0), 16U);
    for (const std::string_view text : {"", "1 December 26", "1 Dezember 2026", "123 May 2026", "May 1 2026",
                                        "1 May 20266", "May", "1 May", "may 1, 2026"})
        EXPECT_EQ(worded_date_at(text, 0), 0U) << text;
}

TEST(Unbroken, KeepsDatesAndAmountsTogether) {
    EXPECT_EQ(unbroken("due 2026-12-01, **2026-12-02**"),
              "due 2026\u201112\u201101, **2026\u201112\u201102**");
    EXPECT_EQ(unbroken("on 1 December 2026 or December 2, 2026"),
              "on 1\u00A0December\u00A02026 or December\u00A02,\u00A02026");
    EXPECT_EQ(unbroken("EUR 286,400 (EUR -5), FLEUR 5, EUR or 7"),
              "EUR\u00A0286,400 (EUR\u00A0-5), FLEUR 5, EUR or 7");
    EXPECT_EQ(unbroken("85 % in 4 h or 4 hours"), "85\u00A0% in 4\u00A0h or 4 hours");
    EXPECT_EQ(cmd::unbroken("EUR 5", ""), "EUR 5");
    EXPECT_EQ(cmd::unbroken("kr. 5", "kr."), "kr.\u00A05");
}

TEST(Unbroken, LeavesAddressesTargetsAndCodeAlone) {
    for (const std::string_view text :
         {"https://example.com/2026-12-01/notes?d=2026-12-01", "<https://example.com/2026-12-01>",
          "www.example.com/2026-12-01", "mailto:2026-12-01@example.com", "[notes](2026-12-01.html)",
          "[notes](a(2026-12-01)b \"of 1 May 2026\")", "![plan](plans/2026-12-01.png)",
          "[notes]: 2026-12-01.html\n", "`2026-12-01`", "``a ` 2026-12-01``", "```\n2026-12-01\n```\n",
          "minutes-2026-12-01.md", "2026-12-01T10:00", "\\`", "`", "](", "[a](", "]:", "\\"})
        EXPECT_EQ(unbroken(text), text);
    EXPECT_EQ(unbroken("[2026-12-01](2026-12-01.html) 2026-12-01"),
              "[2026\u201112\u201101](2026-12-01.html) 2026\u201112\u201101");
    EXPECT_EQ(unbroken("`a` 2026-12-01 https://a.example/2026-12-01 2026-12-01"),
              "`a` 2026\u201112\u201101 https://a.example/2026-12-01 2026\u201112\u201101");
}

TEST(SlideTables, HaveColumnsAsWideAsTheirTexts) {
    const std::vector<std::vector<std::string>> rows{{"Goal", "Now"},
                                                     {"Shift reports without paper", "90 %"}};
    const auto widths = fitting(rows, {4'000'000, 4'000'000});
    ASSERT_EQ(widths.size(), 2U);
    EXPECT_EQ(widths[0] + widths[1], 8'000'000);
    EXPECT_GT(widths[0], 4 * widths[1]);
}

TEST(SlideTables, LeaveTheLongestWordWhole) {
    const std::string sentence =
        "What the customer wants to reach in the year, in a few words that go on and on and on, "
        "and then on, because a cell can hold a paragraph, and this one does";
    const auto widths = fitting({{"Responsible", "Text"}, {"x", sentence}}, {4'000'000, 4'000'000});
    EXPECT_GE(widths[0], 13 * 105'000 - 1);
    const std::string word(200, 'w');
    EXPECT_THAT(fitting({{word, word}}, {100, 100}), ElementsAre(100, 100));
    EXPECT_THAT(fitting({{"&amp;&lt;&amp;", "abc"}, {"äöü", "abc"}}, {100, 100}), ElementsAre(100, 100));
}

TEST(SlideTables, StayWhereTheyHaveWidthsOrNoGrid) {
    const std::vector<std::vector<std::string>> rows{{"Goal", "Now"}, {"Shift reports", "90 %"}};
    EXPECT_THAT(fitting(rows, {300, 100}), ElementsAre(300, 100));
    EXPECT_THAT(fitting({{"alone"}}, {300}), ElementsAre(300));
    EXPECT_THAT(fitting({{"a long text", "b"}, {"c"}}, {100, 100}), ElementsAre(100, 100));
    EXPECT_THAT(fitting({{"", ""}}, {100, 100}), ElementsAre(100, 100));
    for (const std::string text : {"", "<a:tbl>", "<a:tbl></a:tbl>", "<a:tbl><a:tblGrid></a:tbl>"})
        EXPECT_EQ(cmd::with_fitting_columns(text), text);
}

TEST(ZipFile, ChangesMembersAndKeepsTheOthers) {
    const auto archive = text_of(CSM_SOURCE_DIR "/data/office/reference.pptx");
    const auto theme = zip_member(archive, "ppt/theme/theme1.xml");
    const auto changed =
        cmd::with_changed_members(archive, "ppt/theme/", [](std::string_view, std::string_view content) {
            return std::optional{std::string{content} + "<!-- changed -->"};
        });
    ASSERT_TRUE(changed);
    EXPECT_EQ(zip_member(*changed, "ppt/theme/theme1.xml"), theme + "<!-- changed -->");
    EXPECT_EQ(zip_member(*changed, "ppt/presentation.xml"), zip_member(archive, "ppt/presentation.xml"));
    // What was written can be read again, and nothing but the theme changes.
    const auto back =
        cmd::with_changed_members(*changed, "ppt/theme/theme1.xml",
                                  [&](std::string_view, std::string_view) { return std::optional{theme}; });
    ASSERT_TRUE(back);
    EXPECT_EQ(zip_member(*back, "ppt/theme/theme1.xml"), theme);
    const auto kept = cmd::with_changed_members(
        archive, "ppt/", [](std::string_view, std::string_view) { return std::optional<std::string>{}; });
    EXPECT_EQ(kept, archive);
}

TEST(ZipFile, RefusesWhatIsDamaged) {
    const auto archive = text_of(CSM_SOURCE_DIR "/data/office/reference.pptx");
    const auto change = [](std::string_view, std::string_view content) {
        return std::optional{std::string{content} + " "};
    };
    EXPECT_FALSE(cmd::with_changed_members("", "", change));
    EXPECT_FALSE(cmd::with_changed_members("PK\x05\x06", "", change));
    for (std::size_t size = 0; size < archive.size(); size += 97)
        EXPECT_FALSE(cmd::with_changed_members(std::string_view{archive}.substr(0, size), "", change))
            << size;
    // A byte anywhere: it is refused, or what comes out can be read.
    for (std::size_t at = 0; at < archive.size(); at += 131) {
        auto damaged = archive;
        damaged[at] = static_cast<char>(~damaged[at]);
        const auto result = cmd::with_changed_members(damaged, "ppt/", change);
        if (result) {
            EXPECT_TRUE(cmd::with_changed_members(*result, "ppt/", change)) << at;
        }
    }
    EXPECT_EQ(cmd::with_fitting_tables("no archive"), "no archive");
}

}  // namespace csm::test
