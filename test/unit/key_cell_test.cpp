// SPDX-License-Identifier: MIT
#include "read/csv/key_cell.hpp"

#include <gmock/gmock.h>

namespace csm::test {

namespace {

std::string plain(std::string_view text) { return read::plain_key(text).value_or("as it is"); }

bool are_several(std::string_view cell, std::initializer_list<std::string_view> keys) {
    read::KeyShapes shapes;
    for (const auto key : keys) shapes.add(key);
    shapes.add(cell);
    return shapes.are_several(cell);
}

}  // namespace

TEST(KeyCell, IsWithoutTheMarksOfSpreadsheets) {
    EXPECT_EQ(plain("=\"00451\""), "00451");
    EXPECT_EQ(plain("=\" 00451 \""), "00451");
    EXPECT_EQ(plain("'00451"), "00451");
    EXPECT_EQ(plain("'=5"), "=5");
    EXPECT_EQ(plain("'C-1"), "C-1");
    EXPECT_EQ(plain("=\"'7\""), "7");
    EXPECT_EQ(plain("00453\u00A0"), "00453");
    EXPECT_EQ(plain("\u202F00453"), "00453");
    EXPECT_EQ(plain("\uFEFF00453"), "00453");
    EXPECT_EQ(plain("00\u200B4\u200D5\uFEFF3\u2060\u200E"), "00453");
    EXPECT_EQ(plain("AB\u00A0453"), "AB 453");
    EXPECT_EQ(plain("\u200B"), "");
    EXPECT_EQ(plain("\u00A0'\uFEFF00451"), "00451");
}

TEST(KeyCell, IsLeftAsItIsOtherwise) {
    for (const auto* key : {"", "00451", "C-1", "'t Hart", "'quoted'", "'", "=00451", "=\"", "=\"a\"b\"",
                            "B\u00E4r", "\u00C5 \u2013 \u6771\u4EAC", "\xFF\xFE", "O'Neil"})
        EXPECT_EQ(plain(key), "as it is") << key;
}

TEST(KeyCell, MayNameNobody) {
    for (const auto* key : {"", "N/A", "None", "NONE", "TBD", "tbd", "0", "null", "-", " tbd "})
        EXPECT_TRUE(read::names_nobody(key)) << key;
    for (const auto* key : {"00", "0.0", "Nonesuch", "TBD Ltd", "1", "unknown", "N"})
        EXPECT_FALSE(read::names_nobody(key)) << key;
}

TEST(KeyShapes, TellSeveralKeysOfACell) {
    EXPECT_TRUE(are_several("18423300451;18423300452", {"18423300453"}));
    EXPECT_TRUE(are_several("18423300451; 18423300452 ;7", {"18423300453", "5"}));
    EXPECT_TRUE(are_several("C-1|C-22", {"C-3"}));
    EXPECT_TRUE(are_several("C-1\nC-2", {"C-3"}));
    EXPECT_TRUE(are_several("C-1\r\nC-2", {"C-3"}));
    EXPECT_TRUE(are_several("C-1,C-2", {"C-3"}));
    EXPECT_TRUE(are_several("Alder;Birch", {"Cedar"}));
    EXPECT_TRUE(are_several("5f3a9c;53019x", {"9a8b7c"}));
    EXPECT_TRUE(are_several("5f3a9c;530191", {"9a8b7c"}));
    EXPECT_TRUE(are_several("A12;B7", {"C110"}));
    EXPECT_TRUE(are_several("a@b.com;x@y.org", {"k@l.net"}));
    EXPECT_TRUE(are_several("1;2", {}));
    EXPECT_TRUE(are_several("101,102", {"103"}));
    EXPECT_TRUE(are_several("1;200", {"8", "9"}));
    EXPECT_TRUE(are_several("C-1;C-2", {"N/A", ""}));
}

TEST(KeyShapes, TakeNoOtherCellForSeveralKeys) {
    EXPECT_FALSE(are_several("C-1", {"C-2"}));
    EXPECT_FALSE(are_several("C-1;", {"C-2"}));
    EXPECT_FALSE(are_several("C-1, C-2", {"C-3"}));
    EXPECT_FALSE(are_several("Smith, Jones & Co", {"Alder"}));
    EXPECT_FALSE(are_several("Smith;Jones & Sons", {"Alder"}));
    EXPECT_FALSE(are_several("C-1;Alder", {"C-3"}));
    EXPECT_FALSE(are_several("1,200", {"8", "9"}));
    EXPECT_FALSE(are_several("1,200,300", {"8", "90"}));
    EXPECT_FALSE(are_several("EU|1001", {"EU|1002", "US|1003"}));
    EXPECT_FALSE(are_several("12|17", {"13|18"}));
    EXPECT_FALSE(are_several("5f3a9c;53", {"9a8b7c"}));
}

}  // namespace csm::test
