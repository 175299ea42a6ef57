// SPDX-License-Identifier: MIT
#include <csm/order.hpp>

#include <algorithm>
#include <array>
#include <limits>

namespace csm {

std::string_view word(SortKey key) {
    constexpr std::array<std::string_view, 12> words{"input",    "priority", "score",    "risk",
                                                     "adjusted", "revenue",  "exposure", "arr",
                                                     "renewal",  "coverage", "name",     "customer-id"};
    return words[static_cast<std::size_t>(key)];
}

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

}  // namespace csm
