// SPDX-License-Identifier: MIT
#include "support/reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace csm::test {

namespace {

using testing::ElementsAre;

std::size_t segment_of(const std::string& members) {
    return read_text(R"({"customer_id": "C1")" + members + "}").accounts.at(0).segment;
}

}  // namespace

TEST(Segment, FollowsFromTheArr) {
    EXPECT_EQ(derived_segment(standard_model(), 100001), enterprise);
    EXPECT_EQ(derived_segment(standard_model(), 100000.01), enterprise);
    EXPECT_EQ(derived_segment(standard_model(), 100000), mid_market);
    EXPECT_EQ(derived_segment(standard_model(), 25000), mid_market);
    EXPECT_EQ(derived_segment(standard_model(), 24999.99), smb);
    EXPECT_EQ(derived_segment(standard_model(), 0), smb);
    EXPECT_EQ(derived_segment(standard_model(), -1), smb);
}

TEST(Segment, IsTheDefaultWithoutAnArr) {
    EXPECT_EQ(derived_segment(standard_model(), std::nullopt), mid_market);
    EXPECT_EQ(derived_segment(model_with({{"default_segment", R"("smb")"}}), std::nullopt), smb);
}

TEST(Segment, IsFoundByNameAndAliasInAnySpelling) {
    for (const auto* word : {"mid-market", "Mid Market", " MID_MARKET\t", "midmarket", "MidMarket"})
        EXPECT_EQ(find_segment(standard_model(), word), mid_market) << word;
    EXPECT_EQ(find_segment(standard_model(), "Enterprise"), enterprise);
    EXPECT_EQ(find_segment(standard_model(), "SMB"), smb);
    EXPECT_EQ(find_segment(standard_model(), "mid--market"), std::nullopt);
    EXPECT_EQ(find_segment(standard_model(), ""), std::nullopt);
}

TEST(Segment, OfAnAccountIsWhatTheInputSays) {
    EXPECT_EQ(segment_of(R"(, "segment": "smb", "arr": 5000000)"), smb);
    EXPECT_EQ(segment_of(R"(, "arr": 5000000, "segment": "SMB ")"), smb);
}

TEST(Segment, OfAnAccountWithoutOneFollowsFromItsArr) {
    EXPECT_EQ(segment_of(R"(, "arr": 100001)"), enterprise);
    EXPECT_EQ(segment_of(R"(, "arr": 100000)"), mid_market);
    EXPECT_EQ(segment_of(R"(, "arr": 24999)"), smb);
    EXPECT_EQ(segment_of(R"(, "segment": "giant", "arr": 24999)"), smb);
    EXPECT_EQ(segment_of(R"(, "segment": null, "arr": 100001)"), enterprise);
    EXPECT_EQ(segment_of(""), mid_market);
}

TEST(Segment, SaysWhereItComesFromWhenItIsNotGiven) {
    EXPECT_THAT(read_text(R"({"customer_id": "C1", "arr": 100001})").segment_notes,
                ElementsAre("is not known; enterprise follows from the ARR"));
    EXPECT_THAT(read_text(R"({"customer_id": "C1"})").segment_notes,
                ElementsAre("is not known, nor is the ARR; mid-market is used, the model's default"));
    EXPECT_THAT(read_text(R"({"customer_id": "C1", "segment": "smb"})").segment_notes, ElementsAre());
}

}  // namespace csm::test
