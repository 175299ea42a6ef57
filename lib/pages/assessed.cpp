// SPDX-License-Identifier: MIT
#include "pages/assessed.hpp"

namespace csm::documents {

std::vector<Assessed> assess_listed(const Listing& listing, const Model& model, const Settings& settings) {
    std::vector<Assessed> rows;
    rows.reserve(listing.accounts.size());
    for (const auto* account : listing.accounts)
        rows.push_back(
            {*account, assess(*account, model, settings), urgency_of(*account, model.churn, settings.as_of)});
    return rows;
}

}  // namespace csm::documents
