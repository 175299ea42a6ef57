// SPDX-License-Identifier: MIT
#include <csm/name_index.hpp>

#include "base/keyed_hash.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <array>
#include <compare>
#include <limits>
#include <set>
#include <utility>
#include <vector>

namespace csm {

namespace {

/// In shorter names one letter makes another word.
constexpr std::size_t shortest_near = 6;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// No longer text is a name in which anybody could have slipped.
constexpr std::size_t longest_near = 256;

constexpr std::uint32_t whole = std::numeric_limits<std::uint32_t>::max();

/// A name with one letter left out, or the whole of it, by the hash of what remains.
struct Gap {
    std::uint64_t hash = 0;
    std::uint32_t at = whole;  // of the letter
    std::uint32_t name = 0;    // among the shorter names, then the longer ones
};

constexpr std::uint64_t hash_base = 0x9E3779B97F4A7C15U;

std::uint64_t value_of(char letter) { return static_cast<unsigned char>(letter) + 1U; }

/// A polynomial, so that the hash of a text without one letter follows from those before and behind it.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0;
    for (const char letter : text) hash = hash * hash_base + value_of(letter);
    return hash;
}

void add_gaps(std::vector<Gap>& gaps, std::string_view name, std::uint32_t number) {
    std::uint64_t behind = hash_of(name), before = 0, power = 1;
    for (std::size_t i = 1; i < name.size(); ++i) power *= hash_base;
    // base^-1 modulo 2^64 steps the power down from one letter to the next.
    constexpr std::uint64_t inverse = 0xF1DE83E19937733DU;
    static_assert(hash_base * inverse == 1);
    for (std::uint32_t i = 0; i < name.size(); ++i) {
        behind -= value_of(name[i]) * power;
        if (!is_digit(name[i])) gaps.push_back({before * power + behind, i, number});
        before = before * hash_base + value_of(name[i]);
        power *= inverse;
    }
}

/// The text that remains.
std::strong_ordering compare_gaps(std::string_view a, std::uint32_t a_at, std::string_view b,
                                  std::uint32_t b_at) {
    const std::size_t size = a.size() - (a_at == whole ? 0 : 1);
    for (std::size_t i = 0; i < size; ++i) {
        const auto x = static_cast<unsigned char>(a[i + (i >= a_at ? 1 : 0)]);
        const auto y = static_cast<unsigned char>(b[i + (i >= b_at ? 1 : 0)]);
        if (x != y) return x <=> y;
    }
    return std::strong_ordering::equal;
}

/// What stands at the end of a company's name and says nothing about who it is.
constexpr std::array<std::string_view, 27> legal_forms{
    "inc", "incorporated", "llc",     "llp",  "lp", "ltd", "limited", "plc", "corp",
    "co",  "corporation",  "company", "gmbh", "ag", "kg",  "se",      "sa",  "sas",
    "srl", "spa",          "bv",      "nv",   "ab", "as",  "oy",      "aps", "pty"};

/// U+00C0 to U+00FF without accents, in lower case; a blank is no letter.
constexpr std::string_view latin_letters = "aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy";

char folded(char letter) {
    if (letter >= 'A' && letter <= 'Z') return static_cast<char>(letter - 'A' + 'a');
    const bool is_other = static_cast<unsigned char>(letter) >= 0x80;
    const bool is_kept = is_other || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    return is_kept ? letter : ' ';
}

std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < name.size(); ++i) {
        char letter = folded(name[i]);
        if (name[i] == '\xC3' && i + 1 < name.size() && (name[i + 1] & 0x40) == 0)
            letter = latin_letters[static_cast<unsigned char>(name[++i]) & 0x3FU];
        if (name[i] == '&') words.insert(words.end(), {"and", ""});
        const bool joins = name[i] == '.' || name[i] == '\'';  // S.A., O'Hara
        if (letter != ' ')
            words.back() += letter;
        else if (!joins && !words.back().empty())
            words.emplace_back();
    }
    std::erase(words, "");
    return words;
}

bool is_legal_form(const std::string& word) {
    return std::ranges::find(legal_forms, word) != legal_forms.end();
}

}  // namespace

void NameIndex::add(std::string_view name, std::uint64_t place) {
    if (name.empty() || name.size() > std::numeric_limits<std::uint32_t>::max()) return;
    entries_.push_back({text_.size(), place, static_cast<std::uint32_t>(name.size())});
    text_ += name;
}

/// The first account of each name; names that come again are matches.
std::vector<NameIndex::Entry> NameIndex::distinct(NameMatches& matches, std::size_t most) const {
    boost::unordered_flat_map<std::string_view, std::size_t, KeyedHash>
        known;  // where the name is in `names`
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
    for (std::uint32_t i = 0; i < shorter.size(); ++i) gaps.push_back({hash_of(text(shorter[i])), whole, i});
    for (std::uint32_t i = 0; i < longer.size(); ++i)
        add_gaps(gaps, text(longer[i]), static_cast<std::uint32_t>(shorter.size()) + i);
    // Equal hashes are no proof, and somebody may have made them on purpose: the texts decide.
    std::ranges::sort(gaps, [&](const Gap& a, const Gap& b) {
        if (a.hash != b.hash) return a.hash < b.hash;
        const auto order = compare_gaps(text(name(a.name)), a.at, text(name(b.name)), b.at);
        return order == 0 ? std::pair{a.at, a.name} < std::pair{b.at, b.name} : order < 0;
    });
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const auto add = [&](const Gap& a, const Gap& b) {
        if (a.name == b.name || !differ_by_one_slip(text(name(a.name)), text(name(b.name)))) return;
        pairs.insert(std::minmax(a.name, b.name));
        matches.complete = pairs.size() + matches.found.size() < 4 * most;
    };
    for (auto first = gaps.begin(); first != gaps.end() && matches.complete;) {
        const auto is_other = [&](const Gap& gap) {
            return gap.hash != first->hash ||
                   compare_gaps(text(name(gap.name)), gap.at, text(name(first->name)), first->at) != 0;
        };
        const auto end = std::find_if(first + 1, gaps.end(), is_other);
        const bool has_shorter = (end - 1)->at == whole;
        for (auto one = first; one != end && matches.complete; ++one) {
            if (has_shorter) add(*one, *(end - 1));
            // Another letter stands at the same place, one that changed its place at the next.
            for (auto other = one + 1; other != end && other->at - one->at <= 1 && matches.complete; ++other)
                add(*one, *other);
        }
        first = end;
    }
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
    const std::size_t longest = names.empty() ? 0 : std::min<std::size_t>(names.back().length, longest_near);
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

std::string comparable_name(std::string_view name) {
    auto words = words_of(name);
    while (words.size() > 1 && (is_legal_form(words.back()) || words.back() == "and")) words.pop_back();
    std::string text;
    for (const auto& word : words) text += word;
    return text;
}

bool differ_by_one_slip(std::string_view a, std::string_view b) {
    const auto shorter = std::min(a.size(), b.size());
    std::size_t same = 0;
    while (same < shorter && a[same] == b[same]) ++same;
    a.remove_prefix(same);
    b.remove_prefix(same);
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    const bool swapped = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
    return swapped || (a.size() <= 1 && b.size() <= 1 && a.size() + b.size() > 0);
}

}  // namespace csm
