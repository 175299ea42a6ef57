// SPDX-License-Identifier: MIT
#include "base/keyed_hash.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace csm::test {

// The first vectors of the reference implementation with one and three rounds: the bytes 0, 1, 2, … under the
// key 0, 1, …, 15.
TEST(KeyedHash, IsSipHash13) {
    constexpr std::array<std::uint64_t, 2> key{0x0706050403020100, 0x0f0e0d0c0b0a0908};
    constexpr std::uint64_t vectors[] = {
        0xabac0158050fc4dc, 0xc9f49bf37d57ca93, 0x82cb9b024dc7d44d, 0x8bf80ab8e7ddf7fb, 0xcf75576088d38328,
        0xdef9d52f49533b67, 0xc50d2b50c59f22a7, 0xd3927d989bb11140, 0x369095118d299a8e, 0x25a48eb36c063de4};
    std::string text;
    for (const auto expected : vectors) {
        EXPECT_EQ(sip_hash(key, text), expected) << text.size();
        text += static_cast<char>(text.size());
    }
}

TEST(KeyedHash, HasAnotherKeyInEachTable) {
    std::set<std::size_t> hashes;
    for (int i = 0; i < 100; ++i) hashes.insert(KeyedHash{}("C-1001"));
    EXPECT_EQ(hashes.size(), 100U);
    const KeyedHash hash;
    const auto copy = hash;
    EXPECT_EQ(hash("C-1001"), copy("C-1001"));
    EXPECT_NE(hash("C-1001"), hash("C-1002"));
}

}  // namespace csm::test
