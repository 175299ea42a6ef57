// SPDX-License-Identifier: MIT
#include "support/models.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <gtest/gtest.h>

#include <cstdint>

namespace csm::test {

namespace {

/// CRC-64/XZ bit by bit: reflected polynomial 0x42F0E1EBA9EA3693, all ones at the start and at the end.
std::uint64_t crc64_xz(std::string_view bytes) {
    std::uint64_t rest = ~std::uint64_t{0};
    for (const char byte : bytes) {
        rest ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) rest = rest >> 1 ^ ((rest & 1) != 0 ? 0xC96C5795D7870F42ULL : 0);
    }
    return ~rest;
}

std::string digest_of(std::string_view text) { return model_of(text).digest; }

/// The standard model with other blanks: no line ends, or tabs and CRLF.
std::string with_line_ends(const std::string& line_end) {
    std::string text;
    for (const char letter : standard_model_text()) letter == '\n' ? text += line_end : text += letter;
    return text;
}

}  // namespace

TEST(ModelDigest, OfTheTestItselfIsCrc64Xz) { EXPECT_EQ(crc64_xz("123456789"), 0x995DC9BBDF1939FAULL); }

TEST(ModelDigest, IsTheCrcOfTheCompactDocument) {
    const auto compact = boost::json::serialize(boost::json::parse(standard_model_text()));
    EXPECT_EQ(standard_model().digest, fmt::format("crc64:{:016x}", crc64_xz(compact)));
}

TEST(ModelDigest, DoesNotChangeWithTheLayout) {
    EXPECT_EQ(digest_of(with_line_ends("")), standard_model().digest);
    EXPECT_EQ(digest_of(with_line_ends("\r\n\t ")), standard_model().digest);
    EXPECT_EQ(digest_of("\xEF\xBB\xBF" + with_line_ends("\n") + "\n\n"), standard_model().digest);
}

TEST(ModelDigest, DoesNotChangeWithTheNotationOfANumber) {
    std::string text{standard_model_text()};
    const auto place = text.find("\"coverage_floor\": 0.7,");
    ASSERT_NE(place, std::string::npos);
    text.replace(place, 22, "\"coverage_floor\": 7e-1,");
    EXPECT_EQ(digest_of(text), standard_model().digest);
}

TEST(ModelDigest, ChangesWithTheContent) {
    EXPECT_NE(model_with({{"coverage_floor", "0.71"}}).digest, standard_model().digest);
    EXPECT_NE(model_with({{"health.findings[0].text", R"("Other")"}}).digest, standard_model().digest);
    EXPECT_NE(model_with({{"version", R"("1.0.1")"}}).digest, standard_model().digest);
    EXPECT_EQ(model_with({{"version", R"("1.0.0")"}}).digest, standard_model().digest);
}

}  // namespace csm::test
