// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
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

}  // namespace csm
