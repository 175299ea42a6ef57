// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace csm {

/// An input's bytes, unpacked when they are gzip data, for as long as the object lives. Files are mapped into
/// memory; what comes from a pipe or is unpacked goes to a temporary file when it is large.
class InputFile {
  public:
    /// Opens a file or a pipe; fails, with the reason, for what is missing, unreadable, damaged or a folder.
    static Result<InputFile> open(const std::string& path);

    /// Reads an open descriptor, such as that of standard input, from its place to its end; `name` is for
    /// messages. The descriptor stays open.
    static Result<InputFile> read(int descriptor, const std::string& name);

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

    /// Gives back the memory of a part of the bytes; they are read again from the file when they are needed.
    void forget(std::string_view part) const;

  private:
    InputFile() = default;
    bool map(int descriptor, std::size_t size);

    const char* mapped_ = nullptr;
    std::size_t size_ = 0;
    std::string read_;  // the content when no file is mapped
};

}  // namespace csm
