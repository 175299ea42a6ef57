// SPDX-License-Identifier: MIT
#include <csm/spellings.hpp>

#include "base/normalised.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace csm {

std::string_view word(SpelledKind kind) {
    constexpr std::array<std::string_view, 3> words{"owner", "module", "department"};
    return words[static_cast<std::size_t>(kind)];
}

void SpellingTally::add(const NameUse& use) {
    constexpr std::size_t most_kept = 100'000;
    auto key = normalised(use.text);
    if (key.empty()) return;
    auto& spellings = names_[{use.kind, std::move(key)}];
    const auto known = spellings.find(use.text);
    if (known != spellings.end()) {
        ++known->second;
    } else if (kept_ < most_kept) {
        spellings.emplace(use.text, 1);
        ++kept_;
    } else {
        is_complete_ = false;
    }
}

std::vector<SpelledName> SpellingTally::names() const {
    std::vector<SpelledName> names;
    for (const auto& [name, spellings] : names_) {
        if (spellings.size() < 2) continue;
        SpelledName spelled{name.first, {}};
        for (const auto& [text, accounts] : spellings) spelled.spellings.push_back({text, accounts});
        std::ranges::stable_sort(spelled.spellings, std::greater{}, &Spelling::accounts);
        names.push_back(std::move(spelled));
    }
    return names;
}

}  // namespace csm
