// SPDX-License-Identifier: MIT
#pragma once

#include <csm/assessment.hpp>
#include <csm/problem.hpp>
#include <csm/summary.hpp>
#include <csm/text_buffer.hpp>

#include <span>
#include <string_view>

namespace csm {

/// How JSON is written.
struct JsonStyle {
    bool one_line = false;  ///< a customer a line (NDJSON), instead of an indented document
    bool explain = false;   ///< with every metric's value, score, weight and points
};

/// What every document says of itself before the customers.
struct JsonHead {
    std::string_view report;  ///< customer_health_scores, …
    std::string_view schema;  ///< csm.health/1, …
    Settings settings;
};

/// Appends the beginning of a document up to the list of customers. The summary comes after them, so that a
/// document can be written while the input is still being read.
void append_json_head(TextBuffer& out, const JsonHead& head, const Model& model);

/// Appends what separates two customers (or precedes the first), in either layout.
void append_json_separator(TextBuffer& out, const JsonStyle& style, bool first);

void append_health_json(TextBuffer& out, const JsonStyle& style, const Account& account,
                        const HealthResult& health, const Model& model);
void append_churn_json(TextBuffer& out, const JsonStyle& style, const Account& account,
                       const ChurnResult& churn, const Model& model);
void append_expansion_json(TextBuffer& out, const JsonStyle& style, const Account& account,
                           const ExpansionResult& expansion, const Model& model);
void append_report_json(TextBuffer& out, const JsonStyle& style, const Account& account,
                        const Assessment& assessment, const Model& model);

/// What the reading left out and complained about.
struct JsonTail {
    std::uint64_t rejected = 0;
    std::span<const Problem> problems;
};

/// Appends the end of a document: the summary and the problems.
void append_json_tail(TextBuffer& out, const HealthSummary& summary, const JsonTail& tail, bool empty);
void append_json_tail(TextBuffer& out, const ChurnSummary& summary, const JsonTail& tail, bool empty);
void append_json_tail(TextBuffer& out, const ExpansionSummary& summary, const JsonTail& tail, bool empty);
void append_json_tail(TextBuffer& out, const PortfolioSummary& summary, const Model& model,
                      const JsonTail& tail, bool empty);

}  // namespace csm
