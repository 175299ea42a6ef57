// SPDX-License-Identifier: MIT
#include "read/number_cell.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace csm::read {

namespace {

constexpr std::array<std::string_view, 18> currency_signs{
    "US$", "CA$", "A$", "R$", "$", "€", "£", "¥", "₹", "₩", "₺", "zł", "kr", "Kč", "Ft", "CHF", "Rp", "Fr."};
constexpr std::array<std::string_view, 3> blanks{" ", "\u00A0", "\u202F"};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }

bool drop_front(std::string_view& text, std::string_view part) {
    if (!text.starts_with(part)) return false;
    text.remove_prefix(part.size());
    return true;
}

bool drop_back(std::string_view& text, std::string_view part) {
    if (!text.ends_with(part)) return false;
    text.remove_suffix(part.size());
    return true;
}

void drop_blanks(std::string_view& text) {
    const auto drops = [&text](std::string_view blank) {
        return drop_front(text, blank) || drop_back(text, blank);
    };
    while (std::ranges::any_of(blanks, drops)) {
    }
}

/// A currency at either end; three capitals are the code of one.
bool take_currency(std::string_view& text, std::string& currency) {
    if (!currency.empty()) return false;
    for (const auto sign : currency_signs) {
        if (!drop_front(text, sign) && !drop_back(text, sign)) continue;
        currency = sign;
        return true;
    }
    if (text.size() <= 3) return false;
    if (std::all_of(text.begin(), text.begin() + 3, is_upper)) {
        currency = text.substr(0, 3);
        text.remove_prefix(3);
        return true;
    }
    if (!std::all_of(text.end() - 3, text.end(), is_upper)) return false;
    currency = text.substr(text.size() - 3);
    text.remove_suffix(3);
    return true;
}

bool take_sign(std::string_view& text, bool& negative, bool& has_sign) {
    if (has_sign) return false;
    const bool minus = drop_front(text, "-") || drop_front(text, "\u2212");
    has_sign = minus || drop_front(text, "+");
    negative = negative || minus;
    return has_sign;
}

/// Digits and signs only, with what stands between groups of three left out.
std::optional<std::string> plain_digits(std::string_view text) {
    std::string digits;
    while (!text.empty()) {
        const bool after_digit = !digits.empty() && is_digit(digits.back());
        bool grouped = false;
        if (after_digit) {
            const auto rest = text;
            for (const auto mark :
                 {blanks[0], blanks[1], blanks[2], std::string_view("'"), std::string_view("’")})
                grouped = grouped || drop_front(text, mark);
            const bool three = text.size() >= 3 && std::all_of(text.begin(), text.begin() + 3, is_digit);
            const bool no_more = text.size() < 4 || !is_digit(text[3]);
            if (grouped && !(three && no_more)) return std::nullopt;
            if (grouped) continue;
            text = rest;
        }
        const char letter = text.front();
        if (!is_digit(letter) && letter != '.' && letter != ',') return std::nullopt;
        digits += letter;
        text.remove_prefix(1);
    }
    if (std::ranges::none_of(digits, is_digit)) return std::nullopt;
    return digits;
}

/// 1.5e3 as programs write it, in plain digits.
std::optional<std::string> without_exponent(std::string_view text) {
    if (text.find_first_of("eE") == std::string_view::npos || !is_digit(text.front())) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    std::array<char, 400> buffer{};
    const auto written =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
    return std::string{buffer.data(), written.ptr};
}

}  // namespace

std::optional<NumberText> take_apart(std::string_view text) {
    NumberText number;
    drop_blanks(text);
    bool has_sign = false;
    if (text.starts_with('(') && text.ends_with(')')) {
        text = text.substr(1, text.size() - 2);
        number.negative = has_sign = true;
    }
    bool dropped = true;
    while (dropped) {
        drop_blanks(text);
        dropped = take_sign(text, number.negative, has_sign) || take_currency(text, number.currency);
        if (!number.percent && drop_back(text, "%")) dropped = number.percent = true;
    }
    if (text.empty()) return std::nullopt;
    auto digits = without_exponent(text);
    if (!digits) digits = plain_digits(text);
    if (!digits) return std::nullopt;
    number.digits = std::move(*digits);
    return number;
}

bool is_shortened_number(std::string_view id) {
    const auto exponent = id.find_first_of("Ee");
    if (exponent == std::string_view::npos || exponent == 0 || exponent + 2 >= id.size()) return false;
    return id.substr(0, exponent).find_first_not_of("0123456789.,") == std::string_view::npos &&
           id[exponent + 1] == '+' &&
           id.substr(exponent + 2).find_first_not_of("0123456789") == std::string_view::npos;
}

DecimalEvidence decimal_evidence(std::string_view digits) {
    const auto points = std::ranges::count(digits, '.');
    const auto commas = std::ranges::count(digits, ',');
    if (points == 0 && commas == 0) return DecimalEvidence::none;
    if (points > 0 && commas > 0)
        return digits.rfind('.') > digits.rfind(',') ? DecimalEvidence::point : DecimalEvidence::comma;
    if (points > 1) return DecimalEvidence::comma;
    if (commas > 1) return DecimalEvidence::point;
    const auto sign = digits.find_first_of(".,");
    const auto before = digits.substr(0, sign);
    const bool may_be_thousands =
        digits.size() - sign - 1 == 3 && !before.empty() && before.size() <= 3 && before.front() != '0';
    if (may_be_thousands) return DecimalEvidence::ambiguous;
    return points == 1 ? DecimalEvidence::point : DecimalEvidence::comma;
}

std::optional<double> value_of(const NumberText& number, char decimal) {
    const auto sign = number.digits.find(decimal);
    const auto whole = std::string_view{number.digits}.substr(0, sign);
    std::string plain;
    std::size_t group = 0;  // digits since the last mark between thousands
    bool grouped = false;
    for (const char letter : whole) {
        if (is_digit(letter)) {
            plain += letter;
            ++group;
            continue;
        }
        if (grouped ? group != 3 : group == 0 || group > 3) return std::nullopt;
        grouped = true;
        group = 0;
    }
    if (grouped && group != 3) return std::nullopt;
    if (sign != std::string::npos) {
        const auto fraction = std::string_view{number.digits}.substr(sign + 1);
        if (!std::ranges::all_of(fraction, is_digit)) return std::nullopt;
        plain += '.';
        plain += fraction;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
    return number.negative ? -value : value;
}

}  // namespace csm::read
