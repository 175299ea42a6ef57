// SPDX-License-Identifier: MIT
#include "files/slide_tables.hpp"

#include "files/zip_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <numeric>
#include <optional>
#include <vector>

namespace csm::cmd {

namespace {

/// What stands between two marks.
struct Part {
    std::string_view text;
    std::size_t end = std::string_view::npos;  // behind the second mark
};

std::optional<Part> next_part(std::string_view xml, std::size_t place, std::string_view begin,
                              std::string_view end) {
    const auto from = xml.find(begin, place);
    if (from == std::string_view::npos) return std::nullopt;
    const auto to = xml.find(end, from + begin.size());
    if (to == std::string_view::npos) return std::nullopt;
    return Part{xml.substr(from + begin.size(), to - from - begin.size()), to + end.size()};
}

std::vector<std::string_view> parts(std::string_view xml, std::string_view begin, std::string_view end) {
    std::vector<std::string_view> found;
    auto part = next_part(xml, 0, begin, end);
    while (part) {
        found.push_back(part->text);
        part = next_part(xml, part->end, begin, end);
    }
    return found;
}

/// The text of a cell, a blank between its paragraphs, and one letter for each entity.
std::string text_of_cell(std::string_view cell) {
    std::string text;
    for (const auto paragraph : parts(cell, "<a:p>", "</a:p>")) {
        if (!text.empty()) text += ' ';
        for (const auto run : parts(paragraph, "<a:t>", "</a:t>"))
            for (std::size_t i = 0; i < run.size(); ++i) {
                text += run[i] == '&' ? '?' : run[i];
                if (run[i] == '&') i = std::min(run.find(';', i), run.size() - 1);
            }
    }
    return text;
}

/// How many letters wide, of UTF-8.
double letters_in(std::string_view text) {
    return static_cast<double>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; }));
}

/// What a column needs, in letters, with the room beside its text.
struct Need {
    double least = 0;  // the longest word does not break
    double all = 0;    // nothing breaks

    void add(const std::string& text) {
        constexpr double beside = 2;
        all = std::max(all, letters_in(text) + beside);
        for (std::size_t at = 0; at <= text.size();) {
            const auto end = std::min(text.find(' ', at), text.size());
            least = std::max(least, letters_in(std::string_view{text}.substr(at, end - at)) + beside);
            at = end + 1;
        }
    }
};

/// What the columns need; nothing when a row has another number of cells.
std::optional<std::vector<Need>> needs_of(std::string_view table, std::size_t columns) {
    std::vector<Need> needs(columns);
    for (const auto row : parts(table, "<a:tr ", "</a:tr>")) {
        const auto cells = parts(row, "<a:tc>", "</a:tc>");
        if (cells.size() != columns) return std::nullopt;
        for (std::size_t i = 0; i < columns; ++i) needs[i].add(text_of_cell(cells[i]));
    }
    return needs;
}

/// The share of each column: in proportion to what it needs for nothing to break, where there is room for
/// that; else as much as its longest word, and the rest in proportion to what is missing.
std::vector<double> shares(const std::vector<Need>& needs, double room) {
    double least = 0, all = 0;
    for (const auto& need : needs) {
        least += need.least;
        all += need.all;
    }
    std::vector<double> shares;
    for (const auto& need : needs)
        shares.push_back(
            all <= room     ? need.all / all
            : least >= room ? need.least / least
                            : (need.least + (room - least) * (need.all - need.least) / (all - least)) / room);
    return shares;
}

/// The widths of columns that are all of one; empty for others.
std::vector<std::int64_t> equal_widths(std::string_view grid) {
    std::vector<std::int64_t> widths;
    for (const auto column : parts(grid, "<a:gridCol w=\"", "\"")) {
        std::int64_t width = 0;
        std::from_chars(column.data(), column.data() + column.size(), width);
        widths.push_back(width);
    }
    const auto is_first = [&](std::int64_t width) { return width == widths.front() && width > 0; };
    return std::ranges::all_of(widths, is_first) ? widths : std::vector<std::int64_t>{};
}

/// The grid of a table, with new widths; nothing where it stays.
std::optional<std::string> new_grid(std::string_view table, std::string_view grid) {
    constexpr double letter = 105'000;  // in EMU, of 14 points and a wide font
    auto widths = equal_widths(grid);
    if (widths.size() < 2) return std::nullopt;
    const auto needs = needs_of(table, widths.size());
    if (!needs) return std::nullopt;
    const auto whole = std::accumulate(widths.begin(), widths.end(), std::int64_t{0});
    const auto shared = shares(*needs, static_cast<double>(whole) / letter);
    auto left = whole;
    for (std::size_t i = 0; i + 1 < widths.size(); ++i) {
        widths[i] = static_cast<std::int64_t>(static_cast<double>(whole) * shared[i]);
        left -= widths[i];
    }
    widths.back() = left;
    std::string columns;
    for (const auto width : widths) columns += fmt::format("<a:gridCol w=\"{}\" />", width);
    return columns;
}

}  // namespace

std::string with_fitting_columns(std::string_view slide) {
    constexpr std::string_view begin = "<a:tblGrid>", end = "</a:tblGrid>";
    std::string xml;
    std::size_t done = 0;
    for (const auto table : parts(slide, "<a:tbl>", "</a:tbl>")) {
        const auto grid = next_part(table, 0, begin, end);
        const auto columns = grid ? new_grid(table, grid->text) : std::nullopt;
        if (!columns) continue;
        const auto from = static_cast<std::size_t>(grid->text.data() - slide.data());
        xml.append(slide, done, from - done).append(*columns);
        done = from + grid->text.size();
    }
    return xml.append(slide.substr(done));
}

std::string with_fitting_tables(std::string presentation) {
    auto fitting =
        with_changed_members(presentation, "ppt/slides/slide",
                             [](std::string_view, std::string_view slide) -> std::optional<std::string> {
                                 auto changed = with_fitting_columns(slide);
                                 return changed == slide ? std::nullopt : std::optional{std::move(changed)};
                             });
    return fitting ? std::move(*fitting) : presentation;
}

}  // namespace csm::cmd
