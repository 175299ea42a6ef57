// SPDX-License-Identifier: MIT
#pragma once

#include "files/history_folder.hpp"
#include "files/inputs.hpp"
#include "line/scoring_arguments.hpp"

#include <csm/snapshot_lines.hpp>

#include <string>

namespace csm::cmd {

/// What csm history is told on the command line.
struct HistoryArguments : ScoringArguments {
    std::string action;
    std::vector<std::string> names;  ///< portfolios, or a day
    std::string history;             ///< the folder; empty: that of $CSM_HISTORY
    SnapshotKeep keep{};
    bool replace = false;
};

/// csm history add: records the portfolio's day in the history at the path.
Outcome record_day(const HistoryArguments& arguments, const std::string& path, Io& io);

/// How the command tells of the day: "2026-12-01: 25 accounts, ARR 1,234,567".
std::string day_text(const Snapshot& snapshot);

}  // namespace csm::cmd
