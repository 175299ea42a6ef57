// SPDX-License-Identifier: MIT
#include "documentation/console_blocks.hpp"

#include "support/golden_difference.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

namespace csm::test {

namespace {

constexpr std::string_view fence = "```";
constexpr std::string_view opening = "```console";
constexpr std::string_view prompt = "$ ";
constexpr std::string_view ellipsis = "…";

using Lines = std::span<const std::string>;

[[noreturn]] void reject(std::size_t line, std::string_view why) {
    throw std::invalid_argument("line " + std::to_string(line + 1) + ": " + std::string{why});
}

bool matches(Lines printed, Lines lines) {
    if (printed.empty()) return lines.empty();
    if (printed.front() == ellipsis) {
        for (std::size_t left_out = 0; left_out <= lines.size(); ++left_out)
            if (matches(printed.subspan(1), lines.subspan(left_out))) return true;
        return false;
    }
    return !lines.empty() && printed.front() == lines.front() &&
           matches(printed.subspan(1), lines.subspan(1));
}

}  // namespace

std::vector<Console> consoles_of(std::string_view document) {
    std::vector<Console> consoles;
    const auto lines = lines_of(document);
    bool in_console = false;
    bool in_other = false;
    bool starts = false;
    for (std::size_t index = 0; index < lines.size(); ++index) {
        const auto& line = lines[index];
        if (line.starts_with(fence)) {
            const bool inside = in_console || in_other;
            in_console = !inside && line == opening;
            in_other = !inside && line != opening;
            starts = in_console;
        } else if (in_console && line.starts_with(prompt)) {
            consoles.push_back({index, line.substr(prompt.size()), {}});
            starts = false;
        } else if (in_console) {
            if (starts) reject(index, "a console block starts with \"$ csm …\"");
            consoles.back().printed.push_back(line);
        }
    }
    if (in_console || in_other) reject(lines.size() - 1, "the last block does not end");
    return consoles;
}

bool shows(const std::vector<std::string>& printed, const std::vector<std::string>& lines) {
    return matches(printed, lines);
}

std::string with_outputs(std::string_view document, const std::vector<std::vector<std::string>>& outputs) {
    auto lines = lines_of(document);
    const auto consoles = consoles_of(document);
    for (auto index = consoles.size(); index-- > 0;) {
        const auto& console = consoles[index];
        if (shows(console.printed, outputs[index])) continue;
        const auto first = lines.begin() + static_cast<std::ptrdiff_t>(console.line) + 1;
        const auto next = lines.erase(first, first + static_cast<std::ptrdiff_t>(console.printed.size()));
        lines.insert(next, outputs[index].begin(), outputs[index].end());
    }
    std::string text;
    for (const auto& line : lines) text += line + '\n';
    return text;
}

}  // namespace csm::test
