// SPDX-License-Identifier: MIT
#include <csm/csv_table.hpp>

#include "read/csv_rows.hpp"
#include "read/csv_text.hpp"
#include "read/line_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace csm {

namespace {

using read::TextPlace;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

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
        if (converted_ > 0) tell_encoding();
        return failure_;
    }

  private:
    void take(read::SourceCell& cell) {
        const TextPlace at = place(cell.offset);
        if (const auto defect = read::defect_of(cell.quotes); !defect.empty()) fail_at(at, defect);
        if (cell.quotes == read::CellQuotes::stray)
            note(at, ProblemKind::stray_quote, std::string{read::stray_quote});
        row_.push_back({std::move(cell.text), at.line, at.column});
        if (cell.converted && converted_++ == 0) first_converted_ = at;
    }

    void row() {
        CsvRow row = std::exchange(row_, {});
        if (std::ranges::all_of(row, &std::string::empty, &CsvCell::text)) return;
        if (table_.header.empty()) {
            while (!row.empty() && row.back().text.empty()) row.pop_back();
            table_.header = std::move(row);
            return;
        }
        const auto width = table_.header.size();
        const auto given = row.size();
        while (row.size() > width && row.back().text.empty()) row.pop_back();
        const TextPlace at{row.front().line, row.front().column};
        if (row.size() > width) {
            ++table_.rejected;
            return note(at, ProblemKind::long_row, read::too_many_cells(given, width));
        }
        if (row.size() < width) {
            note(at, ProblemKind::short_row, read::too_few_cells(given, width));
            row.resize(width, {{}, row.back().line, row.back().column});
        }
        table_.rows.push_back(std::move(row));
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
        table_.problems.push_back({.file = table_.name,
                                   .line = at.line,
                                   .column = at.column,
                                   .message = std::move(message),
                                   .kind = kind});
    }

    void tell_encoding() {
        table_.notices.push_back(
            {.file = table_.name,
             .line = first_converted_.line,
             .column = first_converted_.column,
             .message =
                 fmt::format("{} not UTF-8 and read as Windows-1252, this one first",
                             converted_ == 1 ? "1 cell is" : fmt::format("{} cells are", converted_))});
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
    std::size_t converted_ = 0;
    TextPlace first_converted_;
};

}  // namespace

Result<CsvTable> read_csv(std::string_view bytes, const std::string& name, const CsvOptions& options) {
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    if (const auto other = read::other_format(bytes); !other.empty())
        return Error{name, std::string{other}, "save it as \"CSV UTF-8\" and name that file"};
    CsvTable table;
    table.name = name;
    const auto start = read::separator_line(bytes);
    table.delimiter = options.delimiter.value_or(read::detected_delimiter(bytes));
    if (auto failure = Reading{bytes, start, table}.read()) return *failure;
    if (table.header.empty())
        return Error{name, "is empty", "export it again, with its line of column names"};
    return table;
}

std::string_view delimiter_word(char delimiter) {
    return delimiter == ',' ? "comma" : delimiter == ';' ? "semicolon" : "tab";
}

}  // namespace csm
