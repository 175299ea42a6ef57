// SPDX-License-Identifier: MIT
#include "documentation/console_blocks.hpp"
#include "places.hpp"
#include "support/golden_command.hpp"
#include "support/golden_difference.hpp"
#include "support/golden_folder.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cctype>
#include <map>

namespace csm::test {

namespace fs = std::filesystem;

namespace {

using Texts = std::vector<std::string>;

/// README.md and every Markdown file below docs, relative to the repository.
Texts documents() {
    Texts names;
    const fs::path root{CSM_SOURCE_DIR};
    if (fs::exists(root / "README.md")) names.emplace_back("README.md");
    if (!fs::exists(root / "docs")) return names;
    for (const auto& file : files_below(root / "docs"))
        if (file.ends_with(".md")) names.push_back("docs/" + file);
    return names;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
    auto name = info.param.substr(0, info.param.size() - 3);
    for (char& letter : name)
        if (std::isalnum(static_cast<unsigned char>(letter)) == 0) letter = '_';
    return name;
}

/// Makes the current folder look like the repository; files written into it touch the repository only where a
/// command names one of its folders.
void link_repository() {
    for (const auto& entry : fs::directory_iterator{CSM_SOURCE_DIR})
        if (entry.path().filename() != ".git" && entry.path().filename() != "build")
            fs::create_symlink(entry.path(), entry.path().filename());
}

std::vector<Texts> outputs_of(const std::vector<Console>& consoles) {
    const TemporaryFolder folder;
    link_repository();
    std::vector<Texts> outputs;
    outputs.reserve(consoles.size());
    for (const auto& console : consoles) outputs.push_back(lines_of(run_golden(console.command).screen));
    return outputs;
}

/// The first line that is not as the document shows it, as far as it has no ….
std::string explained(const Console& console, const Texts& output) {
    if (std::ranges::find(console.printed, "…") != console.printed.end())
        return fmt::format("the whole output is\n{}", fmt::join(output, "\n"));
    return first_difference(fmt::format("{}\n", fmt::join(console.printed, "\n")),
                            fmt::format("{}\n", fmt::join(output, "\n")));
}

}  // namespace

class Documentation : public testing::TestWithParam<std::string> {};

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Documentation);

TEST_P(Documentation, ShowsWhatCommandsPrint) {
    const auto path = fs::path{CSM_SOURCE_DIR} / GetParam();
    const auto document = text_of(path);
    const auto consoles = consoles_of(document);
    const auto outputs = outputs_of(consoles);
    for (std::size_t index = 0; index < consoles.size() && !blessing(); ++index)
        EXPECT_TRUE(shows(consoles[index].printed, outputs[index]))
            << GetParam() << ":" << consoles[index].line + 1 << ": csm prints something else, "
            << explained(consoles[index], outputs[index])
            << "\nCSM_BLESS=1 rewrites the document; read the diff before you commit it.";
    for (std::size_t index = 0; index < consoles.size(); ++index) {
        const bool shows_a_mistake = consoles[index].command.find("missing.") != std::string::npos;
        for (const auto& line : outputs[index])
            EXPECT_TRUE(shows_a_mistake || line.find("No such file") == std::string::npos)
                << GetParam() << ":" << consoles[index].line + 1 << ": " << line;
    }
    if (blessing()) {
        const auto rewritten = with_outputs(document, outputs);
        if (rewritten != document) write_text(path, rewritten);
    }
}

/// The rows of a table whose first title is "account", as customers by name and their cells by title.
std::map<std::string, std::map<std::string, std::string>> accounts_of(const std::string& document) {
    std::map<std::string, std::map<std::string, std::string>> accounts;
    Texts titles;
    for (const auto& line : lines_of(document)) {
        Texts cells;
        for (std::size_t begin = 1; line.starts_with('|') && begin < line.size();) {
            const auto end = line.find('|', begin);
            cells.push_back(line.substr(begin + 1, end - begin - 2));
            begin = end + 1;
        }
        if (cells.empty()) titles.clear();
        if (titles.empty() && !cells.empty() && cells[0] == "account") titles = cells;
        if (titles.empty() || cells[0] == "account" || line.starts_with("|--")) continue;
        for (std::size_t i = 1; i < cells.size(); ++i) accounts[cells[0]][titles[i]] = cells[i];
    }
    return accounts;
}

TEST(DocumentedMethods, ScoreTheTenAccountsAsTheTableSays) {
    const TemporaryFolder folder;
    link_repository();
    const auto shown = accounts_of(text_of(fs::path{CSM_SOURCE_DIR} / "docs/methods.md"));
    ASSERT_EQ(shown.size(), 10U);
    for (const auto* model : {"standard", "adoption", "outcomes"}) {
        const auto run = run_golden(fmt::format(
            "csm report data/samples/ten-accounts.json --as-of 2026-12-01 --format json --model {}", model));
        const auto report = boost::json::parse(run.out);
        for (const auto& customer : report.at("customers").as_array()) {
            const std::string name{customer.at("name").as_string()};
            ASSERT_TRUE(shown.contains(name)) << name;
            EXPECT_EQ(shown.at(name).at(model),
                      fmt::format("{} {}, {}", customer.at("health").at("overall_score").to_number<double>(),
                                  customer.at("health").at("classification").as_string().c_str(),
                                  customer.at("churn").at("risk_tier").as_string().c_str()))
                << name << ", " << model;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(, Documentation, testing::ValuesIn(documents()), test_name);

TEST(ConsoleBlocks, AreFoundBetweenOtherBlocks) {
    const auto consoles = consoles_of("# A\n```sh\n$ rm x\n```\n```console\n$ csm a\none\n\n$ csm b\n```\n"
                                      "```json\n{}\n```\n");
    ASSERT_EQ(consoles.size(), 2U);
    EXPECT_EQ(consoles[0].command, "csm a");
    EXPECT_EQ(consoles[0].line, 5U);
    EXPECT_THAT(consoles[0].printed, testing::ElementsAre("one", ""));
    EXPECT_THAT(consoles[1].printed, testing::IsEmpty());
    EXPECT_THROW(consoles_of("```console\ncsm a\n```\n"), std::invalid_argument);
    EXPECT_THROW(consoles_of("```console\n$ csm a\n"), std::invalid_argument);
}

TEST(ConsoleBlocks, MayLeaveLinesOut) {
    EXPECT_TRUE(shows({"a", "b"}, {"a", "b"}));
    EXPECT_FALSE(shows({"a", "b"}, {"a", "b", "c"}));
    EXPECT_FALSE(shows({"a", "b", "c"}, {"a", "b"}));
    EXPECT_TRUE(shows({"a", "…"}, {"a", "b", "c"}));
    EXPECT_TRUE(shows({"…", "c", "…", "e"}, {"a", "c", "d", "c", "e"}));
    EXPECT_TRUE(shows({"…"}, {}));
    EXPECT_FALSE(shows({"…", "c"}, {"a", "c", "d"}));
    EXPECT_FALSE(shows({"a … c"}, {"a b c"}));
}

TEST(ConsoleBlocks, AreRewrittenOnlyWhereTheyDiffer) {
    const std::string document = "x\n```console\n$ csm a\nold\n$ csm b\n…\nz\n```\ny\n";
    EXPECT_EQ(with_outputs(document, {{"old"}, {"y", "z"}}), document);
    EXPECT_EQ(with_outputs(document, {{"new", "er"}, {"y"}}),
              "x\n```console\n$ csm a\nnew\ner\n$ csm b\ny\n```\ny\n");
}

}  // namespace csm::test
