// SPDX-License-Identifier: MIT
#include "process/hostile.hpp"

#include "places.hpp"
#include "support/golden_folder.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cctype>
#include <ostream>
#include <regex>

namespace csm::test {

namespace {

struct NamedSituation {
    std::string kind;
    Situation situation;
};

void PrintTo(const NamedSituation& named, std::ostream* out) { *out << named.situation.name; }

std::vector<NamedSituation> all_situations() {
    std::vector<NamedSituation> all;
    for (auto& kind : hostile_kinds())
        for (auto& situation : kind.situations) all.push_back({kind.name, std::move(situation)});
    return all;
}

/// The name of the test: letters, digits and _ are all that it may hold.
std::string test_name(const testing::TestParamInfo<NamedSituation>& row) {
    auto name = row.param.kind + "_" + row.param.situation.name;
    std::erase_if(name, [](char letter) { return letter == ',' || letter == '\''; });
    for (auto& letter : name)
        if (std::isalnum(static_cast<unsigned char>(letter)) == 0) letter = '_';
    return name;
}

class Hostile : public testing::TestWithParam<NamedSituation> {};

}  // namespace

TEST_P(Hostile, Situation) { try_situation(GetParam().situation); }

INSTANTIATE_TEST_SUITE_P(Kinds, Hostile, testing::ValuesIn(all_situations()), test_name);

TEST(HostileKinds, AreCountedInTheDocument) {
    const auto path = CSM_SOURCE_DIR "/docs/reliability.md";
    const auto document = text_of(path);
    auto expected = document;
    std::size_t all = 0;
    for (const auto& kind : hostile_kinds()) {
        const auto count = kind.situations.size();
        all += count;
        const std::regex row{"\n\\| " + kind.name + " \\| \\d+ \\|"};
        EXPECT_TRUE(std::regex_search(document, row)) << kind.name << " has no row";
        expected = std::regex_replace(expected, row, fmt::format("\n| {} | {} |", kind.name, count));
    }
    const std::regex sum{"the \\d+ situations"};
    EXPECT_TRUE(std::regex_search(document, sum));
    expected = std::regex_replace(expected, sum, fmt::format("the {} situations", all));
    EXPECT_GE(all, 200U);
    if (blessing())
        write_text(path, expected);
    else
        EXPECT_EQ(document, expected) << "CSM_BLESS=1 counts again";
}

}  // namespace csm::test
