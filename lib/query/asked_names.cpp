// SPDX-License-Identifier: MIT
#include <csm/asked_names.hpp>
#include <csm/nearest.hpp>

#include "base/normalised.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace csm {

namespace {

constexpr std::size_t least_of_a_beginning = 3;

/// Names by the form in which they are compared, each with its spellings.
using Spellings = std::map<std::string, std::vector<std::string>>;

Spellings spellings_of(const std::set<std::string>& names) {
    Spellings spellings;
    for (const auto& name : names) spellings[normalised(name)].push_back(name);
    return spellings;
}

/// What one filter means, value by value.
class LookUp {
  public:
    LookUp(std::string_view option, const std::set<std::string>& names, const std::set<std::string>& ids,
           AskedNames& found, bool exactly)
        : option_{option},
          spellings_{spellings_of(names)},
          ids_{ids},
          found_{found},
          exactly_{exactly} {}

    std::vector<std::string> values(const std::vector<std::string>& asked) {
        for (const auto& value : asked) take(value);
        return std::move(values_);
    }

  private:
    void take(const std::string& asked) {
        const auto key = normalised(asked);
        if (ids_.contains(asked)) values_.push_back(asked);
        if (const auto same = spellings_.find(key); same != spellings_.end()) add(same->second);
        if (ids_.contains(asked) || spellings_.contains(key)) return;
        const auto beginnings = that_begin(key);
        if (beginnings.size() == 1 && !exactly_) {
            found_.taken.push_back({option_, asked, beginnings.front()->second.front()});
            return add(beginnings.front()->second);
        }
        UnclearName unclear{option_, asked, {}, !beginnings.empty()};
        for (const auto* name : beginnings) unclear.candidates.push_back(name->second.front());
        if (beginnings.empty()) add_nearest(unclear);
        found_.unclear.push_back(std::move(unclear));
    }

    void add(const std::vector<std::string>& names) {
        values_.insert(values_.end(), names.begin(), names.end());
    }

    std::vector<const Spellings::value_type*> that_begin(const std::string& key) const {
        std::vector<const Spellings::value_type*> beginnings;
        if (key.size() < least_of_a_beginning) return beginnings;
        for (auto name = spellings_.lower_bound(key);
             name != spellings_.end() && name->first.starts_with(key); ++name)
            beginnings.push_back(&*name);
        return beginnings;
    }

    void add_nearest(UnclearName& unclear) const {
        std::vector<std::string> known{ids_.begin(), ids_.end()};
        for (const auto& [key, names] : spellings_) known.push_back(names.front());
        if (auto near = nearest(unclear.asked, known)) unclear.candidates.push_back(std::move(*near));
    }

    std::string_view option_;
    Spellings spellings_;
    const std::set<std::string>& ids_;
    AskedNames& found_;
    bool exactly_;
    std::vector<std::string> values_;
};

/// The names of a part of the input.
struct NamesBatch {
    AccountNames names{};

    void clear() { names = {}; }

    void take(const Account& account, std::uint64_t) {
        names.ids.insert(account.customer_id);
        names.names.insert(account.name);
        names.owners.insert(account.owner);
    }
};

}  // namespace

void AccountNames::merge(AccountNames& other) {
    ids.merge(other.ids);
    names.merge(other.names);
    owners.merge(other.owners);
}

Result<AccountNames> read_names(Portfolio& portfolio) {
    AccountNames names;
    const auto counts =
        portfolio.read({[] { return NamesBatch{}; }, [&](NamesBatch& batch) { names.merge(batch.names); },
                        [](const Problem&) {}});
    if (!counts) return counts.error();
    return names;
}

AskedNames look_up(Filters filters, const AccountNames& names, bool exactly) {
    AskedNames found;
    auto customers = LookUp{"customer", names.names, names.ids, found, exactly}.values(filters.customers);
    const std::set<std::string> no_ids;
    auto owners = LookUp{"owner", names.owners, no_ids, found, exactly}.values(filters.owners);
    found.filters = std::move(filters);
    found.filters.customers = std::move(customers);
    found.filters.owners = std::move(owners);
    return found;
}

}  // namespace csm
