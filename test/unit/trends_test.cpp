// SPDX-License-Identifier: MIT
#include "documents/parts.hpp"
#include "documents/trends.hpp"

#include <gmock/gmock.h>

#include <array>

namespace csm::test {

using documents::id_column;
using documents::sparkline;

TEST(Sparkline, ShowsEveryValue) {
    EXPECT_EQ(sparkline({}), "");
    EXPECT_EQ(sparkline(std::array<double, 3>{0, 0, 0}), "···");
    EXPECT_EQ(sparkline(std::array<double, 5>{1, 50, 100, 0, 99}), "▁▄█·▇");
}

TEST(IdColumn, KeepsShortIdsOnANarrowPage) {
    Account short_one, long_one;
    short_one.customer_id = "C-1";
    long_one.customer_id = "6f1c2f0e-8f0d-4a4e-9a53-0d6d5d1f7b11";
    const std::array<const Account*, 2> both{&short_one, &long_one};
    EXPECT_EQ(id_column({.accounts = {both.data(), 1}}).dispensable, 1);
    EXPECT_EQ(id_column({.accounts = both}).dispensable, 9);
}

}  // namespace csm::test
