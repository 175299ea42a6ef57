// SPDX-License-Identifier: MIT
#include "rank.hpp"

#include <algorithm>
#include <limits>

namespace csm::cmd {

std::vector<std::uint64_t> first_places(std::vector<RankedPlace> ranked, std::size_t most) {
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const RankedPlace& a, const RankedPlace& b) { return a.rank < b.rank; });
    if (ranked.size() > most) ranked.resize(most);
    std::vector<std::uint64_t> places;
    places.reserve(ranked.size());
    for (const auto& row : ranked) places.push_back(row.place);
    return places;
}

Rank account_rank(SortKey key, const Account& account) {
    constexpr double last = std::numeric_limits<double>::max();
    switch (key) {
    case SortKey::arr: return {account.arr ? -*account.arr : last, 0, {}};
    case SortKey::renewal:
        return {account.contract_end ? static_cast<double>(account.contract_end->day_number()) : last, 0, {}};
    case SortKey::name: return {0, 0, account.name};
    case SortKey::customer_id: return {0, 0, account.customer_id};
    default: return {};
    }
}

}  // namespace csm::cmd
