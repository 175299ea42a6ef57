// SPDX-License-Identifier: MIT
#pragma once

#include "letters/fact.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace csm::templates {

/// The first metric that measures the input field, health before churn, or null; lives as long as the model.
const Metric* find_metric(const Model& model, std::string_view field);

/// The name of a metric's input field: usage.login_frequency.
const std::string& path_of(const Model& model, const Metric& metric);

/// The metrics of both scorecards in the order of the model, health first.
std::vector<const Metric*> metrics_of(const Model& model);

/// The blocks of the input that metrics, or all of a scorecard, read, each once: "usage, engagement".
std::string blocks_text(const Model& model, const std::vector<const Metric*>& metrics);
std::string blocks_text(const Model& model, const Scorecard& card);

/// The measured value, encoded as in Account::values; nothing when it is missing, whatever the policy.
std::optional<double> measured(const Account& account, const Metric& metric);

/// The measured value with its unit, or the mark of the gap.
Fact value_fact(const AccountView& view, const Metric& metric);

/// What a value is against the metric's goal or limit: "reached"; empty for metrics without one.
std::string standing_of(const Metric& metric, double value, Cohort cohort);

/// Whether a standing is something to improve: not reached, raised or over the limit.
bool needs_attention(std::string_view standing);

}  // namespace csm::templates
