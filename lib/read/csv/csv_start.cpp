// SPDX-License-Identifier: MIT
#include "read/csv/csv_start.hpp"

#include "read/csv/csv_text.hpp"
#include "read/csv/date_cell.hpp"
#include "read/csv/number_cell.hpp"
#include "read/csv/summary_rows.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace csm::read {

namespace {

using Row = std::vector<SourceCell>;

constexpr std::string_view candidates = ",;\t|";
constexpr std::size_t most_rows = 50;
constexpr std::size_t most_bytes = std::size_t{64} << 10U;
constexpr std::size_t most_titles = 20;

bool is_blank(const Row& row) { return std::ranges::all_of(row, &std::string::empty, &SourceCell::text); }

std::size_t filled_cells(const Row& row) {
    return static_cast<std::size_t>(
        std::ranges::count_if(row, [](const SourceCell& cell) { return !cell.text.empty(); }));
}

/// The first rows that are not blank. The last one may be cut off where that makes it one of many.
std::vector<Row> first_rows(std::string_view text, std::size_t begin, char delimiter) {
    const bool is_cut = text.size() - begin > most_bytes;
    const auto part = text.substr(0, is_cut ? begin + most_bytes : text.size());
    CsvRows reader{part, delimiter};
    std::vector<Row> rows;
    for (auto offset = begin; offset < part.size() && rows.size() < most_rows;) {
        Row row;
        offset = reader.read(offset, row);
        if (!is_blank(row)) rows.push_back(std::move(row));
        if (is_cut && offset >= part.size() && rows.size() > 1) rows.pop_back();
    }
    return rows;
}

/// The number of cells that most of the rows have which have several; 0 when none has. Of two the larger.
std::size_t usual_width(const std::vector<Row>& rows) {
    std::map<std::size_t, std::size_t> counts;
    for (const auto& row : rows)
        if (row.size() > 1) ++counts[row.size()];
    std::size_t width = 0, most = 0;
    for (const auto& [cells, count] : counts) {
        if (count < most) continue;
        width = cells;
        most = count;
    }
    return width;
}

/// How well a delimiter explains the rows.
struct Explained {
    std::ptrdiff_t usual = 0;   ///< rows of the usual width
    std::ptrdiff_t others = 0;  ///< that stand behind the first usual one
    std::ptrdiff_t above = 0;
    std::size_t width = 0;

    /// Smaller is better. What occurs in one row only hardly is a delimiter.
    auto rank() const {
        return std::tuple{usual < 2, others - usual, above, -static_cast<std::ptrdiff_t>(width)};
    }
};

bool is_footer(const Row& row) { return row.size() == 1 && is_report_footer(row.front().text); }

/// Footers at the end do not count; rows with quotes at odd places are not usual.
Explained explained(const std::vector<Row>& rows, std::size_t width) {
    const auto is_usual = [width](const Row& row) {
        return row.size() == width && std::ranges::all_of(row, [](const SourceCell& cell) {
                   return cell.quotes == CellQuotes::fine;
               });
    };
    const auto first = std::ranges::find_if(rows, is_usual);
    auto last = rows.end();
    while (last != first && is_footer(*std::prev(last))) --last;
    const auto usual = std::count_if(first, last, is_usual);
    return {usual, std::distance(first, last) - usual, std::distance(rows.begin(), first), width};
}

struct Reading {
    char delimiter = ',';
    std::vector<Row> rows;
};

Reading best_reading(std::string_view text, std::size_t begin) {
    Reading best;
    std::optional<Explained> most;
    for (const char delimiter : candidates) {
        auto rows = first_rows(text, begin, delimiter);
        const auto width = usual_width(rows);
        const bool is_default = delimiter == candidates.front();
        if (width == 0 && !is_default) continue;
        const auto given = explained(rows, width);
        const bool is_better = width > 0 && (!most || given.rank() < most->rank());
        if (is_better) most = given;
        if (is_better || is_default) best = {delimiter, std::move(rows)};
    }
    return best;
}

bool ends_a_label(const SourceCell& cell) { return cell.text.ends_with(':'); }

bool is_value(const SourceCell& cell) { return take_apart(cell.text) || take_date_apart(cell.text); }

bool is_title(const Row& row, std::size_t width) {
    const auto filled = filled_cells(row);
    if (filled < 2 || std::ranges::any_of(row, ends_a_label)) return true;
    return filled < row.size() && (filled * 2 <= width || std::ranges::any_of(row, is_value));
}

bool is_header(const Row& row, std::size_t width) {
    return row.size() <= width && filled_cells(row) * 2 > width && std::ranges::none_of(row, ends_a_label) &&
           std::ranges::none_of(row, is_value);
}

/// The row that is the header: the first one, or behind titles the first one that can be.
std::size_t header_among(const std::vector<Row>& rows) {
    const auto width = usual_width(rows);
    if (width < 2 || !is_title(rows.front(), width)) return 0;
    const auto last = std::min(rows.size(), most_titles + 1);
    for (std::size_t i = 1; i < last; ++i)
        if (filled_cells(rows[i]) > 1 && is_header(rows[i], width)) return i;
    return 0;
}

char line_end(std::string_view text) { return text.find('\n') == std::string_view::npos ? '\r' : '\n'; }

}  // namespace

CsvStart csv_start(std::string_view text, const KnownStart& known) {
    CsvStart start;
    start.begin = separator_line(text);
    if (start.begin > 0) start.delimiter = text[start.begin - 1];
    const bool is_named = start.begin > 0 || known.delimiter;
    if (known.delimiter) start.delimiter = *known.delimiter;
    if (known.lines_above_header)
        start.begin = std::max(start.begin, offset_of_line(text, *known.lines_above_header));
    auto reading = is_named ? Reading{start.delimiter, first_rows(text, start.begin, start.delimiter)}
                            : best_reading(text, start.begin);
    start.delimiter = reading.delimiter;
    start.head = std::move(reading.rows);
    start.header = start.begin;
    if (start.head.empty() || known.lines_above_header) return start;
    if (const auto header = header_among(start.head); header > 0)
        start.header = start.head[header].front().offset;
    return start;
}

std::size_t lines_before(std::string_view text, std::size_t offset) {
    return static_cast<std::size_t>(std::ranges::count(text.substr(0, offset), line_end(text)));
}

std::size_t offset_of_line(std::string_view text, std::size_t lines_above) {
    std::size_t offset = 0;
    for (; lines_above > 0 && offset < text.size(); --lines_above)
        offset = std::min(text.find(line_end(text), offset), text.size() - 1) + 1;
    return offset;
}

}  // namespace csm::read
