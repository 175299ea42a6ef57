// SPDX-License-Identifier: MIT
#include "read/record_merge.hpp"

#include <csm/own_field.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <type_traits>

namespace csm::read {

namespace {

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool is_known(const std::string& text) { return !text.empty(); }

template <class T>
bool is_known(const std::optional<T>& value) {
    return value.has_value();
}

template <class T>
bool is_known(const Listed<T>& list) {
    return list.given;
}

/// Joins a second record of a customer to the first one.
class Merge {
  public:
    Merge(Account& first, const Account& second, bool days_differ, const Conflict& conflict)
        : first_{first},
          second_{second},
          days_differ_{days_differ},
          conflict_{conflict} {}

    void run(const std::vector<Block>& blocks, const Model& model) {
        for_each_own_field([this](const OwnField& own, auto member) {
            if (own.block().empty() && !is_joined_apart(own)) value(own.name, member);
        });
        segment();
        arr(model);
        for (const auto& block : blocks) merge(block);
        if (second_.oldest_measured &&
            (!first_.oldest_measured || *second_.oldest_measured < *first_.oldest_measured))
            first_.oldest_measured = second_.oldest_measured;
        first_.aged.insert(first_.aged.end(), second_.aged.begin(), second_.aged.end());
    }

  private:
    /// What tells customers apart is the same in both; a segment may be derived, and an ARR measured.
    static bool is_joined_apart(const OwnField& own) {
        return is_member(own.member, &Account::customer_id) || is_member(own.member, &Account::segment) ||
               is_member(own.member, &Account::arr);
    }

    template <class T>
    void value(std::string_view field, T Account::*member) {
        auto& first = first_.*member;
        const auto& second = second_.*member;
        if (!is_known(second)) return;
        if (!is_known(first))
            first = second;
        else if (!(first == second))
            conflict_(field);
    }

    void value(std::string_view, std::size_t Account::*) {}  // of a segment

    void segment() {
        if (!second_.segment_given) return;
        if (first_.segment_given && first_.segment != second_.segment) return conflict_("segment");
        first_.segment = second_.segment;
        first_.segment_given = true;
    }

    /// The ARR may be a metric of the model too; then its slot goes with it.
    void arr(const Model& model) {
        const bool takes = !first_.arr && second_.arr;
        value("arr", &Account::arr);
        for (std::size_t slot = 0; takes && slot < model.fields.size(); ++slot)
            if (model.fields[slot].name == "arr") first_.values[slot] = second_.values[slot];
    }

    /// Calls `use(member)` for the own fields of the block.
    template <class Use>
    static void for_each_own_of(const Block& block, Use use) {
        for_each_own_field([&](const OwnField& own, auto member) {
            if constexpr (!std::is_same_v<decltype(member), std::size_t Account::*>)
                if (own.block() == block.name) use(member);
        });
    }

    static bool holds(const Account& account, const Block& block) {
        bool has_own = false;
        for_each_own_of(block, [&](auto member) { has_own = has_own || is_known(account.*member); });
        return has_own || std::any_of(block.slots.begin(), block.slots.end(),
                                      [&](std::size_t slot) { return !std::isnan(account.values[slot]); });
    }

    bool agree(const Block& block) const {
        bool own_agree = true;
        for_each_own_of(block,
                        [&](auto member) { own_agree = own_agree && first_.*member == second_.*member; });
        return own_agree && std::all_of(block.slots.begin(), block.slots.end(), [&](std::size_t slot) {
                   return same(first_.values[slot], second_.values[slot]);
               });
    }

    void merge(const Block& block) {
        if (!holds(second_, block)) return;
        if (holds(first_, block)) {
            if (days_differ_ || !agree(block)) conflict_(block.name);
            return;
        }
        for (const auto slot : block.slots) first_.values[slot] = second_.values[slot];
        for_each_own_of(block, [this](auto member) { first_.*member = second_.*member; });
    }

    Account& first_;
    const Account& second_;
    bool days_differ_;  // then one of two equal blocks is old, too
    const Conflict& conflict_;
};

}  // namespace

std::vector<Block> blocks_of(const Model& model) {
    std::vector<Block> blocks{{"contract", {}}};  // the first one of a record
    for (std::size_t slot = 0; slot < model.fields.size(); ++slot) {
        const auto& derivation = model.fields[slot].derivation;
        // What follows from a series is joined with it; what follows from others comes afterwards.
        if (derivation.is_ratio()) continue;
        const auto& field = derivation.is_of_series()   ? model.fields[derivation.of].name
                            : derivation.source.empty() ? model.fields[slot].name
                                                        : derivation.source;
        if (field == "arr") continue;
        const auto name = field.substr(0, field.find('.'));
        auto block = std::find_if(blocks.begin(), blocks.end(),
                                  [&](const Block& known) { return known.name == name; });
        if (block == blocks.end()) block = blocks.insert(block, {name, {}});
        block->slots.push_back(slot);
    }
    for (const auto& own : own_fields)
        if (!own.block().empty() && std::ranges::find(blocks, own.block(), &Block::name) == blocks.end())
            blocks.push_back({std::string{own.block()}, {}});
    return blocks;
}

void merge_records(Account& first, const Account& second, const std::vector<Block>& blocks,
                   const Model& model, bool days_differ, const Conflict& conflict) {
    Merge{first, second, days_differ, conflict}.run(blocks, model);
}

}  // namespace csm::read
