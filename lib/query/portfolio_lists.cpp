// SPDX-License-Identifier: MIT
#include <csm/portfolio_lists.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace csm {

void PortfolioLists::Batch::clear() {
    queue_.clear();
    for (auto* list : {&changes_, &renewals_, &ready_}) list->clear();
}

void PortfolioLists::Batch::take(const Account& account, const Assessment& assessment, std::uint64_t place) {
    constexpr long soon = 90;
    const auto add = [&](std::vector<RankedPlace>& list, double rank) {
        list.push_back({{rank, 0, account.customer_id}, place});
    };
    queue_.take(account, assessment, place);
    const auto& health = assessment.health;
    const bool moves = health && (health->trend == Trend::improving || health->trend == Trend::declining);
    if (moves && health->change) add(changes_, -std::abs(*health->change));
    const auto& [model, settings] = analysis_;
    const auto days = urgency_of(account, model.churn, settings.as_of).days_to_renewal;
    if (days && *days <= soon) add(renewals_, static_cast<double>(*days));
    const auto& expansion = assessment.expansion;
    if (expansion && expansion->readiness == Readiness::ready && expansion->net_revenue > 0)
        add(ready_, -expansion->net_revenue);
}

void PortfolioLists::add(Batch& batch) {
    queue_.add(batch.queue_);
    for (const auto list : {&Batch::changes_, &Batch::renewals_, &Batch::ready_})
        std::ranges::move(batch.*list, std::back_inserter(all_.*list));
}

PortfolioPlaces PortfolioLists::places(std::optional<std::size_t> most) {
    constexpr std::size_t usual = 10, usual_renewals = 15;
    return {.week = queue_.plan(),
            .changes = first_places(std::move(all_.changes_), most.value_or(usual)),
            .renewals = first_places(std::move(all_.renewals_), most.value_or(usual_renewals)),
            .ready = first_places(std::move(all_.ready_), most.value_or(usual))};
}

}  // namespace csm
