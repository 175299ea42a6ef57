// SPDX-License-Identifier: MIT
#pragma once

#include <csv.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace csm::read {

/// How the quotes of a cell are: fine, in the middle of a text that is not quoted, or not in pairs.
enum class CellQuotes : std::uint8_t { fine, stray, without_end, closed_before_end };

/// A cell as it stands in a CSV text.
struct SourceCell {
    std::string text;                      ///< UTF-8, without quotes and without the blanks around it
    std::size_t offset = 0;                ///< where it begins, or its quotes
    CellQuotes quotes = CellQuotes::fine;  ///< how they are in the text
    bool converted = false;                ///< not UTF-8, and read as Windows-1252
};

/// Reads single rows of a CSV text. Used by one thread at a time.
class CsvRows {
  public:
    /// The text must live as long.
    CsvRows(std::string_view text, char delimiter);

    ~CsvRows() { csv_free(&parser_); }

    CsvRows(const CsvRows&) = delete;
    CsvRows& operator=(const CsvRows&) = delete;

    /// Reads the row that begins at `offset`, behind empty lines, and returns where the next one may begin.
    /// At the text's end the row has no cells. Throws std::bad_alloc where libcsv gets no memory.
    std::size_t read(std::size_t offset, std::vector<SourceCell>& row);

  private:
    static void take_cell(void* text, std::size_t size, void* self) {
        static_cast<CsvRows*>(self)->cell({static_cast<const char*>(text), size});
    }

    static void take_row(int, void* self) { static_cast<CsvRows*>(self)->has_row_ = true; }

    void check_memory();
    void skip_blank_line();
    void cell(std::string_view text);

    std::string_view text_;
    std::string ends_;  ///< where a cell may end
    csv_parser parser_{};
    std::vector<SourceCell>* row_ = nullptr;
    std::size_t begin_ = 0;  ///< of the cell that is being read
    std::size_t end_ = 0;    ///< of what the parser got
    bool has_row_ = false;
    bool at_end_ = false;
};

/// Why a cell's quotes do not pair; empty when they do.
std::string_view defect_of(CellQuotes quotes);

/// What is wrong with a row that has not as many cells as the header.
std::string too_many_cells(std::size_t given, std::size_t wanted);
std::string too_few_cells(std::size_t given, std::size_t wanted);

/// How to mend quotes that do not pair.
constexpr std::string_view quotes_hint = "write a quote within a quoted text twice, and close every quote";

/// The problem of quotes in the middle of a text.
constexpr std::string_view stray_quote = "a quote stands within a text that is not quoted; taken as it is";

}  // namespace csm::read
