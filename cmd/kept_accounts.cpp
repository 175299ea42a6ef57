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

DocumentFields fields_of(const Account& account, std::uint64_t place, Portfolio& portfolio,
                         const std::function<void(Problem)>& problem) {
    return portfolio.document_fields(place, [&](Problem found) {
        found.customer_id = account.customer_id;
        problem(std::move(found));
    });
}

KeptAccounts keep_listed(Portfolio& portfolio, std::span<const std::uint64_t> places, bool with_histories,
                         const std::function<void(Problem)>& problem) {
    KeptAccounts kept{.accounts = accounts_at(portfolio, places), .listed = {}, .histories = {}};
    for (const auto& account : kept.accounts) kept.listed.push_back(&account);
    if (!with_histories) return kept;
    const auto tell = [&](Problem found) {
        if (found.field.starts_with("history")) problem(std::move(found));
    };
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto history = fields_of(kept.accounts[i], places[i], portfolio, tell).history;
        kept.histories.push_back(history ? std::move(*history) : std::vector<PastPeriod>{});
    }
    return kept;
}

}  // namespace csm::cmd
