// SPDX-License-Identifier: MIT
#include <csm/week_queue.hpp>

#include "base/normalised.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>

namespace csm {

namespace {

/// The account alone.
Group group_of(const Account& account, const Assessment& assessment) {
    const double arr = account.arr.value_or(0);
    const bool is_risky = assessment.churn && is_critical_or_high(assessment.churn->tier);
    return {1, arr, is_risky ? arr : 0};
}

void add_to(Group& group, const Group& other) {
    group.accounts += other.accounts;
    group.arr += other.arr;
    group.arr_at_risk += other.arr_at_risk;
}

template <class Use>
void for_each_metric(const Model& model, Use use) {
    for (const auto* card : {&model.health.card, &model.churn.card})
        for (const auto& dimension : card->dimensions)
            for (const auto& metric : dimension.metrics) use(metric, dimension.weight * metric.weight);
}

}  // namespace

void WeekQueue::Batch::clear() {
    queued_.clear();
    put_off_ = 0;
    if (unjudged_.accounts > 0) std::ranges::fill(unmeasured_, 0);
    unjudged_ = {};
}

/// The action that a decision may name stands in an explained assessment only.
QueuePlace WeekQueue::Batch::place_of(const Account& account, const Assessment& assessment) const {
    const auto& settings = analysis_.settings;
    if (!decisions_about(account, settings)) return place_in_queue(account, assessment, settings);
    return place_in_queue(account, analysis_.score(account, Detail::explained), settings);
}

void WeekQueue::Batch::take(const Account& account, const Assessment& assessment, std::uint64_t place) {
    if (PortfolioAnalysis::trips(Tier::insufficient_data, assessment)) {
        add_to(unjudged_, group_of(account, assessment));
        take_unjudged(account);
    }
    const auto queue_place = place_of(account, assessment);
    if (queue_place == QueuePlace::put_off) ++put_off_;
    if (queue_place != QueuePlace::queued) return;
    queued_.push_back({{analysis_.rank(order_, account, assessment), place},
                       account.customer_id,
                       normalised(account.owner),
                       group_of(account, assessment)});
}

void WeekQueue::Batch::take_unjudged(const Account& account) {
    for_each_metric(analysis_.model, [&](const Metric& metric, double) {
        if (std::isnan(account.values[metric.field])) ++unmeasured_[metric.field];
    });
}

void WeekQueue::add(Batch& batch) {
    std::ranges::move(batch.queued_, std::back_inserter(all_.queued_));
    all_.put_off_ += batch.put_off_;
    if (batch.unjudged_.accounts == 0) return;
    add_to(all_.unjudged_, batch.unjudged_);
    for (std::size_t i = 0; i < all_.unmeasured_.size(); ++i) all_.unmeasured_[i] += batch.unmeasured_[i];
}

WeekPlan WeekQueue::plan() {
    auto& queued = all_.queued_;
    std::ranges::stable_sort(queued, {}, [](const auto& one) -> const Rank& { return one.ranked.rank; });
    WeekPlan plan{.places = {},
                  .customer_ids = {},
                  .put_off = all_.put_off_,
                  .unjudged = all_.unjudged_,
                  .unmeasured = most_unmeasured()};
    std::map<std::string, std::size_t, std::less<>> taken_on;
    for (auto& one : queued) {
        if (++taken_on[one.owner] > capacity_) {
            add_to(plan.waiting, one.group);
            continue;
        }
        plan.places.push_back(one.ranked.place);
        plan.customer_ids.push_back(std::move(one.customer_id));
    }
    std::ranges::sort(plan.customer_ids);
    return plan;
}

/// By what they weigh in the scores, over all accounts that lack them.
std::vector<std::string> WeekQueue::most_unmeasured() const {
    constexpr std::size_t most = 3;
    std::vector<std::pair<double, std::string>> lacking;
    for_each_metric(analysis_.model, [&](const Metric& metric, double weight) {
        if (const auto count = all_.unmeasured_[metric.field]; count > 0)
            lacking.emplace_back(-weight * static_cast<double>(count), metric.label);
    });
    std::ranges::stable_sort(lacking, {}, &std::pair<double, std::string>::first);
    std::vector<std::string> labels;
    for (auto& [weight, label] : lacking)
        if (labels.size() < most && std::ranges::find(labels, label) == labels.end())
            labels.push_back(std::move(label));
    return labels;
}

}  // namespace csm
