// SPDX-License-Identifier: MIT
#include "letters/scope.hpp"

#include <algorithm>

namespace csm::templates {

namespace {

constexpr std::string_view gaps = "gaps", no = "no_", has = "has_";

std::optional<Voice> account_slot(std::string_view name, const Model& model) {
    if (const auto* slot = find_account_slot(name)) return slot->voice;
    return family_voice(name, model);
}

template <class Row>
void add_names(std::vector<std::string>& names, std::span<const Row> rows) {
    for (const auto& row : rows) names.emplace_back(row.name);
}

void add_item_names(std::vector<std::string>& names, std::string_view list) {
    const auto add = [&](const auto* row) {
        if (row != nullptr) add_names(names, std::span{row->slots});
    };
    add(find_account_list(list));
    add(find_portfolio_list(list));
    if (list == gaps) names.insert(names.end(), {"what", "field"});
}

}  // namespace

std::optional<Voice> NameScope::list(std::string_view name) const {
    if (name == gaps) return Voice::customer_safe;
    if (scope_ == Scope::account) {
        const auto* found = find_account_list(name);
        return found == nullptr ? std::nullopt : std::optional{found->voice};
    }
    const auto* found = find_portfolio_list(name);
    return found == nullptr ? std::nullopt : std::optional{found->voice};
}

std::optional<Voice> NameScope::item_slot(std::string_view list, std::string_view name) const {
    const auto among = [&](const std::vector<ItemSlot>& slots) -> std::optional<Voice> {
        const auto found = std::ranges::find(slots, name, &ItemSlot::name);
        return found == slots.end() ? std::nullopt : std::optional{found->voice};
    };
    if (list == gaps)
        return name == "what" || name == "field" ? std::optional{Voice::customer_safe} : std::nullopt;
    if (scope_ == Scope::account) return among(find_account_list(list)->slots);
    const auto* found = find_portfolio_list(list);
    return found->of_accounts ? account_slot(name, model_) : among(found->slots);
}

std::optional<Voice> NameScope::slot(std::string_view name) const {
    for (auto list = open_.rbegin(); list != open_.rend(); ++list)
        if (const auto voice = item_slot(*list, name)) return voice;
    if (name.starts_with(no))
        if (const auto voice = this->list(name.substr(no.size()))) return voice;
    if (scope_ == Scope::account) return account_slot(name, model_);
    if (is_later_day(name)) return Voice::customer_safe;
    const auto* found = find_portfolio_slot(name);
    return found == nullptr ? std::nullopt : std::optional{found->voice};
}

bool NameScope::has_account_slots() const {
    return scope_ == Scope::account || std::ranges::any_of(open_, [](const std::string& list) {
               const auto* found = find_portfolio_list(list);
               return found != nullptr && found->of_accounts;
           });
}

std::vector<std::string> NameScope::slot_names() const {
    std::vector<std::string> names;
    for (const auto& list : open_) add_item_names(names, list);
    if (has_account_slots()) {
        for (const auto slots : {identity_slots(), health_slots(), benchmark_slots(), risk_slots()})
            add_names(names, slots);
        for (const auto& field : model_.fields) names.push_back(field.name);
    }
    if (scope_ == Scope::portfolio) add_names(names, portfolio_slots());
    for (const auto& list : bare_list_names()) names.push_back(std::string{no} + list);
    return names;
}

std::vector<std::string> NameScope::list_names() const {
    auto names = bare_list_names();
    const auto count = names.size();
    for (std::size_t i = 0; i < count; ++i) names.push_back(std::string{has} + names[i]);
    return names;
}

std::vector<std::string> NameScope::bare_list_names() const {
    std::vector<std::string> names{std::string{gaps}};
    if (scope_ == Scope::portfolio)
        add_names(names, portfolio_lists());
    else
        for (const auto lists : {given_lists(), metric_lists(), computed_lists()}) add_names(names, lists);
    return names;
}

}  // namespace csm::templates
