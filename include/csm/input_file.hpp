// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>
#include <csm/progress.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace csm {

/// Which file it is, and what shows that it was written to.
struct FileStamp {
    std::uint64_t device = 0, inode = 0;
    std::int64_t size = 0, seconds = 0, nanoseconds = 0;

    bool operator==(const FileStamp&) const = default;
};

/// An input's bytes, unpacked when they are gzip data, for as long as the object lives. Files are mapped into
/// memory; what comes from a pipe or is unpacked goes to a temporary file when it is large.
class InputFile {
  public:
    /// Opens a file or a pipe; fails, with the reason, for what is missing, unreadable, damaged or a folder.
    /// What has to be received or unpacked is counted in `progress`, if there is one.
    static Result<InputFile> open(const std::string& path, Progress* progress = nullptr);

    /// Reads an open descriptor, such as that of standard input, from its place to its end; `name` is for
    /// messages. The descriptor stays open.
    static Result<InputFile> read(int descriptor, const std::string& name, Progress* progress = nullptr);

    /// Bytes that are there already.
    static InputFile of(std::string text);

    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&& other) noexcept;
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    ~InputFile();

    std::string_view bytes() const {
        return mapped_ ? std::string_view{mapped_, size_} : std::string_view{read_};
    }

    /// Whether a mapped file was written to, or became longer or shorter, since it was opened. A new file
    /// that took its name does not matter: the old one stays mapped.
    bool has_changed() const;

    /// Gives back the memory of a part of the bytes; they are read again from the file when they are needed.
    void forget(std::string_view part) const;

  private:
    InputFile() = default;
    bool map(int descriptor, std::size_t size);

    std::string path_;     // of a mapped file; empty when it was open before
    int descriptor_ = -1;  // of a mapped file that was open before; not closed here
    FileStamp stamp_;
    const char* mapped_ = nullptr;
    std::size_t size_ = 0;
    std::string read_;  // the content when no file is mapped
};

}  // namespace csm
