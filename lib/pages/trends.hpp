// SPDX-License-Identifier: MIT
#pragma once

#include <csm/document.hpp>
#include <csm/document_fields.hpp>
#include <csm/health.hpp>

#include <optional>
#include <span>
#include <string>

namespace csm::documents {

/// A character for each value, from ▁ to █ for the largest; · for 0 and less. Values are finite.
std::string sparkline(std::span<const double> values);

/// Adds to a table that has a row of level 0 for every health dimension by how much its score has changed
/// since the previous period. Nothing when no dimension has a previous score.
void add_changes(Table& table, const Account& account, const HealthResult& health, const Scorecard& card);

/// Adds how the health score went over earlier periods, oldest first, up to now. Nothing when fewer than two
/// scores are known.
void add_course(Facts& facts, std::span<const PastPeriod> history, std::optional<double> score);

}  // namespace csm::documents
