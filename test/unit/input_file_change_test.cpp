// SPDX-License-Identifier: MIT
#include "support/golden_folder.hpp"
#include "support/gzip.hpp"

#include <csm/input_file.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

namespace csm::test {

namespace {

namespace fs = std::filesystem;

class InputFileChange : public testing::Test {
  protected:
    static InputFile open(const std::string& name) { return *InputFile::open(name); }

    /// The file as it would be had it been written a while ago: clocks of file systems are coarse.
    static void make_older(const char* name) {
        fs::last_write_time(name, fs::last_write_time(name) - std::chrono::seconds{5});
    }

    TemporaryFolder folder_;
};

}  // namespace

TEST_F(InputFileChange, IsNoneWhenNobodyWrote) {
    write_text("p.json", "[]");
    const auto file = open("p.json");
    EXPECT_EQ(file.bytes(), "[]");
    EXPECT_FALSE(file.has_changed());
}

TEST_F(InputFileChange, IsSeenWhenTheFileWasWrittenTo) {
    write_text("p.json", "[]");
    make_older("p.json");
    const auto same_size = open("p.json");
    std::fstream{"p.json", std::ios::in | std::ios::out} << "{}";
    EXPECT_TRUE(same_size.has_changed());
    const auto longer = open("p.json");
    std::ofstream{"p.json", std::ios::app} << "\n";
    EXPECT_TRUE(longer.has_changed());
    const auto shorter = open("p.json");
    fs::resize_file("p.json", 1);
    EXPECT_TRUE(shorter.has_changed());
}

TEST_F(InputFileChange, IsNoneWhenAnotherFileTookTheNameOrItWasRemoved) {
    write_text("p.json", "[]");
    const auto file = open("p.json");
    write_text("new.json", "[1, 2]");
    fs::rename("new.json", "p.json");
    EXPECT_FALSE(file.has_changed());
    EXPECT_EQ(file.bytes(), "[]");
    fs::remove("p.json");
    EXPECT_FALSE(file.has_changed());
}

TEST_F(InputFileChange, IsSeenWhenTheObjectWasMoved) {
    write_text("p.json", "[]");
    make_older("p.json");
    auto first = open("p.json");
    const InputFile second{std::move(first)};
    EXPECT_FALSE(second.has_changed());
    write_text("p.json", "[ ]");
    EXPECT_TRUE(second.has_changed());
}

TEST_F(InputFileChange, IsSeenInAFileThatWasOpenBefore) {
    write_text("p.json", "[]");
    make_older("p.json");
    const int descriptor = ::open("p.json", O_RDONLY);
    const auto file = *InputFile::read(descriptor, "standard input");
    EXPECT_FALSE(file.has_changed());
    std::ofstream{"p.json", std::ios::app} << "\n";
    EXPECT_TRUE(file.has_changed());
    ::close(descriptor);
}

TEST_F(InputFileChange, IsSeenInAFileThatIsNotMapped) {
    write_text("empty.json", "");
    make_older("empty.json");
    const auto empty = open("empty.json");
    write_text("packed.json.gz", gzip("[]"));
    make_older("packed.json.gz");
    const auto packed = open("packed.json.gz");
    EXPECT_EQ(packed.bytes(), "[]");
    EXPECT_FALSE(packed.has_changed());
    write_text("empty.json", "[]");
    EXPECT_TRUE(empty.has_changed());
    write_text("packed.json.gz", gzip("[1]"));
    EXPECT_TRUE(packed.has_changed());
}

TEST_F(InputFileChange, IsNoneInWhatIsNoFile) {
    EXPECT_FALSE(open("/dev/null").has_changed());
    EXPECT_FALSE(InputFile::of("[]").has_changed());
    EXPECT_FALSE(InputFile::of("[]").stamp());
}

TEST_F(InputFileChange, IsNoneOfItsIdentity) {
    write_text("p.json", "[]");
    fs::create_hard_link("p.json", "hard.json");
    fs::create_symlink("p.json", "soft.json");
    write_text("other.json", "[]");
    const auto file = open("p.json");
    EXPECT_TRUE((*file.stamp()).is_same_file(*open("hard.json").stamp()));
    EXPECT_TRUE((*file.stamp()).is_same_file(*open("soft.json").stamp()));
    EXPECT_FALSE((*file.stamp()).is_same_file(*open("other.json").stamp()));
    write_text("p.json", "[1]");
    EXPECT_TRUE((*file.stamp()).is_same_file(*open("p.json").stamp()));
}

}  // namespace csm::test
