// SPDX-License-Identifier: MIT
#pragma once

#include <csm/cohort.hpp>
#include <csm/words.hpp>

#include <array>
#include <string>
#include <vector>

namespace csm {

/// How the portfolio view judges (docs/scoring.md, "The joined view").
struct ReportModel {
    /// Priority by health band (green, yellow, red, unknown) and trend; priorities are words of `Tier`.
    std::array<std::array<Tier, 4>, 4> priority{};
    Tier ended_at_least = Tier::high;  ///< priority of an account whose contract has ended
    std::array<double, 3> due_days{};  ///< from the as-of date, for critical, high, medium
    ByCohort low_due_days;
    std::array<std::string, 4> actions;   ///< by `Play`: save, nurture, expand, assess
    std::string declining_action;         ///< for a health that falls without a finding on its largest driver
    std::vector<double> renewal_windows;  ///< days, rising
    /// Targets for the health classes: shares, 0–1, of the accounts that have a class.
    double green_share_at_least = 0, green_share_review_below = 0, yellow_share_at_most = 0,
           red_share_below = 0;
    double net_retention = 1;            ///< target for NRR as a factor of ARR
    double pipeline_share_at_least = 0;  ///< net expansion per net_retention · ARR, 0–1
};

}  // namespace csm
