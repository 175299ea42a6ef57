// SPDX-License-Identifier: MIT
#include "check/command_tally.hpp"

#include "check/own_field.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <cmath>

namespace csm::check {

namespace {

/// Shares are sums of decimal fractions; the floor is met when they differ by less than they can be off.
constexpr double tolerance = 1e-9;

struct SilenceRule {
    std::string_view command;
    std::string_view code;
    std::string_view field;
    std::string_view text;
};

constexpr SilenceRule silence_rules[] = {
    {"health", "assumed_targets", "segment", "targets of a segment that follows from the ARR or is assumed"},
    {"health", "no_trend", "previous_period.overall_score", "no change since the last period"},
    {"churn", "no_urgency", "contract_end_date", "no renewal urgency"},
    {"churn", "no_arr_at_risk", "arr", "no ARR at risk"},
    {"expand", "no_revenue", "arr", "opportunities without a revenue"},
    {"report", "no_exposure", "arr", "no exposure to rank by"},
    {"report", "no_owner", "owner", "nobody to hand the action to"},
};

std::size_t index_of(const std::vector<CheckedField>& fields, std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(fields, name, &CheckedField::name) - fields.begin());
}

std::vector<Part> parts_of(const Scorecard& card, const Model& model,
                           const std::vector<CheckedField>& fields) {
    std::vector<Part> parts;
    for (const auto& dimension : card.dimensions)
        for (const auto& metric : dimension.metrics) {
            const auto& name = model.fields[metric.field].name;
            parts.push_back({name, dimension.weight * metric.weight, {index_of(fields, name)}});
        }
    return parts;
}

/// The five things that the coverage of csm expand counts.
std::vector<Part> expansion_parts() {
    constexpr double fifth = 0.2;
    return {{"arr", fifth, {own_index("arr")}},
            {"contract.licensed_seats, contract.active_seats",
             fifth,
             {own_index("contract.licensed_seats"), own_index("contract.active_seats")}},
            {"contract.plan_tier, contract.available_tiers",
             fifth,
             {own_index("contract.plan_tier"), own_index("contract.available_tiers")}},
            {"product_usage", fifth, {own_index("product_usage")}},
            {"departments.current, departments.potential",
             fifth,
             {own_index("departments.current"), own_index("departments.potential")}}};
}

bool lacks(const AccountFacts& facts, const Part& part) {
    return std::ranges::any_of(part.fields,
                               [&](std::size_t field) { return std::isnan(facts.values[field]); });
}

}  // namespace

CommandTally::CommandTally(std::string command, std::vector<Part> parts,
                           const std::vector<CheckedField>& fields, double floor)
    : parts_{std::move(parts)},
      floor_{floor} {
    check_.command = std::move(command);
    for (const auto& part : parts_) check_.gains.push_back({part.label, part.weight, 0, 0});
    for (const auto& rule : silence_rules) {
        const auto field = index_of(fields, rule.field);
        if (rule.command != check_.command || field == fields.size()) continue;
        silences_.push_back(
            {{std::string{rule.code}, std::string{rule.field}, 0, std::string{rule.text}}, field});
    }
}

void CommandTally::add(const AccountFacts& facts, const Verdict& verdict) {
    ++accounts_;
    coverage_sum_ += verdict.coverage;
    check_.with_verdict += verdict.has_verdict ? 1 : 0;
    const bool is_below = verdict.coverage < floor_;
    check_.below_floor += is_below ? 1 : 0;
    without_readiness_ += verdict.has_readiness ? 0 : 1;
    check_.nothing_measured += verdict.coverage == 0 ? 1 : 0;
    const bool is_open = is_below && !verdict.has_verdict && verdict.has_readiness;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!lacks(facts, parts_[i])) continue;
        auto& gain = check_.gains[i];
        ++gain.missing;
        if (is_open && verdict.coverage + gain.weight >= floor_ - tolerance) ++gain.unlocks;
    }
    for (auto& [silence, field] : silences_)
        if (std::isnan(facts.values[field])) ++silence.accounts;
}

CommandCheck CommandTally::result() const {
    auto check = check_;
    if (accounts_ > 0) check.coverage = round_share(coverage_sum_ / static_cast<double>(accounts_));
    std::erase_if(check.gains, [](const FieldGain& gain) { return gain.missing == 0 || gain.weight == 0; });
    std::ranges::stable_sort(check.gains, [](const FieldGain& a, const FieldGain& b) {
        const auto use = [](const FieldGain& gain) {
            return static_cast<double>(gain.missing) * gain.weight;
        };
        return a.unlocks != b.unlocks ? a.unlocks > b.unlocks : use(a) > use(b);
    });
    if (without_readiness_ > 0)
        check.silences.push_back({"no_readiness",
                                  {},
                                  without_readiness_,
                                  "no readiness, as health or churn risk is not known well enough"});
    for (const auto& [silence, field] : silences_)
        if (silence.accounts > 0) check.silences.push_back(silence);
    return check;
}

CommandTallies::CommandTallies(const Model& model, const std::vector<CheckedField>& fields)
    : floor_{model.coverage_floor} {
    tallies_.emplace_back("health", parts_of(model.health.card, model, fields), fields, floor_);
    tallies_.emplace_back("churn", parts_of(model.churn.card, model, fields), fields, floor_);
    tallies_.emplace_back("expand", expansion_parts(), fields, floor_);
    tallies_.emplace_back("report", std::vector<Part>{}, fields, floor_);
}

void CommandTallies::add(const AccountFacts& facts) {
    tallies_[0].add(facts, {facts.has_health, facts.health_coverage});
    tallies_[1].add(facts, {facts.has_churn, facts.churn_coverage});
    const bool is_priced = facts.expansion_coverage >= floor_;
    tallies_[2].add(facts, {facts.has_readiness && is_priced, facts.expansion_coverage, facts.has_readiness});
    tallies_[3].add(
        facts, {facts.has_health && facts.has_churn, std::min(facts.health_coverage, facts.churn_coverage)});
}

std::vector<CommandCheck> CommandTallies::results() const {
    std::vector<CommandCheck> results;
    for (const auto& tally : tallies_) results.push_back(tally.result());
    return results;
}

}  // namespace csm::check
