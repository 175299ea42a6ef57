// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/text_buffer.hpp>

namespace csm {

/// One row a customer with flat columns, as RFC 4180 has it, lines ending in CRLF. A text cell that a
/// spreadsheet could take for a formula begins with an apostrophe.
void append_health_csv_header(TextBuffer& out, const Model& model);
void append_health_csv(TextBuffer& out, const Account& account, const HealthResult& health,
                       const Model& model);
void append_churn_csv_header(TextBuffer& out, const Model& model);
void append_churn_csv(TextBuffer& out, const Account& account, const ChurnResult& churn, const Model& model);
void append_expansion_csv_header(TextBuffer& out);
void append_expansion_csv(TextBuffer& out, const Account& account, const ExpansionResult& expansion,
                          const Model& model);
void append_report_csv_header(TextBuffer& out);
void append_report_csv(TextBuffer& out, const Account& account, const Assessment& assessment,
                       const Model& model);

}  // namespace csm
