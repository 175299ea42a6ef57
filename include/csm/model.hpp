// SPDX-License-Identifier: MIT
#pragma once

#include <csm/curve.hpp>
#include <csm/problem.hpp>
#include <csm/scorecard.hpp>
#include <csm/words.hpp>

#include <boost/system/result.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

struct Segment {
    std::string name;
    std::string label;
    std::vector<std::string> aliases;
    std::optional<Condition> when_arr;  ///< accounts without a segment belong here when their ARR passes
};

struct HealthModel {
    Scorecard card;
    BySegment green_from;   ///< a score from here on is green
    BySegment yellow_from;  ///< from here on yellow, below red
};

struct UrgencyStep {
    double days_at_most = 0;
    double factor = 1;
};

struct ChurnModel {
    Scorecard card;
    std::array<double, 4> tier_from{};       ///< by `Tier`: a risk from here on; strictly falling to 0
    std::array<std::string, 5> tier_labels;  ///< by `Tier`
    std::vector<UrgencyStep> urgency;        ///< by rising days
    double urgency_otherwise = 1;
    double urgency_overdue = 1;
    double urgency_unknown = 1;
    std::array<std::vector<std::string>, 4> playbooks;  ///< by `Tier`
};

/// A word of the price list and its factor or share; `key` is the normalised word.
struct Price {
    std::string name;
    std::string key;
    double value = 0;
};

struct ExpansionModel {
    double seat_utilisation_from = 0;  ///< active per licensed seats
    BySegment seat_growth;             ///< share of ARR
    std::vector<Price> tier_factors;   ///< price of a tier relative to the others
    double unknown_tier_factor = 1;
    std::vector<Price> module_shares;  ///< share of ARR
    double unknown_module_share = 0;
    double department_share = 0;  ///< of the ARR per current department
    Effort seat_effort = Effort::low, tier_effort = Effort::medium, module_effort = Effort::low,
           department_effort = Effort::high;
    double revenue_per_point = 1;            ///< revenue that makes one point of priority
    std::array<double, 3> effort_factors{};  ///< by `Effort`
};

struct ReportModel {
    /// Priority by health band (green, yellow, red, unknown) and trend; priorities are words of `Tier`.
    std::array<std::array<Tier, 4>, 4> priority{};
    std::array<double, 3> due_days{};  ///< for critical, high, medium
    BySegment low_due_days;
    std::array<std::string, 4> actions;   ///< by `Play`: save, nurture, expand, assess
    std::string declining_action;         ///< for a health that falls without a finding on its largest driver
    std::vector<double> renewal_windows;  ///< days, rising
    double green_share_at_least = 0, green_share_review_below = 0, yellow_share_at_most = 0,
           red_share_below = 0;
    double net_retention = 1;            ///< target for NRR as a factor of ARR
    double pipeline_share_at_least = 0;  ///< of net_retention · ARR
};

/// The scoring method as data, with every reference between its parts resolved to an index.
struct Model {
    std::string name;
    std::string version;
    std::string digest;          ///< of the model's content, not of its layout: "crc64:" and 16 hex digits
    double coverage_floor = 0;   ///< 0–1
    double trend_threshold = 0;  ///< points
    std::size_t driver_count = 3;
    std::vector<Segment> segments;
    std::size_t default_segment = 0;
    std::vector<Field> fields;
    HealthModel health;
    ChurnModel churn;
    ExpansionModel expansion;
    ReportModel report;
};

/// The text of the model that is built into the program.
std::string_view standard_model_text();

/// What is wrong with a model: one problem per defect, `field` naming the place as in
/// health.dimensions[0].weight.
using ModelProblems = std::vector<Problem>;

/// Reads and checks a model. `name` is the file's name for messages. Fails with every defect found: broken
/// JSON, unknown or missing fields, weights that do not sum to 1, bands with holes, unknown curves, numbers
/// out of range.
boost::system::result<Model, ModelProblems> read_model(std::string_view text, std::string_view name);

/// The segment of that name or alias, spelled in any way `normalised` treats alike.
std::optional<std::size_t> find_segment(const Model& model, std::string_view word);

/// The segment that the model derives from an ARR; its default segment when the ARR is unknown.
std::size_t derived_segment(const Model& model, std::optional<double> arr);

}  // namespace csm
