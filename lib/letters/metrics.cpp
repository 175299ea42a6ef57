// SPDX-License-Identifier: MIT
#include "letters/metrics.hpp"

#include <csm/phrases.hpp>

#include <algorithm>
#include <cmath>

namespace csm::templates {

namespace {

void append(std::vector<const Metric*>& metrics, const Scorecard& card) {
    for (const auto& dimension : card.dimensions)
        for (const auto& metric : dimension.metrics) metrics.push_back(&metric);
}

}  // namespace

std::vector<const Metric*> metrics_of(const Model& model) {
    std::vector<const Metric*> metrics;
    append(metrics, model.health.card);
    append(metrics, model.churn.card);
    return metrics;
}

const Metric* find_metric(const Model& model, std::string_view field) {
    for (const auto* metric : metrics_of(model))
        if (path_of(model, *metric) == field) return metric;
    return nullptr;
}

const std::string& path_of(const Model& model, const Metric& metric) {
    return model.fields[metric.field].name;
}

std::string blocks_text(const Model& model, const std::vector<const Metric*>& metrics) {
    std::vector<std::string> blocks;
    for (const auto* metric : metrics) {
        const auto& path = path_of(model, *metric);
        auto block = path.substr(0, path.find('.'));
        if (std::ranges::find(blocks, block) == blocks.end()) blocks.push_back(std::move(block));
    }
    return texts_text(blocks);
}

std::string blocks_text(const Model& model, const Scorecard& card) {
    std::vector<const Metric*> metrics;
    append(metrics, card);
    return blocks_text(model, metrics);
}

std::optional<double> measured(const Account& account, const Metric& metric) {
    const auto value = account.values[metric.field];
    return std::isnan(value) ? std::nullopt : std::optional{value};
}

Fact value_fact(const AccountView& view, const Metric& metric) {
    const auto value = measured(view.account(), metric);
    if (!value) return missing(metric.label, path_of(view.model, metric));
    return known(value_text(view.model, metric, *value));
}

std::string standing_of(const Metric& metric, double value, Cohort cohort) {
    if (const auto* attain = std::get_if<Attain>(&metric.curve))
        return value >= attain->target[cohort] ? "reached" : "not reached";
    const auto* headroom = std::get_if<Headroom>(&metric.curve);
    if (headroom == nullptr) return {};
    const auto limit = headroom->limit[cohort];
    if (value > limit) return "over the limit";
    return value > limit / 2 ? "raised" : "fine";
}

bool needs_attention(std::string_view standing) {
    return standing == "not reached" || standing == "raised" || standing == "over the limit";
}

}  // namespace csm::templates
