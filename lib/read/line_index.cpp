// SPDX-License-Identifier: MIT
#include "read/line_index.hpp"

#include <algorithm>

namespace csm::read {

namespace {

constexpr std::size_t block_size = 1 << 16;

std::uint64_t line_ends(std::string_view text) {
    return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TextPlace LineIndex::place(std::size_t offset) {
    offset = std::min(offset, text_.size());
    const auto block = offset / block_size;
    while (lines_before_.size() <= block) {
        const auto start = (lines_before_.size() - 1) * block_size;
        lines_before_.push_back(lines_before_.back() + line_ends(text_.substr(start, block_size)));
    }
    const auto start = block * block_size;
    const auto line_start = offset == 0 ? std::string_view::npos : text_.rfind('\n', offset - 1);
    return {.line = lines_before_[block] + line_ends(text_.substr(start, offset - start)) + 1,
            .column = line_start == std::string_view::npos ? offset + 1 : offset - line_start};
}

}  // namespace csm::read
