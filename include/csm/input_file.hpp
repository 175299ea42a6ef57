// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>
#include <csm/progress.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct stat;

namespace csm {

/// Which file it is, and what shows that it was written to.
struct FileStamp {
    /// The two numbers by which the file system knows the file.
    std::uint64_t device = 0, inode = 0;
    /// Bytes, and when it was last written to, since 1970.
    std::int64_t size = 0, seconds = 0, nanoseconds = 0;

    bool operator==(const FileStamp&) const = default;

    /// Whether both are of one file, whatever it is called and whether or not it was written to between.
    bool is_same_file(const FileStamp& other) const { return device == other.device && inode == other.inode; }
};

/// How what is no plain file is received.
struct Receiving {
    Progress* progress = nullptr;           ///< counts what comes or is unpacked; null where nobody looks
    std::string temporary_folder = "/tmp";  ///< where what is large is kept, without a name
};

/// An input's bytes, unpacked when they are gzip data, for as long as the object lives. Files are mapped into
/// memory; what comes from a pipe or is unpacked goes to a temporary file when it is large.
class InputFile {
  public:
    /// Opens a file or a pipe; fails, with the reason, for what is missing, unreadable, damaged or a folder,
    /// and when there is no room for a temporary file.
    static Result<InputFile> open(const std::string& path, const Receiving& receiving = {});

    /// Reads an open descriptor, such as that of standard input, from its place to its end; `name` is for
    /// messages. The descriptor stays open.
    static Result<InputFile> read(int descriptor, const std::string& name, const Receiving& receiving = {});

    /// Bytes that are there already, as they are; gzip data stays packed.
    static InputFile of(std::string text);

    /// Views of `bytes()` of a mapped file stay good when the object is moved.
    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&& other) noexcept;
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    ~InputFile();

    /// The content, unpacked; the view lives as long as the object.
    std::string_view bytes() const {
        return mapped_ ? std::string_view{mapped_, size_} : std::string_view{read_};
    }

    /// Whether the file was written to, or became longer or shorter, since it was opened. A new file that
    /// took its name does not matter: the old one was read. Pipes never change.
    bool has_changed() const;

    /// Which file it is, or which pipe; nothing for bytes that were there already.
    const std::optional<FileStamp>& stamp() const { return stamp_; }

    /// Gives back the memory of a part of `bytes()`, which stays readable: it is read again from the file
    /// when it is needed. Does nothing where no file is mapped.
    void forget(std::string_view part) const;

  private:
    InputFile() = default;

    /// The content of an open file or pipe, mapped or received.
    static Result<InputFile> receive(int descriptor, const std::string& name, const Receiving& receiving,
                                     const struct stat& status);
    bool map(int descriptor, std::size_t size);

    std::string path_;     // of a file; empty when it was open before
    int descriptor_ = -1;  // of a file that was open before; not closed here
    bool is_regular_ = false;
    std::optional<FileStamp> stamp_;
    const char* mapped_ = nullptr;
    std::size_t size_ = 0;
    std::string read_;  // the content when no file is mapped
};

/// What the words of a command line mean.
struct InputNames {
    struct LeftOut {
        std::string name;
        std::string_view kind;  ///< "a pipe", "a socket", "a device" or "the team's file of decisions"
        bool is_read_when_named = true;  ///< false: it is no portfolio, whoever names it
    };

    std::vector<std::string> names;
    std::vector<LeftOut> left_out;  ///< what a folder or a pattern leads to, but nobody named
};

/// Whether the file is the team's own by its name, `csm-decisions.csv`, and so never a portfolio.
bool is_decisions_name(std::string_view path);

/// The inputs that the words of a command line mean: a folder stands for the portfolios in it, in the order
/// of their names, and a word with *, ? or [ that is no file for the files it matches. The
/// team's file of decisions is none of them. Fails when a folder holds no portfolio or a pattern matches
/// nothing.
Result<InputNames> input_names(const std::vector<std::string>& words);

}  // namespace csm
