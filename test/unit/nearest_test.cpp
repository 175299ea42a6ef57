// SPDX-License-Identifier: MIT
#include <csm/nearest.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace csm::test {

TEST(Alternatives, AreAChoiceOrAList) {
    const std::vector<std::string> words{"text", "json", "csv"};
    const std::span all{words};
    EXPECT_EQ(alternatives({}), "");
    EXPECT_EQ(alternatives(all.first(1)), "text");
    EXPECT_EQ(alternatives(all.first(2)), "text or json");
    EXPECT_EQ(alternatives(all), "text, json or csv");
    EXPECT_EQ(enumerated({}), "");
    EXPECT_EQ(enumerated(all.first(1)), "text");
    EXPECT_EQ(enumerated(all.first(2)), "text and json");
    EXPECT_EQ(enumerated(all), "text, json and csv");
}

}  // namespace csm::test
