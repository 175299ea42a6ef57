// SPDX-License-Identifier: MIT
#include <csm/input_file.hpp>

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

namespace csm::test {

namespace {

namespace fs = std::filesystem;

/// The text as gzip data.
std::string packed(const std::string& text) {
    const auto path = (fs::temp_directory_path() / ("csm_packed_" + std::to_string(::getpid()))).string();
    const gzFile file = gzopen(path.c_str(), "wb1");
    gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
    gzclose(file);
    std::string bytes(fs::file_size(path), '\0');
    std::ifstream{path, std::ios::binary}.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    fs::remove(path);
    return bytes;
}

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

/// What a reader of a pipe gets when the text is written into it.
Result<InputFile> through_a_pipe(const std::string& text) {
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe(ends.data()), 0);
    std::jthread writer{[&] {
        for (std::size_t done = 0; done < text.size();) {
            const auto written = ::write(ends[1], text.data() + done, text.size() - done);
            if (written <= 0) break;
            done += static_cast<std::size_t>(written);
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
    const TemporaryFile file{packed("{\"customers\": []}")};
    EXPECT_EQ(text_of(InputFile::open(file.path())), "{\"customers\": []}");
    EXPECT_EQ(text_of(through_a_pipe(packed("abc"))), "abc");
    EXPECT_EQ(text_of(through_a_pipe(packed(""))), "");
}

TEST(InputFile, UnpacksMembersThatFollowEachOther) {
    EXPECT_EQ(text_of(through_a_pipe(packed("one ") + packed("two ") + packed("three"))), "one two three");
}

TEST(InputFile, TellsOfGzipDataThatIsDamaged) {
    const std::string damaged =
        ": is gzip data that is damaged or cut off; make the file again, or unpack it with "
        "gunzip to see where it ends";
    const auto whole = packed(std::string(1000, 'x') + "y");
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
    EXPECT_TRUE(text_of(through_a_pipe(packed(large))) == large);
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
