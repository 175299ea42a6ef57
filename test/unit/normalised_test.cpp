// SPDX-License-Identifier: MIT
#include "base/normalised.hpp"

#include <csm/name_order.hpp>

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace csm::test {

TEST(Normalised, IsTrimmedWithoutCaseAndHasOneKindOfBlank) {
    EXPECT_EQ(normalised("  Analytics Module\t"), "analytics_module");
    EXPECT_EQ(normalised("analytics-module"), "analytics_module");
    EXPECT_EQ(normalised(""), "");
    EXPECT_EQ(normalised(" \n "), "");
}

TEST(Normalised, FoldsTheCaseOfEveryScript) {
    EXPECT_EQ(normalised("JÜRGEN MÜLLER"), normalised("Jürgen Müller"));
    EXPECT_EQ(normalised("ΞΈΝΗ"), normalised("Ξένη"));
    EXPECT_EQ(normalised("ΟΔΥΣΣΕΎΣ"), normalised("οδυσσεύς"));  // the final sigma
    EXPECT_EQ(normalised("STRASSE"), normalised("Straße"));
    EXPECT_EQ(normalised("ЖАННА"), normalised("Жанна"));
    EXPECT_EQ(normalised("ﬁnance"), normalised("FINANCE"));
}

TEST(Normalised, TakesALetterForOneHoweverItIsWritten) {
    EXPECT_EQ(normalised("Rene\u0301e"), normalised("RENÉE"));
    EXPECT_NE(normalised("Renée"), normalised("Renee"));
}

TEST(Normalised, KeepsWhatHasNoCase) {
    EXPECT_EQ(normalised("山田 太郎"), "山田_太郎");
    EXPECT_EQ(normalised("👩‍🚀"), "👩‍🚀");
    EXPECT_NE(normalised("İpek"), normalised("ipek"));  // the dot of the capital stays a letter of its own
}

TEST(Normalised, OfBytesThatAreNoUtf8FoldsAsciiAlone) {
    EXPECT_EQ(normalised("A\xFF B"), "a\xFF_b");
    EXPECT_TRUE(are_alike("A\xFF", "a\xFF"));
}

TEST(Normalised, ComparesInTheSameWay) {
    EXPECT_TRUE(are_alike("Jürgen MÜLLER ", "jürgen müller"));
    EXPECT_TRUE(are_alike("STRASSE", "straße"));
    EXPECT_TRUE(are_alike("e\u0301", "É"));
    EXPECT_TRUE(are_alike("\u212Aim", "Kim"));  // the sign of Kelvin
    EXPECT_FALSE(are_alike("Müller", "Muller"));
    EXPECT_FALSE(are_alike("ab", "abc"));
    EXPECT_TRUE(matches("ÉCOLE", normalised("école")));
    EXPECT_FALSE(matches("école", "ecole"));
}

TEST(NameOrder, TakesSpellingsOfANameForOne) {
    std::map<std::string, int, NameOrder> counts;
    for (const auto* name :
         {"Jürgen Müller", "JÜRGEN MÜLLER", "jürgen-müller", "Jurgen Muller", "Dana", "DANA "})
        ++counts[name];
    EXPECT_EQ(counts.size(), 3U);
    EXPECT_EQ(counts["jürgen müller"], 3);
    EXPECT_EQ(counts.find("dana")->first, "Dana");
}

}  // namespace csm::test
