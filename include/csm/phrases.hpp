// SPDX-License-Identifier: MIT
#pragma once

#include <csm/model.hpp>
#include <csm/score.hpp>

#include <string>
#include <string_view>

namespace csm {

/// What sentences say of a value that the model put in because nothing was measured.
inline constexpr std::string_view default_remark = ", the model's default as it was not measured";

/// A raw value as people read it, with its unit: "85 %", "neutral", "yes". `value` is encoded as in
/// `Account::values` and not missing.
std::string value_text(const Model& model, const Metric& metric, double value);

/// A fired finding with its raw value put in: a sentence without a full stop. `result` is explained.
std::string finding_text(const Model& model, const Scorecard& card, const CardResult& result,
                         const FiredFinding& fired);

/// Appends what a contribution says: its finding when one fired, else the metric with its value and what the
/// cohort needs.
void append_driver_text(std::string& text, const Model& model, const Scorecard& card,
                        const CardResult& result, const Contribution& contribution, Cohort cohort);

/// The finding that fired on the contribution's metric, or null. Lives as long as `result`.
const FiredFinding* fired_on(const Scorecard& card, const CardResult& result,
                             const Contribution& contribution);

/// Makes a sentence that begins at that place fit to follow another one: "The champion has left" begins in
/// lower case, "NPS …" stays as it is.
void continue_sentence(std::string& text, std::size_t begin);

/// Appends what `finding_text` says.
void append_finding_text(std::string& text, const Model& model, const Scorecard& card,
                         const CardResult& result, const FiredFinding& fired);

}  // namespace csm
