// SPDX-License-Identifier: MIT
#include "read/id_places.hpp"

#include <gtest/gtest.h>

namespace csm::test {

namespace {

bool is_same(std::size_t) { return true; }

bool is_other(std::size_t) { return false; }

}  // namespace

TEST(IdPlaces, TellWhereAnIdStoodFirst) {
    read::IdPlaces places;
    EXPECT_EQ(places.add(7, 100, is_same), std::nullopt);
    EXPECT_EQ(places.add(8, 200, is_same), std::nullopt);
    EXPECT_EQ(places.add(7, 300, is_same), 100);
    EXPECT_EQ(places.add(7, 400, is_same), 100);
}

TEST(IdPlaces, KeepOtherIdsWithTheSameHashApart) {
    read::IdPlaces places;
    EXPECT_EQ(places.add(7, 100, is_other), std::nullopt);
    EXPECT_EQ(places.add(7, 200, is_other), std::nullopt);
    EXPECT_EQ(places.add(7, 300, [](std::size_t place) { return place == 200; }), 200);
    EXPECT_EQ(places.add(7, 400, is_other), std::nullopt);
    EXPECT_EQ(places.add(7, 500, [](std::size_t place) { return place == 400; }), 400);
}

}  // namespace csm::test
