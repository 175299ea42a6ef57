// SPDX-License-Identifier: MIT
#include "write/data/json_writer.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

namespace csm::test {

namespace {

/// One character as JSON text, by the letter of RFC 8259, with DEL escaped as well.
std::string escaped_character(char character) {
    const auto byte = static_cast<unsigned char>(character);
    switch (character) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: break;
    }
    if (byte >= 0x20 && byte != 0x7f) return {character};
    constexpr std::string_view digits = "0123456789abcdef";
    return {'\\', 'u', '0', '0', digits[byte / 16], digits[byte % 16]};
}

std::string expected_text(std::string_view text) {
    std::string json = "\"";
    for (const char character : text) json += escaped_character(character);
    return json + "\"";
}

std::string text_of(std::string_view text) {
    TextBuffer out;
    out.append("before ");
    render::append_json_text(out, text);
    return std::string{out.view().substr(7)};
}

/// The text written in two pieces and escaped where it stands.
std::string written_text(std::string_view text) {
    TextBuffer out;
    out.append("before ");
    render::append_json_written(out, [&](TextBuffer& to) {
        to.append(text.substr(0, text.size() / 2));
        to.append(text.substr(text.size() / 2));
    });
    return std::string{out.view().substr(7)};
}

}  // namespace

// Characters are looked at in blocks; every byte is tried at every place of texts of about the sizes of
// blocks.
TEST(JsonText, EscapesEveryByteAtEveryPlace) {
    for (const std::size_t size : {1U, 7U, 8U, 15U, 16U, 17U, 31U, 32U, 33U, 50U})
        for (std::size_t place = 0; place < size; ++place)
            for (int byte = 0; byte < 256; ++byte) {
                std::string text(size, 'x');
                text[place] = static_cast<char>(byte);
                ASSERT_EQ(text_of(text), expected_text(text)) << size << " " << place << " " << byte;
                ASSERT_EQ(written_text(text), expected_text(text)) << size << " " << place << " " << byte;
            }
}

TEST(JsonText, EscapesSeveralCharacters) {
    const std::string text{"\"\\\"\n a \x01 b, and \x7f more than sixteen \"letters\" between\t"};
    EXPECT_EQ(text_of(text), expected_text(text));
    EXPECT_EQ(written_text(text), expected_text(text));
    EXPECT_EQ(text_of(""), "\"\"");
    EXPECT_EQ(written_text(""), "\"\"");
}

}  // namespace csm::test
