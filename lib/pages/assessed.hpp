// SPDX-License-Identifier: MIT
#pragma once

#include <csm/documents.hpp>

#include <vector>

namespace csm::documents {

/// A listed account and what was found out about it.
struct Assessed {
    const Account& account;
    Assessment assessment;
    Urgency urgency;
};

/// The listed accounts in their order.
std::vector<Assessed> assess_listed(const Listing& listing, const Model& model, const Settings& settings);

}  // namespace csm::documents
