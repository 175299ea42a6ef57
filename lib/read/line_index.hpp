// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace csm::read {

/// A place in a text; line and column count from 1, the column in bytes.
struct TextPlace {
    std::uint64_t line = 1;
    std::uint64_t column = 1;
};

/// Finds the line and column of byte offsets; counts lines once, and only as far as it is asked.
class LineIndex {
  public:
    explicit LineIndex(std::string_view text) : text_{text} {}

    TextPlace place(std::size_t offset);

  private:
    std::string_view text_;
    std::vector<std::uint64_t> lines_before_{0};  ///< line ends before each block of the text
};

}  // namespace csm::read
