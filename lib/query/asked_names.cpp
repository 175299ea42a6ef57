// SPDX-License-Identifier: MIT
#include <csm/asked_names.hpp>
#include <csm/nearest.hpp>

#include "base/normalised.hpp"
#include "base/quoted.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace csm {

namespace {

constexpr std::ptrdiff_t least_of_a_beginning = 3;  // letters
constexpr std::size_t most_candidates = 5;

std::string quoted(std::string_view name) { return read::quoted(name); }

bool continues_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Names by the form in which they are compared, each with its spellings.
using Spellings = std::map<std::string, std::vector<std::string>>;

Spellings spellings_of(const std::set<std::string>& names) {
    Spellings spellings;
    for (const auto& name : names) spellings[normalised(name)].push_back(name);
    return spellings;
}

/// "Ann Lee", "Anna Bo" or 3 more.
std::string some_of(const std::vector<std::string>& names) {
    std::vector<std::string> shown;
    for (const auto& name : names) {
        const bool is_full = shown.size() == most_candidates;
        if (is_full) shown.push_back(fmt::format("{} more", names.size() - most_candidates));
        if (is_full) break;
        shown.push_back(quoted(name));
    }
    return alternatives(shown);
}

/// What one filter means, value by value.
class LookUp {
  public:
    /// `what` is the filter's kind of name; all must live as long.
    LookUp(std::string_view option, std::string_view what, const std::set<std::string>& names,
           const std::set<std::string>& ids, AskedNames& found, bool exactly)
        : option_{option},
          what_{what},
          spellings_{spellings_of(names)},
          ids_{ids},
          found_{found},
          exactly_{exactly} {}

    NamesAsked names(const std::vector<std::string>& asked) {
        for (const auto& value : asked) take(value);
        return std::move(asked_);
    }

  private:
    void take(const std::string& asked) {
        if (ids_.contains(asked)) return add_id(asked);
        const auto key = normalised(asked);
        if (const auto same = spellings_.find(key); same != spellings_.end()) return add(same->second);
        const auto beginnings = that_begin(key);
        if (beginnings.size() != 1 || exactly_) return tell_unclear(asked, beginnings);
        const auto& spellings = spellings_.at(normalised(beginnings.front()));
        found_.taken.push_back(
            fmt::format("--{} {} is taken for {}", option_, quoted(asked), quoted(spellings.front())));
        add(spellings);
    }

    void add_id(const std::string& id) {
        if (std::ranges::find(asked_.ids, id) != asked_.ids.end()) return;
        asked_.names.push_back(id);
        asked_.ids.push_back(id);
    }

    void add(const std::vector<std::string>& spellings) {
        if (std::ranges::find(asked_.spellings, spellings.front()) != asked_.spellings.end()) return;
        asked_.names.push_back(spellings.front());
        asked_.spellings.insert(asked_.spellings.end(), spellings.begin(), spellings.end());
    }

    /// A spelling of each name that begins so.
    std::vector<std::string> that_begin(const std::string& key) const {
        std::vector<std::string> beginnings;
        const auto letters = std::ranges::count_if(key, [](char byte) { return !continues_letter(byte); });
        if (letters < least_of_a_beginning) return beginnings;
        for (auto name = spellings_.lower_bound(key);
             name != spellings_.end() && name->first.starts_with(key); ++name)
            if (!continues_letter(name->first[key.size()])) beginnings.push_back(name->second.front());
        return beginnings;
    }

    void tell_unclear(const std::string& asked, const std::vector<std::string>& beginnings) {
        if (found_.unclear) return;
        if (beginnings.size() > 1)
            found_.unclear = {{},
                              fmt::format("--{} {} may be one of {}: {}", option_, quoted(asked),
                                          beginnings.size(), some_of(beginnings)),
                              "write the whole name"};
        else
            found_.unclear = {{},
                              fmt::format("no account has the {} {}", what_, quoted(asked)),
                              beginnings.empty() ? advice(asked)
                                                 : fmt::format("did you mean {}? With --fail-on, --strict or "
                                                               "--output a beginning is not enough",
                                                               some_of(beginnings))};
    }

    /// The name or id that was perhaps meant; else, where they are few, all that there are.
    std::string advice(const std::string& asked) const {
        std::vector<std::string> keys{ids_.begin(), ids_.end()}, names;
        for (const auto& [key, spellings] : spellings_) {
            keys.push_back(key);
            names.push_back(spellings.front());
        }
        auto near = nearest(asked, keys);
        if (!near) near = nearest(normalised(asked), keys);
        if (near) {
            const auto spellings = spellings_.find(*near);
            return fmt::format("did you mean {}?",
                               some_of({spellings == spellings_.end() ? *near : spellings->second.front()}));
        }
        return ids_.empty() && !names.empty() ? fmt::format("accounts belong to {}", some_of(names)) : "";
    }

    std::string_view option_;
    std::string_view what_;
    Spellings spellings_;
    const std::set<std::string>& ids_;
    AskedNames& found_;
    bool exactly_;
    NamesAsked asked_;
};

/// The names of a part of the input.
struct NamesBatch {
    const Filters& wanted;
    AccountNames names{};

    void clear() { names = {}; }

    void take(const Account& account, std::uint64_t) {
        if (!wanted.customers.empty()) {
            names.ids.insert(account.customer_id);
            if (!account.name.empty()) names.names.insert(account.name);
        }
        if (!wanted.owners.empty() && !account.owner.empty()) names.owners.insert(account.owner);
    }
};

}  // namespace

void AccountNames::merge(AccountNames& other) {
    ids.merge(other.ids);
    names.merge(other.names);
    owners.merge(other.owners);
}

Result<AccountNames> read_names(Portfolio& portfolio, const Filters& wanted,
                                std::function<void(Problem)> problem) {
    AccountNames names;
    const auto counts =
        portfolio.read({[&] { return NamesBatch{wanted}; },
                        [&](NamesBatch& batch) { names.merge(batch.names); }, std::move(problem)});
    if (!counts) return counts.error();
    return names;
}

AskedNames look_up(const Filters& wanted, const AccountNames& names, bool exactly) {
    AskedNames found;
    const std::set<std::string> no_ids;
    found.customers = LookUp{"customer", "customer_id or name", names.names, names.ids, found, exactly}.names(
        wanted.customers);
    found.owners = LookUp{"owner", "owner", names.owners, no_ids, found, exactly}.names(wanted.owners);
    return found;
}

}  // namespace csm
