// SPDX-License-Identifier: MIT
#include "document_batch.hpp"

#include <cmath>
#include <iterator>

namespace csm::cmd {

namespace {

void move_to(std::vector<RankedPlace>& all, std::vector<RankedPlace> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

void DocumentPlaces::add(DocumentPlaces more) {
    move_to(listed, std::move(more.listed));
    move_to(queue, std::move(more.queue));
    move_to(changes, std::move(more.changes));
    move_to(renewals, std::move(more.renewals));
    move_to(ready, std::move(more.ready));
}

void DocumentPlaces::clear() { *this = {}; }

void DocumentPlaces::add_to_lists(const Account& account, const Assessment& assessment, Date as_of,
                                  Rank usual, std::uint64_t place) {
    constexpr long soon = 90;
    const auto& health = assessment.health;
    if (assessment.priority <= Tier::high) queue.push_back({std::move(usual), place});
    if (health && health->change && (health->trend == Trend::improving || health->trend == Trend::declining))
        changes.push_back({{-std::abs(*health->change), 0, account.customer_id}, place});
    if (account.contract_end) {
        const auto days = days_between(as_of, *account.contract_end);
        if (days <= soon) renewals.push_back({{static_cast<double>(days), 0, account.customer_id}, place});
    }
    const auto& expansion = assessment.expansion;
    if (expansion && expansion->readiness == Readiness::ready && expansion->net_revenue > 0)
        ready.push_back({{-expansion->net_revenue, 0, account.customer_id}, place});
}

}  // namespace csm::cmd
