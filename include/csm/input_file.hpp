// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace csm {

/// A file's bytes, mapped into memory for as long as the object lives.
class InputFile {
  public:
    /// Opens a regular file or reads a pipe; fails, with the reason, for what is missing, unreadable or a
    /// folder.
    static Result<InputFile> open(const std::string& path);

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

    const char* mapped_ = nullptr;
    std::size_t size_ = 0;
    std::string read_;  // the content when the file cannot be mapped
};

}  // namespace csm
