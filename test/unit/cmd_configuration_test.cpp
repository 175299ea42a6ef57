// SPDX-License-Identifier: MIT
#include "configuration.hpp"
#include "places.hpp"
#include "run.hpp"
#include "support/golden_folder.hpp"
#include "support/memory_io.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace csm::test {

namespace {

namespace fs = std::filesystem;

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// A working folder with the sample, and a home beside it.
struct Configuration : testing::Test {
    TemporaryFolder folder;
    MemoryIo memory;
    std::string sample = text_of(CSM_SOURCE_DIR "/data/samples/portfolio.json");

    Configuration() {
        fs::create_directories("home");
        fs::create_directories("work");
        write_text("elsewhere.json", sample);
        fs::current_path("work");
        write_text("portfolio.json", sample);
        memory.io.today = Date{2026, 12, 1};
        memory.environment = {{"HOME", (fs::path{folder.path()} / "home").string()}};
    }

    int csm(std::vector<std::string> words) {
        memory.out.clear();
        memory.err.clear();
        return cmd::run(words, memory.io);
    }

    void own(std::string_view text) { write_text("../home/.config/csm/csm.toml", text); }

    static void here(std::string_view text) { write_text("csm.toml", text); }
};

}  // namespace

TEST_F(Configuration, IsNotNeededAndNotTold) {
    EXPECT_EQ(csm({"health", "--top", "1"}), 0);
    EXPECT_THAT(memory.err, IsEmpty());
}

TEST_F(Configuration, TheFolderComesBeforeThePerson) {
    here("model = \"outcomes\"\n");
    own("model = \"adoption\"\nowner = \"Mei-Lin Tao\"\n");
    EXPECT_EQ(csm({"health", "--top", "1"}), 0);
    EXPECT_THAT(memory.out, AllOf(HasSubstr("model outcomes"), HasSubstr("owner Mei-Lin Tao")));
    EXPECT_THAT(memory.err, AllOf(StartsWith("csm health: csm.toml sets model, "),
                                  HasSubstr("home/.config/csm/csm.toml sets owner; --no-config")));
    EXPECT_EQ(csm({"health", "--top", "1", "--quiet"}), 0);
    EXPECT_THAT(memory.err, IsEmpty());
}

TEST_F(Configuration, AnOptionAndTheEnvironmentComeBefore) {
    here("model = \"outcomes\"\nowner = \"Mei-Lin Tao\"\nportfolio = \"none.json\"\n");
    memory.environment["CSM_PORTFOLIO"] = "portfolio.json";
    EXPECT_EQ(csm({"churn", "--model", "standard", "--top", "1", "--customer", "C-1005"}), 0);
    EXPECT_THAT(memory.out, AllOf(HasSubstr("model standard"), Not(HasSubstr("Mei-Lin Tao"))));
    EXPECT_THAT(memory.err, IsEmpty());
}

TEST_F(Configuration, CanBeSwitchedOff) {
    here("modle = 1\n");
    EXPECT_EQ(csm({"health"}), 2);
    EXPECT_EQ(csm({"health", "--no-config"}), 0);
    memory.environment["CSM_CONFIG"] = "";
    EXPECT_EQ(csm({"health"}), 0);
}

TEST_F(Configuration, FollowsTheHomeForConfigurations) {
    memory.environment["XDG_CONFIG_HOME"] = (fs::path{folder.path()} / "xdg").string();
    write_text("../xdg/csm/csm.toml", "missing = \"default\"\n");
    own("modle = 1\n");
    EXPECT_EQ(csm({"health", "--top", "1"}), 0);
    EXPECT_THAT(memory.out, HasSubstr("are replaced by"));
    memory.environment["XDG_CONFIG_HOME"] = "relative";
    EXPECT_EQ(csm({"health"}), 2);
}

TEST_F(Configuration, OfThePersonNamesAnyFile) {
    own("portfolio = \"~/../elsewhere.json\"\n");
    EXPECT_EQ(csm({"health", "--top", "1"}), 0);
    own("portfolio = \"beside.json\"\n");
    EXPECT_EQ(csm({"health", "--top", "1"}), 1);
    EXPECT_THAT(memory.err, AllOf(HasSubstr(".config/csm/beside.json"), HasSubstr("portfolio is set by ")));
}

TEST_F(Configuration, OfTheFolderStaysInIt) {
    fs::create_symlink("../elsewhere.json", "link.json");
    fs::create_directories("inside");
    write_text("inside/p.json", sample);
    fs::create_directory_symlink("..", "up");
    for (const auto path : {"../elsewhere.json", "inside/../../elsewhere.json", "/etc/passwd", "~/p.json",
                            "link.json", "up/elsewhere.json", "l*.json", ".", "-"}) {
        here("portfolio = \"" + std::string{path} + "\"\n");
        EXPECT_EQ(csm({"health"}), 2) << path;
        EXPECT_THAT(memory.err, StartsWith("csm health: csm.toml:1: ")) << path;
        if (path == std::string{"."}) continue;
        here("model = \"" + std::string{path} + "\"\n");
        EXPECT_NE(csm({"health"}), 0) << path;
    }
    here("portfolio = [\"inside\", \"./inside/*.json\"]\n");
    EXPECT_THAT(memory.err, Not(HasSubstr("leads out")));
    here("portfolio = \"inside/p.json\"\n");
    EXPECT_EQ(csm({"health"}), 0);
}

TEST_F(Configuration, AWordOfOneKeyIsAFileOfAnother) {
    write_text("../secret.csv", "customer_id,kind,value\nSECRET,note,x\n");
    fs::create_symlink("../secret.csv", "standard");
    fs::create_symlink("../secret.csv", "none");
    for (const auto text : {"decisions = \"standard\"\n", "model = \"none\"\n"}) {
        here(text);
        EXPECT_NE(csm({"health"}), 0) << text;
        EXPECT_THAT(memory.err + memory.out, Not(HasSubstr("SECRET"))) << text;
    }
    here("model = \"standard\"\ndecisions = \"none\"\n");
    EXPECT_EQ(csm({"health"}), 0);
}

TEST_F(Configuration, ALinkThatLeadsNowhereIsTold) {
    fs::create_symlink("/nonexistent/csm.toml", "csm.toml");
    EXPECT_EQ(csm({"health"}), 1);
    EXPECT_THAT(memory.err, HasSubstr("csm.toml"));
}

TEST_F(Configuration, HasKeysForOptionsOfTheReport) {
    const auto commands = cmd::all_commands();
    const auto report = std::ranges::find(commands, "report", &cmd::Command::name)->declare();
    for (const auto& key : cmd::configuration_keys()) {
        bool is_there = key.option.empty();
        for (const auto& group : report.options)
            for (const auto& option : group.options) is_there = is_there || option.name == key.option;
        EXPECT_TRUE(is_there) << key.name;
    }
}

TEST_F(Configuration, WhatIsWrongIsToldWithItsLine) {
    here("\nmodle = \"outcomes\"\n");
    EXPECT_EQ(csm({"health"}), 2);
    EXPECT_THAT(memory.err, HasSubstr("csm.toml:2: there is no key \"modle\"; did you mean \"model\"?"));
    here("[report]\nmodel = \"outcomes\"\n");
    EXPECT_EQ(csm({"health"}), 2);
    EXPECT_THAT(memory.err, HasSubstr("csm.toml:1: there is no key \"report\"; the keys are "));
    here("output = \"x\"\n");
    EXPECT_EQ(csm({"health"}), 2);
    here("missing = \"sometimes\"\n");
    EXPECT_EQ(csm({"health"}), 2);
    EXPECT_THAT(memory.err, HasSubstr("csm.toml:1: --missing takes exclude or default"));
    here("model = 5.5\n");
    EXPECT_EQ(csm({"health"}), 2);
    here("model = \"outcomes\n");
    EXPECT_EQ(csm({"health"}), 2);
    EXPECT_THAT(memory.err, HasSubstr("csm.toml:1:"));
    here("model = \"mine.json\"\n");
    EXPECT_EQ(csm({"health"}), 1);
    EXPECT_THAT(memory.err, HasSubstr("model is set by csm.toml:1"));
    here("\n\nowner = \"Nobody Atall\"\n");
    EXPECT_EQ(csm({"health"}), 2);
    EXPECT_THAT(memory.err, HasSubstr("owner is set by csm.toml:3"));
}

TEST_F(Configuration, WhatIsOfAnotherKindIsToldWithWhatIsExpected) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"capacity = true", "csm.toml:1: capacity takes a whole number, such as 10\n"},
        {"capacity = 1.5", "csm.toml:1: capacity takes a whole number, such as 10\n"},
        {"missing = 5", "missing takes a text in quotes, such as \"default\"\n"},
        {"currency = 5", "currency takes a text in quotes, such as \"EUR\"\n"},
        {"owner = 5", "owner takes a text in quotes, such as \"Dana Reyes\", or several in brackets\n"},
        {"owner = [5]", "owner takes a text in quotes, such as \"Dana Reyes\", or several in brackets\n"},
        {"decisions = \"\"", "decisions says nothing; write decisions = \"csm-decisions.csv\", or decisions "
                             "= \"none\" to do without, "
                             "as --decisions none does\n"},
        {"owner = [\"\"]", "owner says nothing; write owner = \"Dana Reyes\", or leave the line out\n"},
        {"capacity = \"\"", "capacity says nothing; write capacity = 10, or leave the line out\n"}};
    for (const auto& [text, message] : cases) {
        here(text);
        EXPECT_EQ(csm({"report"}), 2) << text;
        EXPECT_THAT(memory.err, HasSubstr(std::string{message})) << text;
    }
    for (const auto* const text : {"capacity = 10", "capacity = \"10\""}) {
        here(text);
        EXPECT_EQ(csm({"report"}), 0) << text;
    }
}

TEST_F(Configuration, SaysHowDocumentsWriteMoneyAndDays) {
    write_text("../line.md", "{{arr}} on {{contract_end_date}}\n");
    const std::vector<std::string> words{"report", "--template", "../line.md", "--customer", "C-1005"};
    const auto with = [&](std::vector<std::string> more) {
        auto all = words;
        all.insert(all.end(), more.begin(), more.end());
        EXPECT_EQ(csm(all), 0) << memory.err;
        return memory.out;
    };
    here("currency = \"EUR\"\n");
    own("currency = \"$\"\ndate_style = \"d Month yyyy\"\n");
    EXPECT_THAT(with({}), testing::MatchesRegex("EUR [0-9,]+ on [0-9]+ [A-Z][a-z]+ 202[0-9]\n"));
    EXPECT_THAT(memory.err,
                AllOf(HasSubstr("csm.toml sets currency, "), HasSubstr("csm.toml sets date_style;")));
    EXPECT_THAT(with({"--currency", "€", "--date-style", "iso"}),
                testing::MatchesRegex("€[0-9,]+ on [0-9]+-[0-9]+-[0-9]+\n"));
    EXPECT_THAT(with({"--date-style", "Month d, yyyy"}),
                testing::MatchesRegex("EUR [0-9,]+ on [A-Z][a-z]+ [0-9]+, 202[0-9]\n"));
    EXPECT_EQ(csm({"health", "--top", "1"}), 0);
    EXPECT_THAT(memory.err, IsEmpty());
    here("date_style = \"dd.mm.yyyy\"\n");
    EXPECT_EQ(csm(words), 2);
    EXPECT_THAT(memory.err,
                HasSubstr("csm.toml:1: --date-style takes iso, d Month yyyy or Month d, yyyy, not "));
    here("currency = \"12 EUR\"\n");
    EXPECT_EQ(csm(words), 2);
    EXPECT_THAT(memory.err,
                HasSubstr("csm.toml:1: --currency takes a code such as EUR or a sign such as €, not "));
}

TEST_F(Configuration, HostileFilesEndInAnError) {
    std::string deep = "model = ";
    for (int i = 0; i < 10'000; ++i) deep += '[';
    std::string with_nul = "model = \"a";
    with_nul += '\0';
    for (const auto& text :
         {deep, with_nul + "\"", std::string{"model = \"a\\u0000b\""}, std::string{"\xff\xfe"},
          std::string(2'000'000, '#'), std::string{"a.b.c.d = 1"}, std::string{"owner = []"},
          std::string{"owner = [\"\"]"}, std::string{"model = \"\""}}) {
        here(text);
        EXPECT_NE(csm({"health"}), 0) << text.substr(0, 20);
        EXPECT_THAT(memory.err, HasSubstr("csm.toml")) << text.substr(0, 20);
    }
    fs::remove("csm.toml");
    fs::create_directory("csm.toml");
    EXPECT_EQ(csm({"health"}), 1);
    EXPECT_EQ(csm({"help"}), 0);
    EXPECT_EQ(csm({"version"}), 0);
}

TEST_F(Configuration, IsPrintedWithItsSources) {
    here("# mine\nmodel = \"outcomes\"\n");
    own("owner = [\"A\", \"B\"]\n");
    here("capacity = -1\n");
    EXPECT_EQ(csm({"config"}), 2);
    EXPECT_THAT(memory.err, HasSubstr("csm.toml:1: --capacity takes a whole number"));
    here("# mine\nmodel = \"outcomes\"\n");
    memory.environment["CSM_PORTFOLIO"] = "p.json";
    EXPECT_EQ(csm({"config", "--missing", "default"}), 0);
    EXPECT_THAT(memory.out, AllOf(HasSubstr("csm.toml:2"), HasSubstr("A, B"), HasSubstr("option --missing"),
                                  HasSubstr("environment CSM_PORTFOLIO"), HasSubstr("built in")));
    EXPECT_EQ(csm({"config", "x.json", "--format", "json", "--no-config"}), 0);
    EXPECT_THAT(memory.out, AllOf(HasSubstr("\"values\": [\"x.json\"], \"from\": \"option\""),
                                  Not(HasSubstr("outcomes"))));
}

TEST_F(Configuration, ValuesForShellsAreSilent) {
    EXPECT_EQ(csm({"completion", "--values", "owner"}), 0);
    EXPECT_THAT(memory.out, StartsWith("Daniel Achterberg\nMarcus Oyelaran\n"));
    here("portfolio = \"p/*.json\"\n");
    write_text("p/one.json", R"([{"customer_id": "X-1", "name": "Ünder One", "owner": "a\nb"}])");
    EXPECT_EQ(csm({"completion", "--values", "customer"}), 0);
    EXPECT_EQ(memory.out, "X-1\nÜnder One\n");
    EXPECT_EQ(csm({"completion", "--values", "owner"}), 0);
    EXPECT_EQ(memory.out, "");
    for (const auto broken : {"portfolio = \"../elsewhere.json\"", "mod = 1", "portfolio = \"no.json\""}) {
        here(broken);
        EXPECT_EQ(csm({"completion", "--values", "owner"}), 0);
        EXPECT_EQ(memory.out + memory.err, "") << broken;
    }
    EXPECT_EQ(csm({"completion"}), 2);
}

TEST_F(Configuration, AFolderToBeginWithReplacesNothing) {
    EXPECT_EQ(csm({"init", "new/folder"}), 0);
    EXPECT_EQ(files_below("new"), (std::set<std::string>{"folder/csm.toml", "folder/mapping.json",
                                                         "folder/csm-decisions.csv", "folder/weekly.sh"}));
    EXPECT_THAT(memory.out, AllOf(HasSubstr("new/folder/weekly.sh"), HasSubstr("Next: ")));
    fs::remove("new/folder/csm.toml");
    fs::remove("new/folder/weekly.sh");
    EXPECT_EQ(csm({"init", "new/folder"}), 1);
    EXPECT_THAT(memory.err, HasSubstr("new/folder/mapping.json: is there already, and nothing was written"));
    EXPECT_EQ(files_below("new").size(), 2);
    fs::create_directories("dangling");
    fs::create_symlink("nowhere", "dangling/weekly.sh");
    EXPECT_EQ(csm({"init", "dangling"}), 1);
    EXPECT_EQ(csm({"init", "portfolio.json/x"}), 1);
    EXPECT_EQ(csm({"demo", "--save", "new"}), 0);
    EXPECT_EQ(text_of("new/portfolio.json"), sample);
    EXPECT_EQ(csm({"demo", "--save", "new"}), 1);
}

TEST_F(Configuration, TheFilesToBeginWithWork) {
    EXPECT_EQ(csm({"init"}), 0);
    EXPECT_EQ(csm({"report", "--top", "1"}), 0);
    EXPECT_EQ(memory.err, "csm report: csm.toml sets portfolio and decisions; --no-config does without\n");
    write_text("accounts.csv",
               "Customer ID,Customer,CSM,ARR,Renewal date,Logins %\nA-1,One,Dana,5000,2027-01-31,40\n");
    EXPECT_EQ(csm({"import", "accounts.csv", "--mapping", "mapping.json", "--strict"}), 0) << memory.err;
    EXPECT_THAT(memory.out, HasSubstr("\"login_frequency\": 40"));
}

}  // namespace csm::test
