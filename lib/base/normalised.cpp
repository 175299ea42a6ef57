// SPDX-License-Identifier: MIT
#include "base/normalised.hpp"

#include <csm/name_order.hpp>

#include <algorithm>

namespace csm {

namespace {

bool is_blank(char letter) { return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r'; }

std::string_view trimmed(std::string_view word) {
    while (!word.empty() && is_blank(word.front())) word.remove_prefix(1);
    while (!word.empty() && is_blank(word.back())) word.remove_suffix(1);
    return word;
}

char folded(char letter) {
    if (letter >= 'A' && letter <= 'Z') return static_cast<char>(letter - 'A' + 'a');
    return letter == ' ' || letter == '-' ? '_' : letter;
}

/// Words that nearly always are no pair need no more than this.
bool begin_differently(std::string_view a, std::string_view b) {
    return !a.empty() && !b.empty() && !is_blank(a.front()) && !is_blank(b.front()) &&
           folded(a.front()) != folded(b.front());
}

}  // namespace

std::string normalised(std::string_view word) {
    std::string key{trimmed(word)};
    std::transform(key.begin(), key.end(), key.begin(), folded);
    return key;
}

bool NameOrder::operator()(std::string_view a, std::string_view b) const {
    a = trimmed(a);
    b = trimmed(b);
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](char x, char y) { return folded(x) < folded(y); });
}

bool are_alike(std::string_view a, std::string_view b) {
    if (begin_differently(a, b)) return false;
    a = trimmed(a);
    b = trimmed(b);
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return folded(x) == folded(y); });
}

bool matches(std::string_view word, std::string_view key) {
    if (begin_differently(word, key)) return false;
    word = trimmed(word);
    return word.size() == key.size() &&
           std::equal(word.begin(), word.end(), key.begin(), [](char a, char b) { return folded(a) == b; });
}

}  // namespace csm
