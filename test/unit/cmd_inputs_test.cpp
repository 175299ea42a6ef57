// SPDX-License-Identifier: MIT
#include "files/inputs.hpp"

#include "support/golden_folder.hpp"
#include "support/memory_io.hpp"

#include <gmock/gmock.h>

#include <sys/stat.h>

#include <chrono>
#include <filesystem>

namespace csm::test {

namespace {

namespace fs = std::filesystem;
using cmd::Inputs;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class InputsTest : public testing::Test {
  protected:
    InputsTest() {
        write_text("p.json", R"([{"customer_id": "A"}])");
        fs::last_write_time("p.json", fs::last_write_time("p.json") - std::chrono::seconds{5});
    }

    /// What is said against an output; nothing when it is fine.
    std::string refusal(const std::string& path) {
        const auto output = inputs_.open_output(path);
        if (output) return {};
        EXPECT_EQ(output.error().status, cmd::Status::wrong_usage) << path;
        return describe(output.error().error);
    }

    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& source : inputs_.portfolios()) names.push_back(source.name);
        return names;
    }

    TemporaryFolder folder_;
    MemoryIo memory_;
    Inputs inputs_{memory_.io};
};

}  // namespace

TEST_F(InputsTest, RefuseToBeWrittenToByAnyName) {
    write_text("m.json", "{}");
    ASSERT_TRUE(inputs_.open("p.json"));
    ASSERT_TRUE(inputs_.open("m.json"));
    fs::create_symlink("p.json", "soft");
    fs::create_hard_link("m.json", "hard");
    fs::create_symlink("hard", "soft_to_hard");
    EXPECT_EQ(refusal("p.json"),
              "p.json: is an input of this command and would be lost; name another file for the output");
    for (const char* const name : {"soft", "./p.json"})
        EXPECT_THAT(refusal(name), HasSubstr("is the same file as the input p.json and would be lost"));
    for (const char* const name : {"hard", "soft_to_hard"})
        EXPECT_THAT(refusal(name), HasSubstr("is the same file as the input m.json and would be lost"));
    EXPECT_EQ(refusal("out.json"), "");
    EXPECT_EQ(refusal(""), "");
    EXPECT_EQ(refusal("/dev/null"), "");
}

TEST_F(InputsTest, RefuseStandardOutputThatIsOneOfThem) {
    const auto source = InputFile::open("p.json");
    memory_.io.out_file = (*source).stamp();
    EXPECT_EQ(refusal("-"), "");
    ASSERT_TRUE(inputs_.open("p.json"));
    EXPECT_THAT(refusal("-"), HasSubstr("standard output: is the same file as the input p.json"));
}

TEST_F(InputsTest, RefuseAFileOfAFolderButNoLink) {
    ASSERT_TRUE(inputs_.open("p.json"));
    fs::create_symlink("p.json", "soft");
    fs::create_hard_link("p.json", "hard");
    EXPECT_TRUE(inputs_.check_output("soft"));
    EXPECT_TRUE(inputs_.check_output("nothing"));
    EXPECT_FALSE(inputs_.check_output("hard"));
    EXPECT_FALSE(inputs_.check_output("p.json"));
}

TEST_F(InputsTest, TellThatOneOfThemHasChanged) {
    write_text("m.json", "{}");
    ASSERT_TRUE(inputs_.open("m.json"));
    ASSERT_TRUE(inputs_.open("p.json"));
    EXPECT_TRUE(inputs_.check_unchanged());
    write_text("p.json", R"([{"customer_id": "B"}])");
    const auto unchanged = inputs_.check_unchanged();
    ASSERT_FALSE(unchanged);
    EXPECT_EQ(describe(unchanged.error()),
              "p.json: was changed while it was read, so the result cannot be trusted; run the command again "
              "when nothing writes to the file");
}

TEST_F(InputsTest, ReadStandardInputOnce) {
    memory_.input = "[]";
    const auto first = inputs_.open("-");
    ASSERT_TRUE(first);
    EXPECT_EQ((*first).name, "standard input");
    EXPECT_EQ((*first).bytes, "[]");
    const auto second = inputs_.open("-");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().message, "standard input (-) can be read only once");
}

TEST_F(InputsTest, LeaveOutWhatAFolderHoldsBesideFilesAndTellIt) {
    ASSERT_EQ(::mkfifo("pipe.json", 0600), 0);
    fs::create_symlink("/dev/null", "null.csv");
    ASSERT_TRUE(inputs_.open_portfolios({"."}));
    EXPECT_THAT(names(), ElementsAre("./p.json"));
    EXPECT_EQ(memory_.err, "csm: ./null.csv: is a device and left out; name it to have it read\n"
                           "csm: ./pipe.json: is a pipe and left out; name it to have it read\n");
}

TEST_F(InputsTest, ReadADeviceThatIsNamed) {
    ASSERT_TRUE(inputs_.open_portfolios({"/dev/null", "p.j*"}));
    EXPECT_THAT(names(), ElementsAre("/dev/null", "p.json"));
    EXPECT_THAT(memory_.err, IsEmpty());
}

}  // namespace csm::test
