// SPDX-License-Identifier: MIT
#include "write/page/sections.hpp"

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

}  // namespace

std::string joined_sections(const Document& document, const std::vector<std::string>& texts) {
    const std::span<const Block> blocks = document.blocks;
    std::string page;
    for (std::size_t index = 0; index < blocks.size(); ++index) {
        const auto* heading = std::get_if<Heading>(&blocks[index]);
        const auto following = std::span<const std::string>(texts).subspan(index + 1);
        if (texts[index].empty()) continue;
        if (heading != nullptr && !has_content(blocks.subspan(index + 1), following, heading->level))
            continue;
        if (!page.empty()) page += '\n';
        page += texts[index];
    }
    return page;
}

}  // namespace csm
