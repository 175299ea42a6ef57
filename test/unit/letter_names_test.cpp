// SPDX-License-Identifier: MIT
#include <csm/letters.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace csm::test {

namespace {

std::string name_of(std::string_view id) { return LetterNames{".md"}.name_for(id); }

}  // namespace

TEST(LetterNames, KeepWhatAFileNameTakes) {
    EXPECT_EQ(name_of("C-1002"), "C-1002.md");
    EXPECT_EQ(name_of("a_b.c"), "a_b.c.md");
}

TEST(LetterNames, StayInTheFolder) {
    for (const auto* id : {"../../etc/passwd", "/etc/passwd", "..", ".", ".hidden", "-rf", "a\nb", "a b",
                           "a;b", "C:\\x", "\xC3\xA4", "\xFF"}) {
        const auto name = name_of(id);
        EXPECT_THAT(name, testing::MatchesRegex("[A-Za-z0-9_][A-Za-z0-9_.-]*-[0-9a-f]{8}\\.md")) << id;
    }
    EXPECT_THAT(name_of(std::string(300, 'x')), testing::SizeIs(100 + 9 + 3));
}

TEST(LetterNames, NeverTakeAnothersPlace) {
    LetterNames names{".html"};
    std::set<std::string> taken;
    const std::string lengthy(300, 'x');
    for (const auto& id : {std::string{"abc"}, std::string{"ABC"}, std::string{"a/b"}, std::string{"a:b"},
                           std::string{"a-b"}, lengthy, lengthy + "y", std::string{"Abc"}}) {
        auto name = names.name_for(id);
        for (char& letter : name)
            letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        EXPECT_TRUE(taken.insert(name).second) << name;
    }
    EXPECT_EQ(LetterNames{".md"}.name_for("a/b"), LetterNames{".md"}.name_for("a/b"));
}

}  // namespace csm::test
