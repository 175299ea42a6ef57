// SPDX-License-Identifier: MIT
#include <csm/retention.hpp>

#include <algorithm>

namespace csm {

namespace {

/// The customers of a day by id, without a copy where they are in that order already.
class ById {
  public:
    explicit ById(std::span<const ArrAt> day) : customers_{day} {
        if (std::ranges::is_sorted(day, {}, &ArrAt::customer_id)) return;
        sorted_.assign(day.begin(), day.end());
        std::ranges::sort(sorted_, {}, &ArrAt::customer_id);
        customers_ = sorted_;
    }

    ById(const ById&) = delete;
    ById& operator=(const ById&) = delete;

    bool has_next() const { return next_ < customers_.size(); }

    const ArrAt& next() const { return customers_[next_]; }

    /// The next customer, if it is this one.
    const ArrAt* take(std::string_view customer_id) {
        if (!has_next() || next().customer_id != customer_id) return nullptr;
        return &customers_[next_++];
    }

  private:
    std::span<const ArrAt> customers_;
    std::vector<ArrAt> sorted_;
    std::size_t next_ = 0;
};

/// The smallest id that comes next on either day.
std::string_view next_of(const ById& first, const ById& second) {
    if (!first.has_next()) return second.next().customer_id;
    if (!second.has_next()) return first.next().customer_id;
    return std::min(first.next().customer_id, second.next().customer_id);
}

void add(Retention& retention, const ArrAt* before, const ArrAt* after, const RetentionSettings& settings) {
    const auto& known = before != nullptr ? *before : *after;
    if ((before != nullptr && !before->arr) || (after != nullptr && !after->arr)) {
        retention.arr_unknown.emplace_back(known.customer_id);
        if (before != nullptr) ++retention.unknown_at_start;
        if (after != nullptr) retention.left_out_ending += after->arr.value_or(0);
        return;
    }
    const Cents x = before != nullptr ? *before->arr : 0, y = after != nullptr ? *after->arr : 0;
    const bool has_paid =
        x == 0 && y > 0 && settings.has_paid_before && settings.has_paid_before(known.customer_id);
    retention.all.add(x, y, has_paid);
    if (settings.groups > 0) retention.by_group[known.group].add(x, y, has_paid);
}

ArrFlow sum_of(const ArrFlow& a, const ArrFlow& b) {
    return {a.amount + b.amount, a.customers + b.customers};
}

}  // namespace

void ArrBridge::add(Cents before, Cents after, bool has_paid_before) {
    if (before > 0) beginning.add(before);
    if (after > 0) ending.add(after);
    if (before > 0 && after > 0) ++retained;
    if (before == 0 && after > 0) (has_paid_before ? reactivation : fresh).add(after);
    if (before > 0 && after == 0) churn.add(before);
    if (before > 0 && after > before) expansion.add(after - before);
    if (after > 0 && after < before) contraction.add(before - after);
}

ArrBridge& ArrBridge::operator+=(const ArrBridge& other) {
    for (const auto flow :
         {&ArrBridge::beginning, &ArrBridge::fresh, &ArrBridge::reactivation, &ArrBridge::expansion,
          &ArrBridge::contraction, &ArrBridge::churn, &ArrBridge::ending})
        this->*flow = sum_of(this->*flow, other.*flow);
    retained += other.retained;
    return *this;
}

std::optional<double> ArrBridge::net_retention() const {
    return share_of(beginning.amount + net_change(), beginning.amount);
}

std::optional<double> ArrBridge::gross_retention() const {
    return share_of(beginning.amount - contraction.amount - churn.amount, beginning.amount);
}

std::optional<double> ArrBridge::logo_retention() const {
    return share_of(static_cast<Cents>(retained), static_cast<Cents>(beginning.customers));
}

std::optional<double> share_of(Cents part, Cents whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

Retention retention_between(std::span<const ArrAt> first, std::span<const ArrAt> second,
                            const RetentionSettings& settings) {
    Retention retention;
    retention.by_group.resize(settings.groups);
    ById before{first}, after{second};
    while (before.has_next() || after.has_next()) {
        const auto id = next_of(before, after);
        const auto* const was = before.take(id);
        const auto* const is = after.take(id);
        add(retention, was, is, settings);
    }
    return retention;
}

}  // namespace csm
