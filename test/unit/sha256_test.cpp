// SPDX-License-Identifier: MIT
#include "base/sha256.hpp"

#include <gtest/gtest.h>

#include <string>

namespace csm::test {

// The examples of FIPS 180-4.
TEST(Sha256, IsTheOneOfTheStandard) {
    EXPECT_EQ(sha256_text(sha256("")),
              "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_text(sha256("abc")),
              "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_text(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
              "sha256:248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, DoesNotDependOnThePieces) {
    const std::string text(1'000'000, 'a');
    Sha256 pieces;
    for (std::size_t at = 0; at < text.size(); at += 977) pieces.add(std::string_view{text}.substr(at, 977));
    EXPECT_EQ(sha256_text(pieces.digest()),
              "sha256:cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    EXPECT_EQ(pieces.digest(), sha256("")) << "after the digest the text is empty again";
}

}  // namespace csm::test
