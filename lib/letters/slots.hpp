// SPDX-License-Identifier: MIT
#pragma once

#include "letters/fact.hpp"

#include <array>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace csm::templates {

/// A slot: its name, whom it is for, and what stands in it.
template <class View>
struct Slot {
    std::string_view name;      ///< as templates write it
    Voice voice;                ///< whom it may be shown to
    Fact (*fact)(const View&);  ///< computes what stands in it
};

/// A slot of an item of a list.
struct ItemSlot {
    std::string_view name;  ///< within the list
    Voice voice;            ///< whom it may be shown to
};

/// Item slots of these names, all for the same readers; the names must be literals.
std::vector<ItemSlot> item_slots(Voice voice, std::initializer_list<std::string_view> names);

/// A list: its name, whom it is for, the slots of its items, and what is in it. `none` are the words for a
/// list that is known to be empty.
template <class View>
struct ListSlot {
    std::string_view name;  ///< as templates write it
    Voice voice;            ///< whom it may be shown to
    std::string_view none;
    std::vector<ItemSlot> slots;                      ///< that every item fills
    bool of_accounts = false;                         ///< every item has the slots of an account
    List (*list)(const ListSlot& slot, const View&);  ///< computes what is in it
};

/// The slots and lists of both scopes.
using AccountSlot = Slot<AccountView>;
using AccountList = ListSlot<AccountView>;
using PortfolioSlot = Slot<PortfolioView>;
using PortfolioList = ListSlot<PortfolioView>;

/// The fixed slots and the lists, by subject; they live as long as the program.
std::span<const AccountSlot> identity_slots();
std::span<const AccountSlot> health_slots();
std::span<const AccountSlot> benchmark_slots();
std::span<const AccountSlot> risk_slots();
std::span<const AccountSlot> review_slots();
std::span<const AccountSlot> save_plan_slots();
std::span<const AccountSlot> success_plan_slots();
std::span<const AccountList> given_lists();
std::span<const AccountList> metric_lists();
std::span<const AccountList> computed_lists();
std::span<const AccountList> review_lists();
std::span<const AccountList> save_plan_lists();
std::span<const AccountList> success_plan_lists();
std::span<const AccountList> brief_lists();
std::span<const PortfolioSlot> portfolio_slots();
std::span<const PortfolioList> portfolio_lists();

/// All of an account, subject by subject.
std::array<std::span<const AccountSlot>, 7> account_slots();
std::array<std::span<const AccountList>, 7> account_lists();

/// The slot or list of that name among the fixed ones of a scope, or null; it lives as long as the program.
const AccountSlot* find_account_slot(std::string_view name);
const AccountList* find_account_list(std::string_view name);
const PortfolioSlot* find_portfolio_slot(std::string_view name);
const PortfolioList* find_portfolio_list(std::string_view name);

/// Whom a slot of a family such as texts.NAME is for, or nothing when it is of none.
std::optional<Voice> family_voice(std::string_view name, const Model& model);

/// What stands in a slot of a family; `name` is one for which family_voice has a voice.
Fact family_fact(std::string_view name, const AccountView& view);

/// in_days.N, the only family that a letter about a portfolio has outside its lists.
bool is_later_day(std::string_view name);
Fact later_day_fact(std::string_view name, const Model& model, Date from);

}  // namespace csm::templates
