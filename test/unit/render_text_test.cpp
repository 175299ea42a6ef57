// SPDX-License-Identifier: MIT
#include "base/text_width.hpp"

#include <csm/render.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace {

using csm::Align;
using csm::Block;
using csm::Count;
using csm::Document;
using csm::Money;
using csm::Points;
using csm::Share;
using csm::Tone;
using csm::Value;

/// The override of writing direction, U+202E.
const std::string right_to_left = {'\xE2', '\x80', '\xAE'};

std::string text_of(std::vector<Block> blocks, int width = 80, bool colour = false) {
    return csm::render_text({std::move(blocks)}, {.width = width, .colour = colour});
}

std::string shown(Value value) { return text_of({csm::Facts{{{"x", {std::move(value)}, ""}}}}).substr(3); }

csm::Table accounts() {
    csm::Table table;
    table.columns = {{"Account", Align::left, 0, true},
                     {"Owner", Align::left, 2},
                     {"ARR", Align::right, 1},
                     {"Risk", Align::right},
                     {"Due", Align::left}};
    table.rows.push_back({{{"Nimbus Health"},
                           {"Dana Whitfield"},
                           {Money{480000}},
                           {Points{91.5}, Tone::bad},
                           {csm::Date(2026, 2, 11)}},
                          {}});
    table.rows.push_back({{{"Zest"}, {"Kenji Müller"}, {Money{9600}}, {}, {}}, {}});
    return table;
}

TEST(RenderText, ShowsValues) {
    EXPECT_EQ(shown({}), "–\n");
    EXPECT_EQ(shown("Acme"), "Acme\n");
    EXPECT_EQ(shown(Money{1250000.4}), "1,250,000\n");
    EXPECT_EQ(shown(Points{71.44}), "71.4\n");
    EXPECT_EQ(shown(Points{4.2, true}), "+4.2\n");
    EXPECT_EQ(shown(Points{-3, true}), "-3.0\n");
    EXPECT_EQ(shown(Points{-0.04, true}), "0.0\n");
    EXPECT_EQ(shown(Share{0.62}), "62 %\n");
    EXPECT_EQ(shown(Share{0.0825, 1}), "8.2 %\n");
    EXPECT_EQ(shown(csm::Measured{0.05}), "0.05\n");
    EXPECT_EQ(shown(Count{12000}), "12,000\n");
    EXPECT_EQ(shown(csm::Date(2026, 2, 9)), "2026-02-09\n");
}

TEST(RenderText, ShowsADashForWhatIsNoNumberOrDate) {
    EXPECT_EQ(shown(Points{std::numeric_limits<double>::quiet_NaN()}), "–\n");
    EXPECT_EQ(shown(Money{std::numeric_limits<double>::infinity()}), "–\n");
    EXPECT_EQ(shown(csm::Date()), "–\n");
}

TEST(RenderText, SeparatesBlocksByOneBlankLine) {
    EXPECT_EQ(text_of({csm::Heading{1, "Portfolio"}, csm::Paragraph{"Calm."}, csm::Heading{2, "Health"},
                       csm::Heading{3, "By owner"}, csm::Paragraph{"Fine."}}),
              "Portfolio\n═════════\n\nCalm.\n\nHealth\n──────\n\nBy owner\n╌╌╌╌╌╌╌╌\n\nFine.\n");
}

TEST(RenderText, LeavesEmptySectionsOut) {
    const csm::Paragraph text{"Here."};
    EXPECT_EQ(text_of({csm::Heading{2, "Empty"}, csm::Table{}, csm::Heading{3, "Deeper"}, csm::List{},
                       csm::Facts{}, csm::Bars{}, csm::Paragraph{" "}, csm::Heading{2, "Full"},
                       csm::Heading{3, "Deeper"}, text, csm::Heading{2, "Last"}}),
              "Full\n────\n\nDeeper\n╌╌╌╌╌╌\n\nHere.\n");
    EXPECT_EQ(text_of({}), "");
}

TEST(RenderText, AlignsTables) {
    EXPECT_EQ(text_of({accounts()}), "Account        Owner               ARR  Risk  Due\n"
                                     "────────────────────────────────────────────────────────\n"
                                     "Nimbus Health  Dana Whitfield  480,000  91.5  2026-02-11\n"
                                     "Zest           Kenji Müller      9,600     –  –\n");
    EXPECT_EQ(text_of({accounts()}, 80), text_of({accounts()}, 140));
}

TEST(RenderText, LeavesOutDispensableColumnsThenShortensFlexibleOnes) {
    EXPECT_EQ(text_of({accounts()}, 48), "Account            ARR  Risk  Due\n"
                                         "────────────────────────────────────────\n"
                                         "Nimbus Health  480,000  91.5  2026-02-11\n"
                                         "Zest             9,600     –  –\n");
    csm::Table table = accounts();
    table.rows[0].cells[0].value = "Nimbus Health International";
    EXPECT_EQ(text_of({table}, 40), "Account                 Risk  Due\n"
                                    "────────────────────────────────────────\n"
                                    "Nimbus Health Interna…  91.5  2026-02-11\n"
                                    "Zest                       –  –\n");
}

TEST(RenderText, ALongNameCostsNoOtherColumn) {
    csm::Table table = accounts();
    table.rows[0].cells[0].value = std::string(500, 'x');
    EXPECT_NE(text_of({table}).find("Dana Whitfield"), std::string::npos);
}

TEST(RenderText, MovesWhatFindsNoRoomUnderTheRow) {
    csm::Table table;
    table.columns = {
        {"Account"}, {"Segment"}, {"Due"}, {"Renewal", Align::right}, {"Expansion", Align::right}};
    table.rows.push_back(
        {{{"Nimbus Health"}, {"enterprise"}, {csm::Date(2026, 2, 11)}, {Money{480000}}, {Money{1e6}}}, {}});
    EXPECT_EQ(text_of({table}, 40), "Account   Segment   Due         Renewal\n"
                                    "───────────────────────────────────────\n"
                                    "Nimbus…   enterpr…  2026-02-11  480,000\n"
                                    "  Expansion  1,000,000\n");
}

TEST(RenderText, ShowsNotesUnderTheirRow) {
    csm::Table table = accounts();
    table.rows[0].notes = {{"why", "Log-ins fell 24 % and the champion left.", Tone::plain},
                           {"next", "Call the sponsor.", Tone::plain}};
    table.more = "12 more accounts are not shown.";
    EXPECT_EQ(text_of({table}, 40), "Account            ARR  Risk  Due\n"
                                    "────────────────────────────────────────\n"
                                    "Nimbus Health  480,000  91.5  2026-02-11\n"
                                    "  why   Log-ins fell 24 % and the\n"
                                    "        champion left.\n"
                                    "  next  Call the sponsor.\n"
                                    "\n"
                                    "Zest             9,600     –  –\n"
                                    "\n"
                                    "12 more accounts are not shown.\n");
}

TEST(RenderText, AlignsFacts) {
    const csm::Facts facts{{{"Accounts", {Count{42}}, ""},
                            {"ARR at risk", {Money{1250000}}, "29 % of ARR, in four accounts"},
                            {"Owner", {}, "not in the file"}}};
    EXPECT_EQ(text_of({facts}), "Accounts     42\n"
                                "ARR at risk  1,250,000  29 % of ARR, in four accounts\n"
                                "Owner        –          not in the file\n");
    EXPECT_EQ(text_of({facts}, 40), "Accounts     42\n"
                                    "ARR at risk  1,250,000  29 % of ARR, in\n"
                                    "                        four accounts\n"
                                    "Owner        –          not in the file\n");
}

TEST(RenderText, DrawsBarsToTheLargest) {
    const csm::Bars bars{{{"Accounts", Align::right}, {"Share", Align::right, 1}},
                         {{"Green", 24, Tone::good, {{Count{24}}, {Share{0.6}}}},
                          {"Yellow", 12, Tone::caution, {{Count{12}}, {Share{0.3}}}},
                          {"Red", 0.01, Tone::bad, {{Count{4}}, {Share{0.1}}}},
                          {"Unknown", 0, Tone::unknown, {{Count{0}}, {Share{0}}}}}};
    EXPECT_EQ(text_of({bars}), "                                   Accounts  Share\n"
                               "Green    ████████████████████████        24   60 %\n"
                               "Yellow   ████████████                    12   30 %\n"
                               "Red      ▏                                4   10 %\n"
                               "Unknown                                   0    0 %\n");
    EXPECT_EQ(text_of({bars}, 40), "                         Accounts  Share\n"
                                   "Green    ██████████████        24   60 %\n"
                                   "Yellow   ███████               12   30 %\n"
                                   "Red      ▏                      4   10 %\n"
                                   "Unknown                         0    0 %\n");
}

TEST(RenderText, DrawsNoBarsWhenAllAreZero) {
    EXPECT_EQ(text_of({csm::Bars{{{"", Align::right}}, {{"Green", 0, Tone::good, {{Count{0}}}}}}}),
              "Green  0\n");
}

TEST(RenderText, ShowsADashForARowWithoutAnythingToSee) {
    csm::Table table{{{"Account"}, {"Owner"}}, {}, ""};
    table.rows.push_back({{{""}, {" "}}, {}});
    EXPECT_EQ(text_of({table}), "Account\n───────\n–\n");
}

TEST(RenderText, IndentsLists) {
    EXPECT_EQ(text_of({csm::List{{"Call the sponsor before the contract ends.", "Wait."}}}, 40),
              "- Call the sponsor before the contract\n  ends.\n- Wait.\n");
    const std::string many = text_of({csm::List{std::vector<std::string>(10, "Step."), true}});
    EXPECT_TRUE(many.starts_with(" 1. Step.\n")) << many;
    EXPECT_TRUE(many.ends_with("\n10. Step.\n")) << many;
}

TEST(RenderText, ColoursWithoutMovingAnything) {
    EXPECT_EQ(text_of({csm::Heading{2, "Now"}, csm::Paragraph{"Late.", Tone::bad}}, 80, true),
              "\x1b[1mNow\x1b[0m\n\x1b[2m───\x1b[0m\n\n\x1b[31mLate.\x1b[0m\n");
    EXPECT_NE(text_of({accounts()}, 80, true).find("  \x1b[31m91.5\x1b[0m  2026-02-11\n"), std::string::npos);
}

TEST(RenderText, NeutralisesControlCharacters) {
    EXPECT_EQ(shown("\x1b[31mAcme\x07\x7f"), "\uFFFD[31mAcme\uFFFD\uFFFD\n");
    EXPECT_EQ(shown("\tA\nB\n"), "A B\n");
    EXPECT_EQ(shown(right_to_left + "b\u009Bc\u2028d"), "\uFFFDb\uFFFDc d\n");
    EXPECT_EQ(shown("bad \xC3\x28 \xFF \xED\xA0\x80 \xC0\xAF end \xE2\x82"),
              "bad \uFFFD( \uFFFD \uFFFD\uFFFD\uFFFD \uFFFD\uFFFD end \uFFFD\uFFFD\n");
}

TEST(RenderText, MeasuresColumnsNotBytes) {
    EXPECT_EQ(csm::display_width("Müller"), 6);
    EXPECT_EQ(csm::display_width("Mu\u0308ller"), 6);
    EXPECT_EQ(csm::display_width("東京"), 4);
    EXPECT_EQ(csm::display_width("ｱｲ"), 2);
    EXPECT_EQ(csm::display_width("한국"), 4);
    EXPECT_EQ(csm::display_width("😀"), 2);
    EXPECT_EQ(csm::display_width("a\u200Db"), 2);
}

TEST(RenderText, ShortensAtCharacters) {
    EXPECT_EQ(csm::shortened("Nimbus", 6), "Nimbus");
    EXPECT_EQ(csm::shortened("Nimbus", 5), "Nimb…");
    EXPECT_EQ(csm::shortened("Nim bus", 5), "Nim…");
    EXPECT_EQ(csm::shortened("東京データ", 6), "東京…");
    EXPECT_EQ(csm::shortened("Nimbus", 1), "…");
}

TEST(RenderText, WrapsAtBlanksAndBreaksOnlyWhatIsTooLong) {
    using Lines = std::vector<std::string>;
    EXPECT_EQ(csm::wrapped("one two  three", 8), (Lines{"one two", "three"}));
    EXPECT_EQ(csm::wrapped("one two", 2, 8), (Lines{"", "one two"}));
    EXPECT_EQ(csm::wrapped("a abcdefghij b", 4), (Lines{"a", "abcd", "efgh", "ij b"}));
    EXPECT_EQ(csm::wrapped("東京データ", 5), (Lines{"東京", "デー", "タ"}));
    EXPECT_EQ(csm::wrapped("", 4), (Lines{""}));
}

/// Documents of hostile strings and odd numbers, always the same ones for a seed.
class Hostile {
  public:
    explicit Hostile(unsigned seed) : random_(seed) {}

    Document document() {
        Document result;
        for (int count = below(9); count >= 0; --count) result.blocks.push_back(block());
        return result;
    }

  private:
    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

    std::string text() {
        static const std::vector<std::string> pieces = {
            "",     " ",       "a",    "word ",       "\x1b[1m",
            "\n",   "\t",      "\xFF", "\xE6\x9D",    "東京",
            "é",    "e\u0301", "😀",    right_to_left, std::string(70, 'x'),
            "12 % "};
        std::string result;
        for (int count = below(12); count > 0; --count)
            result += pieces[static_cast<std::size_t>(below(static_cast<int>(pieces.size())))];
        return result;
    }

    Value value() {
        switch (below(6)) {
        case 0: return {};
        case 1: return Money{below(2) == 0 ? 1e18 : 12000.5};
        case 2: return Points{below(200) / 3.0 - 20, true};
        case 3: return csm::Date(2026, 2, 9);
        default: return text();
        }
    }

    Tone tone() { return static_cast<Tone>(below(7)); }

    std::vector<csm::Cell> cells() {
        std::vector<csm::Cell> result;
        for (int count = below(9); count > 0; --count) result.push_back({value(), tone()});
        return result;
    }

    std::vector<csm::Column> columns() {
        std::vector<csm::Column> result;
        for (int count = below(9); count > 0; --count)
            result.push_back({text(), static_cast<Align>(below(2)), below(4), below(2) == 0});
        return result;
    }

    csm::Table table() {
        csm::Table result{columns(), {}, text()};
        for (int count = below(5); count > 0; --count) {
            csm::Row row{cells(), {}};
            for (int notes = below(3); notes > 0; --notes) row.notes.push_back({text(), text(), tone()});
            result.rows.push_back(std::move(row));
        }
        return result;
    }

    csm::Bars bars() {
        csm::Bars result{columns(), {}};
        for (int count = below(5); count > 0; --count)
            result.bars.push_back({text(), below(50) - 10.0, tone(), cells()});
        return result;
    }

    Block block() {
        switch (below(6)) {
        case 0: return csm::Heading{below(4), text()};
        case 1: return csm::Paragraph{text(), tone()};
        case 2: return csm::Facts{{{text(), {value(), tone()}, text()}, {text(), {value()}, text()}}};
        case 3: return csm::List{{text(), text()}, below(2) == 0};
        case 4: return bars();
        default: return table();
        }
    }

    std::mt19937 random_;
};

std::string without_colour(std::string text) {
    for (auto start = text.find('\x1b'); start != std::string::npos; start = text.find('\x1b', start))
        text.erase(start, text.find('m', start) - start + 1);
    return text;
}

void expect_calm_page(const std::string& page, int width) {
    ASSERT_EQ(csm::printable(page).find('\x1b'), std::string::npos);
    ASSERT_FALSE(page.starts_with('\n'));
    ASSERT_EQ(page.find("\n\n\n"), std::string::npos) << page;
    ASSERT_FALSE(page.ends_with("\n\n"));
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        ASSERT_LE(csm::display_width(line), width) << line;
        ASSERT_FALSE(line.ends_with(' ')) << page;
        ASSERT_EQ(std::ranges::count_if(line, [](char byte) { return byte >= 0 && byte < ' '; }), 0) << line;
    }
}

TEST(RenderText, KeepsThePageWhateverTheDocument) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        const Document document = Hostile(seed).document();
        for (const int width : {40, 57, 80, 140}) {
            const std::string page = csm::render_text(document, {.width = width});
            ASSERT_NO_FATAL_FAILURE(expect_calm_page(page, width)) << "seed " << seed;
            ASSERT_EQ(without_colour(csm::render_text(document, {.width = width, .colour = true})), page);
        }
        ASSERT_EQ(csm::render_text(document, {.width = -1}), csm::render_text(document, {.width = 40}));
    }
}

}  // namespace
