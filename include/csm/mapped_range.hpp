// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <string>
#include <string_view>

namespace csm {

/// Bytes of an input file that are mapped into memory. When another program makes the file shorter, what was
/// mapped behind its new end is gone, and the next look at it is a signal instead of an error. Ranges are
/// made and unmade by one thread, while nobody reads.
class MappedRange {
  public:
    /// `name` is the file's name in messages; the bytes stay mapped as long as this lives.
    MappedRange(const std::string& name, std::string_view bytes);
    MappedRange(const MappedRange&) = delete;
    MappedRange& operator=(const MappedRange&) = delete;
    ~MappedRange();

    /// The line that tells that the file mapped at the address became shorter; null when no file is mapped
    /// there. Safe to call from a signal handler; the text lives as long as the range.
    static const std::string* message_at(const void* address);

  private:
    std::string message_;
    std::string_view bytes_;
    std::atomic<MappedRange*> next_;
};

}  // namespace csm
