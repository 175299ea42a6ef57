// SPDX-License-Identifier: MIT
#include <csm/selected_batch.hpp>

#include <algorithm>

namespace csm {

double Outlook::median_arr() {
    if (arrs.empty()) return 0;
    const auto middle = arrs.begin() + static_cast<std::ptrdiff_t>(arrs.size() / 2);
    std::ranges::nth_element(arrs, middle);
    if (arrs.size() % 2 == 1) return *middle;
    return (*std::max_element(arrs.begin(), middle) + *middle) / 2;
}

}  // namespace csm
