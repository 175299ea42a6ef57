// SPDX-License-Identifier: MIT
#pragma once

#include <csm/csv.hpp>
#include <csm/json.hpp>
#include <csm/retention_result.hpp>

#include <string>

namespace csm {

/// What the figures are, in one line: for every output that people read.
std::string retention_definition();

/// Appends the document of csm retention (data/schema/retention.schema.json) up to the list of problems,
/// which comes next, and append_json_end. Money is decimal text with two decimals, a ratio a number or null.
void append_retention_json(TextBuffer& out, const RetentionResult& result, const JsonTail& tail);

/// Appends one object a line for each period.
void append_retention_lines(TextBuffer& out, const RetentionResult& result);

/// Appends one row for each period, and behind it one for each of its groups (docs/retention.md), under a row
/// of titles.
void append_retention_csv(TextBuffer& out, const RetentionResult& result, CsvStyle style = {});

}  // namespace csm
