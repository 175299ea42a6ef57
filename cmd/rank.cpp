// SPDX-License-Identifier: MIT
#include "rank.hpp"

#include <limits>

namespace csm::cmd {

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
