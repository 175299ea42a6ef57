// SPDX-License-Identifier: MIT
#include "selection.hpp"

#include "line/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace csm::cmd {

namespace {

template <class List, class Value>
bool admits_value(const List& wanted, const Value& value) {
    return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

void add_unmatched(std::vector<std::string>& sentences, std::string_view what,
                   const std::vector<std::string>& wanted, const std::set<std::string>& seen) {
    const std::vector<std::string> known{seen.begin(), seen.end()};
    for (const auto& word : wanted) {
        if (seen.contains(word)) continue;
        const auto suggestion = did_you_mean(word, known);
        sentences.push_back(fmt::format("no account has the {} \"{}\"{}{}", what, word,
                                        suggestion.empty() ? "" : "; ", suggestion));
    }
}

}  // namespace

boost::system::result<Selection, Failure> Selection::make(const ScoringArguments& arguments,
                                                          const Model& model) {
    Selection selection;
    selection.arguments_ = &arguments;
    std::vector<std::string> names;
    for (const auto& segment : model.segments) names.push_back(segment.name);
    for (const auto& name : arguments.segments) {
        const auto segment = find_segment(model, name);
        if (!segment) return wrong_usage(unknown_word("--segment", name, names));
        selection.segments_.push_back(*segment);
    }
    return selection;
}

bool Selection::admits(const Account& account, const Model& model, const Settings& settings,
                       Seen& seen) const {
    if (!admits_words(account, seen) || !admits_value(segments_, account.segment)) return false;
    if (!arguments_->classes.empty() &&
        !admits_value(arguments_->classes,
                      score_health(account, model, settings.missing, Detail::scores_only).band))
        return false;
    return arguments_->tiers.empty() ||
           admits_value(
               arguments_->tiers,
               score_churn(account, model, settings.as_of, settings.missing, Detail::scores_only).tier);
}

bool Selection::admits_words(const Account& account, Seen& seen) const {
    if (!arguments_->customers.empty()) seen.customers.insert({account.customer_id, account.name});
    if (!arguments_->owners.empty()) seen.owners.insert(account.owner);
    const auto& customers = arguments_->customers;
    return (admits_value(customers, account.customer_id) || admits_value(customers, account.name)) &&
           admits_value(arguments_->owners, account.owner);
}

std::vector<std::string> Selection::unmatched(const Seen& seen) const {
    std::vector<std::string> sentences;
    add_unmatched(sentences, "customer_id or name", arguments_->customers, seen.customers);
    add_unmatched(sentences, "owner", arguments_->owners, seen.owners);
    return sentences;
}

}  // namespace csm::cmd
