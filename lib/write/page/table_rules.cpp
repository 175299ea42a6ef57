// SPDX-License-Identifier: MIT
#include "write/page/table_rules.hpp"

#include "base/text_width.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace csm {

namespace {

constexpr int page_width = 84;  // columns of a page of A4 or of a slide in its usual fonts
constexpr int least_width = 3;

/// How wide the cells of a column are: the longest word, and the longest cell.
struct Width {
    int word = least_width;
    int cell = least_width;
};

std::vector<std::string_view> lines_in(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1);
        lines.push_back(text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
    return lines;
}

/// The cells between the bars of a line of a table, with their blanks; a bar behind a backslash is none.
std::vector<std::string_view> cells_in(std::string_view line) {
    std::vector<std::string_view> cells;
    std::size_t begin = 1;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i] == '\\')
            ++i;
        else if (line[i] == '|') {
            cells.push_back(line.substr(begin, i - begin));
            begin = i + 1;
        }
    }
    return cells;
}

bool is_rule(std::string_view line) {
    return line.starts_with('|') && line.find('-') != std::string_view::npos &&
           line.find_first_not_of("|:- \n") == std::string_view::npos;
}

void widen(Width& width, std::string_view cell) {
    constexpr std::string_view blanks = " \n";
    int length = 0;
    while (true) {
        const auto begin = cell.find_first_not_of(blanks);
        if (begin == std::string_view::npos) break;
        cell.remove_prefix(begin);
        const auto word = cell.substr(0, cell.find_first_of(blanks));
        const int columns = display_width(word) - static_cast<int>(std::ranges::count(word, '\\'));
        width.word = std::max(width.word, columns + 1);
        length += columns + 1;
        cell.remove_prefix(word.size());
    }
    width.cell = std::max(width.cell, length);
}

/// The columns of each, by what they need and what they could use.
std::vector<int> shares(const std::vector<Width>& widths) {
    int needed = 0, wanted = 0;
    for (const auto& width : widths) {
        needed += width.word;
        wanted += width.cell;
    }
    std::vector<int> columns;
    const double rest = std::max(0, std::min(page_width, wanted) - needed);
    for (const auto& width : widths) {
        const double more =
            wanted > needed ? rest * (width.cell - width.word) / static_cast<double>(wanted - needed) : 0;
        columns.push_back(width.word + static_cast<int>(std::lround(more)));
    }
    return columns;
}

/// The rule with as many dashes; colons stay where they are.
std::string rule_of(std::string_view line, const std::vector<int>& columns) {
    const auto cells = cells_in(line);
    std::string rule = "|";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto first = cells[i].find_first_not_of(' '), last = cells[i].find_last_not_of(' ');
        const bool is_left = first != std::string_view::npos && cells[i][first] == ':';
        const bool is_right = last != std::string_view::npos && last != first && cells[i][last] == ':';
        const auto dashes = std::max(least_width, columns[i]) - (is_left ? 1 : 0) - (is_right ? 1 : 0);
        rule.append(is_left ? ":" : "").append(static_cast<std::size_t>(dashes), '-');
        rule.append(is_right ? ":|" : "|");
    }
    return rule + "\n";
}

}  // namespace

std::string with_table_rules(std::string_view markdown) {
    const auto lines = lines_in(markdown);
    std::string text;
    bool is_code = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].starts_with("```")) is_code = !is_code;
        const bool has_head = i > 0 && lines[i - 1].starts_with('|');
        if (is_code || !has_head || !is_rule(lines[i])) {
            text += lines[i];
            continue;
        }
        std::vector<Width> widths(cells_in(lines[i]).size());
        const auto take = [&](std::string_view line) {
            const auto cells = cells_in(line);
            for (std::size_t column = 0; column < std::min(cells.size(), widths.size()); ++column)
                widen(widths[column], cells[column]);
        };
        take(lines[i - 1]);
        for (auto row = i + 1; row < lines.size() && lines[row].starts_with('|'); ++row) take(lines[row]);
        text += rule_of(lines[i], shares(widths));
    }
    return text;
}

}  // namespace csm
