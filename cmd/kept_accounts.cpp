// SPDX-License-Identifier: MIT
#include "kept_accounts.hpp"

#include <algorithm>
#include <iterator>

namespace csm::cmd {

namespace {

struct KeepingBatch : AccountBatch {
    void clear() override { accounts.clear(); }

    void take(Account& account, std::uint64_t) override { accounts.push_back(std::move(account)); }

    std::vector<Account> accounts;
};

}  // namespace

std::vector<Account> accounts_at(Portfolio& portfolio, std::span<const std::uint64_t> places) {
    std::vector<Account> accounts;
    accounts.reserve(places.size());
    const auto deliver = [&](AccountBatch& batch) {
        auto& kept = dynamic_cast<KeepingBatch&>(batch).accounts;
        std::move(kept.begin(), kept.end(), std::back_inserter(accounts));
    };
    portfolio.read_again(places, {[] { return std::make_unique<KeepingBatch>(); }, deliver, {}});
    return accounts;
}

}  // namespace csm::cmd
