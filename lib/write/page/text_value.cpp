// SPDX-License-Identifier: MIT
#include "write/page/text_value.hpp"

#include "base/text_width.hpp"

#include <csm/number.hpp>

#include <algorithm>
#include <cmath>

namespace csm {

namespace {

std::string shown(std::monostate /*unused*/) { return std::string(not_known); }

std::string shown(const std::string& text) { return printable(text); }

std::string shown(Money money) {
    if (!std::isfinite(money.amount)) return std::string(not_known);
    std::string text;
    append_thousands(text, money.amount);
    return text;
}

std::string shown(Amount amount) { return cents_text(amount.cents, ","); }

std::string shown(Points points) {
    if (!std::isfinite(points.value)) return std::string(not_known);
    const double rounded = round_to_tenth(points.value);
    std::string text = points.with_sign && rounded > 0 ? "+" : "";
    append_fixed(text, rounded, 1);
    return points.in_doubt ? text += '?' : text;
}

std::string shown(Share share) {
    if (!std::isfinite(share.ratio)) return std::string(not_known);
    std::string text;
    const bool is_whole = share.decimals <= 0;
    append_fixed(text, is_whole ? round_percent(share.ratio) : share.ratio * 100, share.decimals);
    return text.append(" %");
}

std::string shown(Measured measured) {
    if (!std::isfinite(measured.value)) return std::string(not_known);
    std::string text;
    append_shortest(text, measured.value);
    return text;
}

std::string shown(Count count) {
    std::string text;
    append_thousands(text, static_cast<double>(count.value));
    return text;
}

/// NaN for what is no number.
struct Number {
    double operator()(Money money) const { return money.amount; }

    double operator()(Amount amount) const { return units_of(amount.cents); }

    double operator()(Points points) const {
        return std::isfinite(points.value) ? round_to_tenth(points.value) : points.value;
    }

    double operator()(Share share) const { return share.ratio; }

    double operator()(Measured measured) const { return measured.value; }

    double operator()(Count count) const { return static_cast<double>(count.value); }

    double operator()(const auto& /*unused*/) const { return std::nan(""); }
};

std::string shown(Date date) { return date.is_special() ? std::string(not_known) : iso_text(date); }

}  // namespace

std::string value_text(const Value& value) {
    return std::visit([](const auto& known) { return shown(known); }, value);
}

std::optional<double> number_in(const Value& value) {
    const double number = std::visit(Number{}, value);
    return std::isfinite(number) ? std::optional{number} : std::nullopt;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string printable_line(std::string_view line) {
    const auto blanks = std::min(line.find_first_not_of(' '), line.size());
    return std::string(blanks, ' ') + printable(line.substr(blanks));
}

}  // namespace csm
