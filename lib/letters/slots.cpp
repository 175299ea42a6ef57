// SPDX-License-Identifier: MIT
#include "letters/slots.hpp"

#include <algorithm>

namespace csm::templates {

namespace {

template <class Row>
const Row* find_row(std::span<const Row> rows, std::string_view name) {
    const auto found = std::ranges::find(rows, name, &Row::name);
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace

const AccountSlot* find_account_slot(std::string_view name) {
    for (const auto slots : {identity_slots(), health_slots(), benchmark_slots(), risk_slots()})
        if (const auto* slot = find_row(slots, name)) return slot;
    return nullptr;
}

const AccountList* find_account_list(std::string_view name) {
    for (const auto lists : {given_lists(), metric_lists(), computed_lists()})
        if (const auto* list = find_row(lists, name)) return list;
    return nullptr;
}

const PortfolioSlot* find_portfolio_slot(std::string_view name) { return find_row(portfolio_slots(), name); }

const PortfolioList* find_portfolio_list(std::string_view name) { return find_row(portfolio_lists(), name); }

std::vector<ItemSlot> item_slots(Voice voice, std::initializer_list<std::string_view> names) {
    std::vector<ItemSlot> slots;
    for (const auto name : names) slots.push_back({name, voice});
    return slots;
}

}  // namespace csm::templates
