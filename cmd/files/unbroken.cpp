// SPDX-License-Identifier: MIT
#include "files/unbroken.hpp"

#include <csm/date_in_text.hpp>

#include <algorithm>
#include <cstddef>

namespace csm::cmd {

namespace {

constexpr std::string_view hyphen = "\u2011", blank = "\u00A0";  // that do not break

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'); }

/// From the place to the end of what the function finds in the rest; to the end of the text without it.
std::size_t up_to(std::string_view text, std::size_t place, std::string_view end) {
    const auto found = text.find(end, place);
    return (found == std::string_view::npos ? text.size() : found + end.size()) - place;
}

/// Code between marks of as many backticks as it begins with; the marks alone where it does not end.
std::size_t code_at(std::string_view text, std::size_t place) {
    const auto end_of_mark = std::min(text.find_first_not_of('`', place), text.size());
    const auto size = end_of_mark - place;
    for (auto at = text.find('`', end_of_mark); at != std::string_view::npos; at = text.find('`', at)) {
        const auto end = std::min(text.find_first_not_of('`', at), text.size());
        if (end - at == size) return end - place;
        at = end;
    }
    return size;
}

/// The target behind a link's text, with its parentheses, from the ] on; the ] alone without one.
std::size_t target_at(std::string_view text, std::size_t place) {
    constexpr std::size_t longest = 4096;
    auto paragraph = text.substr(0, place + longest);
    paragraph = paragraph.substr(0, paragraph.find("\n\n", place));
    std::size_t depth = 0;
    for (auto at = place + 1; at < paragraph.size(); ++at) {
        if (paragraph[at] == '\\') {
            ++at;
        } else if (paragraph[at] == '(') {
            ++depth;
        } else if (paragraph[at] == ')' && --depth == 0) {
            return at + 1 - place;
        }
    }
    return 1;
}

/// Whether the ] at the place ends the name of a target that stands on a line of its own: [name]: target.
bool names_target(std::string_view text, std::size_t place) {
    if (text.substr(place, 2) != "]:") return false;
    constexpr std::size_t longest = 1000;
    const auto begin = place > longest ? place - longest : 0;
    const auto before = text.substr(begin, place - begin);
    const auto line = before.substr(before.rfind('\n') + 1);
    const auto start = line.find_first_not_of(' ');
    return start != std::string_view::npos && line[start] == '[';
}

/// Whether a word that is an address begins at the place.
bool is_address_at(std::string_view text, std::size_t place) {
    if (!is_letter(text[place]) || (place > 0 && (is_letter(text[place - 1]) || is_digit(text[place - 1]))))
        return false;
    constexpr std::size_t longest_scheme = 16;
    const auto word = text.substr(place);
    const auto scheme = word.substr(0, longest_scheme).find_first_of(":./@ ");
    return word.starts_with("www.") || word.starts_with("mailto:") ||
           (scheme != std::string_view::npos && word.substr(scheme).starts_with("://"));
}

/// How much of the text from the place on has to stay as it is; 0 for none.
std::size_t verbatim_at(std::string_view text, std::size_t place) {
    const auto rest = text.substr(place);
    if (rest.starts_with('\\')) return std::min<std::size_t>(2, rest.size());
    if (rest.starts_with('`')) return code_at(text, place);
    if (rest.starts_with("](")) return target_at(text, place);
    if (names_target(text, place)) return up_to(text, place, "\n");
    if (is_address_at(text, place)) return std::min(rest.find_first_of(" \t\n\r<>|"), rest.size());
    return 0;
}

/// Whether the letter before a day or behind it makes it a part of a longer word, such as a file's name.
bool is_joined(char letter) {
    return is_letter(letter) || is_digit(letter) ||
           std::string_view{"/-_@=&"}.find(letter) != std::string_view::npos;
}

bool is_day_at(std::string_view text, std::size_t place) {
    if (!is_date_at(text, place) || (place > 0 && is_joined(text[place - 1]))) return false;
    const auto end = place + iso_date_size;
    return end == text.size() || !is_joined(text[end]);
}

/// Whether the blank at the place stands between the currency and an amount, or a number and its unit.
bool joins_amount(std::string_view text, std::size_t place, std::string_view currency) {
    const auto rest = text.substr(place + 1);
    if (place == 0 || rest.empty()) return false;
    if (is_digit(text[place - 1])) return rest.starts_with('%') || rest.starts_with("h ");
    const auto before = text.substr(0, place);
    const auto digit = rest.starts_with('-') ? 1U : 0U;
    if (currency.empty() || !before.ends_with(currency) || digit >= rest.size() || !is_digit(rest[digit]))
        return false;
    const auto start = place - currency.size();
    return start == 0 || !is_letter(text[start - 1]) || !is_letter(currency.front());
}

std::string with_blank(std::string_view text) {
    std::string whole;
    for (const char letter : text) letter == ' ' ? whole.append(blank) : whole.append(1, letter);
    return whole;
}

}  // namespace

std::string unbroken(std::string_view text, std::string_view currency) {
    std::string whole;
    for (std::size_t i = 0; i < text.size();) {
        if (const auto size = verbatim_at(text, i); size > 0) {
            whole += text.substr(i, size);
            i += size;
        } else if (is_day_at(text, i)) {
            for (const char letter : text.substr(i, iso_date_size))
                letter == '-' ? whole.append(hyphen) : whole.append(1, letter);
            i += iso_date_size;
        } else if (const auto worded = worded_date_at(text, i); worded > 0) {
            whole += with_blank(text.substr(i, worded));
            i += worded;
        } else {
            const bool joins = text[i] == ' ' && joins_amount(text, i, currency);
            joins ? whole.append(blank) : whole.append(1, text[i]);
            ++i;
        }
    }
    return whole;
}

}  // namespace csm::cmd
