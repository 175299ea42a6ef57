// SPDX-License-Identifier: MIT
#pragma once

#include <csm/date.hpp>
#include <csm/goal.hpp>

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace csm {

/// A text or a number as the input gives it; dates are texts, YYYY-MM-DD.
using FieldValue = std::variant<std::string, double>;

/// An item of a list such as goals: its values by key.
using FieldEntry = std::map<std::string, FieldValue, std::less<>>;

/// The goal that an item of the list goals tells of, as far as it can be judged.
Goal goal_of(const FieldEntry& entry);

/// Health in an earlier period.
struct PastPeriod {
    std::string period;                                 ///< such as Q3 2026; may be empty
    std::optional<double> overall_score;                ///< 0–100
    std::map<std::string, double, std::less<>> values;  ///< by the path of a field

    bool operator==(const PastPeriod&) const = default;
};

/// What is done before a contract is renewed: the flags of the field renewal.
inline constexpr std::array<std::string_view, 5> renewal_steps{
    "value_documented", "sponsor_aligned", "issues_resolved", "terms_discussed", "expansion_proposed"};

/// How much of a module should be used, and how to get there.
struct AdoptionAim {
    std::optional<double> target_percent;  ///< 0–100
    std::string enablement;                ///< may be empty

    bool operator==(const AdoptionAim&) const = default;
};

/// What a record says beside what is scored, for letters about the account and its onboarding; no score
/// depends on it. An absent option or key is "not known", an empty list "known to be none".
struct RecordNotes {
    std::string prepared_by;                                   ///< may be empty
    std::optional<Date> next_review_date;                      ///< of the next meeting about the account
    std::optional<std::vector<std::string>> attendees;         ///< of that meeting
    std::optional<std::vector<std::string>> highlights;        ///< of the period
    std::optional<std::vector<std::string>> focus_areas;       ///< of the next one
    std::map<std::string, std::string, std::less<>> texts;     ///< for the customer
    std::map<std::string, std::string, std::less<>> internal;  ///< not for the customer
    std::map<std::string, bool, std::less<>> renewal;          ///< by renewal_steps
    /// goals, milestones, roi, stakeholders, open_issues, feature_requests, actions, obstacles and notes, as
    /// far as they are given.
    std::map<std::string, std::vector<FieldEntry>, std::less<>> lists;
    std::optional<std::vector<PastPeriod>> history;                                ///< oldest first
    std::optional<std::map<std::string, AdoptionAim, std::less<>>> adoption_plan;  ///< by module
};

}  // namespace csm
