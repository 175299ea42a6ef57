// SPDX-License-Identifier: MIT
#pragma once

#include <csm/csv.hpp>
#include <csm/json.hpp>
#include <csm/team.hpp>

namespace csm {

/// Appends the document of csm team (data/schema/team.schema.json) up to the list of problems, which comes
/// next, and append_json_end.
void append_team_json(TextBuffer& out, const Team& team, const Model& model, const Settings& settings,
                      const JsonTail& tail);

/// Appends one object a line: the team, then every owner; each ends with the as-of day and the model's
/// digest.
void append_team_lines(TextBuffer& out, const Team& team, const Model& model, const Settings& settings);

/// Appends one row a figure (docs/team.md), under a row of titles.
void append_team_csv(TextBuffer& out, const Team& team, const Model& model, const Settings& settings,
                     CsvStyle style = {});

}  // namespace csm
