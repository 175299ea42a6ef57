// SPDX-License-Identifier: MIT
#include "write/page/flow.hpp"

#include <csm/html.hpp>
#include <csm/render.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <string>

namespace csm::test {

namespace {

using testing::HasSubstr;
using testing::Not;

Flow moves() {
    return {.counted = "accounts",
            .before = {{"green", Tone::good}, {"red", Tone::bad}, {"<nobody>", Tone::unknown}},
            .after = {{"green", Tone::good}, {"red", Tone::bad}, {"<nobody>", Tone::unknown}},
            .streams = {{1, 1, 2, Tone::unknown}, {0, 0, 1'500, Tone::unknown}, {0, 1, 3, Tone::bad}}};
}

std::size_t count_of(const std::string& text, const std::string& what) {
    const std::regex pattern{what};
    return static_cast<std::size_t>(
        std::distance(std::sregex_iterator{text.begin(), text.end(), pattern}, {}));
}

}  // namespace

TEST(Flow, IsATableOfWhatIsThere) {
    const auto text = render_text({{moves()}}, {});
    EXPECT_EQ(text, "From / to  green  red\n"
                    "─────────────────────\n"
                    "green      1,500    3\n"
                    "red            0    2\n");
}

TEST(Flow, IsAPictureOfOneStreamEachWithItsTableBelow) {
    const auto html = html_page({{Heading{1, "Moves"}, moves()}});
    EXPECT_EQ(count_of(html, "<path class="), 3U);
    EXPECT_EQ(count_of(html, "<path class=\"bad\""), 1U);
    EXPECT_EQ(count_of(html, "<rect class="), 4U);
    EXPECT_THAT(html, HasSubstr("<title>green to red: 3 accounts</title>"));
    EXPECT_THAT(html, HasSubstr("role=\"img\" aria-label=\"Streams of accounts"));
    EXPECT_LT(html.find("</svg>"), html.find("<th scope=\"col\">From / to</th>"));
    EXPECT_THAT(html, Not(HasSubstr("<nobody>")));
    EXPECT_THAT(html, Not(HasSubstr(" style=")));
}

TEST(Flow, KeepsSmallStreamsVisible) {
    const auto picture = render::flow_picture(moves());
    // 3 of 1,505 are 0.4 of the 200 that all take; what is there is at least 1.5 high.
    EXPECT_THAT(picture, HasSubstr("v1.5C"));
}

TEST(Flow, OfNothingIsNoPicture) {
    const Flow nothing{.counted = "accounts", .before = {{"green"}}, .after = {{"green"}}, .streams = {}};
    EXPECT_EQ(render::flow_picture(nothing), "");
    EXPECT_TRUE(render::table_of(nothing).rows.empty());
}

}  // namespace csm::test
