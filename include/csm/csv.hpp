// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/text_buffer.hpp>

namespace csm {

/// Writes customers as rows of flat columns, as RFC 4180 has it, lines ending in CRLF. A text cell that a
/// spreadsheet could take for a formula begins with an apostrophe. `Scored` is HealthResult (csm health),
/// ChurnResult (churn), ExpansionResult (expand) or Assessment (report). One writer may serve several threads
/// at once.
template <class Scored>
class CustomerCsv {
  public:
    /// The model must live as long.
    explicit CustomerCsv(const Model& model) : model_{model} {}

    /// Appends the line that names the columns.
    void append_header(TextBuffer& out) const;

    /// Appends one customer's line.
    void append(TextBuffer& out, const Account& account, const Scored& scored) const;

  private:
    const Model& model_;
};

}  // namespace csm
