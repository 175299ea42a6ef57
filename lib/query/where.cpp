// SPDX-License-Identifier: MIT
#include <csm/where.hpp>

#include "base/normalised.hpp"

#include <algorithm>
#include <compare>

namespace csm {

template <>
const HealthResult& WhereAccount::scored<HealthResult>() {
    if (!health_) health_ = score_health(account_, model_, settings_.missing, detail_);
    return *health_;
}

template <>
const ChurnResult& WhereAccount::scored<ChurnResult>() {
    if (!churn_) churn_ = score_churn(account_, model_, settings_.as_of, settings_.missing, detail_);
    return *churn_;
}

template <>
const ExpansionResult& WhereAccount::scored<ExpansionResult>() {
    if (!expansion_) expansion_ = score_expansion(account_, model_, settings_);
    return *expansion_;
}

template <>
const Assessment& WhereAccount::scored<Assessment>() {
    if (!assessment_) assessment_ = assess(account_, model_, settings_, detail_);
    return *assessment_;
}

template <>
const OnboardingResult& WhereAccount::scored<OnboardingResult>() {
    if (!onboarding_) onboarding_ = judge_onboarding(account_, model_, settings_.as_of, detail_);
    return *onboarding_;
}

bool Where::compares(const Term& term, WhereAccount& account) const {
    const auto value = fields_[term.field].value(account);
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        const auto& wanted = std::get<std::string>(term.value);
        const bool has =
            std::ranges::any_of(*list, [&](const std::string& one) { return matches(one, wanted); });
        return has == (term.how == Operator::equal);
    }
    auto order = std::partial_ordering::unordered;
    if (const auto* number = std::get_if<double>(&value)) order = *number <=> std::get<double>(term.value);
    if (const auto* text = std::get_if<std::string>(&value))
        order = normalised(*text) <=> std::get<std::string>(term.value);
    if (const auto* date = std::get_if<Date>(&value))
        order = date->day_number() <=> std::get<Date>(term.value).day_number();
    switch (term.how) {
    case Operator::equal: return order == 0;
    case Operator::unequal: return order < 0 || order > 0;
    case Operator::less: return order < 0;
    case Operator::at_most: return order <= 0;
    case Operator::greater: return order > 0;
    case Operator::at_least: return order >= 0;
    }
    return false;
}

bool Where::holds(const Term& term, WhereAccount& account) const {
    const auto part_holds = [&](const Term& part) { return holds(part, account); };
    switch (term.join) {
    case Join::comparison: return compares(term, account);
    case Join::negation: return !holds(term.parts.front(), account);
    case Join::all: return std::ranges::all_of(term.parts, part_holds);
    case Join::any: return std::ranges::any_of(term.parts, part_holds);
    }
    return false;
}

bool Where::holds(const Account& account, const Model& model, const Settings& settings) const {
    WhereAccount asked{account, model, settings, detail_};
    return holds(whole_, asked);
}

}  // namespace csm
