// SPDX-License-Identifier: MIT
#pragma once

#include <csm/model.hpp>
#include <csm/score.hpp>

#include <string>

namespace csm {

/// A raw value as people read it: "85 %", "neutral", "yes".
std::string value_text(const Model& model, const Metric& metric, double value);

/// A fired finding with its raw value put in.
std::string finding_text(const Model& model, const Scorecard& card, const CardResult& result,
                         const FiredFinding& fired);

/// What a contribution says: its finding when one fired, else the metric with its value and what the segment
/// needs.
std::string driver_text(const Model& model, const Scorecard& card, const CardResult& result,
                        const Contribution& contribution, std::size_t segment);

/// The same two, appended to a text: for writers that make many of them.
void append_finding_text(std::string& text, const Model& model, const Scorecard& card,
                         const CardResult& result, const FiredFinding& fired);
void append_driver_text(std::string& text, const Model& model, const Scorecard& card,
                        const CardResult& result, const Contribution& contribution, std::size_t segment);

/// The fired finding on the contribution's metric, or nothing.
const Finding* fired_on(const Scorecard& card, const CardResult& result, const Contribution& contribution);

/// What the segment needs of the metric: "90 % wanted", "limit 72 h"; empty for curves without such a number.
std::string goal_text(const Metric& metric, std::size_t segment);

}  // namespace csm
