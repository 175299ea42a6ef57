// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>

#include <optional>
#include <string>
#include <vector>

namespace csm {

/// A step of an onboarding as a record tells it.
struct Milestone {
    std::string name;
    std::string phase;            ///< the stretch of the onboarding that it belongs to; may be empty
    std::optional<long> due_day;  ///< day of the onboarding, from 1, on which it is due; none beside `due`
    std::optional<Date> due;
    std::optional<Date> done_on;  ///< none while it is open
    std::string owner;            ///< may be empty

    bool operator==(const Milestone&) const = default;
};

/// What a record says of an onboarding: its block `onboarding`. Days of it count from the kick-off, which is
/// day 1.
struct Onboarding {
    std::optional<Date> kickoff;
    std::optional<Date> first_value_on;                ///< when the customer had the first value
    std::optional<std::vector<Milestone>> milestones;  ///< none: the model's checklist

    bool operator==(const Onboarding&) const = default;
};

}  // namespace csm
