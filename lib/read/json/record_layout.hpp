// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

namespace csm::read {

struct CsvLayout;

/// What stands around records: commas in a list, line ends in NDJSON, nothing around a document's only one.
/// The rows of a CSV are records too. The nesting tells how deep a record may be, so that the document stays
/// within the parser's limit.
struct RecordLayout {
    enum class Kind : std::uint8_t { list, lines, single, rows };
    Kind kind = Kind::list;
    std::size_t nesting = 0;         ///< brackets around the records: 1 in a list, 2 in {"customers": […]}
    const CsvLayout* csv = nullptr;  ///< of rows
};

}  // namespace csm::read
