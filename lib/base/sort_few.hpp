// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace csm {

/// A stable sort that takes no memory for the few items that a list mostly has: by insertion up to 32, else
/// std::stable_sort. `less` is a strict weak order.
template <class Items, class Less>
void sort_few(Items& items, Less less) {
    constexpr std::size_t few = 32;
    if (items.size() > few) return std::stable_sort(items.begin(), items.end(), less);
    for (auto next = items.begin(); next != items.end(); ++next)
        std::rotate(std::upper_bound(items.begin(), next, *next, less), next, std::next(next));
}

}  // namespace csm
