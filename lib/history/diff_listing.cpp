// SPDX-License-Identifier: MIT
#include <csm/diff_listing.hpp>

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace csm {

namespace {

long behaviour(const auto& change) {
    return change.is_comparable ? std::abs(change.parts[static_cast<std::size_t>(ChangePart::behaviour)])
                                : -1;
}

auto rank(const AccountDiff& account) {
    return std::tuple{-std::max(behaviour(account.health), behaviour(account.churn)),
                      std::string_view{account.customer_id}};
}

bool comes_before(const AccountDiff& one, const AccountDiff& other) { return rank(one) < rank(other); }

}  // namespace

void DiffListing::add(const AccountDiff& account) {
    if (most_ == 0) return;
    if (kept_.size() == most_) {
        if (!comes_before(account, kept_.front())) return;
        std::ranges::pop_heap(kept_, comes_before);
        kept_.pop_back();
    }
    kept_.push_back(account);
    std::ranges::push_heap(kept_, comes_before);
}

std::vector<AccountDiff> DiffListing::accounts() const {
    auto accounts = kept_;
    std::ranges::sort(accounts, comes_before);
    return accounts;
}

}  // namespace csm
