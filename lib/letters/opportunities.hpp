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
/// What it is worth a year; a gap without an ARR, and for customers unless the model's prices are real.
Fact worth_fact(const AccountView& view, const Opportunity& opportunity);

/// The items of the best opportunities, `most` at most, with the slots what, why, value, effort and rank.
/// None without an expansion.
std::vector<Item> opportunity_items(const AccountView& view, std::size_t most);

}  // namespace csm::templates
