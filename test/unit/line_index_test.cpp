// SPDX-License-Identifier: MIT
#include "base/line_index.hpp"

#include <gtest/gtest.h>

#include <string>

namespace csm::test {

namespace {

/// "line:column" of the offset.
std::string place(std::string_view text, std::size_t offset) {
    const auto place = read::LineIndex{text}.place(offset);
    return std::to_string(place.line) + ":" + std::to_string(place.column);
}

}  // namespace

TEST(LineIndex, CountsLinesAndBytesFromOne) {
    EXPECT_EQ(place("ab\ncd\n", 0), "1:1");
    EXPECT_EQ(place("ab\ncd\n", 1), "1:2");
    EXPECT_EQ(place("ab\ncd\n", 2), "1:3");  // the line end belongs to its line
    EXPECT_EQ(place("ab\ncd\n", 3), "2:1");
    EXPECT_EQ(place("ab\ncd\n", 6), "3:1");
    EXPECT_EQ(place("é!", 2), "1:3");
    EXPECT_EQ(place("\r\n\r\nx", 4), "3:1");
    EXPECT_EQ(place("", 0), "1:1");
}

TEST(LineIndex, EndsWithTheText) { EXPECT_EQ(place("ab\nc", 99), "2:2"); }

TEST(LineIndex, AnswersInAnyOrder) {
    std::string text;
    for (int line = 0; line < 50000; ++line) text += "12345678\n";
    read::LineIndex index{text};
    for (const std::size_t offset : {400000U, 9U, 65536U, 65535U, 0U, 449999U, 131072U}) {
        EXPECT_EQ(index.place(offset).line, offset / 9 + 1) << offset;
        EXPECT_EQ(index.place(offset).column, offset % 9 + 1) << offset;
    }
}

TEST(LineIndex, FindsTheColumnOnALineOfManyBlocks) {
    const std::string text = "first\n" + std::string(200000, ' ') + "\nlast";
    EXPECT_EQ(place(text, 6), "2:1");
    EXPECT_EQ(place(text, 150006), "2:150001");
    EXPECT_EQ(place(text, 200006), "2:200001");
    EXPECT_EQ(place(text, 200007), "3:1");
}

TEST(LineIndex, GoesBackOnTheLineItIsOn) {
    const std::string text = "first\nsecond\nthird\n";
    read::LineIndex index{text};
    for (const std::size_t offset : {12U, 6U, 9U, 12U, 13U, 6U, 5U, 0U}) {
        const std::size_t start = offset < 6 ? 0 : offset < 13 ? 6 : 13;
        EXPECT_EQ(index.place(offset).line, start == 0 ? 1U : start == 6 ? 2U : 3U) << offset;
        EXPECT_EQ(index.place(offset).column, offset - start + 1) << offset;
    }
}

TEST(LineIndex, CountsColumnsOnOneLongLine) {
    const std::string text(2'000'000, ' ');
    read::LineIndex index{text};
    for (std::size_t offset = 0; offset < text.size(); offset += 500)
        ASSERT_EQ(index.place(offset).column, offset + 1);
}

TEST(LineIndex, GivesTheSamePlacesInAnyOrder) {
    std::string text;
    for (int i = 0; i < 30'000; ++i) text += std::string(static_cast<std::size_t>(i % 17), 'x') + "\n";
    text += std::string(200'000, 'y');
    const auto told = [](const read::TextPlace& place) {
        return std::to_string(place.line) + ":" + std::to_string(place.column);
    };
    read::LineIndex index{text};
    std::size_t offset = 0;
    for (int i = 0; i < 2000; ++i) {
        offset = (offset + (i % 3 == 0 ? 7919U : 104'729U)) % (text.size() + 1);
        ASSERT_EQ(told(index.place(offset)), place(text, offset)) << offset;
        ASSERT_EQ(told(index.place(offset)), place(text, offset)) << offset;
    }
    for (offset = 0; offset <= text.size(); offset += 997)
        ASSERT_EQ(told(index.place(offset)), place(text, offset)) << offset;
}

}  // namespace csm::test
