// SPDX-License-Identifier: MIT
#include "reading.hpp"

#include "require.hpp"

#include <boost/date_time/gregorian/gregorian.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

namespace csm::fuzz {

namespace {

const Date today{2026, 3, 1};

/// Two texts are the same when the accounts are, to the last bit; NaN equals NaN.
class Story {
  public:
    explicit Story(const Account& account) {
        for (const auto* text : {&account.customer_id, &account.name, &account.owner, &account.industry,
                                 &account.lifecycle_stage, &account.plan_tier})
            add(*text);
        add(std::to_string(account.segment) + (account.segment_given ? "given" : ""));
        for (const auto& number : {account.arr, account.licensed_seats, account.active_seats}) add(number);
        for (const auto& date : {account.contract_start, account.contract_end, account.oldest_measured})
            add(date ? boost::gregorian::to_iso_extended_string(*date) : "-");
        for (const auto* list :
             {&account.available_tiers, &account.departments_current, &account.departments_potential}) {
            add(list->given ? "list" : "-");
            for (const auto& item : list->items()) add(item);
        }
        add(account.modules.given ? "modules" : "-");
        for (const auto& module : account.modules.items()) {
            add(module.name);
            add(module.adopted ? (*module.adopted ? "true" : "false") : "-");
            add(module.usage_percent);
        }
        for (const double value : account.values) add(std::optional{value});
        text_ += '\n';
    }

    const std::string& text() const { return text_; }

  private:
    void add(const std::string& text) { text_.append(text).append("|"); }

    void add(const std::optional<double>& number) {
        if (!number) return add("none");
        add(std::isnan(*number) ? "nan" : std::to_string(std::bit_cast<std::uint64_t>(*number)));
    }

    std::string text_;
};

/// Takes over what the batches hold.
struct Collected {
    std::vector<Account> accounts;
    std::vector<std::uint64_t> places;
    std::string problems;

    BatchSink sink() {
        return {[] { return PlacedAccounts{}; },
                [this](const PlacedAccounts& kept) {
                    accounts.insert(accounts.end(), kept.accounts.begin(), kept.accounts.end());
                    places.insert(places.end(), kept.places.begin(), kept.places.end());
                },
                [this](const Problem& problem) {
                    require(!problem.message.empty(), "a problem says nothing");
                    problems += describe(problem) + "\n";
                }};
    }

    std::string stories() const {
        std::string text;
        for (const auto& account : accounts) text += Story{account}.text();
        return text;
    }
};

/// Reads the accounts again, last first, and requires that they are the same.
void require_same_again(Portfolio& portfolio, Collected& first) {
    Collected again;
    const std::vector<std::uint64_t> backwards{first.places.rbegin(), first.places.rend()};
    portfolio.read_again(backwards, again.sink());
    std::reverse(again.accounts.begin(), again.accounts.end());
    require_equal(first.stories(), again.stories(), "an account that is read again differs");
}

Told told(std::span<const Source> sources, const Model& model, const ReadOptions& options) {
    Collected collected;
    Portfolio portfolio{sources, model, options};
    const auto counts = portfolio.read(collected.sink());
    Told told;
    if (counts) {
        told.counts = *counts;
        require(told.counts.accounts == collected.accounts.size(), "the count of accounts is wrong");
        require(told.counts.accounts > 0, "a portfolio without customers is accepted");
        require_same_again(portfolio, collected);
        told.text = collected.stories() + collected.problems + std::to_string(told.counts.rejected);
    } else {
        told.error = describe(counts.error());
        require(!counts.error().message.empty(), "an error says nothing");
        told.text = collected.problems + told.error;
    }
    told.accounts = std::move(collected.accounts);
    return told;
}

}  // namespace

Told read_in_every_way(std::span<const Source> sources, const Model& model) {
    std::size_t size = 1;
    for (const auto& source : sources) size = std::max(size, source.bytes.size() + 1);
    auto first = told(sources, model, {.threads = 1, .as_of = today, .batch_bytes = size});
    const ReadOptions others[] = {
        {.threads = 1, .as_of = today, .batch_bytes = 1, .keep_bytes = 0, .packed_bytes = size},
        {.threads = 1, .as_of = today, .batch_bytes = size / 3 + 1, .packed_bytes = 1000 * size},
        {.threads = 3, .as_of = today, .batch_bytes = size / 7 + 1, .packed_bytes = 600}};
    for (const auto& options : others)
        require_equal(first.text, told(sources, model, options).text,
                      "the reading depends on threads or batches: " + std::to_string(options.threads) + ", " +
                          std::to_string(options.batch_bytes));
    return first;
}

}  // namespace csm::fuzz
