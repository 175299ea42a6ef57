// SPDX-License-Identifier: MIT
#pragma once

#include <csm/account.hpp>
#include <csm/cohort.hpp>
#include <csm/date.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// A stretch of a customer's way through a contract year, and what it is for.
struct Phase {
    std::string name;  ///< a plain name such as onboarding
    std::string label;
    std::vector<std::string> aliases;         ///< other words of `lifecycle_stage` for it
    double from_day = 0;                      ///< of the contract year, 0–365; the first one starts at 0
    bool first_year_only = false;             ///< later years read the phase after it instead
    std::optional<double> days_before_end{};  ///< the contract's last days belong to it, whenever they come
    std::vector<std::string> goals;
    std::vector<std::string> touchpoints;
    std::vector<std::string> measures;
};

/// The phases of a contract; the first one stands for an unknown phase and has no days.
struct Lifecycle {
    std::vector<Phase> phases;
};

/// How the accounts of a segment are looked after.
struct Touch {
    std::string model;                ///< such as high-touch
    double accounts_per_manager = 0;  ///< that a customer-success manager can carry; above 0
    std::string rhythm;               ///< how often one speaks with them
    std::string business_review;      ///< how often there is a QBR
};

/// A step of an onboarding that names none of its own.
struct ChecklistStep {
    std::string name;
    std::string phase;   ///< label of the stretch it belongs to
    double due_day = 1;  ///< day of the onboarding, from 1
};

/// How an onboarding is judged (docs/onboarding.md). Days count from the kick-off, which is day 1.
struct OnboardingModel {
    std::vector<ChecklistStep> checklist;
    ByCohort first_value_days;       ///< the first value should come within so many days
    ByCohort first_value_warn_days;  ///< from here on it is a warning
    double activation_percent = 80;  ///< active of the licensed seats
    double late_days = 7;            ///< so long after its due day a milestone is late
    double idle_days = 14;           ///< so long without a milestone done an onboarding is idle
    double last_day = 90;            ///< later on it overruns
};

/// What a team wants to reach; percent but for scores and days.
struct TeamTargets {
    double average_health = 75;           ///< above
    double nps = 50;                      ///< above
    double nps_least_answers = 5;         ///< fewer say nothing
    double time_to_value_days = 30;       ///< below
    double net_revenue_retention = 110;   ///< above
    double gross_revenue_retention = 90;  ///< above
    double renewals_on_time = 95;         ///< above
    double expansion = 15;                ///< of the ARR, above
    double health_change = 5;             ///< points a quarter
};

/// The phase of that name or alias, in any spelling that `normalised` treats alike; never the unknown one.
std::optional<std::size_t> find_phase(const Lifecycle& lifecycle, std::string_view word);

/// The phase that the contract's dates say on a day: by the days to its end, the days since its start in the
/// first 365 of them, and those since the last anniversary later on (of 29 February: 1 March). 0, the unknown
/// one, without a start or before it. A lifecycle_stage that is a phase wins over it.
/// Source of the rules: docs/scoring.md, "Phases".
std::size_t phase_by_dates(const Account& account, const Lifecycle& lifecycle, Date as_of);

}  // namespace csm
