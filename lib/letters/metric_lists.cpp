// SPDX-License-Identifier: MIT
#include "letters/metrics.hpp"
#include "letters/slots.hpp"

#include <csm/benchmarks.hpp>
#include <csm/number.hpp>
#include <csm/phrases.hpp>

#include <algorithm>
#include <cmath>

namespace csm::templates {

namespace {

using View = AccountView;

constexpr auto safe = Voice::customer_safe;

std::vector<const Metric*> metrics_within(const Model& model, std::string_view block) {
    std::vector<const Metric*> metrics;
    for (const auto& dimension : model.health.card.dimensions)
        for (const auto& metric : dimension.metrics)
            if (path_of(model, metric).starts_with(block)) metrics.push_back(&metric);
    return metrics;
}

Fact goal_fact(const Metric& metric, std::size_t segment) {
    const auto goal = goal_text(metric, segment);
    return goal.empty() ? dash() : known(goal);
}

/// The value in the last entry of history.
std::optional<double> previous_value(const View& view, const std::string& path) {
    const auto& history = view.fields().history;
    if (!history || history->empty()) return std::nullopt;
    const auto found = history->back().values.find(path);
    return found == history->back().values.end() ? std::nullopt : std::optional{found->second};
}

/// The field of usage_decline that holds the change of a field of usage, and its unit.
std::pair<std::string_view, std::string_view> change_field(std::string_view path) {
    if (path == "usage.login_frequency") return {"usage_decline.login_trend", " %"};
    if (path == "usage.feature_adoption") return {"usage_decline.feature_adoption_change", " %"};
    if (path == "usage.dau_mau_ratio") return {"usage_decline.dau_mau_change", ""};
    return {};
}

/// A difference of percentages is in points; other units stay.
std::string difference_text(const Metric& metric, double difference) {
    auto text = signed_number(difference);
    if (metric.unit == "%") return text + (std::abs(difference) == 1 ? " point" : " points");
    const auto& unit = unit_after(metric, std::abs(difference));
    return unit.empty() ? text : text + " " + unit;
}

Fact change_fact(const View& view, const Metric& metric) {
    const auto& path = path_of(view.model, metric);
    const bool is_number = view.model.fields[metric.field].kind == ValueKind::number;
    const auto now = measured(view.account(), metric), before = previous_value(view, path);
    if (is_number && now && before) return known(difference_text(metric, round_converted(*now - *before)));
    const auto [field, unit] = change_field(path);
    const auto* change = field.empty() ? nullptr : find_metric(view.model, field);
    const auto value = change == nullptr ? std::nullopt : measured(view.account(), *change);
    return value ? known(signed_number(*value) + std::string{unit}) : dash();
}

Fact previous_fact(const View& view, const Metric& metric) {
    const bool is_number = view.model.fields[metric.field].kind == ValueKind::number;
    const auto before = previous_value(view, path_of(view.model, metric));
    return is_number && before ? known(value_text(view.model, metric, *before)) : dash();
}

Fact standing_fact(const View& view, const Metric& metric) {
    const auto value = measured(view.account(), metric);
    const auto standing = value ? standing_of(metric, *value, view.account().segment) : std::string{};
    return standing.empty() ? dash() : known(standing);
}

Fact median_fact(const View& view, const Metric& metric) {
    const auto* goal = standard_benchmarks().of_field(path_of(view.model, metric));
    return goal == nullptr ? dash() : known(value_text(view.model, metric, goal->median));
}

List list_of(const View& view, const std::vector<const Metric*>& metrics, Fact none) {
    List list{{}, std::move(none)};
    const auto is_known = [&](const Metric* metric) { return measured(view.account(), *metric).has_value(); };
    if (std::ranges::none_of(metrics, is_known)) return list;
    for (const auto* metric : metrics)
        list.items.push_back({{},
                              {{"label", known(metric->label)},
                               {"value", value_fact(view, *metric)},
                               {"previous", previous_fact(view, *metric)},
                               {"change", change_fact(view, *metric)},
                               {"goal", goal_fact(*metric, view.account().segment)},
                               {"standing", standing_fact(view, *metric)},
                               {"median", median_fact(view, *metric)}}});
    return list;
}

void append(std::vector<const Metric*>& metrics, const std::vector<const Metric*>& more) {
    metrics.insert(metrics.end(), more.begin(), more.end());
}

List usage_metrics(const AccountList&, const View& view) {
    return list_of(view, metrics_within(view.model, "usage."), missing("usage", "usage"));
}

List scorecard_metrics(const AccountList&, const View& view) {
    auto metrics = metrics_within(view.model, "usage.");
    append(metrics, metrics_within(view.model, "engagement."));
    return list_of(view, metrics, missing("usage and engagement", "usage, engagement"));
}

List service_metrics(const AccountList&, const View& view) {
    auto metrics = metrics_within(view.model, "engagement.support_ticket_volume");
    append(metrics, metrics_within(view.model, "support."));
    append(metrics, metrics_within(view.model, "engagement.csat_score"));
    return list_of(view, metrics, missing("support", "support"));
}

}  // namespace

std::span<const AccountList> metric_lists() {
    static const auto slots =
        item_slots(safe, {"label", "value", "previous", "change", "goal", "standing", "median"});
    static const std::vector<AccountList> lists{
        {"usage_metrics", safe, "", slots, false, usage_metrics},
        {"scorecard_metrics", safe, "", slots, false, scorecard_metrics},
        {"service_metrics", safe, "", slots, false, service_metrics}};
    return lists;
}

}  // namespace csm::templates
