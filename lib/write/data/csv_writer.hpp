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
    explicit CsvWriter(TextBuffer& out) : out_{out} {}

    /// A text; neutralised when a spreadsheet could take it for a formula, quoted when it needs to be.
    void text(std::string_view text);
    void number(std::optional<double> value);
    void date(std::optional<Date> date);

    /// Ends the row.
    void end();

  private:
    void separate();

    TextBuffer& out_;
    bool first_ = true;
};

}  // namespace csm::render
