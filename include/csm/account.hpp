// SPDX-License-Identifier: MIT
#pragma once

#include <csm/cohort.hpp>
#include <csm/date.hpp>
#include <csm/listed.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace csm {

/// A slot of `Account::values` that holds no usable value: a NaN, so ask with std::isnan, never with ==.
inline constexpr double missing_value = std::numeric_limits<double>::quiet_NaN();

/// A part of the product that the customer has or could have.
struct Module {
    std::string name;                     ///< as the input has it; never twice in an account
    std::optional<bool> adopted;          ///< whether the customer uses it
    std::optional<double> usage_percent;  ///< how much of it is used, 0–100

    bool operator==(const Module&) const = default;
};

/// What a plan includes of something that is counted, such as calls of an interface, and what is used of it.
struct PlanLimit {
    std::string name;                ///< as the record calls it
    std::optional<double> used;      ///< in the period, from 0
    std::optional<double> included;  ///< from 0; 0 or absent: no limit

    bool operator==(const PlanLimit&) const = default;
};

/// A step of an onboarding that the record plans.
struct Milestone {
    std::string name;             ///< as people call it
    std::string phase;            ///< the stretch of the onboarding that it belongs to; may be empty
    std::optional<long> due_day;  ///< day of the onboarding, from 1, on which it is due; none beside `due`
    std::optional<Date> due;
    std::optional<Date> done_on;  ///< none while it is open
    std::string owner;            ///< may be empty

    bool operator==(const Milestone&) const = default;
};

/// A value that counts as missing since it became too old.
struct AgedValue {
    std::size_t slot = 0;          ///< into `Account::values`
    double value = missing_value;  ///< as it was measured

    bool operator==(const AgedValue&) const = default;
};

/// One customer as read: identity, money, dates, contract, modules, departments and the values that the
/// model's metrics measure. Empty text and absent options are "not known". docs/formats.md has the field of
/// each member.
struct Account {
    std::string customer_id;             ///< what accounts are told apart and joined by
    std::string name;                    ///< as people call the customer
    std::string owner;                   ///< who looks after the account
    std::string industry;                ///< shown, not scored
    std::string lifecycle_stage;         ///< as given; the phase where it names one
    std::size_t segment = 0;             ///< index into `Model::segments`
    bool segment_given = false;          ///< false: derived from the ARR or the model's default
    std::size_t phase = 0;               ///< index into `Lifecycle::phases`; 0: not known
    std::optional<double> arr;           ///< annual recurring revenue in the portfolio's currency
    std::optional<Date> contract_start;  ///< the contract's first day
    std::optional<Date> contract_end;    ///< when it is to be renewed; urgency counts up to this day
    std::optional<Date> notice_by;       ///< last day on which notice can be given; renewal work counts to it

    std::optional<double> licensed_seats;       ///< that the contract allows
    std::optional<double> active_seats;         ///< in use; may be more than are licensed
    std::string plan_tier;                      ///< priced by ExpansionModel::tier_factors
    Listed<std::string> available_tiers;        ///< that the customer could have
    Listed<Module> modules;                     ///< in the order of the input
    Listed<PlanLimit> plan_limits;              ///< in the order of the input
    Listed<std::string> departments_current;    ///< that use the product
    Listed<std::string> departments_potential;  ///< that could

    std::optional<Date> kickoff;         ///< of the onboarding, which is its day 1
    std::optional<Date> first_value_on;  ///< when the customer had the first value
    Listed<Milestone> milestones;        ///< of the onboarding, in the order of the input

    /// One value per `Model::fields`: a number, the index of a word, or 0 and 1; `missing_value` when
    /// unknown.
    std::vector<double> values;

    /// When the oldest of the values was measured, as far as the input tells.
    std::optional<Date> oldest_measured;

    std::vector<AgedValue> aged;  ///< what `values` lacks since it became too old; in no order

    Cohort cohort() const { return {segment, phase}; }

    /// Whether the input tells of an onboarding: its kick-off, its first value or its milestones.
    bool has_onboarding() const { return kickoff || first_value_on || milestones.given; }

    bool operator==(const Account&) const = default;
};

/// The account as it would be read were nothing too old to count.
inline Account with_aged(Account account) {
    for (const auto& [slot, value] : account.aged)
        if (std::isnan(account.values[slot])) account.values[slot] = value;
    account.aged.clear();
    return account;
}

}  // namespace csm
