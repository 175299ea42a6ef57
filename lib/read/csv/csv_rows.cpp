// SPDX-License-Identifier: MIT
#include "read/csv/csv_rows.hpp"

#include "read/csv/csv_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <utility>

namespace csm::read {

namespace {

/// By how much the parser's buffer grows at least, in bytes.
constexpr std::size_t smallest_growth = 512;

}  // namespace

CsvRows::CsvRows(std::string_view text, char delimiter) : text_{text}, ends_{delimiter, '\n', '\r', '\0'} {
    csv_init(&parser_, 0);
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
}

/// The parser gets the text in pieces that end where a cell may end, so that the place of each cell is known,
/// which libcsv itself does not tell.
std::size_t CsvRows::read(std::size_t offset, std::vector<SourceCell>& row) {
    row.clear();
    row_ = &row;
    begin_ = end_ = offset;
    has_row_ = at_end_ = false;
    while (end_ < text_.size() && !has_row_) {
        const auto found = text_.find_first_of(ends_, end_);
        const auto start = std::exchange(end_, std::min(found, text_.size() - 1) + 1);
        // libcsv's buffer grows by a fixed step, which copies a long cell over and over; as much as has been
        // read of the cell doubles it instead.
        csv_set_blk_size(&parser_, std::max(smallest_growth, end_ - begin_));
        csv_parse(&parser_, text_.data() + start, end_ - start, take_cell, take_row, this);
        check_memory();
        skip_blank_line();
    }
    at_end_ = true;
    if (!has_row_) csv_fini(&parser_, take_cell, take_row, this);
    check_memory();
    return end_;
}

void CsvRows::check_memory() {
    const int error = csv_error(&parser_);
    if (error == CSV_ENOMEM || error == CSV_ETOOBIG) throw std::bad_alloc();
}

void CsvRows::skip_blank_line() {
    const bool blank =
        text_.substr(begin_, end_ - begin_).find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (row_->empty() && blank && end_ > 0 && (text_[end_ - 1] == '\n' || text_[end_ - 1] == '\r'))
        begin_ = end_;
}

void CsvRows::cell(std::string_view text) {
    const auto source = text_.substr(begin_, end_ - begin_ - (at_end_ ? 0 : 1));
    const auto trimmed = without_blanks(source);
    SourceCell cell;
    cell.offset = begin_ + (trimmed.empty() ? 0 : static_cast<std::size_t>(trimmed.data() - source.data()));
    begin_ = end_;
    if (!is_well_quoted(trimmed))
        cell.quotes = at_end_ ? CellQuotes::without_end : CellQuotes::closed_before_end;
    else if (!trimmed.starts_with('"') && trimmed.find('"') != std::string_view::npos)
        cell.quotes = CellQuotes::stray;
    cell.text = as_utf8(without_blanks(text), cell.converted);
    row_->push_back(std::move(cell));
}

std::string_view defect_of(CellQuotes quotes) {
    if (quotes == CellQuotes::without_end) return "a quoted text begins here and has no end";
    if (quotes == CellQuotes::closed_before_end)
        return "the quoted text that begins here goes on after a closing quote";
    return {};
}

std::string too_many_cells(std::size_t given, std::size_t wanted) {
    return fmt::format("the row has {} cells and the header {}: a delimiter may stand in a text without "
                       "quotes; the row is left out",
                       given, wanted);
}

std::string too_few_cells(std::size_t given, std::size_t wanted) {
    return fmt::format("the row has {} and the header {}; what is missing counts as empty",
                       given == 1 ? "1 cell" : fmt::format("{} cells", given), wanted);
}

}  // namespace csm::read
