// SPDX-License-Identifier: MIT
#include <csm/check_facts.hpp>
#include <csm/name_index.hpp>

#include "check/own_field.hpp"

#include <algorithm>
#include <array>
#include <variant>

namespace csm {

namespace {

constexpr int first_year = 1400;

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

bool has_usage(const Module& module) { return module.usage_percent.has_value(); }

/// What a member says to the check: its number, its day, or that it is there.
struct OwnValue {
    const Account& account;

    double operator()(std::monostate) const {
        return present(std::ranges::any_of(account.modules.items(), has_usage));
    }

    double operator()(std::string Account::*member) const { return present(!(account.*member).empty()); }

    double operator()(std::size_t Account::*member) const {
        return account.segment_given ? static_cast<double>(account.*member) : missing_value;
    }

    double operator()(std::optional<double> Account::*member) const {
        return (account.*member).value_or(missing_value);
    }

    double operator()(std::optional<Date> Account::*member) const {
        return account.*member ? day_of(*(account.*member)) : missing_value;
    }

    template <class T>
    double operator()(Listed<T> Account::*member) const {
        return present((account.*member).given);
    }
};

struct KindOf {
    FieldKind operator()(std::monostate) const { return FieldKind::number; }

    FieldKind operator()(std::string Account::*) const { return FieldKind::text; }

    FieldKind operator()(std::size_t Account::*) const { return FieldKind::word; }

    FieldKind operator()(std::optional<double> Account::*) const { return FieldKind::number; }

    FieldKind operator()(std::optional<Date> Account::*) const { return FieldKind::date; }

    template <class T>
    FieldKind operator()(Listed<T> Account::*) const {
        return FieldKind::list;
    }
};

CheckedField described(const check::CheckedOwn& own, const Model& model) {
    CheckedField field{
        .name = std::string{own.name}, .kind = std::visit(KindOf{}, own.member), .words = {}, .unit = {}};
    if (field.kind == FieldKind::number) field.least = 0;
    if (own.name == check::module_usage) field.most = 100;
    if (is_member(own.member, &Account::segment))
        for (const auto& segment : model.segments) field.words.push_back(segment.name);
    return field;
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

namespace {

/// What csm works out for a test or a warning; nobody can fill it, and no metric counts on it.
bool is_never_given(const Field& field) {
    using Kind = Derivation::Kind;
    const auto kind = field.derivation.kind;
    return field.is_internal || kind == Kind::health_drop ||
           (kind == Kind::days_to_renewal && !field.is_read);
}

}  // namespace

std::vector<CheckedField> checked_fields(const Model& model) {
    std::vector<CheckedField> fields;
    for (const auto& own : check::checked_own) fields.push_back(described(own, model));
    for (const auto& field : model.fields) {
        if (is_never_given(field)) continue;
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

namespace {

std::vector<NameUse> names_of(const Account& account) {
    std::vector<NameUse> names{{SpelledKind::owner, account.owner}};
    for (const auto& module : account.modules.items()) names.push_back({SpelledKind::module, module.name});
    for (const auto& name : account.departments_current.items())
        names.push_back({SpelledKind::department, name});
    for (const auto& name : account.departments_potential.items())
        names.push_back({SpelledKind::department, name});
    std::ranges::sort(names);
    const auto repeated = std::ranges::unique(names);
    names.erase(repeated.begin(), repeated.end());
    return names;
}

}  // namespace

void gather_facts(AccountFacts& facts, const Account& account, const std::vector<CheckedField>& fields,
                  const Model& model, Date as_of) {
    facts.customer_id = account.customer_id;
    facts.comparable_name = comparable_name(account.name);
    facts.segment = account.segment;
    facts.values.assign(fields.size(), missing_value);
    auto next = std::size_t{0};
    for (const auto& own : check::checked_own)
        facts.values[next++] = std::visit(OwnValue{account}, own.member);
    for (std::size_t slot = 0; slot < model.fields.size() && next < fields.size(); ++slot)
        if (model.fields[slot].name == fields[next].name) facts.values[next++] = account.values[slot];
    facts.names = names_of(account);
    facts.module_usage.clear();
    for (const auto& module : account.modules.items())
        if (has_usage(module)) facts.module_usage.push_back(*module.usage_percent);
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
