// SPDX-License-Identifier: MIT
#include "letters/metrics.hpp"

#include <csm/phrases.hpp>

#include <array>
#include <cmath>

namespace csm::templates {

const Metric* find_metric(const Model& model, std::string_view field) {
    for (const auto* card : {&model.health.card, &model.churn.card})
        for (const auto& dimension : card->dimensions)
            for (const auto& metric : dimension.metrics)
                if (path_of(model, metric) == field) return &metric;
    return nullptr;
}

const std::string& path_of(const Model& model, const Metric& metric) {
    return model.fields[metric.field].name;
}

bool is_for_customers(std::string_view path) {
    return path.starts_with("usage.") || path.starts_with("engagement.") || path.starts_with("support.");
}

std::string blocks_text(const Model& model, const Scorecard& card) {
    std::vector<std::string> blocks;
    for (const auto& dimension : card.dimensions)
        for (const auto& metric : dimension.metrics) {
            const auto& path = path_of(model, metric);
            auto block = path.substr(0, path.find('.'));
            if (std::ranges::find(blocks, block) == blocks.end()) blocks.push_back(std::move(block));
        }
    return texts_text(blocks);
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

std::string standing_of(const Metric& metric, double value, std::size_t segment) {
    if (const auto* attain = std::get_if<Attain>(&metric.curve))
        return value >= attain->target[segment] ? "reached" : "not reached";
    const auto* headroom = std::get_if<Headroom>(&metric.curve);
    if (headroom == nullptr) return {};
    const auto limit = headroom->limit[segment];
    if (value > limit) return "over the limit";
    return value > limit / 2 ? "raised" : "fine";
}

bool needs_attention(std::string_view standing) {
    return standing == "not reached" || standing == "raised" || standing == "over the limit";
}

}  // namespace csm::templates
