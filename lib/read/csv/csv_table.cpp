// SPDX-License-Identifier: MIT
#include <csm/csv_table.hpp>

#include "base/line_index.hpp"
#include "base/quoted.hpp"
#include "read/csv/csv_rows.hpp"
#include "read/csv/csv_start.hpp"
#include "read/csv/csv_text.hpp"
#include "read/csv/key_cell.hpp"
#include "read/csv/summary_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <span>
#include <utility>

namespace csm {

namespace {

using read::TextPlace;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

Problem problem_at(const std::string& file, TextPlace at, std::string message) {
    return {.file = file, .line = at.line, .column = at.column, .message = std::move(message)};
}

/// Reads the rows of one text into a table.
class Reading {
  public:
    /// The table begins at `start`; places are counted from the beginning of the text.
    Reading(std::string_view text, std::size_t start, CsvTable& table)
        : text_{text},
          table_{table},
          rows_{text, table.delimiter},
          start_{start} {}

    std::optional<Error> read() {
        std::vector<read::SourceCell> cells;
        for (auto offset = start_; offset < text_.size() && !failure_;) {
            offset = rows_.read(offset, cells);
            for (auto& cell : cells) take(cell);
            if (!cells.empty()) row();
        }
        leave_out_footers();
        if (converted_ > 0) tell_encoding();
        return failure_;
    }

  private:
    struct Footer {
        std::size_t row = 0;
        std::size_t problem = 0;  // of the same row
    };

    void take(read::SourceCell& cell) {
        const TextPlace at = place(cell.offset);
        if (const auto defect = read::defect_of(cell.quotes); !defect.empty()) fail_at(at, defect);
        if (cell.quotes == read::CellQuotes::stray && !read::is_text_formula(cell.text))
            note(at, ProblemKind::stray_quote, std::string{read::stray_quote});
        row_.push_back({std::move(cell.text), at.line, at.column});
        if (cell.converted && converted_++ == 0) first_converted_ = at;
    }

    void row() {
        CsvRow row = std::exchange(row_, {});
        if (std::ranges::all_of(row, &std::string::empty, &CsvCell::text)) return;
        if (table_.header.empty()) return header(std::move(row));
        const auto width = table_.header.size();
        const auto given = row.size();
        while (row.size() > width && row.back().text.empty()) row.pop_back();
        const TextPlace at{row.front().line, row.front().column};
        if (given >= width) footers_.clear();
        if (row.size() > width) {
            table_.left_out.add(table_.name, RowDefect::long_row, at.line);
            return note(at, ProblemKind::long_row, read::too_many_cells(given, width));
        }
        if (width > 1 && read::is_report_footer(row.front().text)) footer(row, given);
        if (row.size() < width) {
            note(at, ProblemKind::short_row, read::too_few_cells(given, width));
            row.resize(width, {{}, row.back().line, row.back().column});
        }
        table_.rows.push_back(std::move(row));
    }

    void header(CsvRow row) {
        while (!row.empty() && row.back().text.empty()) row.pop_back();
        for (auto& cell : row) {
            auto plain = read::plain_key(cell.text);
            if (!plain) continue;
            cell.text = std::move(*plain);
            table_.notices.push_back(
                problem_at(table_.name, {cell.line, cell.column},
                           fmt::format("marks that are no part of a name are taken off \"{}\"", cell.text)));
        }
        table_.header = std::move(row);
    }

    /// A row that speaks like a footer is one when it is a single cell, and no full row follows.
    void footer(const CsvRow& row, std::size_t given) {
        const auto others = std::span{row}.subspan(1);
        if (given == 1)
            footers_.push_back({table_.rows.size(), table_.problems.size()});
        else if (std::ranges::all_of(others, &std::string::empty, &CsvCell::text))
            note({row.front().line, row.front().column}, ProblemKind::like_no_record,
                 read::told_of_footer_like(row.front().text, given));
    }

    void leave_out_footers() {
        if (footers_.empty()) return;
        const auto first = table_.rows.begin() + static_cast<std::ptrdiff_t>(footers_.front().row);
        std::vector<CsvRow> rows(std::make_move_iterator(first), std::make_move_iterator(table_.rows.end()));
        const auto before = footers_.front().row;
        table_.rows.resize(before);
        auto footer = footers_.begin();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (footer == footers_.end() || footer->row != before + i) {
                table_.rows.push_back(std::move(rows[i]));
                continue;
            }
            const auto& cell = rows[i].front();
            table_.left_out.add(table_.name, RowDefect::footer, cell.line);
            auto& problem = table_.problems[footer->problem];
            problem.kind = ProblemKind::footer_row;
            problem.message = read::told_of_footer(cell.text);
            ++footer;
        }
    }

    /// The place of an offset that is not before the one asked for last.
    TextPlace place(std::size_t offset) {
        for (; counted_to_ < offset; ++counted_to_) {
            const bool ends_line = text_[counted_to_] == '\n';
            counted_.line += ends_line ? 1 : 0;
            counted_.column = ends_line ? 1 : counted_.column + 1;
        }
        return counted_;
    }

    void note(TextPlace at, ProblemKind kind, std::string message) {
        table_.problems.push_back(problem_at(table_.name, at, std::move(message)));
        table_.problems.back().kind = kind;
    }

    void tell_encoding() {
        table_.notices.push_back(
            problem_at(table_.name, first_converted_,
                       fmt::format("{} not UTF-8 and read as Windows-1252, this one first",
                                   converted_ == 1 ? "1 cell is" : fmt::format("{} cells are", converted_))));
    }

    void fail_at(TextPlace at, std::string_view message) {
        if (failure_) return;
        failure_ = Error{fmt::format("{}:{}:{}", table_.name, at.line, at.column), std::string{message},
                         std::string{read::quotes_hint}};
    }

    std::string_view text_;
    CsvTable& table_;
    read::CsvRows rows_;
    std::size_t start_;
    TextPlace counted_;           // of `counted_to_`
    std::size_t counted_to_ = 0;  // lines are counted as the reading goes on
    std::optional<Error> failure_;
    CsvRow row_;
    std::vector<Footer> footers_;  // that no full row follows yet
    std::size_t converted_ = 0;
    TextPlace first_converted_;
};

/// The first rows of the text, each as long as it is.
std::vector<CsvRow> head_of(std::string_view text, std::vector<std::vector<read::SourceCell>> rows) {
    read::LineIndex lines{text};
    std::vector<CsvRow> head;
    for (auto& row : rows) {
        head.emplace_back();
        for (auto& cell : row) {
            const auto at = lines.place(cell.offset);
            head.back().push_back({std::move(cell.text), at.line, at.column});
        }
    }
    return head;
}

/// What stands above the header, which begins in that line.
Problem told_of_titles(const CsvTable& table, std::uint64_t header_line) {
    constexpr std::size_t titles_told = 3;
    std::vector<std::string> titles;
    for (const auto& row : table.head) {
        if (row.front().line >= header_line || titles.size() == titles_told) break;
        std::string title;
        for (const auto& cell : row)
            if (!cell.text.empty()) title += (title.empty() ? "" : " ") + cell.text;
        titles.push_back(read::quoted(std::string_view{title}));
    }
    return problem_at(
        table.name, {header_line, 0},
        fmt::format("line {} is taken for the header, and what stands above it is skipped: {}; write "
                    "--skip 0 if the first line is the header, or --skip N if N lines stand above it",
                    header_line, fmt::join(titles, ", ")));
}

constexpr std::size_t lines_kept = 5;

}  // namespace

Result<CsvTable> read_csv(std::string_view bytes, const std::string& name, const CsvOptions& options) {
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    if (const auto other = read::other_format(bytes); !other.empty())
        return Error{name, std::string{other}, "save it as \"CSV UTF-8\" and name that file"};
    CsvTable table;
    table.name = name;
    auto start = read::csv_start(bytes, {options.delimiter, options.skip});
    table.delimiter = start.delimiter;
    table.head = head_of(bytes, std::move(start.head));
    if (start.header > start.begin)
        table.notices.push_back(told_of_titles(table, read::LineIndex{bytes}.place(start.header).line));
    if (auto failure = Reading{bytes, start.header, table}.read()) return *failure;
    if (table.header.empty() && options.skip.value_or(0) > 0)
        return Error{name,
                     fmt::format("has no header behind the lines that --skip {} leaves out", *options.skip),
                     "write a smaller number"};
    if (table.header.empty())
        return Error{name, "is empty", "export it again, with its line of column names"};
    return table;
}

std::string delimiter_word(char delimiter) {
    switch (delimiter) {
    case ',': return "comma";
    case ';': return "semicolon";
    case '\t': return "tab";
    case '|': return "pipe";
    default: return fmt::format("\"{}\"", delimiter);
    }
}

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
