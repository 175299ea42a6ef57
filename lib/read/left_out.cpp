// SPDX-License-Identifier: MIT
#include <csm/left_out.hpp>

#include <algorithm>
#include <numeric>

namespace csm {

namespace {

constexpr std::size_t lines_kept = 5;

}  // namespace

void LeftOut::add(std::string_view file, RowDefect defect, std::uint64_t line, bool is_selected) {
    auto& rows = rows_of(file, defect);
    rows.are_selected = is_selected;
    if (rows.lines.size() < lines_kept) rows.lines.push_back(line);
    ++rows.count;
}

void LeftOut::add(const LeftOut& other) {
    for (const auto& rows : other.rows_) {
        auto& mine = rows_of(rows.file, rows.defect);
        mine.count += rows.count;
        mine.are_selected = rows.are_selected;
        for (const auto line : rows.lines)
            if (mine.lines.size() < lines_kept) mine.lines.push_back(line);
    }
}

LeftOutRows& LeftOut::rows_of(std::string_view file, RowDefect defect) {
    // Of many files the last one is looked for.
    const auto found = std::find_if(rows_.rbegin(), rows_.rend(), [&](const LeftOutRows& rows) {
        return rows.file == file && rows.defect == defect;
    });
    return found == rows_.rend() ? rows_.emplace_back(LeftOutRows{std::string{file}, defect, 0, {}, false})
                                 : *found;
}

std::uint64_t LeftOut::count() const {
    return std::accumulate(rows_.begin(), rows_.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const LeftOutRows& rows) { return sum + rows.count; });
}

std::string_view described(RowDefect defect) {
    switch (defect) {
    case RowDefect::long_row: return "for more cells than the header has";
    case RowDefect::summary: return "for adding up others";
    case RowDefect::footer: return "as a footer of the report";
    case RowDefect::no_key: return "for want of a customer key";
    case RowDefect::shortened_key: return "for a key that a spreadsheet shortened";
    case RowDefect::several_keys: return "for several keys in a cell";
    case RowDefect::repeated_key: return "for a key that came before";
    }
    return {};
}

}  // namespace csm
