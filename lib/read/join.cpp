// SPDX-License-Identifier: MIT
#include <csm/number.hpp>
#include <csm/portfolio.hpp>

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <cmath>

namespace csm {

namespace {

/// The slots of one input block, such as usage; a metric outside any block is a block of its own.
struct Block {
    std::string name;
    std::vector<std::size_t> slots;
};

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
    Merge(Account& first, const Account& second, const std::string& source, const AccountSink& sink)
        : first_{first},
          second_{second},
          source_{source},
          sink_{sink} {}

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
    }

  private:
    void conflict(std::string_view field) {
        sink_.problem({.file = source_,
                       .record = {},
                       .customer_id = first_.customer_id,
                       .field = std::string{field},
                       .message = "differs from what an earlier file says; the first one is used"});
    }

    template <class T>
    void value(std::string_view field, T& first, const T& second) {
        if (!is_known(second)) return;
        if (!is_known(first))
            first = second;
        else if (!(first == second))
            conflict(field);
    }

    void segment() {
        if (!second_.segment_given) return;
        if (first_.segment_given && first_.segment != second_.segment) return conflict("segment");
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
            if (!agree(block)) conflict(block.name);
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
            conflict("departments");
    }

    Account& first_;
    const Account& second_;
    const std::string& source_;
    const AccountSink& sink_;
};

/// Gives an account without a segment the one that follows from its ARR, and says so.
void settle_segment(Account& account, const std::string& source, const Model& model,
                    const AccountSink& sink) {
    if (account.segment_given) return;
    account.segment = derived_segment(model, account.arr);
    const auto& name = model.segments[account.segment].name;
    sink.problem(
        {.file = source,
         .record = {},
         .customer_id = account.customer_id,
         .field = "segment",
         .message = account.arr ? "is not known; " + name + " follows from the ARR"
                                : "is not known, nor is the ARR; " + name + " is used, the model's default"});
}

Result<ReadCounts> join(std::span<const Source> sources, const Model& model, const AccountSink& sink) {
    std::vector<Account> accounts;
    std::vector<const std::string*> origin;
    boost::unordered_flat_map<std::string, std::size_t> places;
    const auto blocks = blocks_of(model);
    ReadCounts total;
    for (const auto& source : sources) {
        const auto take = [&](Account& account) {
            const auto [place, is_new] = places.try_emplace(account.customer_id, accounts.size());
            if (!is_new) return Merge{accounts[place->second], account, source.name, sink}.run(blocks, model);
            account.input_order = accounts.size();
            accounts.push_back(account);
            origin.push_back(&source.name);
        };
        const auto counts = read_portfolio(source, model, {take, sink.problem});
        if (!counts) return counts.error();
        total.rejected += counts->rejected;
    }
    total.accounts = accounts.size();
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        settle_segment(accounts[i], *origin[i], model, sink);
        sink.account(accounts[i]);
    }
    return total;
}

}  // namespace

Result<ReadCounts> read_portfolios(std::span<const Source> sources, const Model& model,
                                   const AccountSink& sink) {
    if (sources.size() != 1) return join(sources, model, sink);
    const auto& source = sources.front();
    const auto take = [&](Account& account) {
        settle_segment(account, source.name, model, sink);
        sink.account(account);
    };
    return read_portfolio(source, model, {take, sink.problem});
}

}  // namespace csm
