// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace csm::read {

/// Collects bytes: few of them in memory, many in a temporary file without a name, so that an input that is
/// no file can be mapped and read again like one.
class Spool {
  public:
    /// How many bytes stay in memory: 32 MiB.
    static constexpr std::size_t in_memory = std::size_t{32} << 20U;

    /// `folder` takes the temporary file.
    explicit Spool(std::string folder) : folder_{std::move(folder)} {}

    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;
    ~Spool();

    /// False, with errno, when the temporary file cannot be made or written.
    bool append(std::string_view bytes);

    /// The temporary file, to be read from its beginning; -1 when everything is in memory. It is closed with
    /// the spool.
    int descriptor() const { return descriptor_; }

    /// Whether there is no temporary file.
    bool is_in_memory() const { return descriptor_ < 0; }

    /// What is in memory, once; nothing when there is a file.
    std::string take_text() { return std::move(text_); }

  private:
    std::string folder_;
    std::string text_;
    int descriptor_ = -1;
};

}  // namespace csm::read
