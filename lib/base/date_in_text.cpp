// SPDX-License-Identifier: MIT
#include <csm/date_in_text.hpp>

#include <algorithm>
#include <array>

namespace csm {

namespace {

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'); }

/// Takes what a date consists of from the beginning of a text.
struct DateParts {
    std::string_view rest;
    bool fits = true;

    void digits(std::size_t least, std::size_t most) {
        const auto count = std::min(rest.find_first_not_of("0123456789"), rest.size());
        fits = fits && count >= least && count <= most;
        rest.remove_prefix(count);
    }

    void text(std::string_view wanted) {
        fits = fits && rest.starts_with(wanted);
        rest.remove_prefix(std::min(wanted.size(), rest.size()));
    }

    void month() {
        const auto found =
            std::ranges::find_if(months, [this](std::string_view name) { return rest.starts_with(name); });
        fits = fits && found != months.end();
        if (fits) rest.remove_prefix(found->size());
    }
};

}  // namespace

bool is_date_at(std::string_view text, std::size_t place) {
    constexpr std::string_view form = "dddd-dd-dd";
    if (place > text.size() || text.size() - place < form.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const char letter = text[place + i];
        if (form[i] == 'd' ? !is_digit(letter) : letter != form[i]) return false;
    }
    const auto end = place + form.size();
    return (place == 0 || !is_digit(text[place - 1])) && (end == text.size() || !is_digit(text[end]));
}

std::size_t worded_date_at(std::string_view text, std::size_t place) {
    if (place >= text.size()) return 0;
    if (place > 0 && (is_digit(text[place - 1]) || is_letter(text[place - 1]))) return 0;
    DateParts parts{text.substr(place)};
    if (is_digit(parts.rest.front())) {
        parts.digits(1, 2);
        parts.text(" ");
        parts.month();
        parts.text(" ");
    } else {
        parts.month();
        parts.text(" ");
        parts.digits(1, 2);
        parts.text(", ");
    }
    parts.digits(4, 4);
    return parts.fits ? text.size() - place - parts.rest.size() : 0;
}

}  // namespace csm
