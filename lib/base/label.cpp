// SPDX-License-Identifier: MIT
#include <csm/label.hpp>
#include <csm/text_buffer.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace csm {

namespace {

constexpr std::string_view separators = "_- ";

/// Abbreviations that are no words themselves, by their letters.
constexpr std::array<std::string_view, 46> abbreviations{
    "AI",  "API", "B2B",  "BI",  "CDN", "CMS", "CRM", "CSAT", "CSV", "CTI", "DMS",  "EDI",
    "ERP", "ETL", "GDPR", "HR",  "IOT", "IVR", "KPI", "LDAP", "LMS", "MFA", "ML",   "MRP",
    "NPS", "OKR", "PDF",  "PIM", "PLM", "QA",  "QBR", "R&D",  "ROI", "RPA", "SAML", "SCIM",
    "SDK", "SEO", "SLA",  "SMS", "SQL", "SSO", "UI",  "URL",  "UX",  "VPN"};

/// Those that are words, too, and abbreviations only where they are all of a name.
constexpr std::array<std::string_view, 2> abbreviations_alone{"IT", "PR"};

constexpr std::size_t longest_abbreviation = 4;

constexpr char capital(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

bool are_same_letters(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, capital, capital);
}

/// The word as it is written in a sentence; lives as long as the program or `word`.
std::string_view spelled(std::string_view word, bool is_alone) {
    if (word.size() > longest_abbreviation) return word;
    const auto is_it = [word](std::string_view known) { return are_same_letters(known, word); };
    if (const auto known = std::ranges::find_if(abbreviations, is_it); known != abbreviations.end())
        return *known;
    const auto alone = std::ranges::find_if(abbreviations_alone, is_it);
    return is_alone && alone != abbreviations_alone.end() ? *alone : word;
}

/// Calls `take(word, separator)` for each part; the last one has no separator.
void for_each_word(std::string_view name, const auto& take) {
    for (std::size_t begin = 0; begin <= name.size();) {
        const auto end = std::min(name.find_first_of(separators, begin), name.size());
        take(name.substr(begin, end - begin), name.substr(end, 1));
        begin = end + 1;
    }
}

bool says(std::string_view name, std::string_view kind) {
    bool found = false;
    for_each_word(name, [&](std::string_view word, std::string_view) {
        found = found || are_same_letters(word, kind);
    });
    return found;
}

}  // namespace

template <class Text>
void append_as_words(Text& text, std::string_view name) {
    for_each_word(name, [&](std::string_view word, std::string_view separator) {
        text.append(spelled(word, word.size() == name.size()));
        text.append(separator == "_" ? std::string_view{" "} : separator);
    });
}

template <class Text>
void append_named(Text& text, std::string_view name, std::string_view kind) {
    append_as_words(text, name);
    if (says(name, kind)) return;
    text.append(std::string_view{" "});
    text.append(kind);
}

template void append_as_words(std::string&, std::string_view);
template void append_as_words(TextBuffer&, std::string_view);
template void append_named(std::string&, std::string_view, std::string_view);
template void append_named(TextBuffer&, std::string_view, std::string_view);

std::string as_words(std::string_view name) {
    std::string words;
    append_as_words(words, name);
    return words;
}

std::string named(std::string_view name, std::string_view kind) {
    std::string words;
    append_named(words, name, kind);
    return words;
}

std::string with_capital(std::string words) {
    const auto is_capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    const auto first = std::string_view{words}.substr(0, words.find_first_of(" -"));
    if (std::ranges::none_of(first, is_capital) && !words.empty()) words.front() = capital(words.front());
    return words;
}

std::string label_of_name(std::string_view name) { return with_capital(as_words(name)); }

}  // namespace csm
