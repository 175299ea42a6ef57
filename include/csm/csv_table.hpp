// SPDX-License-Identifier: MIT
#pragma once

#include <csm/error.hpp>
#include <csm/problem.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// Why a row is no record.
enum class RowDefect : std::uint8_t {
    long_row,       ///< more cells than the header
    summary,        ///< a total of other rows
    footer,         ///< of the report that the table is
    no_key,         ///< or one that names no customer
    shortened_key,  ///< 1.23E+11
    several_keys,   ///< in one cell
    repeated_key    ///< it came before
};

/// The rows of a file that were left out for one reason.
struct LeftOutRows {
    std::string file;
    RowDefect defect = RowDefect::long_row;
    std::uint64_t count = 0;
    std::vector<std::uint64_t> lines;  ///< of the first ones
    bool are_selected = false;         ///< the lines are numbers of rows that a SELECT returned
};

/// Rows that were left out, by file and reason in the order in which they came.
class LeftOut {
  public:
    /// A row of a file; of a SELECT's result the line is the number of the row.
    void add(std::string_view file, RowDefect defect, std::uint64_t line, bool is_selected = false);
    void add(const LeftOut& other);

    std::uint64_t count() const;

    const std::vector<LeftOutRows>& rows() const { return rows_; }

  private:
    LeftOutRows& rows_of(std::string_view file, RowDefect defect);

    std::vector<LeftOutRows> rows_;
};

/// Why rows are left out, behind these words: "for more cells than the header has".
std::string_view described(RowDefect defect);

/// One cell of a table, and where it begins in the file.
struct CsvCell {
    std::string text;          ///< UTF-8, without quotes and without the blanks around it
    std::uint64_t line = 0;    ///< from 1
    std::uint64_t column = 0;  ///< from 1, in bytes
};

/// The cells of a row, from the left.
using CsvRow = std::vector<CsvCell>;

/// A table as read from CSV text.
struct CsvTable {
    std::string name;          ///< of the file, for messages
    char delimiter = ',';      ///< what stood between the cells
    CsvRow header;             ///< the names of the columns; a name may be empty or come twice
    std::vector<CsvRow> rows;  ///< each exactly as long as the header; rows of empty cells are left out
    std::vector<CsvRow>
        head;          ///< the first rows of the text as they stand, the header and those above it too
    LeftOut left_out;  ///< rows with more cells than the header, and footers of a report
    std::vector<Problem> problems;  ///< what is wrong with rows and quotes
    std::vector<Problem> notices;   ///< what was assumed, such as an encoding; nothing is wrong
};

/// What the caller knows about a CSV file.
struct CsvOptions {
    std::optional<char> delimiter{};    ///< without it comma, semicolon, tab or |, by the first rows
    std::optional<std::size_t> skip{};  ///< lines above the header; without it they are found
};

/// Reads CSV: UTF-8 with or without a byte order mark, any line ends, quoted cells that span lines, and a
/// first line `sep=;` as spreadsheets write it. Titles above the header are skipped and bytes that are not
/// UTF-8 are read as Windows-1252, each with a notice. Fails, with the place, on an empty text, on UTF-16, on
/// a spreadsheet file, and on quotes that do not pair.
Result<CsvTable> read_csv(std::string_view bytes, const std::string& name, const CsvOptions& options = {});

/// The delimiter in words: "comma", "semicolon", "tab", "pipe", or any other character in quotes.
std::string delimiter_word(char delimiter);

}  // namespace csm
