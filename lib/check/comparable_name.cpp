// SPDX-License-Identifier: MIT
#include <csm/name_index.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace csm {

namespace {

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
