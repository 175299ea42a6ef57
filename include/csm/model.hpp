// SPDX-License-Identifier: MIT
#pragma once

#include <csm/curve.hpp>
#include <csm/document_style.hpp>
#include <csm/lifecycle.hpp>
#include <csm/problem.hpp>
#include <csm/report_model.hpp>
#include <csm/scorecard.hpp>
#include <csm/words.hpp>

#include <boost/system/result.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm {

/// A class of customers with targets of their own.
struct Segment {
    std::string name;                   ///< as records have it
    std::string label;                  ///< for people
    std::vector<std::string> aliases;   ///< other words for it in records
    std::optional<Condition> when_arr;  ///< accounts without a segment belong here when their ARR passes
};

/// How health is scored (docs/scoring.md, "Health").
struct HealthModel {
    Scorecard card;                     ///< weighted dimensions and recommendations
    ByCohort green_from;                ///< a score from here on is green
    ByCohort yellow_from;               ///< from here on yellow, below red
    std::array<std::string, 4> labels;  ///< by `Band`: the model's own word for it
    std::array<Play, 4> actions{Play::expand, Play::nurture, Play::save, Play::assess};  ///< by `Band`
    std::vector<Floor<Band>> floors;
};

/// A renewal that is so near multiplies the risk.
struct UrgencyStep {
    double days_at_most = 0;  ///< whole days to the contract's end
    double factor = 1;        ///< 0–100
};

/// How churn risk is scored (docs/scoring.md, "Churn risk").
struct ChurnModel {
    Scorecard card;                          ///< categories and warnings
    std::array<double, 4> tier_from{};       ///< by `Tier`: a risk from here on; strictly falling to 0
    std::array<std::string, 5> tier_labels;  ///< by `Tier`
    std::vector<UrgencyStep> urgency;        ///< by rising days
    double urgency_otherwise = 1;            ///< beyond the last step
    double urgency_overdue = 1;              ///< the contract has ended
    double urgency_unknown = 1;              ///< there is no date, or the contract runs on
    /// Contracts of which this holds run on after their end; none: no contract does.
    std::optional<FieldTest> runs_on{};
    double runs_on_after = 0;  ///< whole days past the end from which on one counts as running on
    std::array<std::vector<std::string>, 4> playbooks;  ///< actions by `Tier`, at least one each
    std::vector<Floor<Tier>> floors;
    std::optional<std::size_t> health_drop{};  ///< slot of that derivation's field, when it is read
};

/// A word of the price list and its factor or share; `key` is the normalised word.
struct Price {
    std::string name;  ///< as the model writes it
    std::string key;   ///< by which words of the input are found
    double value = 0;  ///< from 0
};

/// How opportunities are found and priced (docs/scoring.md, "Expansion"). Shares are of the ARR, 0–100; 0.15
/// is 15 %.
struct ExpansionModel {
    double seat_utilisation_from = 0;  ///< active per licensed seats
    ByCohort seat_growth;              ///< share of ARR
    std::vector<Price> tier_factors;   ///< price of a tier relative to the others
    double unknown_tier_factor = 1;    ///< of tiers that are not listed; above 0
    std::vector<Price> module_shares;  ///< share of ARR
    double unknown_module_share = 0;   ///< of modules that are not listed
    double department_share = 0;       ///< of the ARR per current department
    double limit_used_from = 0.9;      ///< used per included, of a plan limit
    ByCohort limit_growth;             ///< share of ARR
    Effort limit_effort = Effort::low;
    /// The work that each kind of opportunity takes.
    Effort seat_effort = Effort::low, tier_effort = Effort::medium, module_effort = Effort::low,
           department_effort = Effort::high;
    double revenue_per_point = 1;            ///< revenue that makes one point of priority
    std::array<double, 3> effort_factors{};  ///< by `Effort`
};

/// The scoring method as data, with every reference between its parts resolved to an index.
struct Model {
    std::string name;               ///< of the model, for people
    std::string version;            ///< as its author writes it
    std::string description;        ///< the idea of the method in a sentence
    std::string digest;             ///< CRC-64/XZ of the content, not the layout: "crc64:" and 16 hex digits
    double coverage_floor = 0;      ///< 0–1; below it there is no verdict
    double trend_threshold = 0;     ///< points, 0–100; a larger change is a trend
    std::size_t driver_count = 3;   ///< drivers that are told of a score, 1–20
    std::vector<Segment> segments;  ///< at least one, at most 100
    std::size_t default_segment = 0;  ///< for accounts without segment and ARR
    Lifecycle lifecycle;
    std::vector<Touch> touch;  ///< by segment
    OnboardingModel onboarding;
    TeamTargets team;
    std::vector<Field> fields;                ///< that metrics read; at most 2,000
    std::vector<std::size_t> settled_fields;  ///< slots of the fields that follow from others of the account
    HealthModel health;                       ///< csm health
    ChurnModel churn;                         ///< csm churn
    ExpansionModel expansion;                 ///< csm expand
    ReportModel report;                       ///< csm report
    DocumentStyle documents;                  ///< csm report --template
};

/// A model that is built into the program.
struct BuiltInModel {
    std::string_view name;
    std::string_view text;  ///< its file
};

/// All of them; the first one is the standard model.
std::span<const BuiltInModel> built_in_models();

/// The names of the models that are built in.
std::vector<std::string> built_in_model_names();

/// The text of the standard model.
std::string_view standard_model_text();

/// One problem per defect of a model, `field` naming the place: health.dimensions[0].weight.
using ModelProblems = std::vector<Problem>;

/// Reads and checks a model. `name` is the file's name for messages. Fails with every defect found: broken
/// JSON, unknown or missing fields, weights that do not sum to 1, bands with holes, unknown curves, numbers
/// out of range.
boost::system::result<Model, ModelProblems> read_model(std::string_view text, std::string_view name);

/// The index of the segment of that name or alias, spelled in any way `normalised` treats alike; nothing for
/// any other word.
std::optional<std::size_t> find_segment(const Model& model, std::string_view word);

/// The index of the first segment whose condition the ARR passes, or that has none; the model's default
/// segment when the ARR is unknown.
std::size_t derived_segment(const Model& model, std::optional<double> arr);

}  // namespace csm
