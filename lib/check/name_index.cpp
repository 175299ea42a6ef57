// SPDX-License-Identifier: MIT
#include <csm/name_index.hpp>

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <limits>

namespace csm {

namespace {

/// In shorter names one letter makes another word.
constexpr std::size_t shortest_near = 6;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// A name with one letter left out, by the hash of what remains.
struct Gap {
    std::uint64_t hash = 0;
    std::uint32_t name = 0;  // among the shorter names, then the longer ones

    auto operator<=>(const Gap&) const = default;
};

constexpr std::uint64_t hash_start = 14695981039346656037U;

std::uint64_t hash_on(std::uint64_t hash, std::string_view text) {
    for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211U;
    return hash;
}

void add_gaps(std::vector<Gap>& gaps, std::string_view name, std::uint32_t number) {
    auto before = hash_start;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (!is_digit(name[i])) gaps.push_back({hash_on(before, name.substr(i + 1)), number});
        before = hash_on(before, name.substr(i, 1));
    }
}

}  // namespace

void NameIndex::add(std::string_view name, std::uint64_t place) {
    if (name.empty() || name.size() > std::numeric_limits<std::uint32_t>::max()) return;
    entries_.push_back({text_.size(), place, static_cast<std::uint32_t>(name.size())});
    text_ += name;
}

/// The first account of each name; names that come again are matches.
std::vector<NameIndex::Entry> NameIndex::distinct(NameMatches& matches, std::size_t most) const {
    boost::unordered_flat_map<std::string_view, std::size_t> known;  // where the name is in `names`
    std::vector<Entry> names;
    std::vector<NameMatch> repeated;  // by name; 0 accounts: once only
    for (const auto& entry : entries_) {
        const auto [at, is_new] = known.try_emplace(text(entry), names.size());
        if (is_new) {
            names.push_back(entry);
            repeated.push_back({});
            continue;
        }
        auto& match = repeated[at->second];
        if (match.accounts == 0) match = {true, 1, {names[at->second].place, entry.place}};
        ++match.accounts;
    }
    for (const auto& match : repeated) {
        if (match.accounts == 0) continue;
        matches.complete = matches.found.size() < most;
        if (!matches.complete) break;
        matches.found.push_back(match);
    }
    return names;
}

/// Names of one length, and names longer by one, of which two become equal when each (or only the longer)
/// loses a letter.
void NameIndex::find_near(std::span<const Entry> shorter, std::span<const Entry> longer, NameMatches& matches,
                          std::size_t most) const {
    const auto name = [&](std::uint32_t number) -> const Entry& {
        return number < shorter.size() ? shorter[number] : longer[number - shorter.size()];
    };
    std::vector<Gap> gaps;
    for (std::uint32_t i = 0; i < shorter.size(); ++i)
        gaps.push_back({hash_on(hash_start, text(shorter[i])), i});
    for (std::uint32_t i = 0; i < longer.size(); ++i)
        add_gaps(gaps, text(longer[i]), static_cast<std::uint32_t>(shorter.size()) + i);
    std::ranges::sort(gaps);
    gaps.erase(std::unique(gaps.begin(), gaps.end()), gaps.end());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (auto first = gaps.begin(); first != gaps.end() && matches.complete; ++first)
        for (auto other = first + 1; other != gaps.end() && other->hash == first->hash; ++other) {
            if (!differ_by_one_slip(text(name(first->name)), text(name(other->name)))) continue;
            pairs.emplace_back(first->name, other->name);
            matches.complete = pairs.size() + matches.found.size() < 4 * most;
            if (!matches.complete) break;
        }
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const auto& [one, other] : pairs) {
        const auto [earlier, later] = std::minmax(name(one).start, name(other).start);
        const auto& first = name(one).start == earlier ? name(one) : name(other);
        const auto& second = name(one).start == later ? name(one) : name(other);
        matches.found.push_back({false, 2, {first.place, second.place}});
    }
}

NameMatches NameIndex::matches(std::size_t most) const {
    NameMatches matches;
    auto names = distinct(matches, most);
    const auto same = static_cast<std::ptrdiff_t>(matches.found.size());
    std::ranges::stable_sort(names, {}, &Entry::length);
    const auto of_length = [&](std::size_t length) {
        return std::span<const Entry>{std::ranges::lower_bound(names, length, {}, &Entry::length),
                                      std::ranges::upper_bound(names, length, {}, &Entry::length)};
    };
    const std::size_t longest = names.empty() ? 0 : names.back().length;
    for (auto length = shortest_near - 1; length < longest && matches.complete; ++length)
        if (const auto longer = of_length(length + 1); !longer.empty())
            find_near(length < shortest_near ? std::span<const Entry>{} : of_length(length), longer, matches,
                      most);
    const auto by_place = [](const NameMatch& a, const NameMatch& b) {
        return std::pair{a.places[0], a.places[1]} < std::pair{b.places[0], b.places[1]};
    };
    std::sort(matches.found.begin() + same, matches.found.end(), by_place);
    if (matches.found.size() > most) {
        matches.found.resize(most);
        matches.complete = false;
    }
    return matches;
}

}  // namespace csm
