// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace csm::read {

/// Collects bytes: few of them in memory, many in a temporary file without a name, so that an input that is
/// no file can be mapped and read again like one.
class Spool {
  public:
    /// Bytes that stay in memory.
    static constexpr std::size_t in_memory = std::size_t{32} << 20U;

    /// False, with errno, when the temporary file cannot be written.
    bool append(std::string_view bytes);

    /// The descriptor of the temporary file, all written, or -1 when everything is in memory or errno tells
    /// why not.
    int finish();

    bool is_in_memory() const { return file_ == nullptr; }

    std::string take_text() { return std::move(text_); }

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    std::string text_;
    std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace csm::read
