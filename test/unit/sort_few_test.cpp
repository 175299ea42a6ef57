// SPDX-License-Identifier: MIT
#include "base/sort_few.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace csm::test {

namespace {

/// A number to sort by and the place it had before.
using Item = std::pair<unsigned, std::size_t>;

bool by_number(const Item& a, const Item& b) { return a.first < b.first; }

/// Numbers with many repetitions, the same on every machine.
std::vector<Item> items(std::size_t count) {
    std::vector<Item> made;
    std::uint32_t state = 7;
    for (std::size_t i = 0; i < count; ++i) {
        state = state * 1664525 + 1013904223;
        made.emplace_back((state >> 24U) % 5, i);
    }
    return made;
}

}  // namespace

class SortFewTest : public testing::TestWithParam<std::size_t> {};

// Sorting by number and then by place gives the same as a stable sort by number.
TEST_P(SortFewTest, KeepsEqualItemsInTheirOrder) {
    auto sorted = items(GetParam());
    auto expected = sorted;
    std::sort(expected.begin(), expected.end());
    sort_few(sorted, by_number);
    EXPECT_EQ(sorted, expected);
}

INSTANTIATE_TEST_SUITE_P(Sizes, SortFewTest, testing::Values(0, 1, 2, 5, 31, 32, 33, 1000));

}  // namespace csm::test
