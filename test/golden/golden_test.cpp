// SPDX-License-Identifier: MIT
#include "golden/golden_case.hpp"

#include "line/command.hpp"
#include "support/golden_difference.hpp"
#include "support/golden_folder.hpp"

#include <gmock/gmock.h>

#include <cctype>

namespace csm::test {

namespace {

/// The case as a test's name: health/empty-csv is health_empty_csv.
std::string test_name(const testing::TestParamInfo<GoldenCase>& info) {
    auto name = info.param.name();
    for (char& letter : name)
        if (std::isalnum(static_cast<unsigned char>(letter)) == 0) letter = '_';
    return name;
}

std::set<std::string> names_of(const GoldenTexts& texts) {
    std::set<std::string> names;
    for (const auto& [name, text] : texts) names.insert(name);
    return names;
}

}  // namespace

/// Shown by the test framework beside a case's name.
void PrintTo(const GoldenCase& golden, std::ostream* stream) { *stream << golden.name(); }

class Golden : public testing::TestWithParam<GoldenCase> {};

TEST_P(Golden, PrintsWhatIsExpected) {
    const auto actual = GetParam().run();
    if (blessing()) GetParam().bless(actual);
    EXPECT_THAT(GetParam().defects(), testing::IsEmpty());
    const auto expected = GetParam().expected();
    EXPECT_EQ(names_of(expected), names_of(actual)) << "what the command writes besides its output";
    for (const auto& [name, text] : expected) {
        if (!actual.contains(name)) continue;
        const auto difference = first_difference(text, actual.at(name));
        EXPECT_TRUE(difference.empty())
            << "test/golden/" << GetParam().name() << "/" << name << ", " << difference
            << "CSM_BLESS=1 rewrites the expected files; read the diff before you commit it.";
    }
}

INSTANTIATE_TEST_SUITE_P(, Golden, testing::ValuesIn(golden_cases()), test_name);

TEST(GoldenCases, CoverEveryCommand) {
    std::set<std::string> covered;
    for (const auto& golden : golden_cases()) covered.insert(golden.command());
    for (const auto& command : cmd::all_commands())
        EXPECT_TRUE(covered.contains(std::string{command.name}))
            << "csm " << command.name << " has no case; add test/golden/" << command.name << "/<case>/cmd";
}

TEST(GoldenCommand, SplitsWordsLikeAShell) {
    using testing::ElementsAre;
    EXPECT_THAT(words_of("  csm report  --owner \"Dana Reyes\"\n"),
                ElementsAre("csm", "report", "--owner", "Dana Reyes"));
    EXPECT_THAT(words_of("csm --owner='Dana \"D\" Reyes' ''"),
                ElementsAre("csm", "--owner=Dana \"D\" Reyes", ""));
    EXPECT_THROW(words_of("csm report | less"), std::invalid_argument);
    EXPECT_THROW(words_of("csm report \"half"), std::invalid_argument);
    EXPECT_THROW(run_golden("rm portfolio.json"), std::invalid_argument);
}

TEST(GoldenDifference, ShowsTheFirstLineThatDiffers) {
    EXPECT_EQ(first_difference("a\nb\n", "a\nb\n"), "");
    EXPECT_EQ(first_difference("a\nb\nc\n", "a\n\x1b[1mB\nc\n"), "line 2:\n    a\n  - b\n  + \\x1b[1mB\n");
    EXPECT_EQ(first_difference("a\n", "a\nb\n"), "line 2:\n    a\n  - (the text ends here)\n  + b\n");
    EXPECT_EQ(first_difference("a\n", "a"), "line 1:\n  - a\n  + a\\ no newline at the end\n");
}

}  // namespace csm::test
