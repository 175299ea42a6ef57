// SPDX-License-Identifier: MIT
#include <csm/spellings.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace csm::test {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> told(const SpellingTally& tally) {
    std::vector<std::string> lines;
    for (const auto& [kind, spellings] : tally.names()) {
        std::string line{word(kind)};
        for (const auto& [text, accounts] : spellings) line += "|" + text + " " + std::to_string(accounts);
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

TEST(Spellings, OfOneNameAreToldMostFrequentFirst) {
    SpellingTally tally;
    for (const auto* owner : {"dana reyes ", "Dana Reyes", "DANA-REYES", "Dana Reyes", "Tomás", "  ", ""})
        tally.add({SpelledKind::owner, owner});
    EXPECT_THAT(told(tally), ElementsAre("owner|Dana Reyes 2|DANA-REYES 1|dana reyes  1"));
    EXPECT_TRUE(tally.is_complete());
}

TEST(Spellings, OfDifferentThingsAreNotOne) {
    SpellingTally tally;
    tally.add({SpelledKind::owner, "Legal"});
    tally.add({SpelledKind::department, "legal"});
    tally.add({SpelledKind::module, "legal"});
    EXPECT_THAT(told(tally), IsEmpty());
    tally.add({SpelledKind::module, "Legal"});
    tally.add({SpelledKind::department, "LEGAL"});
    EXPECT_THAT(told(tally), ElementsAre("module|Legal 1|legal 1", "department|LEGAL 1|legal 1"));
}

TEST(Spellings, BeyondWhatIsKeptAreToldAsIncomplete) {
    SpellingTally tally;
    for (int i = 0; i < 100'000; ++i) tally.add({SpelledKind::owner, "owner " + std::to_string(i)});
    EXPECT_TRUE(tally.is_complete());
    tally.add({SpelledKind::owner, "one more"});
    EXPECT_FALSE(tally.is_complete());
    tally.add({SpelledKind::owner, "owner 5"});
    EXPECT_THAT(told(tally), IsEmpty());
}

}  // namespace csm::test
