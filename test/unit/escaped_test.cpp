// SPDX-License-Identifier: MIT
#include <csm/escaped.hpp>

#include <gtest/gtest.h>

namespace csm::test {

TEST(Escaped, PutsATextOnOneLine) {
    EXPECT_EQ(escaped("Zoë\tA\r\nB"), "Zoë\\x09A\\x0d\\x0aB");
    EXPECT_EQ(escaped("\x1b[31m\x7f\u009b\u2028"), "\\x1b[31m\\x7f\\x9b\\u{2028}");
    EXPECT_EQ(escaped("a\u202eb\u2066c\u200fd\u061c"), "a\\u{202e}b\\u{2066}c\\u{200f}d\\u{061c}");
    EXPECT_EQ(escaped("\xff\xc3"), "\\xff\\xc3");
}

TEST(Escaped, KeepsLinesOfATextOfSeveral) {
    EXPECT_EQ(escaped_lines("a\tb\nc\r\nd\re\x1b\n"), "a\tb\nc\r\nd\\x0de\\x1b\n");
    EXPECT_EQ(escaped_lines("\u202e\n"), "\\u{202e}\n");
}

TEST(Escaped, ShowsDataAsJsonWouldWriteIt) {
    EXPECT_EQ(escaped_data("{\"a\": \"\u202e\u009b\"}\r\n\x1b"), "{\"a\": \"\\u202e\\u009b\"}\r\n\\u001b");
    EXPECT_EQ(escaped_data("Zoë\n"), "Zoë\n");
}

}  // namespace csm::test
