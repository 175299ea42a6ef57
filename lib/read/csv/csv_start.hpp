// SPDX-License-Identifier: MIT
#pragma once

#include "read/csv/csv_rows.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace csm::read {

/// How a CSV text begins.
struct CsvStart {
    char delimiter = ',';    ///< known or found
    std::size_t begin = 0;   ///< of the first row, behind a line `sep=;`
    std::size_t header = 0;  ///< of the header's row; beyond `begin` when titles stand above it
    std::vector<std::vector<SourceCell>> head;  ///< the first rows, each as long as it is
};

/// What is known about the beginning of a CSV text, not found out.
struct KnownStart {
    std::optional<char> delimiter;                  ///< none: to be found
    std::optional<std::size_t> lines_above_header;  ///< none: to be found
};

/// Finds delimiter and header by the text's first rows. The delimiter is the one of comma, semicolon, tab and
/// `|` by which most rows are equally long. The header is the first row, unless that is a title (a single
/// cell, a name with a value, mostly empty) and a row of names follows that is as wide as the table.
CsvStart csv_start(std::string_view text, const KnownStart& known = {});

/// How many lines end before an offset, and where the line begins that so many lines stand before; a text
/// without any \n has lines that end in \r.
std::size_t lines_before(std::string_view text, std::size_t offset);
std::size_t offset_of_line(std::string_view text, std::size_t lines_above);

}  // namespace csm::read
