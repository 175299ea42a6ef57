// SPDX-License-Identifier: MIT
#include <csm/name_index.hpp>

#include <gmock/gmock.h>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The matches of names whose places are 0, 1 and so on: "same 0 2 (3)".
std::vector<std::string> matches_of(const std::vector<std::string>& names, std::size_t most = 100) {
    NameIndex index;
    for (std::size_t i = 0; i < names.size(); ++i) index.add(comparable_name(names[i]), i);
    const auto matches = index.matches(most);
    std::vector<std::string> texts;
    for (const auto& [same, accounts, places] : matches.found)
        texts.push_back((same ? "same " : "near ") + std::to_string(places[0]) + " " +
                        std::to_string(places[1]) + " (" + std::to_string(accounts) + ")");
    if (!matches.complete) texts.emplace_back("more");
    return texts;
}

}  // namespace

TEST(ComparableName, LeavesOutWhatSaysNothing) {
    EXPECT_EQ(comparable_name("Alderbrook Tea"), "alderbrooktea");
    EXPECT_EQ(comparable_name("  ALDERBROOK-TEA, Ltd. "), "alderbrooktea");
    EXPECT_EQ(comparable_name("Castor & Pike GmbH & Co. KG"), "castorandpike");
    EXPECT_EQ(comparable_name("O'Hara S.A."), "ohara");
    EXPECT_EQ(comparable_name("Caf\u00e9 M\u00dcNZER AG"), "cafemunzer");
    EXPECT_EQ(comparable_name("\u65e5\u672c"), "\u65e5\u672c");
    EXPECT_EQ(comparable_name("Company"), "company");
    EXPECT_EQ(comparable_name(" .,! "), "");
    EXPECT_EQ(comparable_name("ends in half a letter \xC3"), "endsinhalfaletter\xC3");
}

TEST(Slip, IsOneLetterOrTwoSwapped) {
    for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{
             {"abc", "abd"}, {"abc", "ab"}, {"abc", "acb"}, {"abc", "xabc"}, {"", "a"}})
        EXPECT_TRUE(differ_by_one_slip(a, b) && differ_by_one_slip(b, a)) << a << " " << b;
    for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{
             {"abc", "abc"}, {"abc", "bcd"}, {"abcd", "badc"}, {"abc", "a"}, {"", "ab"}, {"abc", "cba"}})
        EXPECT_FALSE(differ_by_one_slip(a, b) || differ_by_one_slip(b, a)) << a << " " << b;
}

TEST(NameIndex, FindsEqualNamesOnce) {
    EXPECT_THAT(matches_of({"Alder Tea", "Birch", "ALDER TEA", "Cedar", "Alder Tea Ltd", "birch"}),
                ElementsAre("same 0 2 (3)", "same 1 5 (2)"));
}

TEST(NameIndex, FindsSlips) {
    EXPECT_THAT(matches_of({"Gorsefield Print", "Juniper Lane", "Gorsefeild Print", "Juniperr Lane",
                            "Juniper Lame", "Else"}),
                ElementsAre("near 0 2 (2)", "near 1 3 (2)", "near 1 4 (2)"));
}

TEST(NameIndex, KeepsShortNamesAndNumbersApart) {
    EXPECT_THAT(matches_of({"Acme", "Acne", "Site 12", "Site 13", "Site 113", "Harbour 4a", "Harbour 4b"}),
                ElementsAre("near 5 6 (2)"));
    EXPECT_THAT(matches_of({"", "", " "}), IsEmpty());
}

TEST(NameIndex, StopsAtTheMostWanted) {
    EXPECT_THAT(matches_of({"Alder", "Alder", "Birch", "Birch"}, 1), ElementsAre("same 0 1 (2)", "more"));
    EXPECT_THAT(matches_of({"Juniper Lane", "Juniper Lame", "Juniper Line"}, 2),
                ElementsAre("near 0 1 (2)", "near 0 2 (2)"));
    EXPECT_THAT(matches_of({"Juniper Lane", "Juniper Late", "Juniper Lake"}, 2),
                ElementsAre("near 0 1 (2)", "near 0 2 (2)", "more"));
}

TEST(NameIndex, AgreesWithComparingAllPairs) {
    std::vector<std::string> names;
    for (int i = 0; i < 300; ++i) {
        std::string name = "harbour";
        for (int letter = 0, rest = i * 7919; letter < 4; ++letter, rest /= 3)
            name.insert(static_cast<std::size_t>(rest % 7), 1, static_cast<char>('a' + rest % 3));
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t j = i + 1; j < names.size(); ++j)
            if (differ_by_one_slip(names[i], names[j]))
                expected.push_back("near " + std::to_string(i) + " " + std::to_string(j) + " (2)");
    EXPECT_FALSE(expected.empty());
    EXPECT_EQ(matches_of(names, 100000), expected);
}

}  // namespace csm::test
