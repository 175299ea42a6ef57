// SPDX-License-Identifier: MIT
#pragma once

#include <csm/arr_snapshots.hpp>
#include <csm/retention.hpp>
#include <csm/subscriptions.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace csm {

/// Other published ways to count net revenue retention, over the months of a period: to be shown beside, for
/// they count customers who came within it.
struct OtherRetentions {
    std::optional<double> compounded;          ///< product of the months'; nothing when one has none
    std::optional<double> summed_flows;        ///< (B + Σ months' net change) / B
    std::optional<double> flows_with_returns;  ///< the same with the months' reactivation
};

/// Two days and what happened between them.
struct RetentionPeriod {
    Date start;
    Date end;
    Retention retention;
    std::optional<OtherRetentions> alternatives;  ///< of subscriptions, for more than a month

    /// What of the second day's sum over all accounts is not in the ending: 0 when it ties.
    Cents untied() const { return retention.left_out_ending - retention.all.gap(); }

    /// Whether over 1 % of the accounts of the first day have no ARR on one of the days.
    bool is_incomplete() const;
};

/// Which days are compared.
struct RetentionPlan {
    long every_months = 1;       ///< from one day to the next; of subscriptions
    long window_months = 0;      ///< from the first to the second day of a pair; 0: as `every_months`, or the
                                 ///< next snapshot
    std::optional<Date> from{};  ///< the first day of the first pair
    std::optional<Date> until{};  ///< the last day of the last pair, if a pair ends on it
};

/// What csm retention finds.
struct RetentionResult {
    bool of_subscriptions = false;  ///< not of snapshots
    RetentionGroup group = RetentionGroup::none;
    std::vector<std::string> groups{};       ///< names, by code point
    RetentionPlan plan{};                    ///< with the days that were taken
    std::string currency{};                  ///< empty when not known
    std::vector<RetentionPeriod> periods{};  ///< by day; at least one
    std::uint64_t customers = 0;             ///< of all days
    std::uint64_t rows = 0;                  ///< of the table of subscriptions
    std::uint64_t rejected = 0;              ///< records or rows left out for a problem
    std::uint64_t trials = 0;                ///< rows left out
    std::uint64_t in_other_currencies = 0;   ///< rows left out
    std::optional<Cents> tie_to{};           ///< what the last ending has to come to

    /// By how much the last ending differs from `tie_to`; 0 without it.
    Cents off() const { return tie_to ? periods.back().retention.all.ending.amount - *tie_to : 0; }

    /// Periods whose ending is not the sum of the accounts, and one more when the last is off.
    std::uint64_t untied_count() const;

    /// Periods of which over 1 % of the beginning is not known; of subscriptions 1 when over 1 % of the rows
    /// are problems.
    std::uint64_t incomplete_count() const;
};

/// Compares each snapshot with the next one, or with `window_months` with that of so many months before.
/// Fails when there are no two days to compare.
Result<RetentionResult> retention_of(const ArrSnapshots& snapshots, const RetentionPlan& plan,
                                     RetentionGroup group);

/// Compares days of subscriptions; `plan` has both its days. Fails when no pair lies between them, and for a
/// group when the table has no segments.
Result<RetentionResult> retention_of(const SubscriptionTable& table, const RetentionPlan& plan,
                                     RetentionGroup group);

/// The days that are compared when nobody names them: from the end of the month, quarter or year before the
/// first start, or `window_months` before the last one, to the last one that has ended by today.
RetentionPlan with_days(RetentionPlan plan, const SubscriptionTable& table, Date today);

}  // namespace csm
