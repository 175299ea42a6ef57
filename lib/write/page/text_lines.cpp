// SPDX-License-Identifier: MIT
#include "write/page/text_lines.hpp"

#include "base/text_width.hpp"

#include <algorithm>

namespace csm {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string printable_line(std::string_view line) {
    const auto blanks = std::min(line.find_first_not_of(' '), line.size());
    return std::string(blanks, ' ') + printable(line.substr(blanks));
}

}  // namespace csm
