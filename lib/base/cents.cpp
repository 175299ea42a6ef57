// SPDX-License-Identifier: MIT
#include <csm/cents.hpp>

#include <csm/number.hpp>

#include <boost/multiprecision/cpp_int.hpp>

#include <charconv>
#include <cmath>
#include <cstddef>

namespace csm {

namespace {

using Whole = boost::multiprecision::cpp_int;

constexpr std::size_t most_digits = 60;
constexpr int largest_exponent = 40;
constexpr Cents largest_amount = 100'000'000'000'000'000;  // 1e15 units, as for every number of the input

Whole power_of_ten(int exponent) { return pow(Whole{10}, static_cast<unsigned>(exponent)); }

Whole digits_of(const Decimal& number) { return number.digits.empty() ? Whole{0} : Whole{number.digits}; }

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// The exponent behind the digits; nothing when there is something else.
std::optional<int> exponent_of(std::string_view text) {
    if (text.empty()) return 0;
    if (text.front() != 'e' && text.front() != 'E') return std::nullopt;
    text.remove_prefix(1);
    if (text.starts_with("+-")) return std::nullopt;
    if (text.starts_with('+')) text.remove_prefix(1);
    int exponent = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), exponent);
    const bool is_whole = failure == std::errc{} && end == text.data() + text.size();
    return is_whole && std::abs(exponent) <= largest_exponent ? std::optional{exponent} : std::nullopt;
}

/// dividend / divisor, both not negative, to the nearest whole number and from halves to the even one;
/// nothing beyond the largest amount.
std::optional<Cents> rounded(const Whole& dividend, const Whole& divisor) {
    Whole whole, rest;
    divide_qr(dividend, divisor, whole, rest);
    const int half = Whole{2 * rest}.compare(divisor);
    if (half > 0 || (half == 0 && bit_test(whole, 0))) ++whole;
    return whole <= largest_amount ? std::optional{static_cast<Cents>(whole)} : std::nullopt;
}

/// The number · factor / divisor in cents.
std::optional<Cents> cents_of(const Decimal& number, Whole factor, Whole divisor) {
    (number.decimals < 0 ? factor : divisor) *= power_of_ten(std::abs(number.decimals));
    const auto cents = rounded(digits_of(number) * factor, divisor);
    return cents && number.negative ? std::optional{-*cents} : cents;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
    Decimal number;
    if (text.starts_with('-') || text.starts_with('+')) {
        number.negative = text.front() == '-';
        text.remove_prefix(1);
    }
    bool has_point = false, has_digit = false;
    std::size_t at = 0;
    for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !has_point)); ++at) {
        if (text[at] == '.') {
            has_point = true;
            continue;
        }
        has_digit = true;
        if (has_point) ++number.decimals;
        if (text[at] != '0' || !number.digits.empty()) number.digits += text[at];
    }
    const auto exponent = exponent_of(text.substr(at));
    if (!has_digit || !exponent || at > most_digits) return std::nullopt;
    number.decimals -= *exponent;
    return number;
}

std::optional<Cents> cents_of(const Decimal& amount) { return cents_of(amount, 100, 1); }

std::optional<Cents> cents_of(double amount) {
    if (!is_plausible(amount)) return std::nullopt;
    std::string text;
    append_shortest(text, amount);
    // Numbers that are all but 0 have hundreds of digits.
    if (text.size() > most_digits) return 0;
    const auto number = parse_decimal(text);
    return number ? cents_of(*number) : std::nullopt;
}

std::optional<Cents> yearly_cents(const Decimal& amount, const Decimal& months) {
    if (months.sign() <= 0) return std::nullopt;
    constexpr int cents_a_year = 1200;
    Whole factor{cents_a_year}, divisor = digits_of(months);
    (months.decimals < 0 ? divisor : factor) *= power_of_ten(std::abs(months.decimals));
    return cents_of(amount, std::move(factor), std::move(divisor));
}

std::string cents_text(Cents cents, std::string_view thousands) {
    const auto size = cents < 0 ? 0 - static_cast<std::uint64_t>(cents) : static_cast<std::uint64_t>(cents);
    auto units = std::to_string(size / 100);
    constexpr std::size_t group = 3;
    if (!thousands.empty())
        for (auto at = units.size(); at > group; at -= group) units.insert(at - group, thousands);
    const auto fraction = std::to_string(size % 100);
    return (cents < 0 ? "-" : "") + units + (fraction.size() < 2 ? ".0" : ".") + fraction;
}

}  // namespace csm
