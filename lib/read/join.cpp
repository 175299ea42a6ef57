// SPDX-License-Identifier: MIT
#include "read/join.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace csm::read {

std::vector<Block> blocks_of(const Model& model) {
    std::vector<Block> blocks{{"contract", {}}};
    for (std::size_t slot = 0; slot < model.fields.size(); ++slot) {
        const auto& field = model.fields[slot].name;
        if (field == "arr") continue;
        const auto name = field.substr(0, field.find('.'));
        auto block = std::find_if(blocks.begin(), blocks.end(),
                                  [&](const Block& known) { return known.name == name; });
        if (block == blocks.end()) block = blocks.insert(block, {name, {}});
        block->slots.push_back(slot);
    }
    return blocks;
}

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
    Merge(Account& first, const Account& second, const Conflict& conflict)
        : first_{first},
          second_{second},
          conflict_{conflict} {}

    void run(const std::vector<Block>& blocks, const Model& model) {
        value("name", first_.name, second_.name);
        value("owner", first_.owner, second_.owner);
        value("industry", first_.industry, second_.industry);
        value("lifecycle_stage", first_.lifecycle_stage, second_.lifecycle_stage);
        value("contract_start_date", first_.contract_start, second_.contract_start);
        value("contract_end_date", first_.contract_end, second_.contract_end);
        segment();
        arr(model);
        for (const auto& block : blocks) merge(block);
        value("product_usage", first_.modules, second_.modules);
        departments();
        if (second_.oldest_measured &&
            (!first_.oldest_measured || *second_.oldest_measured < *first_.oldest_measured))
            first_.oldest_measured = second_.oldest_measured;
    }

  private:
    template <class T>
    void value(std::string_view field, T& first, const T& second) {
        if (!is_known(second)) return;
        if (!is_known(first))
            first = second;
        else if (!(first == second))
            conflict_(field);
    }

    void segment() {
        if (!second_.segment_given) return;
        if (first_.segment_given && first_.segment != second_.segment) return conflict_("segment");
        first_.segment = second_.segment;
        first_.segment_given = true;
    }

    /// The ARR may be a metric of the model too; then its slot goes with it.
    void arr(const Model& model) {
        const bool takes = !first_.arr && second_.arr;
        value("arr", first_.arr, second_.arr);
        for (std::size_t slot = 0; takes && slot < model.fields.size(); ++slot)
            if (model.fields[slot].name == "arr") first_.values[slot] = second_.values[slot];
    }

    static auto contract_parts(auto& account) {
        return std::tie(account.licensed_seats, account.active_seats, account.plan_tier,
                        account.available_tiers);
    }

    static bool holds(const Account& account, const Block& block) {
        const bool contract =
            block.name == "contract" && (account.licensed_seats || account.active_seats ||
                                         !account.plan_tier.empty() || account.available_tiers.given);
        return contract || std::any_of(block.slots.begin(), block.slots.end(),
                                       [&](std::size_t slot) { return !std::isnan(account.values[slot]); });
    }

    bool agree(const Block& block) const {
        const bool contract = block.name != "contract" || contract_parts(first_) == contract_parts(second_);
        return contract && std::all_of(block.slots.begin(), block.slots.end(), [&](std::size_t slot) {
                   return same(first_.values[slot], second_.values[slot]);
               });
    }

    void merge(const Block& block) {
        if (!holds(second_, block)) return;
        if (holds(first_, block)) {
            if (!agree(block)) conflict_(block.name);
            return;
        }
        for (const auto slot : block.slots) first_.values[slot] = second_.values[slot];
        if (block.name == "contract") contract_parts(first_) = contract_parts(second_);
    }

    void departments() {
        const auto parts = [](auto& account) {
            return std::tie(account.departments_current, account.departments_potential);
        };
        const auto given = [](const Account& account) {
            return account.departments_current.given || account.departments_potential.given;
        };
        if (!given(second_)) return;
        if (!given(first_))
            parts(first_) = parts(second_);
        else if (parts(first_) != parts(second_))
            conflict_("departments");
    }

    Account& first_;
    const Account& second_;
    const Conflict& conflict_;
};

}  // namespace

void merge_records(Account& first, const Account& second, const std::vector<Block>& blocks,
                   const Model& model, const Conflict& conflict) {
    Merge{first, second, conflict}.run(blocks, model);
}

}  // namespace csm::read
