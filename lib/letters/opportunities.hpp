// SPDX-License-Identifier: MIT
#pragma once

#include "letters/fact.hpp"

#include <cstddef>

namespace csm::templates {

// What could be sold: "module custom workflows", why, and what it is worth a year; in words for customers
// too.
std::string what_text(const Opportunity& opportunity, const Account& account);
std::string why_text(const Opportunity& opportunity, const Account& account);
Fact worth_fact(const Opportunity& opportunity);

/// The items of the first opportunities, with the slots what, why and value.
std::vector<Item> opportunity_items(const AccountView& view, std::size_t most);

}  // namespace csm::templates
