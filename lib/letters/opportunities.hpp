// SPDX-License-Identifier: MIT
#pragma once

#include "letters/fact.hpp"

#include <cstddef>

namespace csm::templates {

/// What could be sold, in words for customers too: "module custom workflows"; a kind that the name tells is
/// not said twice.
std::string what_text(const Opportunity& opportunity, const Account& account);
/// Why, likewise and without a full stop: "Not in use yet".
std::string why_text(const Opportunity& opportunity, const Account& account);
/// What it is worth a year, in whole currency units; a gap without an ARR.
Fact worth_fact(const Opportunity& opportunity);

/// The items of the best opportunities, `most` at most, with the slots what, why, value, effort and rank.
/// None without an expansion.
std::vector<Item> opportunity_items(const AccountView& view, std::size_t most);

}  // namespace csm::templates
