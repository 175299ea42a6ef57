// SPDX-License-Identifier: MIT
#pragma once

#include "model/field_table.hpp"
#include "model/metrics_in_documents.hpp"
#include "model/place.hpp"

namespace csm::model_file {

/// A number for every segment: one number for all of them, or an object with one for each.
BySegment read_by_segment(const Place& place, const std::vector<Segment>& segments, double least,
                          double most);

/// A test such as {"below": 7}. `field` gives `is` its meaning.
Condition read_condition(const Place& place, const Field& field);

/// The tests among the members of a condition, whatever else stands beside them.
bool is_test(std::string_view key);

/// The dimensions and findings of one scorecard.
Scorecard read_scorecard(const Place& place, const std::vector<Segment>& segments, FieldTable& fields,
                         MetricsInDocuments& documents);

HealthModel read_health(const Place& place, const std::vector<Segment>& segments, FieldTable& fields,
                        MetricsInDocuments& documents);
ChurnModel read_churn(const Place& place, const std::vector<Segment>& segments, FieldTable& fields,
                      MetricsInDocuments& documents);
ExpansionModel read_expansion(const Place& place, const std::vector<Segment>& segments);
ReportModel read_report(const Place& place, const std::vector<Segment>& segments);

/// How a metric's value becomes a score; `field` tells what kind of value it is.
Curve read_curve(const Place& place, const std::vector<Segment>& segments, const Field& field);

/// The kind of value a curve takes, and its words.
Field read_field(const Place& metric);

}  // namespace csm::model_file
