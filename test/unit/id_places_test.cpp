// SPDX-License-Identifier: MIT
#include "read/id_places.hpp"

#include <gtest/gtest.h>

#include <map>

namespace csm::test {

namespace {

/// Ids by their place, and how often each place was read.
struct Records {
    std::map<std::size_t, std::string> ids;
    std::map<std::size_t, int> reads{};

    std::string operator()(std::size_t place) {
        ++reads[place];
        return ids.at(place);
    }
};

}  // namespace

TEST(IdPlaces, TellWhereAnIdStoodFirst) {
    Records records{{{100, "A"}, {200, "B"}, {300, "A"}, {400, "A"}}};
    read::IdPlaces places;
    EXPECT_EQ(places.add(7, 100, std::ref(records)), std::nullopt);
    EXPECT_EQ(places.add(8, 200, std::ref(records)), std::nullopt);
    EXPECT_EQ(places.add(7, 300, std::ref(records)), 100);
    EXPECT_EQ(places.add(7, 400, std::ref(records)), 100);
}

TEST(IdPlaces, KeepOtherIdsWithTheSameHashApart) {
    Records records{{{100, "A"}, {200, "B"}, {300, "B"}, {400, "C"}, {500, "C"}, {600, "A"}}};
    read::IdPlaces places;
    EXPECT_EQ(places.add(7, 100, std::ref(records)), std::nullopt);
    EXPECT_EQ(places.add(7, 200, std::ref(records)), std::nullopt);
    EXPECT_EQ(places.add(7, 300, std::ref(records)), 200);
    EXPECT_EQ(places.add(7, 400, std::ref(records)), std::nullopt);
    EXPECT_EQ(places.add(7, 500, std::ref(records)), 400);
    EXPECT_EQ(places.add(7, 600, std::ref(records)), 100);
}

// It may be the longest record of all.
TEST(IdPlaces, ReadAFirstRecordAgainOnceOnly) {
    Records records{{{0, "A"}}};
    read::IdPlaces places;
    for (std::size_t place = 0; place < 1000; ++place) {
        records.ids[place] = "A";
        places.add(7, place, std::ref(records));
    }
    EXPECT_EQ(records.reads[0], 1);
}

}  // namespace csm::test
