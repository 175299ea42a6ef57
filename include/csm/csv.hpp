// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/decisions.hpp>
#include <csm/text_buffer.hpp>

#include <string>

namespace csm {

/// How CSV is written for the program that reads it. Numbers and dates are the same in every style.
struct CsvStyle {
    char delimiter = ',';          ///< between cells; cells that hold it are quoted
    bool byte_order_mark = false;  ///< the three bytes by which spreadsheets recognise UTF-8, in front
};

/// Writes customers as rows of flat columns (docs/formats.md), as RFC 4180 has it, lines ending in CRLF; what
/// is not known is an empty cell. A text cell that a spreadsheet could take for a formula begins with an
/// apostrophe. `Scored` is HealthResult (csm health), ChurnResult (churn), ExpansionResult (expand),
/// OnboardingResult (onboarding) or Assessment (report). One writer may serve several threads at once.
template <class Scored>
class CustomerCsv {
  public:
    /// Model and decisions must live as long as the writer. With decisions every row has what is decided of
    /// the customer. It ends with the as-of day and the model's digest.
    CustomerCsv(const Model& model, const Settings& settings, CsvStyle style = {})
        : model_{model},
          decisions_{settings.decisions},
          as_of_{iso_text(settings.as_of)},
          style_{style} {}

    /// Appends the line that names the columns, after the byte order mark where the style has one.
    void append_header(TextBuffer& out) const;

    /// Appends one customer's line.
    void append(TextBuffer& out, const Account& account, const Scored& scored) const;

  private:
    const Model& model_;
    const Decisions* decisions_;  // null: none are in use
    std::string as_of_;
    CsvStyle style_;
};

}  // namespace csm
