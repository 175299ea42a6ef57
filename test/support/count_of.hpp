// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace csm::test {

/// How many times the part stands in the text; overlapping ones count once.
inline std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

}  // namespace csm::test
