// SPDX-License-Identifier: MIT
#include <csm/number.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace csm {

namespace {

/// Up to this many units a double has room for halves and its whole part fits every conversion below.
constexpr double exact_halves = 1e15;

/// The nearest whole number, ties to even, whatever the rounding mode; |value| < `exact_halves`.
std::int64_t nearest_whole(double value) {
    const auto whole = static_cast<std::int64_t>(value);
    const double rest = std::abs(value - static_cast<double>(whole));
    const bool away_from_zero = rest > 0.5 || (rest == 0.5 && whole % 2 != 0);
    if (!away_from_zero) return whole;
    return value < 0 ? whole - 1 : whole + 1;
}

double round_to_tenth_by_text(double value) {
    std::array<char, 512> buffer{};
    const auto written =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 1);
    double rounded = value;
    std::from_chars(buffer.data(), written.ptr, rounded);
    return rounded == 0 ? 0 : rounded;
}

void append_whole(std::string& text, std::int64_t value) {
    std::array<char, 24> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    text.append(buffer.data(), written.ptr);
}

char* write_whole(char* at, std::int64_t value) { return std::to_chars(at, at + longest_number, value).ptr; }

/// Writes `scaled` / 10^`decimals`, with all its decimals.
char* write_scaled(char* at, std::int64_t scaled, std::size_t decimals) {
    if (scaled < 0) *at++ = '-';
    std::array<char, 24> buffer{};
    const auto written =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), scaled < 0 ? -scaled : scaled);
    const std::string_view digits(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
    const std::size_t point = digits.size() > decimals ? digits.size() - decimals : 0;
    if (point == 0) *at++ = '0';
    at = std::copy_n(digits.begin(), point, at);
    *at++ = '.';
    at = std::fill_n(at, digits.size() < decimals ? decimals - digits.size() : 0, '0');
    return std::copy(digits.begin() + static_cast<std::ptrdiff_t>(point), digits.end(), at);
}

void append_scaled(std::string& text, std::int64_t scaled, std::size_t decimals) {
    std::array<char, 48> buffer{};
    text.append(buffer.data(), write_scaled(buffer.data(), scaled, decimals));
}

/// The tenths from 0 to 100, nearly all that is ever written: each text and its size in eight bytes.
class ScoreTexts {
  public:
    ScoreTexts() {
        for (std::size_t tenths = 0; tenths < texts_.size(); ++tenths) {
            auto& text = texts_[tenths];
            const auto number = static_cast<std::int64_t>(tenths);
            char* const end = tenths % 10 == 0 ? write_whole(text.data(), number / 10)
                                               : write_scaled(text.data(), number, 1);
            text.back() = static_cast<char>(end - text.data());
        }
    }

    static constexpr std::size_t size = 1001;

    /// Writes eight characters, the text first; where the text ends.
    char* write(char* at, std::size_t tenths) const {
        const auto& text = texts_[tenths];
        std::memcpy(at, text.data(), text.size());
        return at + text.back();
    }

  private:
    std::array<std::array<char, 8>, size> texts_{};
};

bool is_zero_text(std::string_view text) { return text.find_first_not_of("-0.") == std::string_view::npos; }

}  // namespace

double round_to_tenth(double value) {
    if (!(std::abs(value) < exact_halves / 10)) return round_to_tenth_by_text(value);
    const double scaled = value * 10;
    const auto whole = static_cast<std::int64_t>(scaled);
    const double rest = std::abs(scaled - static_cast<double>(whole));
    // The product is rounded, but rounding is monotone and a half is representable: a product above or below
    // a half was so before rounding. Only a product equal to a half needs the part that was rounded away.
    if (rest != 0.5) return static_cast<double>(nearest_whole(scaled)) / 10;
    const double rounded_away = std::fma(value, 10.0, -scaled);
    const bool is_tie = rounded_away == 0;
    const bool beyond_half = is_tie ? whole % 2 != 0 : (rounded_away > 0) == (scaled > 0);
    const std::int64_t outward = scaled < 0 ? -1 : 1;
    return static_cast<double>(beyond_half ? whole + outward : whole) / 10;
}

double round_share(double share) {
    constexpr double steps = 10'000;
    return round_to_unit(share * steps) / steps;
}

double round_converted(double value) {
    constexpr double steps = 1'000'000;
    if (!(std::abs(value) < exact_halves / steps)) return value;
    return round_to_unit(value * steps) / steps;
}

double round_to_unit(double value) {
    if (std::abs(value) < exact_halves) return static_cast<double>(nearest_whole(value));
    // Above 1e15 doubles are still spaced by eighths at the least; past 2^53 all are whole.
    const double whole = std::trunc(value);
    const double rest = std::abs(value - whole);
    const bool away_from_zero = rest > 0.5 || (rest == 0.5 && std::fmod(whole, 2.0) != 0);
    return away_from_zero ? whole + std::copysign(1.0, value) : whole;
}

void append_percent_beside(std::string& text, double share, double least) {
    const int decimals = decimals_beside(share, [&](double shown) { return shown >= least; });
    append_fixed(text, decimals == 0 ? round_percent(share) : share * 100, decimals);
    text += " %";
}

double round_percent(double ratio) {
    constexpr double largest = 1e9;
    constexpr double noise = 1e-9;  // more than a double is off by, less than any count is beside a half
    if (!(std::abs(ratio) < largest)) return ratio * 100;
    const double rounded = std::floor(std::abs(ratio) * 100 + 0.5 + noise);
    return ratio < 0 && rounded > 0 ? -rounded : rounded;
}

char* write_shortest(char* at, double value) {
    if (std::abs(value) < exact_halves) {
        const auto whole = static_cast<std::int64_t>(value);
        if (static_cast<double>(whole) == value) return write_whole(at, whole);
    }
    // No two decimals of at most 15 digits share a double, so one that reads back is the shortest.
    if (std::abs(value) < exact_halves / 10'000) {
        const std::int64_t scaled = nearest_whole(value * 10'000);
        if (static_cast<double>(scaled) / 10'000 == value) {
            at = write_scaled(at, scaled, 4);
            while (at[-1] == '0') --at;
            return at;
        }
    }
    return std::to_chars(at, at + longest_number, value, std::chars_format::fixed).ptr;
}

char* write_tenths(char* at, double value) {
    if (!(std::abs(value) < exact_halves / 10)) return write_shortest(at, value);
    static const ScoreTexts scores;
    const std::int64_t tenths = nearest_whole(value * 10);
    if (tenths >= 0 && tenths < static_cast<std::int64_t>(ScoreTexts::size))
        return scores.write(at, static_cast<std::size_t>(tenths));
    if (tenths % 10 == 0) return write_whole(at, tenths / 10);
    return write_scaled(at, tenths, 1);
}

void append_shortest(std::string& text, double value) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): written before it is read
    std::array<char, longest_number> buffer;
    text.append(buffer.data(), write_shortest(buffer.data(), value));
}

void append_shortest(TextBuffer& text, double value) {
    text.keep_to(write_shortest(text.room(longest_number), value));
}

void append_fixed(std::string& text, double value, int decimals) {
    if (decimals == 1 && std::abs(value) < exact_halves / 10) {
        const std::int64_t tenths = nearest_whole(value * 10);
        if (static_cast<double>(tenths) / 10 == value) return append_scaled(text, tenths, 1);
    }
    const int precision = decimals < 0 ? 0 : decimals;
    const std::size_t start = text.size();
    text.resize(start + static_cast<std::size_t>(precision) + 320);
    const auto written = std::to_chars(text.data() + start, text.data() + text.size(), value,
                                       std::chars_format::fixed, precision);
    text.resize(static_cast<std::size_t>(written.ptr - text.data()));
    if (text[start] == '-' && is_zero_text(std::string_view(text).substr(start))) text.erase(start, 1);
}

void append_thousands(std::string& text, double value) {
    const std::size_t start = text.size();
    if (std::abs(value) < exact_halves) {
        append_whole(text, nearest_whole(value));
    } else {
        append_fixed(text, round_to_unit(value), 0);
    }
    const std::size_t first = text[start] == '-' ? start + 1 : start;
    for (std::size_t place = text.size(); place > first + 3; place -= 3) text.insert(place - 3, 1, ',');
}

}  // namespace csm
