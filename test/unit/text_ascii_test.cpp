// SPDX-License-Identifier: MIT
#include "base/text_width.hpp"
#include "write/page/text_writer.hpp"

#include <csm/render.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace csm::test {

TEST(AsciiPage, KeepsWidthsAndNames) {
    const std::string_view text = "═─╌ █▌▏ ▁▂▃▄▅▆▇█· 5–7 → Zoë…";
    EXPECT_EQ(in_ascii(text), "=-- ##: _,-~=+*#. 5-7 > Zoë~");
    EXPECT_EQ(display_width(in_ascii(text)), display_width(text));
    EXPECT_EQ(in_ascii("\xFF broken \xE2\x94"), "\xFF broken \xE2\x94");
}

TEST(AsciiPage, HoldsNoOtherMarks) {
    Document page{{Heading{1, "Title"}, Heading{3, "Part"},
                   Bars{.columns = {{"n", Align::right}},
                        .bars = {{"a", 3, Tone::good, {{Count{3}}}}, {"b", 1, {}, {{}}}}},
                   Table{.columns = {{"Account", Align::left, 0, true}, {"ARR", Align::right}},
                         .rows = {{{{std::string(100, 'x')}, {}}, {{"why", "because"}}}},
                         .more = {}}}};
    const auto text = render_text(page, {.width = 40, .ascii = true});
    EXPECT_TRUE(std::ranges::all_of(text, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; }))
        << text;
}

}  // namespace csm::test
