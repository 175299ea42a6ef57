// SPDX-License-Identifier: MIT
#include <csm/nearest.hpp>
#include <csm/selection.hpp>

#include "base/normalised.hpp"

#include <algorithm>
#include <utility>

namespace csm {

namespace {

template <class List, class Value>
bool admits_value(const List& wanted, const Value& value) {
    return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

void add_phrase(std::string& phrases, std::string_view what, const std::vector<std::string>& values) {
    if (values.empty()) return;
    if (!phrases.empty()) phrases += ", ";
    phrases.append(what).append(" ").append(alternatives(values));
}

template <class Enum>
std::vector<std::string> words_of_all(const std::vector<Enum>& values) {
    std::vector<std::string> words;
    for (const auto value : values)
        words.push_back(value == Enum::insufficient_data ? "no verdict" : std::string{word(value)});
    return words;
}

template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& all) {
    std::vector<std::string> names;
    for (const auto& one : all) names.push_back(one.name);
    return names;
}

}  // namespace

std::string phrase_of(const Filters& filters) {
    std::string phrases;
    add_phrase(phrases, "customer", filters.customers);
    add_phrase(phrases, "segment", filters.segments);
    add_phrase(phrases, "phase", filters.phases);
    add_phrase(phrases, "owner", filters.owners);
    add_phrase(phrases, "health", words_of_all(filters.classes));
    add_phrase(phrases, "risk tier", words_of_all(filters.tiers));
    if (!filters.where.empty()) phrases += (phrases.empty() ? "where " : ", where ") + filters.where;
    return phrases.empty() ? "all accounts" : phrases;
}

boost::system::result<Selection, UnknownWord> Selection::make(Filters filters, const Model& model) {
    Selection selection;
    for (const auto& name : filters.segments) {
        const auto segment = find_segment(model, name);
        if (!segment) return UnknownWord{"segment", name, names_of(model.segments)};
        selection.segments_.push_back(*segment);
    }
    for (const auto& name : filters.phases) {
        const auto phase =
            are_alike(name, "unknown") ? std::optional<std::size_t>{0} : find_phase(model.lifecycle, name);
        if (!phase) return UnknownWord{"phase", name, names_of(model.lifecycle.phases)};
        selection.phases_.push_back(*phase);
    }
    selection.customer_ids_ = selection.customer_names_ = filters.customers;
    selection.owners_ = filters.owners;
    selection.filters_ = std::move(filters);
    return selection;
}

void Selection::rename(NamesAsked customers, NamesAsked owners) {
    filters_.customers = std::move(customers.names);
    filters_.owners = std::move(owners.names);
    customer_ids_ = std::move(customers.ids);
    customer_names_ = std::move(customers.spellings);
    owners_ = std::move(owners.spellings);
}

void Selection::restrict_to(Where where) {
    filters_.where = where.text();
    where_ = std::move(where);
}

bool Selection::is_of(const Account& account) const {
    const auto has = [](const auto& names, const std::string& name) {
        return std::ranges::find(names, name) != names.end();
    };
    return filters_.customers.empty() || has(customer_ids_, account.customer_id) ||
           has(customer_names_, account.name);
}

bool Selection::admits(const Account& account, const Model& model, const Settings& settings) const {
    if (!is_of(account) || !admits_value(owners_, account.owner) ||
        !admits_value(segments_, account.segment) || !admits_value(phases_, account.phase))
        return false;
    if (!filters_.classes.empty() &&
        !admits_value(filters_.classes,
                      score_health(account, model, settings.missing, Detail::scores_only).band))
        return false;
    if (!filters_.tiers.empty() &&
        !admits_value(
            filters_.tiers,
            score_churn(account, model, settings.as_of, settings.missing, Detail::scores_only).tier))
        return false;
    return !where_ || where_->holds(account, model, settings);
}

}  // namespace csm
