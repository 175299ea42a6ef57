// SPDX-License-Identifier: MIT
#include "support/golden_difference.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace csm::test {

namespace {

constexpr std::size_t lines_before = 2;

std::string printable(std::string_view line) {
    std::string shown;
    for (const char letter : line) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte < 0x20 || byte == 0x7f)
            shown += fmt::format("\\x{:02x}", byte);
        else
            shown += letter;
    }
    return shown;
}

std::string shown(char sign, const std::vector<std::string>& lines, std::size_t index) {
    const auto line = index < lines.size() ? printable(lines[index]) : "(the text ends here)";
    return fmt::format("  {} {}\n", sign, line);
}

}  // namespace

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) {
            lines.push_back(std::string{text} + "\\ no newline at the end");
            break;
        }
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return lines;
}

std::string first_difference(std::string_view expected, std::string_view actual) {
    if (expected == actual) return {};
    const auto wanted = lines_of(expected);
    const auto came = lines_of(actual);
    const auto [left, right] = std::mismatch(wanted.begin(), wanted.end(), came.begin(), came.end());
    const auto index = static_cast<std::size_t>(left - wanted.begin());
    std::string text = fmt::format("line {}:\n", index + 1);
    for (auto before = index - std::min(index, lines_before); before < index; ++before)
        text += shown(' ', wanted, before);
    return text + shown('-', wanted, index) + shown('+', came, index);
}

}  // namespace csm::test
