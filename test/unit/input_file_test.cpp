// SPDX-License-Identifier: MIT
#include "support/gzip.hpp"

#include <csm/input_file.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

namespace csm::test {

namespace {

namespace fs = std::filesystem;

/// A file with that content, which goes away with the object.
class TemporaryFile {
  public:
    explicit TemporaryFile(const std::string& content)
        : path_{(fs::temp_directory_path() / ("csm_input_" + std::to_string(::getpid()))).string()} {
        std::ofstream{path_, std::ios::binary} << content;
    }

    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    ~TemporaryFile() { fs::remove(path_); }

    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

/// What a reader of a pipe gets when the text is written into it, the first `alone` bytes one at a time.
Result<InputFile> through_a_pipe(const std::string& text, std::size_t alone = 0) {
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe(ends.data()), 0);
    std::jthread writer{[&] {
        for (std::size_t done = 0; done < text.size();) {
            const auto size = done < alone ? 1 : text.size() - done;
            const auto written = ::write(ends[1], text.data() + done, size);
            if (written <= 0) break;
            done += static_cast<std::size_t>(written);
            if (done <= alone) std::this_thread::sleep_for(std::chrono::milliseconds{20});
        }
        ::close(ends[1]);
    }};
    auto input = InputFile::read(ends[0], "standard input");
    ::close(ends[0]);
    return input;
}

std::string text_of(const Result<InputFile>& input) {
    return input ? std::string{(*input).bytes()} : describe(input.error());
}

}  // namespace

TEST(InputFile, HoldsTheBytesOfAFile) {
    const TemporaryFile file{"abc"};
    EXPECT_EQ(text_of(InputFile::open(file.path())), "abc");
    EXPECT_EQ(text_of(InputFile::open("/dev/null")), "");
}

TEST(InputFile, UnpacksGzip) {
    const TemporaryFile file{gzip("{\"customers\": []}")};
    EXPECT_EQ(text_of(InputFile::open(file.path())), "{\"customers\": []}");
    EXPECT_EQ(text_of(through_a_pipe(gzip("abc"))), "abc");
    EXPECT_EQ(text_of(through_a_pipe(gzip(""))), "");
}

TEST(InputFile, KnowsGzipDataOfWhichOnlyOneByteHasCome) {
    EXPECT_EQ(text_of(through_a_pipe(gzip("abc"), 3)), "abc");
    EXPECT_EQ(text_of(through_a_pipe("abc", 3)), "abc");
    EXPECT_EQ(text_of(through_a_pipe("a", 1)), "a");
    EXPECT_EQ(text_of(through_a_pipe("\x1f", 1)), "\x1f");
}

TEST(InputFile, UnpacksMembersThatFollowEachOther) {
    EXPECT_EQ(text_of(through_a_pipe(gzip("one ") + gzip("two ") + gzip("three"))), "one two three");
}

TEST(InputFile, TellsOfGzipDataThatIsDamaged) {
    const std::string damaged =
        ": is gzip data that is damaged or cut off; make the file again, or unpack it with "
        "gunzip to see where it ends";
    const auto whole = gzip(std::string(1000, 'x') + "y");
    for (const std::size_t size : {std::size_t{2}, std::size_t{9}, whole.size() / 2, whole.size() - 1})
        EXPECT_EQ(text_of(through_a_pipe(whole.substr(0, size))), "standard input" + damaged) << size;
    auto wrong = whole;
    wrong[whole.size() - 5] ^= 1;
    EXPECT_EQ(text_of(through_a_pipe(wrong)), "standard input" + damaged);
    EXPECT_EQ(text_of(through_a_pipe(whole + "z")), "standard input" + damaged);
}

TEST(InputFile, KeepsALargeStreamOutsideOfMemory) {
    std::string large(40 << 20, ' ');
    large.back() = 'x';
    EXPECT_TRUE(text_of(through_a_pipe(large)) == large);
    EXPECT_TRUE(text_of(through_a_pipe(gzip(large))) == large);
}

TEST(InputFile, CanForgetWhatWasReadAndReadItAgain) {
    const std::string text(300'000, 'a');
    const TemporaryFile file{text};
    const auto input = InputFile::open(file.path());
    ASSERT_TRUE(input);
    (*input).forget((*input).bytes().substr(1, 200'000));
    EXPECT_TRUE((*input).bytes() == text);
}

}  // namespace csm::test
