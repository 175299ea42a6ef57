// SPDX-License-Identifier: MIT
#include "files/history_folder.hpp"
#include "run.hpp"
#include "support/golden_folder.hpp"
#include "support/gzip.hpp"
#include "support/memory_io.hpp"
#include "support/models.hpp"
#include "support/result_value.hpp"

#include <csm/model.hpp>
#include <csm/snapshot_packer.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace csm::test {

namespace {

namespace fs = std::filesystem;
using cmd::HistoryFolder;
using cmd::PlacedFile;
using cmd::PlacingWays;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Ran {
    int status = 0;
    std::string out, err;
};

/// A command line of csm history in the current folder, on 2026-03-01.
Ran history(std::vector<std::string> words,
            std::map<std::string, std::string, std::less<>> environment = {}) {
    MemoryIo memory;
    memory.environment.merge(environment);
    words.insert(words.begin(), "history");
    const int status = cmd::run(words, memory.io);
    return {status, memory.out, memory.err};
}

/// A folder of its own with a portfolio of two customers of 2026-02-27.
class History : public testing::Test {
  protected:
    History() { write(12000); }

    static void write(int arr, const std::string& name = "p.json") {
        write_text(name, R"({"as_of": "2026-02-27", "customers": [
            {"customer_id": "A", "segment": "smb", "arr": )" +
                             std::to_string(arr) + R"(},
            {"customer_id": "B", "segment": "smb", "arr": 50, "usage": {"login_frequency": 60}}]})");
    }

    static Ran add(std::vector<std::string> more = {}) {
        std::vector<std::string> words{"add", "p.json", "--history", "h", "--quiet"};
        words.insert(words.end(), more.begin(), more.end());
        return history(words);
    }

    static std::string check() {
        const auto ran = history({"check", "--history", "h"});
        return ran.status == 0 ? ran.out.substr(0, ran.out.find('\n')) : ran.err;
    }

    TemporaryFolder folder_;
};

constexpr auto snapshot = "h/2026-02-27.ndjson.gz";

unsigned permissions_of(const std::string& path) {
    struct stat status {};

    EXPECT_EQ(::stat(path.c_str(), &status), 0);
    return status.st_mode & 0777U;
}

PlacedFile file_with(const std::string& text) {
    auto file = value(PlacedFile::create("."));
    file.write(text);
    return file;
}

}  // namespace

TEST_F(History, IsAFolderOfItsOwner) {
    EXPECT_EQ(add().out, "2026-02-27: 2 accounts, ARR 12,050 recorded, live\n");
    EXPECT_THAT(files_below("h"), ElementsAre("2026-02-27.ndjson.gz", "csm-history.json",
                                              "models/" + *model_file_name(standard_model().digest)));
    EXPECT_EQ(permissions_of("h"), 0700);
    EXPECT_EQ(permissions_of("h/models"), 0700);
    for (const auto& name : files_below("h")) EXPECT_EQ(permissions_of("h/" + name), 0600) << name;
    EXPECT_EQ(text_of("h/csm-history.json"), "{\"schema\": \"csm.history/1\"}\n");
    EXPECT_EQ(text_of("h/models/" + *model_file_name(standard_model().digest)), standard_model_text());
    EXPECT_EQ(check(), "The history is as it was written");
}

TEST_F(History, TakesTheSameContentOnce) {
    add();
    const auto before = text_of(snapshot);
    const auto again = add();
    EXPECT_EQ(again.status, 0);
    EXPECT_EQ(again.out, "2026-02-27: 2 accounts, ARR 12,050 recorded already, with the same content\n");
    EXPECT_EQ(text_of(snapshot), before);
    EXPECT_EQ(files_below("h").size(), 3);
}

TEST_F(History, KeepsWhatIsReplaced) {
    add();
    const auto first = text_of(snapshot);
    write(13000);
    const auto refused = add();
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.err, HasSubstr("holds another content of 2026-02-27; csm history add --replace"));
    EXPECT_EQ(text_of(snapshot), first);
    const auto replaced = add({"--replace"});
    EXPECT_EQ(replaced.out, "2026-02-27: 2 accounts, ARR 13,050 recorded, live; what it replaces is kept as "
                            "2026-02-27.ndjson.gz.superseded-1\n");
    EXPECT_EQ(text_of(std::string{snapshot} + ".superseded-1"), first);
    const auto second = text_of(snapshot);
    write(14000);
    EXPECT_EQ(add({"--replace"}).status, 0);
    EXPECT_EQ(text_of(std::string{snapshot} + ".superseded-1"), first);
    EXPECT_EQ(text_of(std::string{snapshot} + ".superseded-2"), second);
    EXPECT_EQ(check(), "The history is as it was written");
}

TEST_F(History, ReplacesADamagedDayOnlyWhenAsked) {
    add();
    const auto whole = text_of(snapshot);
    write_text(snapshot, whole.substr(0, whole.size() - 1));
    EXPECT_THAT(add().err, HasSubstr(std::string{snapshot} + ": is damaged: it is cut off"));
    EXPECT_EQ(text_of(snapshot).size(), whole.size() - 1);
    EXPECT_EQ(add({"--replace"}).status, 0);
    EXPECT_EQ(text_of(snapshot), whole);
    EXPECT_THAT(check(), HasSubstr("1 file is not as it was written")) << "the damaged one is still there";
}

TEST_F(History, FindsEveryDamagedFile) {
    add();
    const auto model = "h/models/" + *model_file_name(standard_model().digest);
    const auto whole = text_of(model);
    fs::remove(model);
    EXPECT_THAT(check(), HasSubstr("1 file is not as it was written"));
    write_text(model, "{}");
    EXPECT_THAT(check(), HasSubstr("2 files are not as they were written"));
    write_text(model, whole);
    fs::rename(snapshot, "h/2026-02-26.ndjson.gz");
    EXPECT_THAT(history({"check", "--history", "h"}).out,
                HasSubstr("2026-02-26.ndjson.gz: is of 2026-02-27, which its name does not say"));
}

TEST_F(History, TellsWhatIsLeftOver) {
    add();
    write_text("h/.csm-0123456789abcdef.tmp", "half");
    write_text("h/models/.csm-0123456789abcdef.tmp", "half");
    write_text("h/notes.txt", "mine");
    const auto ran = history({"check", "--history", "h", "--format", "json"});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out,
                HasSubstr(R"({"file": ".csm-0123456789abcdef.tmp", "kind": "unfinished", "problem": null})"));
    EXPECT_THAT(ran.out, HasSubstr(R"("file": "models/.csm-0123456789abcdef.tmp", "kind": "unfinished")"));
    EXPECT_THAT(ran.out, HasSubstr(R"({"file": "notes.txt", "kind": "other", "problem": null})"));
}

TEST_F(History, FollowsNoLink) {
    add();
    fs::rename(snapshot, "elsewhere.gz");
    fs::create_symlink("../elsewhere.gz", snapshot);
    EXPECT_THAT(history({"show", "2026-02-27", "--history", "h"}).err, HasSubstr("is a link"));
    EXPECT_THAT(check(), HasSubstr("1 file is not as it was written"));
    EXPECT_EQ(add().status, 1);
    fs::remove(snapshot);
    ASSERT_EQ(::mkfifo(snapshot, 0600), 0);
    EXPECT_THAT(history({"show", "2026-02-27", "--history", "h"}).err, HasSubstr("is no plain file"));
    fs::remove("h/csm-history.json");
    fs::create_symlink("../elsewhere.gz", "h/csm-history.json");
    EXPECT_EQ(history({"list", "--history", "h"}).status, 1);
}

TEST_F(History, KeepsNoModelBehindALink) {
    add();
    fs::remove_all("h/models");
    fs::create_directory("elsewhere");
    fs::create_symlink("../elsewhere", "h/models");
    write(13000);
    EXPECT_THAT(add({"--replace"}).err, HasSubstr("h/models: is a link"));
    EXPECT_THAT(files_below("elsewhere"), IsEmpty());
}

TEST_F(History, BeginsOnlyWhereNothingIs) {
    fs::create_directory("full");
    write_text("full/mine.txt", "mine");
    const auto ran = history({"add", "p.json", "--history", "full"});
    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.err, HasSubstr("full: is no history: it holds no csm-history.json"));
    EXPECT_THAT(files_below("full"), ElementsAre("mine.txt"));
    EXPECT_THAT(history({"list", "--history", "nowhere"}).err, HasSubstr("nowhere: is no folder"));
    EXPECT_FALSE(fs::exists("nowhere"));
    EXPECT_THAT(history({"add", "p.json", "--history", "a/b"}).err,
                HasSubstr("make the folder around it first"));
    write_text("newer/csm-history.json", R"({"schema": "csm.history/2"})");
    EXPECT_THAT(history({"list", "--history", "newer"}).err, HasSubstr("is not as csm wrote it"));
}

TEST_F(History, LeavesNothingOfARunThatFails) {
    add();
    write_text("p.json", R"({"as_of": "2026-02-28", "customers": [{"customer_id": "A"}, )");
    EXPECT_EQ(add().status, 1);
    EXPECT_EQ(files_below("h").size(), 3);
}

TEST_F(History, IsFoundInTheEnvironment) {
    const auto ran = history({"add", "p.json"}, {{"CSM_HISTORY", "mine"}});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("csm history: mine is used, from $CSM_HISTORY\n"));
    EXPECT_TRUE(fs::exists("mine/2026-02-27.ndjson.gz"));
    const auto none = history({"list"});
    EXPECT_EQ(none.status, 1);
    EXPECT_THAT(none.err,
                HasSubstr("no history is named; name its folder by --history DIR, or set CSM_HISTORY"));
}

TEST_F(History, IsNoPortfolio) {
    add();
    MemoryIo memory;
    for (const auto* const name : {"h", snapshot}) {
        const std::vector<std::string> words{"health", name};
        EXPECT_EQ(cmd::run(words, memory.io), 1);
    }
    EXPECT_THAT(memory.err, HasSubstr("h: is a history, not a portfolio; csm history list"));
    EXPECT_THAT(
        memory.err,
        HasSubstr("2026-02-27.ndjson.gz: is a day of a history, not a portfolio; csm history export"));
}

TEST_F(History, ForgetsACustomerInEveryFile) {
    add();
    write(13000);
    add({"--replace"});
    write(14000, "q.json");
    ASSERT_EQ(history({"add", "q.json", "--as-of", "2026-02-20", "--history", "h", "-q"}).status, 0);
    write_text("h/.csm-0123456789abcdef.tmp", "half");
    write_text("h/models/.csm-0123456789abcdef.tmp", "half");
    const auto ran = history({"forget", "--customer", "A", "--history", "h"});
    EXPECT_EQ(ran.out, "3 lines of 3 files forgotten; 2 files of killed runs removed\n");
    EXPECT_EQ(check(), "The history is as it was written");
    for (const auto* const name :
         {"2026-02-27.ndjson.gz", "2026-02-27.ndjson.gz.superseded-1", "2026-02-20.ndjson.gz"}) {
        const auto text = gunzip(text_of(std::string{"h/"} + name));
        EXPECT_THAT(text, Not(HasSubstr("\"A\""))) << name;
        EXPECT_THAT(text, HasSubstr(R"("digest":""}])")) << name;
        EXPECT_THAT(text, HasSubstr(R"({"end":true,"accounts":1,"arr_cents":5000,)")) << name;
        EXPECT_EQ(permissions_of(std::string{"h/"} + name), 0600);
    }
    EXPECT_EQ(history({"forget", "--customer", "A", "--history", "h"}).out, "no file has the customer\n");
}

TEST_F(History, ForgettingThatWasInterruptedCanBeRepeated) {
    add();
    write(13000);
    add({"--replace"});
    const auto old = text_of(std::string{snapshot} + ".superseded-1");
    history({"forget", "--customer", "A", "--history", "h"});
    const auto whole = text_of(snapshot);
    // As if the run had been killed between the two files.
    write_text(std::string{snapshot} + ".superseded-1", old);
    write_text("h/.csm-0123456789abcdef.tmp", old.substr(0, 100));
    EXPECT_EQ(history({"forget", "--customer", "A", "--history", "h"}).out,
              "1 line of 1 file forgotten; 1 file of killed runs removed\n");
    EXPECT_EQ(text_of(snapshot), whole);
    EXPECT_EQ(files_below("h").size(), 4);
    EXPECT_EQ(check(), "The history is as it was written");
    write(13000);
    EXPECT_EQ(add().status, 1) << "without the customer it is another content";
}

TEST_F(History, ForgetsNothingWhereAFileIsDamaged) {
    add();
    const auto whole = text_of(snapshot);
    write_text("h/2026-02-28.ndjson.gz", whole.substr(0, 200));
    const auto ran = history({"forget", "--customer", "A", "--history", "h"});
    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.err, HasSubstr("h/2026-02-28.ndjson.gz: is damaged"));
    EXPECT_EQ(text_of(snapshot), whole);
}

TEST_F(History, IsReplacedAndForgottenInByOneAtATime) {
    add();
    write(13000);
    const auto before = text_of(snapshot);
    const int other = ::open("h/csm-history.json", O_RDONLY);
    ASSERT_EQ(::flock(other, LOCK_EX), 0);
    EXPECT_THAT(add({"--replace"}).err, HasSubstr("h: is being changed by another run of csm"));
    EXPECT_EQ(history({"forget", "--customer", "A", "--history", "h"}).status, 1);
    EXPECT_EQ(text_of(snapshot), before);
    EXPECT_EQ(files_below("h").size(), 3);
    ASSERT_EQ(::close(other), 0);
    EXPECT_EQ(add({"--replace"}).status, 0);
    EXPECT_EQ(history({"forget", "--customer", "A", "--history", "h"}).status, 0);
}

TEST_F(History, WritesNoOutputIntoItself) {
    add();
    const auto before = text_of(snapshot);
    fs::create_directory("sub");
    for (const auto* const name : {snapshot, "h/new.json", "h/models/x", "sub/../h/x", "./h/x"}) {
        const auto ran = history({"export", "2026-02-27", "--history", "h", "-o", name});
        EXPECT_EQ(ran.status, 2) << name;
        EXPECT_THAT(ran.err, HasSubstr("lies in the history, where nothing is changed"));
    }
    EXPECT_EQ(text_of(snapshot), before);
    EXPECT_EQ(files_below("h").size(), 3);
    EXPECT_EQ(history({"export", "2026-02-27", "--history", "h", "-o", "out.json"}).status, 0);
    EXPECT_TRUE(fs::exists("out.json"));
}

TEST_F(History, ComparesItsDaysAsThePortfoliosTheyWere) {
    write(12000);
    add();
    write_text("q.json", R"({"as_of": "2026-02-28", "customers": [
        {"customer_id": "A", "segment": "smb", "arr": 1, "usage": {"login_frequency": 10}},
        {"customer_id": "B", "segment": "smb", "arr": 50, "usage": {"login_frequency": 20}}]})");
    auto model = std::string{standard_model_text()};
    model.replace(model.find(R"("trend_threshold": 5)"), 20, R"("trend_threshold": 4)");
    write_text("m.json", model);
    ASSERT_EQ(history({"add", "q.json", "--history", "h", "-q", "--model", "m.json"}).status, 0);
    const auto diff = [](std::vector<std::string> words, const std::string& environment = {}) {
        MemoryIo memory;
        memory.environment["CSM_HISTORY"] = environment;
        words.insert(words.begin(), "diff");
        words.insert(words.end(), {"--format", "ndjson", "--quiet"});
        EXPECT_EQ(cmd::run(words, memory.io), 0) << memory.err;
        return memory.out;
    };
    const auto days = diff({"2026-02-27", "2026-02-28", "--history", "h", "--model", "standard"});
    EXPECT_EQ(days, diff({"p.json", "q.json"}));
    EXPECT_EQ(diff({"2026-02-27", "2026-02-28", "--model", "standard"}, "h"), days);
    EXPECT_EQ(diff({snapshot, "q.json"}), days);
    EXPECT_EQ(diff({"2026-02-27", "2026-02-28", "--history", "h"}),
              diff({"p.json", "q.json", "--model-after", "m.json"}))
        << "each day by the model that scored it";
    fs::copy(snapshot, "copy.gz");
    EXPECT_EQ(diff({"copy.gz", "q.json"}), days) << "a file without its history";
}

TEST_F(History, GivesEveryNameToOneOfSeveralWriters) {
    for (const auto ways : {PlacingWays{}, PlacingWays{false, true}, PlacingWays{false, false}}) {
        constexpr int writers = 8;
        std::vector<PlacedFile> files;
        for (int i = 0; i < writers; ++i) files.push_back(file_with(std::to_string(i)));
        std::vector<int> won(writers);
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < writers; ++i)
                threads.emplace_back([&, i] { won[i] = value(files[i].place("name", ways)) ? 1 : 0; });
        }
        const auto winner = std::ranges::find(won, 1);
        ASSERT_NE(winner, won.end());
        EXPECT_EQ(std::ranges::count(won, 1), 1);
        EXPECT_EQ(text_of("name"), std::to_string(winner - won.begin()));
        files.clear();
        EXPECT_THAT(files_below("."), ElementsAre("name", "p.json")) << "no other file is left over";
        fs::remove("name");
    }
}

TEST_F(History, ReplacesOnlyWithAWholeFile) {
    write_text("name", "old");
    {
        auto file = file_with("new");
        EXPECT_FALSE(value(file.place("name")));
        EXPECT_EQ(text_of("name"), "old");
        EXPECT_TRUE(file.replace("name"));
    }
    EXPECT_EQ(text_of("name"), "new");
    EXPECT_EQ(permissions_of("name"), 0600);
    file_with("dropped");
    EXPECT_THAT(files_below("."), ElementsAre("name", "p.json"));
}

TEST_F(History, WantsItsOptionsWhereTheyBelong) {
    add();
    for (const auto& [words, says] : std::vector<std::pair<std::vector<std::string>, std::string>>{
             {{"list", "--replace"}, "--replace belongs to csm history add"},
             {{"check", "--keep", "names"}, "--keep belongs to csm history add"},
             {{"export", "2026-02-27", "--customer", "A"},
              "--customer belongs to csm history show and forget"},
             {{"forget"}, "\"csm history forget\" needs a customer"},
             {{"list", "2026-02-27"}, "\"csm history list\" takes no name"},
             {{"show"}, "\"csm history show\" takes one day"},
             {{"show", "2026-02-27", "2026-02-28"}, "\"csm history show\" takes one day"},
             {{"export", "../2026-02-27"}, "\"../2026-02-27\" is no day"},
             {{"show", "2026-02-30"}, "\"2026-02-30\" is no day"},
             {{"show", "2026-02-27", "--customer", "Z"}, "2026-02-27 has no account \"Z\""}}) {
        auto line = words;
        line.insert(line.end(), {"--history", "h"});
        const auto ran = history(line);
        EXPECT_EQ(ran.status, 2) << words.front();
        EXPECT_THAT(ran.err, HasSubstr(says));
    }
    EXPECT_THAT(history({"show", "2026-03-01", "--history", "h"}).err,
                HasSubstr("h: has no snapshot of 2026-03-01; its only day is 2026-02-27"));
}

}  // namespace csm::test
