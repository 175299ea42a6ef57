// SPDX-License-Identifier: MIT
#include "letters/metrics.hpp"
#include "letters/slots.hpp"

#include <csm/benchmarks.hpp>
#include <csm/number.hpp>
#include <csm/phrases.hpp>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iterator>

namespace csm::templates {

namespace {

using View = AccountView;
using Metrics = std::vector<const Metric*>;

constexpr auto safe = Voice::customer_safe;
constexpr std::string_view none = "Not measured.";

bool is_in(const Metric* metric, MetricGroup group) {
    return std::ranges::find(metric->groups, group) != metric->groups.end();
}

/// The metrics of the group that whoever reads the letter may be shown.
Metrics metrics_in(const View& view, MetricGroup group) {
    auto metrics = metrics_of(view.model);
    std::erase_if(metrics, [&](const Metric* metric) {
        const bool is_shown = view.voice == Voice::internal || metric->is_for_customers;
        return !is_shown || !is_in(metric, group);
    });
    return metrics;
}

Fact goal_fact(const Metric& metric, Cohort cohort) {
    const auto goal = goal_text(metric, cohort);
    return goal.empty() ? dash() : known(goal);
}

/// The value in the last entry of history.
std::optional<double> previous_value(const View& view, const std::string& path) {
    const auto& history = view.notes().history;
    if (!history || history->empty()) return std::nullopt;
    const auto found = history->back().values.find(path);
    return found == history->back().values.end() ? std::nullopt : std::optional{found->second};
}

/// The first metric that measures the change of that metric's value, or null.
const Metric* find_change(const Model& model, const Metric& metric) {
    for (const auto* change : metrics_of(model))
        if (change->change_of == metric.field) return change;
    return nullptr;
}

std::string with_unit(const Metric& metric, std::string text, double value) {
    if (const auto& unit = unit_after(metric, value); !unit.empty()) text.append(1, ' ').append(unit);
    return text;
}

/// A difference of percentages is in points; other units stay.
std::string difference_text(const Metric& metric, double difference) {
    auto text = signed_number(difference);
    if (metric.unit == "%") return text + (std::abs(difference) == 1 ? " point" : " points");
    return with_unit(metric, std::move(text), std::abs(difference));
}

Fact change_fact(const View& view, const Metric& metric) {
    const auto& path = path_of(view.model, metric);
    const bool is_number = view.model.fields[metric.field].kind == ValueKind::number;
    const auto now = measured(view.account(), metric), before = previous_value(view, path);
    if (is_number && now && before) return known(difference_text(metric, round_converted(*now - *before)));
    return dash();
}

/// Up or down against the last period: by its value, else by what the metric says whose change_of it is.
Fact direction_fact(const View& view, const Metric& metric) {
    const bool is_number = view.model.fields[metric.field].kind == ValueKind::number;
    const auto now = measured(view.account(), metric),
               before = previous_value(view, path_of(view.model, metric));
    const auto* change = find_change(view.model, metric);
    const auto told = change == nullptr ? std::nullopt : measured(view.account(), *change);
    const auto difference =
        is_number && now && before ? std::optional{round_converted(*now - *before)} : told;
    if (!difference) return dash();
    return known(*difference > 0 ? "up" : *difference < 0 ? "down" : "unchanged");
}

Fact previous_fact(const View& view, const Metric& metric) {
    const bool is_number = view.model.fields[metric.field].kind == ValueKind::number;
    const auto before = previous_value(view, path_of(view.model, metric));
    return is_number && before ? known(value_text(view.model, metric, *before)) : dash();
}

Fact standing_fact(const View& view, const Metric& metric) {
    const auto value = measured(view.account(), metric);
    const auto standing = value ? standing_of(metric, *value, view.account().cohort()) : std::string{};
    return standing.empty() ? dash() : known(standing);
}

Fact median_fact(const View& view, const Metric& metric) {
    const auto* goal = standard_benchmarks().of_field(path_of(view.model, metric));
    return goal == nullptr ? dash() : known(value_text(view.model, metric, goal->median));
}

Item item_of(const View& view, const Metric& metric) {
    return {{},
            {{"label", known(metric.label)},
             {"value", value_fact(view, metric)},
             {"previous", previous_fact(view, metric)},
             {"change", change_fact(view, metric)},
             {"direction", direction_fact(view, metric)},
             {"goal", goal_fact(metric, view.account().cohort())},
             {"standing", standing_fact(view, metric)},
             {"median", median_fact(view, metric)}}};
}

/// The metrics of a list whose first group is one of its own; all when there are none.
Metrics at_home(const Metrics& metrics, std::initializer_list<MetricGroup> groups) {
    Metrics home;
    std::ranges::copy_if(metrics, std::back_inserter(home), [&](const Metric* metric) {
        return std::ranges::find(groups, metric->groups.front()) != groups.end();
    });
    return home.empty() ? metrics : home;
}

List list_of(const AccountList& slot, const View& view, const Metrics& metrics,
             std::initializer_list<MetricGroup> groups, std::string label) {
    if (metrics.empty()) return {{}, known(std::string{slot.none})};
    List list{{}, missing(std::move(label), blocks_text(view.model, at_home(metrics, groups)))};
    const auto is_known = [&](const Metric* metric) { return measured(view.account(), *metric).has_value(); };
    if (std::ranges::none_of(metrics, is_known)) return list;
    for (const auto* metric : metrics) list.items.push_back(item_of(view, *metric));
    return list;
}

List usage_metrics(const AccountList& slot, const View& view) {
    return list_of(slot, view, metrics_in(view, MetricGroup::usage), {MetricGroup::usage}, "usage");
}

List scorecard_metrics(const AccountList& slot, const View& view) {
    auto metrics = metrics_in(view, MetricGroup::usage);
    std::ranges::copy_if(metrics_in(view, MetricGroup::engagement), std::back_inserter(metrics),
                         [](const Metric* metric) { return !is_in(metric, MetricGroup::usage); });
    return list_of(slot, view, metrics, {MetricGroup::usage, MetricGroup::engagement},
                   "usage and engagement");
}

/// What is asked of the support, which has limits, goes before what people think of it.
List service_metrics(const AccountList& slot, const View& view) {
    auto metrics = metrics_in(view, MetricGroup::service);
    std::stable_partition(metrics.begin(), metrics.end(), [](const Metric* metric) {
        return std::holds_alternative<Headroom>(metric->curve);
    });
    return list_of(slot, view, metrics, {MetricGroup::service}, "support");
}

}  // namespace

std::span<const AccountList> metric_lists() {
    static const auto slots =
        item_slots(safe, {"label", "value", "previous", "change", "direction", "goal", "standing", "median"});
    static const std::vector<AccountList> lists{
        {"usage_metrics", safe, none, slots, false, usage_metrics},
        {"scorecard_metrics", safe, none, slots, false, scorecard_metrics},
        {"service_metrics", safe, none, slots, false, service_metrics}};
    return lists;
}

}  // namespace csm::templates
