// SPDX-License-Identifier: MIT
#include <csm/check_facts.hpp>
#include <csm/name_index.hpp>

#include "check/own_field.hpp"

#include <algorithm>
#include <array>

namespace csm {

namespace {

using check::Own;

constexpr int first_year = 1400;

struct OwnField {
    std::string_view name;
    FieldKind kind;
    Own own;
};

constexpr OwnField own_fields[] = {
    {"name", FieldKind::text, Own::name},
    {"segment", FieldKind::word, Own::segment},
    {"arr", FieldKind::number, Own::arr},
    {"contract_start_date", FieldKind::date, Own::contract_start},
    {"contract_end_date", FieldKind::date, Own::contract_end},
    {"owner", FieldKind::text, Own::owner},
    {"industry", FieldKind::text, Own::industry},
    {"lifecycle_stage", FieldKind::text, Own::lifecycle_stage},
    {"contract.licensed_seats", FieldKind::number, Own::licensed_seats},
    {"contract.active_seats", FieldKind::number, Own::active_seats},
    {"contract.plan_tier", FieldKind::text, Own::plan_tier},
    {"contract.available_tiers", FieldKind::list, Own::available_tiers},
    {"product_usage", FieldKind::list, Own::modules},
    {"product_usage.*.usage_pct", FieldKind::number, Own::module_usage},
    {"departments.current", FieldKind::list, Own::departments_current},
    {"departments.potential", FieldKind::list, Own::departments_potential},
};

static_assert(std::size(own_fields) == static_cast<std::size_t>(Own::count));

FieldKind kind_of(ValueKind kind) {
    constexpr std::array kinds{FieldKind::number, FieldKind::word, FieldKind::flag};
    return kinds[static_cast<std::size_t>(kind)];
}

void describe_metrics(std::vector<CheckedField>& fields, const Model& model, const Scorecard& card) {
    for (const auto& dimension : card.dimensions)
        for (const auto& metric : dimension.metrics) {
            const auto field =
                std::ranges::find(fields, model.fields[metric.field].name, &CheckedField::name);
            field->unit = metric.unit;
            field->falls = field->falls || std::holds_alternative<Decline>(metric.curve);
        }
}

double present(bool is_present) { return is_present ? 1 : missing_value; }

double day(const std::optional<Date>& date) { return date ? day_of(*date) : missing_value; }

double own_value(const Account& account, Own own) {
    switch (own) {
    case Own::name: return present(!account.name.empty());
    case Own::segment: return account.segment_given ? static_cast<double>(account.segment) : missing_value;
    case Own::arr: return account.arr.value_or(missing_value);
    case Own::contract_start: return day(account.contract_start);
    case Own::contract_end: return day(account.contract_end);
    case Own::owner: return present(!account.owner.empty());
    case Own::industry: return present(!account.industry.empty());
    case Own::lifecycle_stage: return present(!account.lifecycle_stage.empty());
    case Own::licensed_seats: return account.licensed_seats.value_or(missing_value);
    case Own::active_seats: return account.active_seats.value_or(missing_value);
    case Own::plan_tier: return present(!account.plan_tier.empty());
    case Own::available_tiers: return present(account.available_tiers.given);
    case Own::modules: return present(account.modules.given);
    case Own::module_usage:
        return present(std::ranges::any_of(
            account.modules.items(), [](const Module& module) { return module.usage_percent.has_value(); }));
    case Own::departments_current: return present(account.departments_current.given);
    case Own::departments_potential: return present(account.departments_potential.given);
    case Own::count: break;
    }
    return missing_value;
}

}  // namespace

double day_of(Date date) { return static_cast<double>(days_between(Date(first_year, 1, 1), date)); }

Date date_of_day(double day) {
    return Date(first_year, 1, 1) + boost::gregorian::days{static_cast<long>(day)};
}

std::string_view word(FieldKind kind) {
    constexpr std::array<std::string_view, 6> words{"number", "word", "flag", "text", "date", "list"};
    return words[static_cast<std::size_t>(kind)];
}

std::vector<CheckedField> checked_fields(const Model& model) {
    std::vector<CheckedField> fields;
    for (const auto& own : own_fields) {
        fields.push_back({.name = std::string{own.name}, .kind = own.kind, .words = {}, .unit = {}});
        auto& field = fields.back();
        if (own.kind == FieldKind::number) field.least = 0;
        if (own.own == Own::module_usage) field.most = 100;
        if (own.own == Own::segment)
            for (const auto& segment : model.segments) field.words.push_back(segment.name);
    }
    for (const auto& field : model.fields) {
        if (std::ranges::find(fields, field.name, &CheckedField::name) != fields.end()) continue;
        fields.push_back({.name = field.name,
                          .kind = kind_of(field.kind),
                          .words = field.words,
                          .least = field.least,
                          .most = field.most,
                          .unit = {}});
    }
    describe_metrics(fields, model, model.health.card);
    describe_metrics(fields, model, model.churn.card);
    return fields;
}

void gather_facts(AccountFacts& facts, const Account& account, const std::vector<CheckedField>& fields,
                  const Model& model, Date as_of) {
    facts.customer_id = account.customer_id;
    facts.comparable_name = comparable_name(account.name);
    facts.segment = account.segment;
    facts.values.assign(fields.size(), missing_value);
    for (std::size_t i = 0; i < std::size(own_fields); ++i)
        facts.values[i] = own_value(account, own_fields[i].own);
    auto next = std::size(own_fields);
    for (std::size_t slot = 0; slot < model.fields.size() && next < fields.size(); ++slot)
        if (model.fields[slot].name == fields[next].name) facts.values[next++] = account.values[slot];
    facts.module_usage.clear();
    for (const auto& module : account.modules.items())
        if (module.usage_percent) facts.module_usage.push_back(*module.usage_percent);
    const auto health = score_health(account, model, Missing::exclude, Detail::scores_only);
    const auto churn = score_churn(account, model, as_of, Missing::exclude, Detail::scores_only);
    const auto expansion = find_expansion(account, model, Missing::exclude, health.band, churn.tier);
    facts.health_coverage = health.card.coverage;
    facts.churn_coverage = churn.card.coverage;
    facts.expansion_coverage = expansion.coverage;
    facts.has_health = health.band != Band::insufficient_data;
    facts.has_churn = churn.tier != Tier::insufficient_data;
    facts.has_readiness = expansion.readiness != Readiness::unknown;
}

}  // namespace csm
