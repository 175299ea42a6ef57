// SPDX-License-Identifier: MIT
#include "write/page/sections.hpp"

#include <algorithm>
#include <span>

namespace csm {

namespace {

/// Whether anything but headings follows before the section ends.
bool has_content(std::span<const Block> following, std::span<const std::string> texts, int level) {
    for (std::size_t index = 0; index < following.size(); ++index) {
        const auto* heading = std::get_if<Heading>(&following[index]);
        if (heading != nullptr && heading->level <= level) return false;
        if (heading == nullptr && !texts[index].empty()) return true;
    }
    return false;
}

bool says_nothing(const Cell& cell) {
    if (cell.tone != Tone::plain) return false;
    const auto* text = std::get_if<std::string>(&cell.value);
    return std::holds_alternative<std::monostate>(cell.value) ||
           (text != nullptr && text->find_first_not_of(' ') == std::string::npos);
}

}  // namespace

std::vector<std::size_t> shown_blocks(const Document& document, const std::vector<std::string>& texts) {
    const std::span<const Block> blocks = document.blocks;
    std::vector<std::size_t> shown;
    for (std::size_t index = 0; index < blocks.size(); ++index) {
        const auto* heading = std::get_if<Heading>(&blocks[index]);
        const auto following = std::span<const std::string>(texts).subspan(index + 1);
        if (texts[index].empty()) continue;
        if (heading == nullptr || has_content(blocks.subspan(index + 1), following, heading->level))
            shown.push_back(index);
    }
    return shown;
}

std::string joined_sections(const Document& document, const std::vector<std::string>& texts) {
    std::string page;
    for (const auto index : shown_blocks(document, texts)) {
        if (!page.empty()) page += '\n';
        page += texts[index];
    }
    return page;
}

Table without_empty_columns(const Table& table) {
    auto kept = table;
    if (table.rows.empty()) return kept;
    for (auto column = table.columns.size(); column-- > 1;) {
        const auto is_empty = [&](const Row& row) {
            return row.cells.size() <= column || says_nothing(row.cells[column]);
        };
        if (!std::ranges::all_of(kept.rows, is_empty)) continue;
        const auto offset = static_cast<std::ptrdiff_t>(column);
        kept.columns.erase(kept.columns.begin() + offset);
        for (auto& row : kept.rows)
            if (row.cells.size() > column) row.cells.erase(row.cells.begin() + offset);
    }
    return kept;
}

}  // namespace csm
