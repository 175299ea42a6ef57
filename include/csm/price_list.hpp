// SPDX-License-Identifier: MIT
#pragma once

#include <csm/curve.hpp>
#include <csm/words.hpp>

#include <array>
#include <string>
#include <vector>

namespace csm {

/// A word of the price list and its factor or share; `key` is the normalised word.
struct Price {
    std::string name;
    std::string key;
    double value = 0;
};

struct ExpansionModel {
    double seat_utilisation_from = 0;  ///< active per licensed seats
    BySegment seat_growth;             ///< share of ARR
    std::vector<Price> tier_factors;   ///< price of a tier relative to the others
    double unknown_tier_factor = 1;
    std::vector<Price> module_shares;  ///< share of ARR
    double unknown_module_share = 0;
    double department_share = 0;  ///< of the ARR per current department
    Effort seat_effort = Effort::low, tier_effort = Effort::medium, module_effort = Effort::low,
           department_effort = Effort::high;
    double revenue_per_point = 1;            ///< revenue that makes one point of priority
    std::array<double, 3> effort_factors{};  ///< by `Effort`
};

}  // namespace csm
