// SPDX-License-Identifier: MIT
#pragma once

#include "letters/fact.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace csm::templates {

/// The metric that measures the input field, or null.
const Metric* find_metric(const Model& model, std::string_view field);

/// The name of a metric's input field: usage.login_frequency.
const std::string& path_of(const Model& model, const Metric& metric);

/// The metrics of both scorecards in the order of the model, health first.
std::vector<const Metric*> metrics_of(const Model& model);

/// The blocks of the input that metrics, or all of a scorecard, read: "usage, engagement".
std::string blocks_text(const Model& model, const std::vector<const Metric*>& metrics);
std::string blocks_text(const Model& model, const Scorecard& card);

/// The measured value, or nothing.
std::optional<double> measured(const Account& account, const Metric& metric);

/// The value with its unit, or the mark.
Fact value_fact(const AccountView& view, const Metric& metric);

/// What a value is against the metric's goal or limit: "reached"; empty for metrics without one.
std::string standing_of(const Metric& metric, double value, std::size_t segment);

/// Whether that is something to improve.
bool needs_attention(std::string_view standing);

}  // namespace csm::templates
