// SPDX-License-Identifier: MIT
#pragma once

#include <csm/model.hpp>
#include <csm/score.hpp>

#include <string>
#include <string_view>

namespace csm {

/// What sentences say of a value that the model put in because nothing was measured.
inline constexpr std::string_view default_remark = ", the model's default as it was not measured";

/// Splits a text at its `{value}`.
Phrase phrase(std::string_view text);

/// The metric with its value and what the segment needs: "Login frequency {value} %, 90 % wanted".
Phrase metric_phrase(const Metric& metric, std::size_t segment);

/// The unit as it stands after the value.
const std::string& unit_after(const Metric& metric, double value);

/// A raw value as people read it: "85 %", "neutral", "yes".
std::string value_text(const Model& model, const Metric& metric, double value);

/// A fired finding with its raw value put in.
std::string finding_text(const Model& model, const Scorecard& card, const CardResult& result,
                         const FiredFinding& fired);

/// Appends what a contribution says: its finding when one fired, else the metric with its value and what the
/// segment needs.
void append_driver_text(std::string& text, const Model& model, const Scorecard& card,
                        const CardResult& result, const Contribution& contribution, std::size_t segment);

/// The finding that fired on the contribution's metric, or nothing.
const FiredFinding* fired_on(const Scorecard& card, const CardResult& result,
                             const Contribution& contribution);

/// What the segment needs of the metric: "90 % wanted", "limit 72 h"; empty for curves without such a number.
std::string goal_text(const Metric& metric, std::size_t segment);

}  // namespace csm
