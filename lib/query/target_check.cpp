// SPDX-License-Identifier: MIT
#include <csm/number.hpp>
#include <csm/target_check.hpp>

namespace csm {

int TargetCheck::decimals() const {
    return decimals_beside(actual, [this](double share) {
        if (limit == "at_least") return share >= target;
        return limit == "at_most" ? share <= target : share < target;
    });
}

}  // namespace csm
