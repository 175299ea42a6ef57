// SPDX-License-Identifier: MIT
#include <csm/portfolio_lists.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace csm {

void PortfolioLists::Batch::clear() {
    for (auto* list : {&queue_, &changes_, &renewals_, &ready_}) list->clear();
    put_off_ = 0;
}

/// The action that a decision may name stands in an explained assessment only.
QueuePlace PortfolioLists::Batch::queue_place(const Account& account, const Assessment& assessment) const {
    const auto& settings = analysis_.settings;
    if (!decisions_about(account, settings))
        return place_in_queue(account, assessment.priority, {}, settings);
    const auto explained = analysis_.score(account, Detail::explained);
    return place_in_queue(account, explained.priority, explained.next_action, settings);
}

void PortfolioLists::Batch::take(const Account& account, const Assessment& assessment, std::uint64_t place) {
    constexpr long soon = 90;
    const auto add = [&](std::vector<RankedPlace>& list, double rank) {
        list.push_back({{rank, 0, account.customer_id}, place});
    };
    const auto queue_place = this->queue_place(account, assessment);
    if (queue_place == QueuePlace::queued)
        queue_.push_back({analysis_.rank(order_, account, assessment), place});
    if (queue_place == QueuePlace::put_off) ++put_off_;
    const auto& health = assessment.health;
    const bool moves = health && (health->trend == Trend::improving || health->trend == Trend::declining);
    if (moves && health->change) add(changes_, -std::abs(*health->change));
    if (account.contract_end) {
        const auto days = days_between(analysis_.settings.as_of, *account.contract_end);
        if (days <= soon) add(renewals_, static_cast<double>(days));
    }
    const auto& expansion = assessment.expansion;
    if (expansion && expansion->readiness == Readiness::ready && expansion->net_revenue > 0)
        add(ready_, -expansion->net_revenue);
}

void PortfolioLists::add(Batch& batch) {
    for (const auto list : {&Batch::queue_, &Batch::changes_, &Batch::renewals_, &Batch::ready_})
        std::ranges::move(batch.*list, std::back_inserter(all_.*list));
    all_.put_off_ += batch.put_off_;
}

PortfolioPlaces PortfolioLists::places(std::optional<std::size_t> most) {
    constexpr std::size_t usual = 10, usual_renewals = 15;
    return {.queue = first_places(std::move(all_.queue_), most.value_or(usual)),
            .changes = first_places(std::move(all_.changes_), most.value_or(usual)),
            .renewals = first_places(std::move(all_.renewals_), most.value_or(usual_renewals)),
            .ready = first_places(std::move(all_.ready_), most.value_or(usual))};
}

}  // namespace csm
