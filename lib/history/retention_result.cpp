// SPDX-License-Identifier: MIT
#include <csm/retention_result.hpp>

#include <csm/months.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace csm {

namespace {

/// Above this share of a whole too little is known: 1 %.
bool is_over_a_hundredth(std::uint64_t part, std::uint64_t whole) { return part * 100 > whole; }

/// Compares days of subscriptions.
class SubscriptionPeriods {
  public:
    SubscriptionPeriods(const SubscriptionTable& table, std::size_t groups)
        : table_{table},
          groups_{groups} {}

    RetentionPeriod between(Date start, Date end) {
        RetentionPeriod period{.start = start, .end = end, .retention = {}, .alternatives = {}};
        period.retention = retention_between(start, end, groups_);
        if (months_after(start, 1) < end)
            period.alternatives = alternatives(start, end, period.retention.all.beginning.amount);
        return period;
    }

  private:
    Retention retention_between(Date start, Date end, std::size_t groups) const {
        Retention retention;
        retention.by_group.resize(groups);
        const auto before = table_.arr_on(start), after = table_.arr_on(end);
        for (std::size_t i = 0; i < before.size(); ++i) {
            const auto& customer = table_.customers[i];
            const bool has_paid = customer.first_paid && *customer.first_paid < start;
            retention.all.add(before[i], after[i], has_paid);
            if (groups > 0) retention.by_group[customer.segment].add(before[i], after[i], has_paid);
        }
        return retention;
    }

    /// A month's bridge; windows overlap, so it is asked for again and again.
    const ArrBridge& month_from(Date start, Date end) {
        const auto [known, is_new] = months_.try_emplace({start, end});
        if (is_new) known->second = retention_between(start, end, 0).all;
        return known->second;
    }

    OtherRetentions alternatives(Date start, Date end, Cents beginning) {
        OtherRetentions others{.compounded = 1, .summed_flows = {}, .flows_with_returns = {}};
        Cents change = 0, returns = 0;
        for (auto day = start; day < end;) {
            const auto next = std::min(months_after(day, 1), end);
            const auto& month = month_from(day, next);
            const auto retained = month.net_retention();
            others.compounded =
                others.compounded && retained ? std::optional{*others.compounded * *retained} : std::nullopt;
            change += month.net_change();
            returns += month.reactivation.amount;
            day = next;
        }
        others.summed_flows = share_of(beginning + change, beginning);
        others.flows_with_returns = share_of(beginning + change + returns, beginning);
        return others;
    }

    const SubscriptionTable& table_;
    std::size_t groups_;
    std::map<std::pair<Date, Date>, ArrBridge> months_;
};

/// The days of a plan's pairs: of subscriptions they follow from the first.
std::vector<std::pair<Date, Date>> pairs_of(const RetentionPlan& plan) {
    std::vector<std::pair<Date, Date>> pairs;
    const auto window = plan.window_months > 0 ? plan.window_months : plan.every_months;
    auto start = *plan.from, end = months_after(start, window);
    while (start < end && end <= *plan.until) {
        pairs.emplace_back(start, end);
        const auto next = months_after(end, plan.every_months);
        if (next == end) break;
        start = months_after(start, plan.every_months);
        end = next;
    }
    return pairs;
}

/// The pairs of snapshots, each with the day `window_months` before or with the one before it.
std::vector<std::pair<const ArrSnapshot*, const ArrSnapshot*>> pairs_of(const ArrSnapshots& snapshots,
                                                                        const RetentionPlan& plan) {
    std::vector<const ArrSnapshot*> days;
    for (const auto& snapshot : snapshots.days())
        if ((!plan.from || snapshot.day >= *plan.from) && (!plan.until || snapshot.day <= *plan.until))
            days.push_back(&snapshot);
    std::vector<std::pair<const ArrSnapshot*, const ArrSnapshot*>> pairs;
    for (std::size_t i = 1; i < days.size(); ++i) {
        if (plan.window_months == 0) {
            pairs.emplace_back(days[i - 1], days[i]);
            continue;
        }
        const auto before = std::ranges::find_if(days, [&](const ArrSnapshot* first) {
            return months_after(first->day, plan.window_months) == days[i]->day;
        });
        if (before != days.end()) pairs.emplace_back(*before, days[i]);
    }
    return pairs;
}

Error no_pair(const ArrSnapshots& snapshots, const RetentionPlan& plan) {
    if (plan.window_months > 0)
        return {{},
                fmt::format("no two of the snapshots are {} months apart", plan.window_months),
                "name the snapshot of the day a window before, or leave --window out"};
    return {
        {},
        fmt::format("{} to compare, and retention needs two",
                    snapshots.days().size() == 1
                        ? fmt::format("there is only one day, {},", iso_text(snapshots.days().front().day))
                        : std::string{"too few of the days are between --from and --until"}),
        "name a portfolio of another day, or a table with --subscriptions"};
}

/// How long a pair is: "1 month", "12 months".
std::string months_text(const RetentionPlan& plan) {
    const auto months = plan.window_months > 0 ? plan.window_months : plan.every_months;
    return months == 1 ? "1 month" : fmt::format("{} months", months);
}

}  // namespace

bool RetentionPeriod::is_incomplete() const {
    return is_over_a_hundredth(retention.unknown_at_start,
                               retention.all.beginning.customers + retention.unknown_at_start);
}

std::uint64_t RetentionResult::untied_count() const {
    const auto untied =
        std::ranges::count_if(periods, [](const auto& period) { return period.untied() != 0; });
    return static_cast<std::uint64_t>(untied) + (off() != 0 ? 1 : 0);
}

std::uint64_t RetentionResult::incomplete_count() const {
    if (of_subscriptions) return is_over_a_hundredth(rejected, rows) ? 1 : 0;
    return static_cast<std::uint64_t>(std::ranges::count_if(periods, &RetentionPeriod::is_incomplete));
}

Result<RetentionResult> retention_of(const ArrSnapshots& snapshots, const RetentionPlan& plan,
                                     RetentionGroup group) {
    RetentionResult result{.group = group, .groups = snapshots.groups(), .plan = plan};
    for (const auto& [first, second] : pairs_of(snapshots, plan)) {
        const RetentionSettings settings{
            snapshots.groups().size(),
            [&, day = first->day](std::string_view id) { return snapshots.has_paid_before(id, day); }};
        result.periods.push_back({.start = first->day,
                                  .end = second->day,
                                  .retention = retention_between(first->accounts, second->accounts, settings),
                                  .alternatives = {}});
    }
    if (result.periods.empty()) return no_pair(snapshots, plan);
    result.plan.from = result.periods.front().start;
    result.plan.until = result.periods.back().end;
    result.customers = snapshots.customers();
    result.rejected = snapshots.rejected();
    return result;
}

Result<RetentionResult> retention_of(const SubscriptionTable& table, const RetentionPlan& plan,
                                     RetentionGroup group) {
    if (group != RetentionGroup::none && table.segments.empty())
        return Error{table.name, "has no column segment to group by", "leave --by out, or add the column"};
    RetentionResult result{
        .of_subscriptions = true, .group = group, .plan = plan, .currency = table.currency};
    if (group != RetentionGroup::none) result.groups = table.segments;
    SubscriptionPeriods periods{table, result.groups.size()};
    for (const auto& [start, end] : pairs_of(plan)) result.periods.push_back(periods.between(start, end));
    if (result.periods.empty())
        return Error{{},
                     fmt::format("no period of {} lies between {} and {}", months_text(plan),
                                 iso_text(*plan.from), iso_text(*plan.until)),
                     "choose an earlier --from, a later --until or a shorter --every"};
    result.customers = table.customers.size();
    result.rows = table.rows_read;
    result.rejected = table.rejected;
    result.trials = table.trials;
    result.in_other_currencies = table.in_other_currencies;
    return result;
}

RetentionPlan with_days(RetentionPlan plan, const SubscriptionTable& table, Date today) {
    if (!plan.until) plan.until = last_period_end(today, plan.every_months);
    if (plan.from) return plan;
    if (plan.window_months > 0) {
        plan.from = months_after(*plan.until, -plan.window_months);
        return plan;
    }
    const auto first = std::ranges::min_element(table.rows, {}, &Subscription::start)->start;
    plan.from = last_period_end(days_after(first, -1), plan.every_months);
    return plan;
}

}  // namespace csm
