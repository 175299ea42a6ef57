// SPDX-License-Identifier: MIT
#include "base/normalised.hpp"
#include "model/sections.hpp"

#include <limits>

namespace csm::model_file {

namespace {

constexpr double largest_factor = 1'000'000;
constexpr double unlimited = std::numeric_limits<double>::infinity();

/// Revenue is divided by these numbers.
constexpr double least_divisor = 0.000001;

std::vector<Price> read_prices(const Place& place, double most) {
    std::vector<Price> prices;
    for (const auto& [name, price] : place.members())
        prices.push_back({name, normalised(name), price.number(0, most)});
    return prices;
}

Effort read_effort(const Place& place) {
    return static_cast<Effort>(place["effort"].one_of({"low", "medium", "high"}));
}

Tier read_priority(const Place& place) {
    return static_cast<Tier>(place.one_of({"critical", "high", "medium", "low"}));
}

std::array<Tier, 4> read_priorities(const Place& place) {
    place.allow_only({"improving", "stable", "declining", "no_data", "otherwise"});
    std::array<Tier, 4> priorities{};
    constexpr std::array<std::string_view, 4> trends{"improving", "stable", "declining", "no_data"};
    const auto otherwise = read_priority(place["otherwise"]);
    for (std::size_t trend = 0; trend < trends.size(); ++trend) {
        const auto own = place.optional(trends[trend]);
        priorities[trend] = own ? read_priority(own) : otherwise;
    }
    return priorities;
}

void read_targets(const Place& place, ReportModel& report) {
    place.allow_only({"green_share_at_least", "green_share_review_below", "yellow_share_at_most",
                      "red_share_below", "net_retention", "pipeline_share_at_least"});
    report.green_share_at_least = place["green_share_at_least"].number(0, 1);
    report.green_share_review_below = place["green_share_review_below"].number(0, 1);
    report.yellow_share_at_most = place["yellow_share_at_most"].number(0, 1);
    report.red_share_below = place["red_share_below"].number(0, 1);
    report.net_retention = place["net_retention"].number(0, 100);
    report.pipeline_share_at_least = place["pipeline_share_at_least"].number(0, 1);
}

void read_windows(const Place& place, ReportModel& report) {
    for (const auto& item : place.items()) {
        const double days = item.number(0, 36500);
        if (!report.renewal_windows.empty() && days <= report.renewal_windows.back())
            item.complain("renewal windows must rise");
        report.renewal_windows.push_back(days);
    }
}

/// A model that says nothing of plan limits sells them like seats.
void read_limits(const Place& place, const Parts& parts, ExpansionModel& expansion) {
    expansion.limit_growth = expansion.seat_growth;
    if (!place) return;
    place.allow_only({"used_from", "growth", "effort"});
    expansion.limit_used_from = place["used_from"].number(0, 100);
    expansion.limit_growth = read_by_cohort(place["growth"], parts, 0, 100);
    expansion.limit_effort = read_effort(place);
}

}  // namespace

ExpansionModel read_expansion(const Place& place, const Parts& parts) {
    place.allow_only({"seats", "tiers", "limits", "modules", "departments", "priority"});
    const auto seats = place["seats"], tiers = place["tiers"], modules = place["modules"],
               departments = place["departments"], priority = place["priority"];
    seats.allow_only({"utilisation_from", "growth", "effort"});
    tiers.allow_only({"price_factors", "unknown_factor", "effort"});
    modules.allow_only({"shares", "unknown_share", "effort"});
    departments.allow_only({"share", "effort"});
    priority.allow_only({"revenue_per_point", "effort_factors"});
    ExpansionModel expansion;
    expansion.seat_utilisation_from = seats["utilisation_from"].number(0, 100);
    expansion.seat_growth = read_by_cohort(seats["growth"], parts, 0, 100);
    expansion.seat_effort = read_effort(seats);
    read_limits(place.optional("limits"), parts, expansion);
    expansion.tier_factors = read_prices(tiers["price_factors"], largest_factor);
    expansion.unknown_tier_factor = tiers["unknown_factor"].number(least_divisor, largest_factor);
    expansion.tier_effort = read_effort(tiers);
    expansion.module_shares = read_prices(modules["shares"], 100);
    expansion.unknown_module_share = modules["unknown_share"].number(0, 100);
    expansion.module_effort = read_effort(modules);
    expansion.department_share = departments["share"].number(0, 100);
    expansion.department_effort = read_effort(departments);
    expansion.revenue_per_point = priority["revenue_per_point"].number(least_divisor, unlimited);
    const auto factors = priority["effort_factors"];
    factors.allow_only({"low", "medium", "high"});
    expansion.effort_factors = {factors["low"].number(0, 100), factors["medium"].number(0, 100),
                                factors["high"].number(0, 100)};
    return expansion;
}

ReportModel read_report(const Place& place, const Parts& parts) {
    place.allow_only({"priority", "due_days", "actions", "renewal_windows", "targets"});
    ReportModel report;
    const auto priority = place["priority"], due = place["due_days"], actions = place["actions"];
    priority.allow_only({"green", "yellow", "red", "unknown", "ended"});
    report.priority = {read_priorities(priority["green"]), read_priorities(priority["yellow"]),
                       read_priorities(priority["red"]), read_priorities(priority["unknown"])};
    if (const auto ended = priority.optional("ended")) report.ended_at_least = read_priority(ended);
    due.allow_only({"critical", "high", "medium", "low"});
    constexpr double longest = 3650;
    report.due_days = {due["critical"].number(0, longest), due["high"].number(0, longest),
                       due["medium"].number(0, longest)};
    report.low_due_days = read_by_cohort(due["low"], parts, 0, longest);
    actions.allow_only({"save", "nurture", "expand", "assess", "declining"});
    report.actions = {actions["save"].text(), actions["nurture"].text(), actions["expand"].text(),
                      actions["assess"].text()};
    report.declining_action = actions["declining"].text();
    read_windows(place["renewal_windows"], report);
    read_targets(place["targets"], report);
    return report;
}

}  // namespace csm::model_file
