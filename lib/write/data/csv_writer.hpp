// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>
#include <csm/text_buffer.hpp>

#include <optional>
#include <string_view>

namespace csm::render {

/// Writes the cells of CSV rows.
class CsvWriter {
  public:
    /// Begins a row at the end of `out`, which must live as long.
    explicit CsvWriter(TextBuffer& out, char delimiter = ',') : out_{out}, delimiter_{delimiter} {}

    /// A text; neutralised when a spreadsheet could take it for a formula, quoted when it needs to be.
    void text(std::string_view text);
    /// A finite number in its shortest form; empty when it is not known.
    void number(std::optional<double> value);
    /// YYYY-MM-DD; empty when it is not known.
    void date(std::optional<Date> date);

    /// Ends the row with CRLF.
    void end();

  private:
    void separate();

    TextBuffer& out_;
    char delimiter_;
    bool first_ = true;
};

}  // namespace csm::render
