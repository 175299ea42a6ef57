// SPDX-License-Identifier: MIT
#include <csm/arr_snapshots.hpp>
#include <csm/portfolio_day.hpp>

#include "base/keyed_hash.hpp"

#include <csm/name_order.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace csm {

/// The ids of all days, each once, and since when the customer pays.
struct ArrSnapshots::Customers {
    /// Of a customer who pays on no day there is no date. Nodes stay where they are, so that accounts can
    /// refer to their ids.
    std::unordered_map<std::string, std::optional<Date>, KeyedHash, std::equal_to<>> first_paid;
};

namespace {

/// What counts of an account.
struct ArrOfAccount {
    std::string customer_id;
    std::optional<Cents> arr;
    std::string group;
};

std::string group_of(const Account& account, const Model& model, RetentionGroup group) {
    switch (group) {
    case RetentionGroup::segment: return model.segments[account.segment].name;
    case RetentionGroup::owner: return account.owner.empty() ? "(no owner)" : account.owner;
    case RetentionGroup::plan: return account.plan_tier.empty() ? "(no plan)" : account.plan_tier;
    case RetentionGroup::none: break;
    }
    return {};
}

/// The accounts of a batch, reduced to what counts.
struct ArrBatch {
    const Model& model;
    RetentionGroup group;
    std::vector<ArrOfAccount> accounts{};

    void clear() { accounts.clear(); }

    void take(Account& account, std::uint64_t) {
        auto arr = account.arr ? cents_of(*account.arr) : std::nullopt;
        if (arr && *arr < 0) arr.reset();
        auto name = group_of(account, model, group);
        accounts.push_back({std::move(account.customer_id), arr, std::move(name)});
    }
};

/// The field that a group is read from.
std::string_view field_of(RetentionGroup group) {
    constexpr std::array<std::string_view, 4> fields{"", "segment", "owner", "contract.plan_tier"};
    return fields[static_cast<std::size_t>(group)];
}

}  // namespace

Error without_day(const Source& source) {
    return {source.name, "does not say of what day it is",
            "retention compares days: \"as_of\" before the customers names one, as csm import writes it"};
}

/// Reads portfolios one day after the other.
class SnapshotReading {
  public:
    SnapshotReading(const Model& model, const ReadOptions& options, RetentionGroup group,
                    const std::function<void(const Problem&)>& problem)
        : model_{model},
          options_{options},
          group_{group},
          problem_{problem} {
        // Measured values do not count here, so they cannot be too old either.
        options_.as_of.reset();
    }

    Result<ArrSnapshots> read(std::span<const Source> sources) {
        std::map<Date, std::vector<Source>> by_day;
        for (const auto& source : sources) {
            const auto day = csm::day_of(source);
            if (!day) return day.error();
            if (!*day) return without_day(source);
            by_day[**day].push_back(source);
        }
        for (const auto& [day, of_day] : by_day)
            if (const auto done = read_day(day, of_day); !done) return done.error();
        sort_groups();
        return std::move(snapshots_);
    }

  private:
    Result<void> read_day(Date day, std::span<const Source> sources) {
        ArrSnapshot snapshot{.day = day, .accounts = {}, .total = 0};
        bool is_too_large = false;
        Portfolio portfolio{sources, model_, options_};
        const auto counts = portfolio.read({[&] {
                                                return ArrBatch{model_, group_};
                                            },
                                            [&](ArrBatch& batch) {
                                                for (auto& account : batch.accounts) {
                                                    add(snapshot, account);
                                                    is_too_large |= snapshot.total > largest_sum;
                                                    if (is_too_large) snapshot.total = 0;
                                                }
                                            },
                                            [&](const Problem& found) {
                                                if (counts_here(found)) problem_(found);
                                            }});
        if (!counts) return counts.error();
        if (is_too_large)
            return Error{sources.front().name, "holds ARR that is too large to be added up to the cent", {}};
        snapshots_.rejected_ += (*counts).rejected;
        std::ranges::sort(snapshot.accounts, {}, &ArrAt::customer_id);
        snapshots_.days_.push_back(std::move(snapshot));
        return {};
    }

    void add(ArrSnapshot& snapshot, ArrOfAccount& account) {
        const auto [customer, is_new] =
            snapshots_.customers_->first_paid.try_emplace(std::move(account.customer_id));
        const bool pays = account.arr.value_or(0) > 0;
        if (pays && !customer->second) customer->second = snapshot.day;
        snapshot.total += account.arr.value_or(0);
        std::uint32_t group = 0;
        if (group_ != RetentionGroup::none)
            group = groups_.try_emplace(std::move(account.group), static_cast<std::uint32_t>(groups_.size()))
                        .first->second;
        snapshot.accounts.push_back({customer->first, account.arr, group});
    }

    bool counts_here(const Problem& problem) const {
        return problem.field.empty() || problem.field == "customer_id" || problem.field == "arr" ||
               problem.field == field_of(group_);
    }

    /// Numbers the groups by code point.
    void sort_groups() {
        for (const auto& [name, number] : groups_) snapshots_.groups_.push_back(name);
        std::ranges::sort(snapshots_.groups_);
        std::vector<std::uint32_t> numbers(groups_.size());
        for (std::uint32_t i = 0; i < numbers.size(); ++i)
            numbers[groups_.find(snapshots_.groups_[i])->second] = i;
        if (numbers.empty()) return;
        for (auto& snapshot : snapshots_.days_)
            for (auto& account : snapshot.accounts) account.group = numbers[account.group];
    }

    const Model& model_;
    ReadOptions options_;
    RetentionGroup group_;
    const std::function<void(const Problem&)>& problem_;
    std::map<std::string, std::uint32_t, NameOrder> groups_;
    ArrSnapshots snapshots_;
};

std::string_view word(RetentionGroup group) {
    constexpr std::array<std::string_view, 4> words{"", "segment", "owner", "plan"};
    return words[static_cast<std::size_t>(group)];
}

ArrSnapshots::ArrSnapshots() : customers_{std::make_unique<Customers>()} {}

ArrSnapshots::~ArrSnapshots() = default;
ArrSnapshots::ArrSnapshots(ArrSnapshots&&) noexcept = default;
ArrSnapshots& ArrSnapshots::operator=(ArrSnapshots&&) noexcept = default;

Result<ArrSnapshots> ArrSnapshots::read(std::span<const Source> sources, const Model& model,
                                        const ReadOptions& options, RetentionGroup group,
                                        const std::function<void(const Problem&)>& problem) {
    return SnapshotReading{model, options, group, problem}.read(sources);
}

std::size_t ArrSnapshots::customers() const { return customers_->first_paid.size(); }

bool ArrSnapshots::has_paid_before(std::string_view customer_id, Date day) const {
    const auto found = customers_->first_paid.find(customer_id);
    return found != customers_->first_paid.end() && found->second && *found->second < day;
}

}  // namespace csm
