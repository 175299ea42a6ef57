// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace csm::read {

/// A place in a text; line and column count from 1, the column in bytes.
struct TextPlace {
    std::uint64_t line = 1;    ///< lines end in \n
    std::uint64_t column = 1;  ///< of the byte in its line
};

/// Finds the line and column of byte offsets; counts lines once, and only as far as it is asked.
class LineIndex {
  public:
    /// The text must live as long.
    explicit LineIndex(std::string_view text) : text_{text} {}

    /// The place of a byte; beyond the text that of its end.
    TextPlace place(std::size_t offset);

  private:
    std::string_view text_;

    /// What stands before a block of the text.
    struct Before {
        std::uint64_t line_ends = 0;
        std::size_t line_start = 0;  ///< where the line that reaches into the block starts
    };

    void add_block();

    std::vector<Before> blocks_{Before{}};

    // Places are mostly asked for in the order of the text: the next one is counted from the last one.
    std::size_t last_offset_ = 0;
    Before last_;
};

}  // namespace csm::read
