// SPDX-License-Identifier: MIT
#pragma once

#include "import/plan.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace csm::import {

/// A line of a drafted SELECT.
struct DraftedLine {
    /// What stands on the line.
    enum class Kind : std::uint8_t {
        sql,
        choice,  ///< SQL that only the user can say is right: it stands behind a // of its own
        remark   ///< what the line below does, or what has to be decided
    };
    std::string text;       ///< without indentation and line end
    Kind kind = Kind::sql;  ///< how it is written into the file
};

/// A column of what a table gives: its name and how the rows of a customer make it.
struct DraftedOutput {
    std::string name;        ///< a field of csm, or the key
    std::string expression;  ///< SQL
};

/// What a table of the draft becomes: its rows, cut down to what matters, and their sums by customer.
struct DraftedPart {
    std::vector<std::string> remarks;    ///< what the rows are taken for, and what csm cannot know
    std::vector<std::string> rows;       ///< the SELECT of its rows
    std::vector<DraftedOutput> outputs;  ///< what each customer gets of it
    std::vector<DraftedOutput> choices;  ///< outputs that are right only where the user says so
    bool is_summed = false;              ///< customers have several rows
};

/// The part of a table. Nothing when no column has the customer's key.
std::optional<DraftedPart> drafted_part(const PlannedTable& planned, const read::TargetFields& fields);

}  // namespace csm::import
