// SPDX-License-Identifier: MIT
#include "base/line_index.hpp"

#include <algorithm>

namespace csm::read {

namespace {

constexpr std::size_t block_size = 1 << 12;

std::uint64_t line_ends(std::string_view text) {
    return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

void LineIndex::add_block() {
    const auto start = (blocks_.size() - 1) * block_size;
    const auto block = text_.substr(start, block_size);
    const auto newline = block.rfind('\n');
    const auto& before = blocks_.back();
    blocks_.push_back(
        {.line_ends = before.line_ends + line_ends(block),
         .line_start = newline == std::string_view::npos ? before.line_start : start + newline + 1});
}

TextPlace LineIndex::place(std::size_t offset) {
    offset = std::min(offset, text_.size());
    // A record's own place is asked for after those of its fields: back on the line, often.
    if (last_.line_start <= offset && offset < last_offset_)
        return {.line = last_.line_ends + 1, .column = offset - last_.line_start + 1};
    while (blocks_.size() <= offset / block_size) add_block();
    const auto start = offset / block_size * block_size;
    if (offset < last_offset_ || last_offset_ < start) {
        last_offset_ = start;
        last_ = blocks_[offset / block_size];
    }
    const auto within = text_.substr(last_offset_, offset - last_offset_);
    if (const auto newline = within.rfind('\n'); newline != std::string_view::npos)
        last_ = {last_.line_ends + line_ends(within), last_offset_ + newline + 1};
    last_offset_ = offset;
    return {.line = last_.line_ends + 1, .column = offset - last_.line_start + 1};
}

}  // namespace csm::read
