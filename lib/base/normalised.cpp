// SPDX-License-Identifier: MIT
#include "base/normalised.hpp"

#include <csm/name_order.hpp>

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

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

bool is_ascii(char letter) { return static_cast<unsigned char>(letter) < 0x80; }

bool is_ascii(std::string_view word) {
    return std::ranges::all_of(word, [](char letter) { return is_ascii(letter); });
}

/// Words that nearly always are no pair need no more than this. A letter that is not of ASCII may be the same
/// as others in another form.
bool begin_differently(std::string_view a, std::string_view b) {
    return !a.empty() && !b.empty() && !is_blank(a.front()) && !is_blank(b.front()) && is_ascii(a.front()) &&
           is_ascii(b.front()) && folded(a.front()) != folded(b.front());
}

std::string folded_ascii(std::string_view word) {
    std::string key{word};
    std::ranges::transform(key, key.begin(), folded);
    return key;
}

/// By Unicode's full case folding, composed, so that ß is ss and é is one letter however it is written. Bytes
/// that are no UTF-8 stay as they are.
[[gnu::noinline, gnu::cold]] std::string folded_unicode(std::string_view word) {
    utf8proc_uint8_t* folded_text = nullptr;
    const auto* const bytes =
        reinterpret_cast<const utf8proc_uint8_t*>(word.data());  // NOLINT: its interface
    constexpr auto how =
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    const auto size = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(word.size()), &folded_text, how);
    if (size < 0) return folded_ascii(word);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner{folded_text, &std::free};
    return folded_ascii(
        {reinterpret_cast<const char*>(folded_text), static_cast<std::size_t>(size)});  // NOLINT: same
}

}  // namespace

std::string normalised(std::string_view word) {
    word = trimmed(word);
    return is_ascii(word) ? folded_ascii(word) : folded_unicode(word);
}

bool NameOrder::operator()(std::string_view a, std::string_view b) const {
    a = trimmed(a);
    b = trimmed(b);
    if (!is_ascii(a) || !is_ascii(b)) [[unlikely]]
        return normalised(a) < normalised(b);
    return std::ranges::lexicographical_compare(a, b, [](char x, char y) { return folded(x) < folded(y); });
}

bool are_alike(std::string_view a, std::string_view b) {
    if (begin_differently(a, b)) return false;
    a = trimmed(a);
    b = trimmed(b);
    if (!is_ascii(a) || !is_ascii(b)) [[unlikely]]
        return a == b || normalised(a) == normalised(b);
    return std::ranges::equal(a, b, [](char x, char y) { return folded(x) == folded(y); });
}

bool matches(std::string_view word, std::string_view key) {
    if (begin_differently(word, key)) return false;
    word = trimmed(word);
    if (!is_ascii(word)) [[unlikely]]
        return normalised(word) == key;
    return std::ranges::equal(word, key, [](char a, char b) { return folded(a) == b; });
}

}  // namespace csm
